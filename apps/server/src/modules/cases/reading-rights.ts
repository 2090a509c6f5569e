/** Who may read a case, and which of its fields. Rules: domain/access/cases.ts, docs/boundaries.md. */
import { capacityFor, caseFieldReaders, caseReaders, closeReaders, isConfidential } from '@onegrid/domain'
import type { Actor, CaseState } from '@onegrid/domain'

export function mayRead(actor: Actor, state: Pick<CaseState, 'matter'>): boolean {
  const confidential = state.matter !== undefined && isConfidential(state.matter)
  return capacityFor(confidential ? closeReaders : caseReaders, actor) !== undefined
}

/** Whoever reads from outside, and by what. */
export type Listener = 'reporter' | 'link'

/** @returns undefined for whoever works on the case or near it */
export function listenerOf(actor: Actor): Listener | undefined {
  if (maySeeField(actor, 'inner')) return undefined
  return actor.capacities.some(({ role }) => role === 'link') ? 'link' : 'reporter'
}

export function maySeeField(actor: Actor, field: keyof typeof caseFieldReaders): boolean {
  return capacityFor(caseFieldReaders[field], actor) !== undefined
}
