/** Who does what about each kind of obligation. */
import type { TaskKind } from '@onegrid/domain'
import type { Agent } from '../world.ts'
import { accept, contact, coordinate, countersign, dispatch, extension, review, ruling } from './desk.ts'
import { check, confirm, verify } from './ending.ts'
import { judge, reply } from './order.ts'
import { reportIn, work } from './unit.ts'

const ofEvents: Readonly<Record<TaskKind, Agent>> = {
  accept, verify, dispatch, check, confirm, contact, ruling, countersign, coordinate, review, extension,
  lead: work, assist: work, whistle: reportIn,
  // An order's; an event owes none.
  reply,
}
const ofOrders: Readonly<Partial<Record<TaskKind, Agent>>> = { reply, check: judge }

export const agent: Agent = async (doing) => {
  const { task, case: { kind } } = doing.item
  const agents: Readonly<Partial<Record<string, Agent>>> = kind === 'order' ? ofOrders : ofEvents
  return agents[task.kind]?.(doing)
}
