/** Links: whoever has one acts on one task, without an account of their own. */
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Audit, AuditActor } from '../audit/index.ts'
import { at, type Db } from '../database/index.ts'
import type { LinkScope } from './principal.ts'
import type { Sessions } from './sessions.ts'
import { newToken, readToken } from './tokens.ts'

export interface LinkOrder {
  scope: LinkScope
  /** Whoever is meant, as the trail shows it: a property firm, a utility. */
  name: string
  /** Acts under an account that exists; otherwise one of kind `link` is made, which cannot sign in. */
  accountId?: string
  /** Wall clock, ms. */
  expiresAt: number
}

export interface MintedLink {
  id: string
  accountId: string
  /** Goes into the message and nowhere else. */
  token: string
  /** Path of the page that exchanges it. */
  path: string
}

export interface LinkRow {
  id: string
  account_id: string
  scope: LinkScope
  expires_at: number
}

export class Links {
  readonly #sessions: Sessions
  readonly #audit: Audit
  readonly #wallClock: () => number

  constructor(sessions: Sessions, audit: Audit, wallClock: () => number) {
    this.#sessions = sessions
    this.#audit = audit
    this.#wallClock = wallClock
  }

  async mint(tx: Db, actor: AuditActor, order: LinkOrder): Promise<MintedLink> {
    const { districtId } = actor
    const id = uuidv7()
    const accountId = order.accountId ?? (await this.#makeAccount(tx, districtId, order.name))
    const token = newToken(districtId)
    const createdBy = 'principal' in actor ? (actor.principal?.accountId ?? null) : null
    await sql`
      insert into link (district_id, id, token_hash, account_id, scope, created_by, created_at, expires_at)
      values (${districtId}, ${id}, ${this.#sessions.hash(token)}, ${accountId}, ${JSON.stringify(order.scope)}::jsonb,
        ${createdBy}, ${at(this.#wallClock())}, ${at(order.expiresAt)})`.execute(tx)
    await this.#audit(
      actor,
      {
        action: 'link.mint',
        objectType: 'link',
        objectId: id,
        outcome: 'success',
        detail: { accountId, caseId: order.scope.caseId, taskId: order.scope.taskId },
      },
      tx,
    )
    return { id, accountId, token: token.text, path: `/l/${token.text}` }
  }

  /** The link of a token, while it lasts. */
  async find(db: Db, text: string): Promise<(LinkRow & { districtId: number }) | undefined> {
    const token = readToken(text)
    if (!token) return undefined
    const { rows } = await sql<LinkRow>`
      select link.id, link.account_id, link.scope, link.expires_at
      from link join account on account.district_id = link.district_id and account.id = link.account_id
      where link.district_id = ${token.districtId} and link.token_hash = ${this.#sessions.hash(token)}
        and link.ended_at is null and link.expires_at > ${at(this.#wallClock())} and account.active`.execute(db)
    return rows[0] && { ...rows[0], districtId: token.districtId }
  }

  /** Ends the links of tasks and whatever sessions they opened: the task is done, or somebody else's. */
  async endForTasks(tx: Db, districtId: number, taskIds: readonly string[]): Promise<void> {
    await sql`
      with ended as (
        update link set ended_at = ${at(this.#wallClock())}
        where district_id = ${districtId} and scope ->> 'taskId' = any (${[...taskIds]}::text[]) and ended_at is null
        returning account_id
      )
      delete from session
      where district_id = ${districtId} and kind = 'link' and account_id in (select account_id from ended)
        and scope ->> 'taskId' = any (${[...taskIds]}::text[])`.execute(tx)
  }

  async #makeAccount(tx: Db, districtId: number, name: string): Promise<string> {
    const id = uuidv7()
    await sql`
      insert into account (district_id, id, username, kind, display_name)
      values (${districtId}, ${id}, ${`link-${id}`}, 'link', ${name})`.execute(tx)
    return id
  }
}
