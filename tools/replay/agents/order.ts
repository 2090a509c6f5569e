/** Supervision orders: whoever is late answers, and the desk judges the answer. */
import type { ActionAnswer } from '@onegrid/contract'
import { shares } from '../habits.ts'
import type { Doing } from '../world.ts'

export function reply({ person, item: { case: { id } } }: Doing): Promise<ActionAnswer> {
  return person.actOnOrder(id, 'reply', { text: '已加快办理，落实专人' })
}

export function judge({ person, item: { case: { id } }, random }: Doing): Promise<ActionAnswer> {
  if (random.chance(shares.orderReturned)) return person.actOnOrder(id, 'returnReply', { reason: '未说明完成时间' })
  return person.actOnOrder(id, 'acceptReply', {})
}
