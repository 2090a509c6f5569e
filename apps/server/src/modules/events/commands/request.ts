/** Who asks for what: the parts of a command that every action has alike. */
import { createHash } from 'node:crypto'
import { canonicalJson } from '@onegrid/domain'
import type { Id } from '@onegrid/domain'
import { v5 as uuidv5 } from 'uuid'
import type { RequestContext } from '../../../platform/http/index.ts'
import type { Performed } from '../../cases/index.ts'

export interface Asked {
  districtId: number
  actionId: Id
  actorKey: string
  requestHash: Uint8Array
}

/** The same id from the same person with the same content is the same request. Rule: decision 3. */
export function asked(ctx: RequestContext, actionId: Id, content: unknown): Asked {
  return {
    districtId: ctx.districtId,
    actionId,
    actorKey: `account:${ctx.principal.accountId}`,
    requestHash: hashOf(content),
  }
}

/**
 * What a rule of the system asks because of a cause: the id says which, so that it happens once. Rules: decisions 5,
 * 7.
 */
export function causedBy(districtId: number, rule: string, cause: string, content: unknown = {}): Asked {
  return { districtId, actionId: derivedId(cause, rule), actorKey: `system:${rule}`, requestHash: hashOf(content) }
}

/** A second action of the same request (the other side of a merge), with an id of its own that a repeat finds again. */
export function beside(first: Asked, part: string): Asked {
  return { ...first, actionId: derivedId(first.actionId, part) }
}

export function derivedId(cause: string, rule: string): Id {
  return uuidv5(`${rule}:${cause}`, NAMESPACE)
}

/** Ours alone; any fixed value serves. */
const NAMESPACE = '0b6f5c1e-6a53-5d0f-9c0a-1f6f0a5f3e11'

/** An action that answers no timer is always performed, or refused by a problem. */
export function done(performed: Performed | undefined): Performed {
  if (!performed) throw new Error('an action without timer answered nothing')
  return performed
}

function hashOf(content: unknown): Uint8Array {
  return createHash('sha256').update(canonicalJson(content)).digest()
}
