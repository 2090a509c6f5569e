import {
  changeMyLanguage,
  changeMyPassword,
  confirmSecondFactor,
  createSession,
  deleteSession,
  getMe,
  type Me,
  openLink,
  startSecondFactor,
} from '@onegrid/contract'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Audit } from '../audit/index.ts'
import { type Db, transaction } from '../database/index.ts'
import {
  type Answer,
  answer,
  type Identified,
  isFromBrowser,
  Problem,
  type PublicContext,
  type RequestContext,
  type Router,
} from '../http/index.ts'
import { attempt, fail, succeed } from './attempts.ts'
import { endedCookie, sessionCookie } from './cookie.ts'
import { credentialOf } from './credential.ts'
import type { Districts } from './districts.ts'
import type { Links } from './links.ts'
import { meBody } from './me.ts'
import { checkNewPassword, storePassword } from './new-password.ts'
import type { SecondFactor } from './second-factor.ts'
import type { NewSession, Sessions } from './sessions.ts'
import type { SignIn } from './sign-in.ts'
import type { Token } from './tokens.ts'

export interface SessionRouteDeps {
  db: Db
  audit: Audit
  sessions: Sessions
  links: Links
  secondFactor: SecondFactor
  districts: Districts
  signIn: SignIn
  resolve(token: Token, via: Identified['via'], activity: boolean): Promise<Identified | undefined>
  wallClock: () => number
  /** Cookies travel over https only. */
  secure: boolean
  demo: boolean
}

interface SignedIn {
  me: Me
  token?: string
}

export function installSessionRoutes(router: Router, deps: SessionRouteDeps): void {
  const { db, audit, sessions, links, secondFactor, signIn, wallClock, secure } = deps

  router.handle(createSession, async (ctx, { body }, request) => {
    const who = await signIn(ctx, body)
    const kind = isFromBrowser(request) ? 'browser' : 'bearer'
    const signedIn = await open(deps, ctx, request, { ...who, kind, ip: ctx.ip }, 201)
    const actor = { ...ctx, districtId: who.districtId, principal: { accountId: who.accountId } }
    await audit(actor, { action: 'session.create', objectType: 'account', objectId: who.accountId, outcome: 'success' })
    return signedIn
  })

  router.handle(openLink, async (ctx, { params }, request) => {
    const link = await links.find(db, params.token)
    if (!link) {
      await audit(ctx, { action: 'link.open', objectType: 'link', outcome: 'refused' })
      throw new Problem('link-ended')
    }
    const { districtId, account_id: accountId, scope, expires_at: expiresAt } = link
    const session = { districtId, accountId, kind: 'link', scope, expiresAt, ip: ctx.ip } as const
    const signedIn = await open(deps, ctx, request, session, 201)
    const actor = { ...ctx, districtId, principal: { accountId } }
    const detail = { caseId: scope.caseId, taskId: scope.taskId }
    await audit(actor, { action: 'link.open', objectType: 'link', objectId: link.id, outcome: 'success', detail })
    return signedIn
  })

  router.handle(deleteSession, async ctx => {
    await sessions.end(db, ctx.districtId, ctx.principal.sessionId)
    const { accountId } = ctx.principal
    await audit(ctx, { action: 'session.delete', objectType: 'account', objectId: accountId, outcome: 'success' })
    return answer(204, undefined, { 'set-cookie': endedCookie(secure) })
  })

  router.handle(getMe, (ctx, _input, request) => me(deps, ctx, request))

  router.handle(changeMyLanguage, async (ctx, { body }) => {
    await sql`
      update account set language = ${body.language}
      where district_id = ${ctx.districtId} and id = ${ctx.principal.accountId}`.execute(db)
    return undefined
  })

  router.handle(changeMyPassword, async (ctx, { body }, request) => {
    await confirmPassword(deps, ctx, body.current)
    const { districtId, principal: { accountId, username } } = ctx
    await checkNewPassword(db, districtId, { id: accountId, username }, body.next, ctx.lang)
    await transaction(db, async tx => {
      await storePassword(tx, { districtId, accountId, password: body.next, temporary: false, now: wallClock() })
      await sessions.endAll(tx, districtId, accountId)
      const entry = { action: 'password.change', objectType: 'account', objectId: accountId } as const
      await audit(ctx, { ...entry, outcome: 'success' }, tx)
    })
    const kind = isFromBrowser(request) ? 'browser' : 'bearer'
    return open(deps, ctx, request, { districtId, accountId, kind, ip: ctx.ip }, 200)
  })

  router.handle(startSecondFactor, async (ctx, { body }) => {
    await confirmPassword(deps, ctx, body.password)
    const { districtId, principal: { accountId, username } } = ctx
    return secondFactor.offer(db, districtId, accountId, username)
  })

  router.handle(confirmSecondFactor, async (ctx, { body }, request) => {
    const { districtId, principal: { accountId } } = ctx
    await secondFactor.confirm(db, districtId, accountId, body.code)
    await audit(ctx, { action: 'second-factor.enrol', objectType: 'account', objectId: accountId, outcome: 'success' })
    return me(deps, ctx, request)
  })
}

