/** What somebody signed in may know of themselves, and how a principal is made of a session. */
import { type Me, toMoment } from '@onegrid/contract'
import { isAdministrator } from '@onegrid/domain'
import type { Identified, RequestContext } from '../http/index.ts'
import { rolesOf } from './grants.ts'
import type { Post, Principal } from './principal.ts'
import { type FoundSession, IDLE_MS } from './sessions.ts'

/** What the mode means for accounts; durations are for production only. */
export interface AccountRules {
  adminSecondFactor: boolean
  /** Older passwords must be changed; undefined in demo and test. Rule: docs/domain.md R2. */
  passwordAgeMs: number | undefined
}

export function principalOf(
  districtId: number,
  session: FoundSession,
  posts: Post[],
  rules: AccountRules,
  now: number,
): Principal {
  const kind = session.kind === 'link' ? 'link' : session.account_kind
  const roles = rolesOf(kind, posts)
  const principal: Principal = {
    accountId: session.account_id,
    districtId,
    kind,
    username: session.username,
    name: session.display_name,
    posts: kind === 'link' ? [] : posts,
    roles,
    sessionId: session.id,
    rightsVersion: session.rights_version,
    ...(session.scope ? { scope: session.scope } : {}),
  }
  const pending = pendingOf(session, roles.some(isAdministrator), rules, now)
  return pending && kind !== 'link' ? { ...principal, pending } : principal
}

export interface MeFacts {
  ctx: Pick<RequestContext, 'principal' | 'lang' | 'now'>
  via: Identified['via']
  csrf: string
  secondFactor: boolean
  expiresAt: number
  district: { code: string; name: string }
  demo: boolean
}

export function meBody({ ctx, via, csrf, secondFactor, expiresAt, district, demo }: MeFacts): Me {
  const { principal } = ctx
  return {
    account: {
      id: principal.accountId,
      username: principal.username,
      name: principal.name,
      kind: principal.kind,
      secondFactor,
    },
    district: { id: principal.districtId, ...district },
    roles: [...principal.roles],
    posts: principal.posts.map(post => ({ ...post, areaPath: [...post.areaPath] })),
    language: ctx.lang,
    csrf: via === 'cookie' ? csrf : null,
    pending: principal.pending ?? null,
    demo,
    now: toMoment(ctx.now),
    session: { expiresAt: toMoment(expiresAt), idleSeconds: IDLE_MS / 1000 },
    scope: principal.scope ? { ...principal.scope } : null,
  }
}

function pendingOf(
  session: FoundSession,
  administers: boolean,
  rules: AccountRules,
  now: number,
): Principal['pending'] {
  const changedAt = session.password_changed_at
  const old = rules.passwordAgeMs !== undefined && changedAt !== null && now - changedAt > rules.passwordAgeMs
  // A program has nobody who could be asked; its password is changed by whoever keeps it.
  if (session.must_change_password || (old && session.account_kind !== 'program')) return 'password-change'
  if (administers && rules.adminSecondFactor && session.totp_enabled_at === null) return 'second-factor-enrolment'
  return undefined
}
