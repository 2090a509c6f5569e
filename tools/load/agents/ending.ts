/** Whoever says that it is so, or that it is done: officers verify and confirm, checkers check. */
import { shares } from '../../replay/habits.ts'
import { deskOf } from './desk.ts'
import type { Did, Doing } from './doing.ts'

export function verify(doing: Doing): Did {
  const { world, life, task } = doing
  const { gridId } = life.state.areas
  const person = task.personId ?? (gridId === undefined ? undefined : world.scene.officerOf(gridId))
  if (person === undefined) {
    const matter = life.state.matter ?? '100299'
    return world.act(life, deskOf(doing), 'accept', { matter, waiver: '网格无人在岗，已电话核实' })
  }
  const draw = life.random.next()
  const { notThere, nobodyCanTell } = shares
  const outcome = draw < notThere ? 'not_exist' : draw < notThere + nobodyCanTell ? 'unable' : 'exist'
  return world.act(life, world.parts.crew.principal(person), 'verify', { outcome }, { taskId: task.id })
}

/** By the desk's checker, who has handled nothing; a village's desk has none and looks itself. */
export function check(doing: Doing): Did {
  const { world, life, task } = doing
  const deskId = task.deskId ?? life.state.deskId
  const checker = deskId === undefined ? undefined : world.parts.crew.checker(deskId, life.random)
  const who = task.personId ? world.parts.crew.principal(task.personId) : (checker ?? deskOf(doing))
  const reworked = life.random.chance(shares.reworked)
  const input = reworked ? { outcome: 'not_pass', note: '现场仍有遗留' } : { outcome: 'pass' }
  return world.act(life, who, 'check', input, { taskId: task.id })
}

/** Whoever confirms in another's place says why. */
export function confirm(doing: Doing): Did {
  const { world, life, task } = doing
  const who = task.personId ? world.parts.crew.principal(task.personId) : deskOf(doing)
  if (world.seldom(life.random, shares.notConfirmed)) {
    return world.act(life, who, 'rejectConfirmation', { reason: '问题未解决' }, { taskId: task.id })
  }
  const reading = life.state.source === 'sensor' ? { readingNormal: true } : {}
  const note = task.personId ? {} : { note: '已回访确认' }
  return world.act(life, who, 'confirm', { ...reading, ...note }, { taskId: task.id })
}
