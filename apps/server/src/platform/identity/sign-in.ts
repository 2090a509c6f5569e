/** Signing in: name and password, the second factor, the lock. Every outcome stands in the audit log. */
import type { ErrorCode } from '@onegrid/contract'
import { sql } from 'kysely'
import type { Audit } from '../audit/index.ts'
import { at, type Db } from '../database/index.ts'
import { Buckets, type BucketSize, Problem, type PublicContext, sourceOf } from '../http/index.ts'
import { type AccountRow, attempt, fail, forgo, LOCK_MS, lockedOut, MAX_FAILURES, succeed } from './attempts.ts'
import { DEMO_PASSWORD, verifyNobody } from './password.ts'
import type { SecondFactor } from './second-factor.ts'

export interface SignInDeps {
  db: Db
  audit: Audit
  secondFactor: SecondFactor
  /** From one address. */
  signInFailures: BucketSize
  wallClock: () => number
  /** Production refuses the demo's password whatever account it is for. */
  demoPassword: boolean
  /** Unused so long an account signs in no more; undefined in demo and test. Rule: docs/domain.md R4. */
  unusedMs: number | undefined
  districtOf(code: string): Promise<number | undefined>
}

export interface Credentials {
  username: string
  password: string
  code?: string
}

export type SignIn = (ctx: PublicContext, given: Credentials) => Promise<{ districtId: number; accountId: string }>

export function createSignIn(deps: SignInDeps): SignIn {
  const { db, audit, wallClock } = deps
  // A name that does not exist locks like one that does.
  const strangers = new Buckets({ max: MAX_FAILURES, perSeconds: LOCK_MS / 1000 })
  const addresses = new Buckets(deps.signInFailures)

  async function refuse(ctx: PublicContext, problem: Problem, districtId: number, accountId?: string): Promise<never> {
    if (problem.code !== 'second-factor-required') addresses.take(sourceOf(ctx.ip))
    await audit(
      { ...ctx, districtId },
      {
        action: 'session.create',
        objectType: 'account',
        ...(accountId ? { objectId: accountId } : {}),
        outcome: 'refused',
        detail: { because: problem.code satisfies ErrorCode },
      },
    )
    throw problem
  }

  async function stranger(ctx: PublicContext, username: string, password: string, districtId: number): Promise<never> {
    await verifyNobody(password)
    const seconds = strangers.take(username)
    return refuse(ctx, seconds > 0 ? lockedOut(seconds * 1000) : new Problem('login-failed'), districtId)
  }

  async function wrong(ctx: PublicContext, districtId: number, account: AccountRow): Promise<never> {
    const failed = new Problem('login-failed')
    const problem = await fail(db, districtId, account, wallClock()).then(() => failed, (error: unknown) => error)
    return refuse(ctx, problem instanceof Problem ? problem : failed, districtId, account.id)
  }

  return async (ctx, { username: given, password, code }) => {
    const now = wallClock()
    // Before anything is looked up, hashed or written: one password tried on every account is no account's failure.
    const seconds = addresses.wait(sourceOf(ctx.ip))
    if (seconds > 0) throw new Problem('too-many-requests', { seconds }, { retryAfter: seconds })
    const [username, districtCode] = splitName(given)
    const districtId = districtCode === undefined ? ctx.districtId : await deps.districtOf(districtCode)
    if (districtId === undefined) return stranger(ctx, given, password, ctx.districtId)
    if (password === DEMO_PASSWORD && !deps.demoPassword) {
      return refuse(ctx, new Problem('demo-password-refused'), districtId)
    }
    const tried = await attempt(db, districtId, { username }, password, now).catch((error: unknown) => {
      if (error instanceof Problem) return refuse(ctx, error, districtId)
      throw error
    })
    if (!tried) return stranger(ctx, username, password, districtId)
    const { account } = tried
    if (!tried.right || isUnused(account, now, deps.unusedMs)) return wrong(ctx, districtId, account)
    if (account.totp_enabled_at !== null) {
      // The right password alone is no failure, and no success that clears failures either.
      if (code === undefined) {
        await forgo(db, districtId, account.id)
        return refuse(ctx, new Problem('second-factor-required'), districtId, account.id)
      }
      if (!(await deps.secondFactor.accepts(db, districtId, account, code))) return wrong(ctx, districtId, account)
    }
    await succeed(db, districtId, account.id)
    await sql`
      update account set last_login_at = ${at(now)}
      where district_id = ${districtId} and id = ${account.id}`.execute(db)
    return { districtId, accountId: account.id }
  }
}

/** `desk-town@330603` is an account of another district. */
function splitName(given: string): [username: string, districtCode: string | undefined] {
  const [name = '', code] = given.trim().toLowerCase().split('@')
  return [name, code]
}

function isUnused(account: AccountRow, now: number, unusedMs: number | undefined): boolean {
  return unusedMs !== undefined && now - (account.last_login_at ?? account.created_at) > unusedMs
}
