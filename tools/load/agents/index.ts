/** Whoever owes something gets round to it: soon or late, as people do; and does one of the things that may be done. */
import { HOUR, currentClock, isOpenTask, openTasks } from '@onegrid/domain'
import type { Task, TaskKind } from '@onegrid/domain'
import { inSession, momentOf } from '../../replay/habits.ts'
import type { Life } from '../life.ts'
import type { World } from '../world.ts'
import { accept, contact, coordinate, countersign, dispatch, extension, review, ruling } from './desk.ts'
import type { Agent } from './doing.ts'
import { check, confirm, verify } from './ending.ts'
import { judge, reply } from './order.ts'
import { arrive, work } from './unit.ts'

const ofEvents: Readonly<Record<TaskKind, Agent>> = {
  accept, verify, dispatch, check, confirm, contact, ruling, countersign, coordinate, review, extension,
  lead: work, assist: work, whistle: arrive, reply,
}
const ofOrders: Readonly<Partial<Record<TaskKind, Agent>>> = { reply, check: judge }

/** Refused so often in a row, nobody tries any more. */
const GIVES_UP = 5

/** Plans when somebody gets round to what the case owes and nobody has taken up yet. */
export function look(world: World, life: Life): void {
  for (const task of openTasks(life.state)) {
    const key = keyOf(task)
    const clock = currentClock(task)
    if (life.taken.has(key) || life.failures >= GIVES_UP || clock?.pausedAt !== undefined) continue
    life.taken.add(key)
    const at = momentOf(life.random, world.now, clock?.dueAt, world.scene.calendar)
    world.plan(life, at, () => getRoundTo(world, life, task))
  }
}

function getRoundTo(world: World, life: Life, { id, ...planned }: Task): void {
  const key = keyOf({ id, ...planned })
  const task = life.state.tasks.find((one) => one.id === id)
  if (!task || !isOpenTask(task) || keyOf(task) !== key) return
  // It stands still: whoever takes it up again plans anew.
  if (currentClock(task)?.pausedAt !== undefined) return void life.taken.delete(key)
  const agents = life.def.kind === 'order' ? ofOrders : ofEvents
  const did = agents[task.kind]?.({ world, life, task }) ?? 'kept'
  if (did === 'kept') return
  if (!did && ++life.failures < GIVES_UP) {
    const at = inSession(world.scene.calendar, world.now + life.random.int(1, 5) * HOUR, life.random)
    world.plan(life, at, () => getRoundTo(world, life, task))
  }
  if (!did) return
  life.taken.delete(key)
  look(world, life)
}

function keyOf({ id, state, reworks = 0 }: Pick<Task, 'id' | 'state' | 'reworks'>): string {
  return `${id} ${state} ${reworks}`
}
