/** Whoever says that it is so, or that it is done: officers verify and confirm, checkers check. */
import type { ActionAnswer } from '@onegrid/contract'
import { shares } from '../habits.ts'
import type { Doing } from '../world.ts'
import { offersOf } from './common.ts'

export async function verify({ person, item: { case: { id } }, random }: Doing): Promise<ActionAnswer> {
  const draw = random.next()
  const { notThere, nobodyCanTell } = shares
  const outcome = draw < notThere ? 'not_exist' : draw < notThere + nobodyCanTell ? 'unable' : 'exist'
  return person.act(id, 'verify', { outcome })
}

export async function check({ person, item: { case: { id } }, random }: Doing): Promise<ActionAnswer> {
  if (!random.chance(shares.reworked)) return person.act(id, 'check', { outcome: 'pass' })
  return person.act(id, 'check', { outcome: 'not_pass', note: '现场仍有遗留' })
}

/** Whoever confirms in another's place says why. */
export async function confirm(doing: Doing): Promise<ActionAnswer | undefined> {
  const { person, seat, item: { case: { id } }, random } = doing
  const offers = await offersOf(doing)
  if (random.chance(shares.notConfirmed) && offers.has('rejectConfirmation')) {
    return person.act(id, 'rejectConfirmation', { reason: '问题未解决' })
  }
  if (!offers.has('confirm')) return undefined
  return person.act(id, 'confirm', seat.kind === 'person' ? {} : { note: '网格员不在岗，受理台代为确认' })
}