/** Opens a session, ends the one that the request came with, and sets the cookie. Programs also get the token. */
async function open(
  deps: SessionRouteDeps,
  ctx: PublicContext,
  request: FastifyRequest,
  session: NewSession,
  status: 200 | 201,
): Promise<Answer<SignedIn>> {
  const earlier = credentialOf(request, deps.secure)
  if (earlier) await deps.sessions.endToken(deps.db, earlier.token)
  const opened = await deps.sessions.open(deps.db, session)
  const found = await deps.resolve(opened.token, 'cookie', false)
  if (!found) throw new Error('a session that was just opened is not found')
  const body = await meOf(deps, { ...ctx, lang: found.language ?? ctx.lang }, found, opened.expiresAt)
  const token = isFromBrowser(request) ? {} : { token: opened.token.text }
  return answer(status, { me: body, ...token }, { 'set-cookie': sessionCookie(opened.token.text, deps.secure) })
}

/** The account as it stands now, which may be newer than what the request came with. */
async function me(deps: SessionRouteDeps, ctx: RequestContext, request: FastifyRequest): Promise<Me> {
  const credential = credentialOf(request, deps.secure)
  const found = credential && (await deps.resolve(credential.token, credential.via, false))
  if (!found) throw new Problem('unauthenticated')
  const { rows } = await sql<{ expires_at: number }>`
    select expires_at from session
    where district_id = ${ctx.districtId} and id = ${ctx.principal.sessionId}`.execute(deps.db)
  return meOf(deps, ctx, found, rows[0]?.expires_at ?? 0)
}

async function meOf(deps: SessionRouteDeps, ctx: PublicContext, found: Identified, expiresAt: number): Promise<Me> {
  const { districtId, accountId } = found.principal
  const { rows } = await sql<{ factor: boolean }>`
    select totp_enabled_at is not null as factor from account
    where district_id = ${districtId} and id = ${accountId}`.execute(deps.db)
  return meBody({
    ctx: { principal: found.principal, lang: ctx.lang, now: ctx.now },
    via: found.via,
    csrf: found.csrf,
    secondFactor: rows[0]?.factor ?? false,
    expiresAt,
    district: await deps.districts.get(districtId),
    demo: deps.demo,
  })
}

/** Whoever changes a password or a factor says the present one again; failures count as at the door. */
async function confirmPassword(deps: SessionRouteDeps, ctx: RequestContext, password: string): Promise<void> {
  const { districtId, principal: { accountId } } = ctx
  const tried = await attempt(deps.db, districtId, { id: accountId }, password, deps.wallClock())
  if (tried?.right) return succeed(deps.db, districtId, accountId)
  if (tried) await fail(deps.db, districtId, tried.account, deps.wallClock())
  throw new Problem('password-wrong')
}
