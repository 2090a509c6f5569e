import {
  createAccount,
  endAccountSessions,
  listAccounts,
  listAccountSessions,
  readAccount,
  removeSecondFactor,
  resetPassword,
  unlockAccount,
  toMoment,
  updateAccount,
} from '@onegrid/contract'
import { sql } from 'kysely'
import type { Audit } from '../audit/index.ts'
import { type Db, transaction } from '../database/index.ts'
import {
  answer,
  decodeCursor,
  encodeCursor,
  keyPart,
  Problem,
  type RequestContext,
  type Router,
} from '../http/index.ts'
import { erasePreferences } from '../preferences/index.ts'
import { accountBody, findAccounts, insertAccount, targetAccount } from './accounts.ts'
import type { Grants } from './grants.ts'
import { storePassword } from './new-password.ts'
import { randomPassword } from './random-password.ts'
import { dropSecondFactor } from './second-factor.ts'
import type { Sessions } from './sessions.ts'

export interface AccountRouteDeps {
  db: Db
  audit: Audit
  sessions: Sessions
  grants: Grants
  wallClock: () => number
}

export function installAccountRoutes(router: Router, deps: AccountRouteDeps): void {
  const { db, audit, sessions, grants, wallClock } = deps
  router.constraints({ account_username_key: 'already-exists' })
  const target = (ctx: RequestContext, id: string, protectAdministrators: boolean) =>
    targetAccount(db, grants, ctx, id, { protectAdministrators })

  async function body(ctx: RequestContext, id: string) {
    const [row] = await findAccounts(db, ctx.districtId, { id, limit: 1 })
    if (!row) throw new Problem('not-found')
    return accountBody(grants, ctx.districtId, row, wallClock())
  }

  function record(ctx: RequestContext, tx: Db, action: string, objectId: string, detail = {}) {
    return audit(ctx, { action, objectType: 'account', objectId, outcome: 'success', detail }, tx)
  }

  router.handle(listAccounts, async (ctx, { query }) => {
    const limit = query.limit ?? 50
    const after = decodeCursor(query.cursor, [keyPart.text])?.[0]
    const now = wallClock()
    const { search, kind } = query
    const state = query.state && { is: query.state, at: now }
    const rows = await findAccounts(db, ctx.districtId, { limit: limit + 1, after, search, kind, state })
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return {
      items: await Promise.all(shown.map(row => accountBody(grants, ctx.districtId, row, now))),
      ...(rows.length > limit && last ? { next: encodeCursor([last.username]) } : {}),
    }
  })

  router.handle(readAccount, (ctx, { params }) => body(ctx, params.id))

  router.handle(listAccountSessions, async (ctx, { params: { id } }) => {
    await body(ctx, id)
    const living = await sessions.living(db, ctx.districtId, id)
    return {
      items: living.map(({ createdAt, seenAt, expiresAt, ...session }) => ({
        ...session, createdAt: toMoment(createdAt), seenAt: toMoment(seenAt), expiresAt: toMoment(expiresAt),
      })),
    }
  })

  router.handle(createAccount, async (ctx, { body: { username, name, kind } }) => {
    const { districtId } = ctx
    const password = randomPassword()
    const id = await transaction(db, async tx => {
      const now = wallClock()
      const accountId = await insertAccount(tx, { districtId, username, name, kind, now })
      await storePassword(tx, { districtId, accountId, password, temporary: true, now })
      await record(ctx, tx, 'account.create', accountId, { kind })
      return accountId
    })
    return answer(201, { account: await body(ctx, id), password })
  })

  router.handle(updateAccount, async (ctx, { params: { id }, body: { name, active } }) => {
    // Renaming anybody is clerical; putting an administrator out of work is not.
    const row = await target(ctx, id, active === false)
    await transaction(db, async tx => {
      await sql`
        update account set display_name = ${name ?? row.display_name}, active = ${active ?? row.active}
        where district_id = ${ctx.districtId} and id = ${id}`.execute(tx)
      if (active === false) {
        await sessions.endAll(tx, ctx.districtId, id)
        await erasePreferences(tx, { districtId: ctx.districtId, accountId: id })
      }
      const detail = { renamed: name !== undefined, ...(active === undefined ? {} : { active }) }
      await record(ctx, tx, 'account.update', id, detail)
    })
    return body(ctx, id)
  })

  router.handle(resetPassword, async (ctx, { params: { id } }) => {
    await target(ctx, id, true)
    const password = randomPassword()
    await transaction(db, async tx => {
      const now = wallClock()
      await storePassword(tx, { districtId: ctx.districtId, accountId: id, password, temporary: true, now })
      await sessions.endAll(tx, ctx.districtId, id)
      await record(ctx, tx, 'account.reset-password', id)
    })
    return { account: await body(ctx, id), password }
  })

  router.handle(unlockAccount, async (ctx, { params: { id } }) => {
    await target(ctx, id, false)
    await transaction(db, async tx => {
      await sql`
        update account set failed_logins = 0, locked_until = null
        where district_id = ${ctx.districtId} and id = ${id}`.execute(tx)
      await record(ctx, tx, 'account.unlock', id)
    })
    return body(ctx, id)
  })

  router.handle(removeSecondFactor, async (ctx, { params: { id } }) => {
    await target(ctx, id, true)
    await transaction(db, async tx => {
      await dropSecondFactor(tx, ctx.districtId, id)
      await sessions.endAll(tx, ctx.districtId, id)
      await record(ctx, tx, 'account.remove-second-factor', id)
    })
    return body(ctx, id)
  })

  router.handle(endAccountSessions, async (ctx, { params: { id } }) => {
    await target(ctx, id, false)
    const ended = await transaction(db, async tx => {
      const count = await sessions.endAll(tx, ctx.districtId, id)
      await record(ctx, tx, 'account.end-sessions', id, { count })
      return count
    })
    return { ended }
  })
}
