/** What happens to a case beside its straight way: suspended, called together, split, copied, urged. Each seldom. */
import type { ActionAnswer } from '@onegrid/contract'
import type { Id } from '@onegrid/domain'
import { DAY, HOUR } from '@onegrid/domain'
import { shares } from '../habits.ts'
import type { Doing, Tracked, World } from '../world.ts'

/** The desk and the reporter may come back to it while a unit is at work. */
export function afterDispatch({ world, person, item: { case: { id, lead, level } }, random }: Doing): void {
  const later = (from: number, to: number, act: () => Promise<ActionAnswer | undefined>) =>
    world.plan(world.now + random.int(from, to) * HOUR, id, act)
  const unit = () => random.pick(world.options.directory.units)

  if (random.chance(shares.commented)) later(1, 12, () => person.act(id, 'comment', { text: '请注意安全，及时反馈' }))
  if (random.chance(shares.copied)) later(1, 6, () => person.act(id, 'copy', { units: [unit()] }))
  if (random.chance(shares.assistant)) {
    const assistant = unit()
    later(1, 10, async () => {
      const answer = await person.act(id, 'addAssist', { unit: assistant })
      world.look({ kind: 'unit', id: assistant })
      return answer
    })
  }
  if (random.chance(shares.suspended)) later(4, 40, () => suspend(world, person, id))
  if (random.chance(shares.whistled) || level === 1) {
    later(1, 4, () => whistle(world, person, id, [unit(), unit()], lead?.id))
  }
  if (random.chance(shares.coordinated)) {
    later(4, 30, () => person.act(id, 'coordinate', { step: 1, text: '召集有关单位协调' }))
  }
  if (random.chance(shares.split)) {
    const matter = random.pick(['060301', '050402', '070101'])
    later(2, 20, () => person.act(id, 'split', { parts: [{ matter, text: '拆出另一事项分别办理' }] }))
  }
}

function suspend(world: World, person: Doing['person'], id: Id): Promise<ActionAnswer> {
  const reviewAt = new Date(world.now + 3 * DAY).toISOString()
  return person.act(id, 'suspend', { condition: 'material', reason: '等待材料到位', reviewAt })
}

async function whistle(
  world: World, person: Doing['person'], id: Id, units: readonly Id[], lead: Id | undefined,
): Promise<ActionAnswer> {
  const called = [...new Set([...units, ...(lead ? [lead] : [])])]
  const answer = await person.act(id, 'whistle', {
    units: called, minutes: 60, purpose: 'enforcement', text: '请到现场会商',
  })
  for (const unit of called) world.look({ kind: 'unit', id: unit })
  return answer
}

/** The reporter, who sees how it goes: asks again, rates, and comes back when it was not done well. */
export function residentReported(world: World, { caseId }: Tracked): void {
  const random = world.random(caseId, 'resident')
  if (!random.chance(shares.urged)) return
  world.plan(world.now + random.int(20, 72) * HOUR, caseId, async () =>
    (await world.as('resident')).act(caseId, 'urge', { note: '请问办得怎么样了' }))
}

export function residentAnswered(world: World, { caseId, state }: Tracked): void {
  if (state !== 'closed') return
  const random = world.random(caseId, 'closed')
  const comesBack = random.chance(shares.reopened)
  if (random.chance(shares.rated) || comesBack) {
    const stars = comesBack ? random.int(1, 2) : random.pick([3, 4, 5, 5, 5])
    world.plan(world.now + random.int(1, 30) * HOUR, caseId, async () =>
      (await world.as('resident')).act(caseId, 'rate', { stars }))
  }
  if (comesBack) {
    world.plan(world.now + random.int(31, 96) * HOUR, caseId, async () =>
      (await world.as('resident')).act(caseId, 'reopen', { reason: '问题没有解决' }))
  }
}
