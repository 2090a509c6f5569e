/** What is searched for, as it stands in the address, and as the server takes it. */
import type { AuditGroup } from '@onegrid/domain/words'
import { auditGroups } from '@onegrid/domain/words'
import type { Input } from '../../api/client.ts'
import { addDays, dayStart } from '../parts/dates.ts'

type AuditQuery = NonNullable<Input<'searchAudit'>['query']>

/** Days are China's; `to` is the last day that is shown. */
export interface AuditWish {
  who?: string
  actor?: string
  action?: string
  group?: AuditGroup
  outcome?: 'success' | 'refused'
  ip?: string
  object?: string
  objectType?: string
  from?: string
  to?: string
}

const names = ['who', 'actor', 'action', 'group', 'outcome', 'ip', 'object', 'objectType', 'from', 'to'] as const

export function readWish(params: URLSearchParams): AuditWish {
  const given = names.flatMap((name): [string, string][] => {
    const value = params.get(name)?.trim()
    return value ? [[name, value]] : []
  })
  const { outcome, group, ...wish } = Object.fromEntries(given) as AuditWish
  return {
    ...wish,
    ...(group && Object.hasOwn(auditGroups, group) && { group }),
    ...((outcome === 'success' || outcome === 'refused') && { outcome }),
  }
}

/** Puts the wish into the address; what else stands there stays. */
export function writeWish(params: URLSearchParams, wish: AuditWish): URLSearchParams {
  const next = new URLSearchParams(params)
  for (const name of names) {
    const value = wish[name]?.trim()
    if (value) next.set(name, value)
    else next.delete(name)
  }
  return next
}

export function queryOf({ actor, object, from, to, ...wish }: AuditWish): AuditQuery {
  return {
    ...wish,
    ...(actor && { actorId: actor }),
    ...(object && { objectId: object }),
    ...(from && { from: dayStart(from) }),
    // The server's end is the first moment that is not shown any more.
    ...(to && { to: dayStart(addDays(to, 1)) }),
  }
}
