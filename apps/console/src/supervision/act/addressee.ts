import type { CaseSummary, Owner } from '@onegrid/contract'

/**
 * Who replies to an order about an event: whoever owes; where that is a person, the unit that leads, else the desk. An
 * order is addressed to a unit or a desk, never to a person.
 */
export function addresseeOf(event: Pick<CaseSummary, 'lead' | 'desk'>, owner: Owner): { unit?: string; desk?: string } {
  if (owner.kind === 'unit') return { unit: owner.id }
  if (owner.kind === 'desk') return { desk: owner.id }
  if (event.lead) return { unit: event.lead.id }
  return event.desk ? { desk: event.desk.id } : {}
}
