/** What a handler knows about the request beside its input. */
import type { AccessRule, Language } from '@onegrid/contract'
import type { Instant, RouteRow, routeAccess } from '@onegrid/domain'
import type { Principal } from '../identity/principal.ts'

export interface PublicContext {
  /** Whoever is signed in, on a route that does not ask for it. */
  principal: Principal | undefined
  requestId: string
  lang: Language
  ip: string
  districtId: number
  /** Business clock of the district. Rule: decision 26. */
  now: Instant
  /** Subjects whose personal data this request read masked; they stand in the access log. Rule: decision 35. */
  maskedReads: Set<string>
}

export interface RequestContext extends PublicContext {
  principal: Principal
}

type PublicRow = { [K in RouteRow]: (typeof routeAccess)[K]['roles'] extends 'public' ? K : never }[RouteRow]

/** The context that a rule of access guarantees. */
export type ContextFor<A extends AccessRule> = A extends 'public' | { row: PublicRow } ? PublicContext : RequestContext
