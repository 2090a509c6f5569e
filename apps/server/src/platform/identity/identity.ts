/** Identity as the rest of the server uses it: who asks, who may, links, accounts. */
import { sql } from 'kysely'
import type { FastifyRequest } from 'fastify'
import type { Audit, AuditActor } from '../audit/index.ts'
import type { Config, Secrets } from '../config/index.ts'
import type { Db } from '../database/index.ts'
import type { BucketSize, Identified, Router } from '../http/index.ts'
import { installAccountRoutes } from './account-routes.ts'
import { insertAccount, type NewAccount } from './accounts.ts'
import { credentialOf } from './credential.ts'
import { Districts } from './districts.ts'
import { Grants, type GrantsOf } from './grants.ts'
import { type LinkOrder, Links, type MintedLink } from './links.ts'
import { type AccountRules, principalOf } from './me.ts'
import { storePassword } from './new-password.ts'
import { SecondFactor } from './second-factor.ts'
import { installSessionRoutes } from './session-routes.ts'
import { Sessions } from './sessions.ts'
import { createSignIn } from './sign-in.ts'
import type { Token } from './tokens.ts'

export interface Identity {
  /** For the gate: the session of a request. */
  identify(request: FastifyRequest, activity: boolean): Promise<Identified | undefined>
  installRoutes(router: Router): void
  /** District of a request that nobody has signed in to. */
  defaultDistrict(): number
  /** The staff module says here which posts an account holds today. */
  setGrants(source: GrantsOf): void
  /** Must be called in the transaction that changes an account's posts: cached rights and open streams end. */
  bumpRights(tx: Db, districtId: number, accountIds: readonly string[]): Promise<void>
  /** Of open streams' sessions (id → rights version) those that must close. */
  lapsed(districtId: number, held: ReadonlyMap<string, number>): Promise<string[]>
  mintLink(tx: Db, actor: AuditActor, order: LinkOrder): Promise<MintedLink>
  endLinks(tx: Db, districtId: number, taskIds: readonly string[]): Promise<void>
  /** Makes an account without a password; for builders of districts and imports. */
  insertAccount(tx: Db, account: NewAccount): Promise<string>
  /** Sets a password without asking rules; for the command line, where an administrator has lost theirs. */
  setTemporaryPassword(tx: Db, districtId: number, accountId: string, password: string): Promise<void>
  /** Deletes sessions that have lapsed. */
  sweep(districtId: number): Promise<void>
}

export interface IdentityOptions {
  db: Db
  audit: Audit
  config: Pick<Config, 'mode' | 'accounts'> & { http: Pick<Config['http'], 'publicUrl'> }
  secrets: Pick<Secrets, 'fields' | 'session'>
  /** Code of the district that user names without `@` belong to. */
  defaultDistrictCode: string
  /** Failures to sign in that are borne from one address. */
  signInFailures: BucketSize
  wallClock?: () => number
}

const DAY_MS = 86_400_000
/** Rules: docs/domain.md R2, R4; production only, since nobody keeps a demo's passwords. */
const PASSWORD_AGE_MS = 90 * DAY_MS
const UNUSED_MS = 90 * DAY_MS

export function createIdentity(options: IdentityOptions): Identity {
  const { db, audit, config, secrets, defaultDistrictCode, signInFailures, wallClock = Date.now } = options
  const production = config.mode === 'production'
  const secure = production || (config.http.publicUrl?.startsWith('https:') ?? false)
  const rules: AccountRules = {
    adminSecondFactor: config.accounts.adminSecondFactor,
    passwordAgeMs: production ? PASSWORD_AGE_MS : undefined,
  }
  const sessions = new Sessions(secrets.session, wallClock)
  const grants = new Grants(db)
  const links = new Links(sessions, audit, wallClock)
  const secondFactor = new SecondFactor(secrets.fields, wallClock)
  const districts = new Districts(db)
  const signIn = createSignIn({
    db,
    audit,
    secondFactor,
    signInFailures,
    wallClock,
    demoPassword: config.accounts.demoPassword,
    unusedMs: production ? UNUSED_MS : undefined,
    districtOf: code => districts.idOf(code),
  })

  async function resolve(token: Token, via: Identified['via'], activity: boolean): Promise<Identified | undefined> {
    const session = await sessions.find(db, token, activity)
    // A browser's session cannot be carried off and used as a bearer token.
    if (!session || (via === 'bearer' && session.kind === 'browser')) return undefined
    const posts = await grants.posts(token.districtId, session.account_id, session.rights_version)
    return {
      principal: principalOf(token.districtId, session, posts, rules, wallClock()),
      via,
      csrf: via === 'cookie' ? sessions.csrf(token) : '',
      language: session.language ?? undefined,
    }
  }

  return {
    async identify(request, activity) {
      const credential = credentialOf(request, secure)
      // A district may have been made since the server was built.
      if (districts.default(defaultDistrictCode) === 0) await districts.load()
      return credential && resolve(credential.token, credential.via, activity)
    },
    installRoutes(router) {
      const demo = config.mode === 'demo'
      const deps = { db, audit, sessions, links, secondFactor, districts, signIn, resolve, wallClock, secure, demo }
      installSessionRoutes(router, deps)
      installAccountRoutes(router, { db, audit, sessions, grants, wallClock })
    },
    defaultDistrict: () => districts.default(defaultDistrictCode),
    setGrants: source => grants.use(source),
    bumpRights: async (tx, districtId, accountIds) => {
      await sql`
        update account set rights_version = rights_version + 1
        where district_id = ${districtId} and id = any(${[...accountIds]}::uuid[])`.execute(tx)
    },
    lapsed: (districtId, held) => sessions.lapsed(db, districtId, held),
    mintLink: (tx, actor, order) => links.mint(tx, actor, order),
    endLinks: (tx, districtId, taskIds) => links.endForTasks(tx, districtId, taskIds),
    insertAccount,
    setTemporaryPassword: (tx, districtId, accountId, password) =>
      storePassword(tx, { districtId, accountId, password, temporary: true, now: wallClock() }),
    sweep: districtId => sessions.sweep(db, districtId),
  }
}
