/** Opening personal data: a reason, a guard, a limit, a line in the audit log. Rule: decision 35. */
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Audit } from '../audit/index.ts'
import { at, type Db, transaction } from '../database/index.ts'
import { Problem, type RequestContext } from '../http/index.ts'
import type { PersonalStore } from './store.ts'

export interface OpeningRequest {
  subject: string
  fields: readonly string[]
  reason: string
  caseId?: string
  taskId?: string
}

/**
 * Says whether this caller may open this subject: the module that knows why the subject is concerned. Every guard is
 * asked, one yes is enough; without one nobody opens anything.
 */
export type OpeningGuard = (ctx: RequestContext, request: OpeningRequest) => Promise<boolean>

export interface Opening {
  id: string
  openedAt: number
  values: Record<string, string>
}

export interface OpeningDeps {
  db: Db
  store: PersonalStore
  audit: Audit
  guards: readonly OpeningGuard[]
  perHour: number
  wallClock: () => number
}

const HOUR_MS = 3_600_000

/** @throws Problem not-found (also where it may not be known), too-many-openings, undeclared-field, text-empty */
export async function openPersonalData(
  deps: OpeningDeps,
  ctx: RequestContext,
  request: OpeningRequest,
): Promise<Opening> {
  const { db, store, audit } = deps
  for (const field of request.fields) store.declaration(field)
  if (!/\p{L}{2}/u.test(request.reason)) throw new Problem('text-empty')
  const line = { action: 'personal.open', objectType: 'person', objectId: request.subject }
  const detail = {
    fields: request.fields.join(','),
    ...(request.caseId ? { caseId: request.caseId } : {}),
    ...(request.taskId ? { taskId: request.taskId } : {}),
  }
  if (!(await isAllowed(deps.guards, ctx, request))) {
    await audit(ctx, { ...line, outcome: 'refused', detail })
    throw new Problem('not-found')
  }
  const openedAt = deps.wallClock()
  const opening = await transaction(db, async tx => {
    if (!(await isWithinLimit(tx, ctx, openedAt, deps.perHour))) return undefined
    const id = uuidv7()
    await sql`
      insert into personal_opening
        (district_id, id, account_id, subject_id, fields, reason, case_id, task_id, opened_at)
      values (${ctx.districtId}, ${id}, ${ctx.principal.accountId}, ${request.subject}, ${[...request.fields]},
        ${request.reason}, ${request.caseId ?? null}, ${request.taskId ?? null}, ${at(openedAt)})`.execute(tx)
    const rows = await store.read(tx, ctx.districtId, [request.subject])
    const asked = rows.filter(row => request.fields.includes(row.field))
    await audit(ctx, { ...line, outcome: 'success', detail: { ...detail, opening: id } }, tx)
    return { id, values: Object.fromEntries(asked.map(row => [row.field, store.plain(ctx.districtId, row)])) }
  })
  if (opening) return { ...opening, openedAt }
  await audit(ctx, { ...line, outcome: 'refused', detail: { ...detail, limit: deps.perHour } })
  throw new Problem('too-many-openings', { max: deps.perHour })
}

export async function readReason(db: Db, districtId: number, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ reason: string }>`
    select reason from personal_opening where district_id = ${districtId} and id = ${id}`.execute(db)
  return rows[0]?.reason
}

async function isAllowed(guards: readonly OpeningGuard[], ctx: RequestContext, request: OpeningRequest) {
  for (const guard of guards) if (await guard(ctx, request)) return true
  return false
}

/** The account's row is the lock: two openings at once count each other. */
async function isWithinLimit(tx: Db, ctx: RequestContext, now: number, perHour: number): Promise<boolean> {
  const { districtId, principal } = ctx
  await sql`
    select from account where district_id = ${districtId} and id = ${principal.accountId} for update`.execute(tx)
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from personal_opening
    where district_id = ${districtId} and account_id = ${principal.accountId}
      and opened_at > ${at(now - HOUR_MS)}`.execute(tx)
  return (rows[0]?.count ?? 0) < perHour
}
