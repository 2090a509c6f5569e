/**
 * One event on one page: the case, its tasks and clocks, its pictures and links, and the reporter as far as one may
 * see.
 */
import type { CaseSummary, EventDetail } from '@onegrid/contract'
import { duplicatesOf, eventKind, picturesOf } from '@onegrid/domain'
import type { Actor, CaseState, Id, Task } from '@onegrid/domain'
import { sql } from 'kysely'
import type { RequestContext } from '../../platform/http/index.ts'
import { clockView, maySeeField, rowOf, summaryView, taskView } from '../cases/index.ts'
import type { EventRooms } from './rooms.ts'
import { readerOf } from './reader.ts'
import type { EventViewing, ReadCase } from './viewing.ts'

export async function detailOf(
  rooms: EventRooms, ctx: RequestContext, { state, actor, view }: ReadCase,
): Promise<EventDetail> {
  const { districtId } = ctx
  const duplicates = duplicatesOf(state)
  const children = (state.extra.children as Id[] | undefined) ?? []
  const [text, updatedAt, orders, besides] = await Promise.all([
    rooms.cases.text(districtId, state.id),
    rooms.cases.updatedAt(districtId, state.id),
    rooms.cases.childrenOf(districtId, state.id, 'order'),
    outside(rooms, ctx, state, actor),
  ])
  const linked = await summaries(rooms, ctx, view, [
    state.survivorId,
    state.parentId,
    ...duplicates,
    ...children,
    ...orders,
  ])
  const among = (ids: readonly Id[]): CaseSummary[] => ids.flatMap((id) => linked.get(id) ?? [])
  return {
    summary: summaryView(rowOf(eventKind, state, text, updatedAt, ctx.now), view),
    title: text.title ?? '',
    text: text.body ?? null,
    address: text.address ?? null,
    tasks: state.tasks.map((task) => taskView(task, isMine(task, ctx), view)),
    clocks: state.clocks.map((clock) => clockView(clock, view)),
    counts: view.outside ? {} : state.counts,
    pictures: picturesOf(state),
    ...besides,
    links: {
      survivor: linked.get(state.survivorId ?? '') ?? null,
      duplicates: among(duplicates),
      parent: linked.get(state.parentId ?? '') ?? null,
      children: among(children),
      orders: among(orders),
    },
    // A word is owed to every reporter who waits for one: of this case and of those merged into it. Rule: decision 22.
    repliesOwed: view.outside ? 0 : await rooms.cases.countOwing(districtId, [state.id, ...duplicates], 'contact'),
    facts: view.outside ? {} : shownFacts(state),
    policyNo: state.policyNo,
  }
}

/** Of other cases, as far as the reader may see them too: a link is no way past the rights. */
async function summaries(
  rooms: EventRooms, ctx: RequestContext, view: EventViewing, ids: readonly (Id | undefined)[],
): Promise<Map<Id, CaseSummary>> {
  const linked = ids.filter((id) => id !== undefined)
  if (linked.length === 0) return new Map()
  const allowed = await rooms.cases.readable(ctx.districtId, linked, readerOf(ctx.principal, view.scene.tree))
  const rows = await rooms.cases.rows(ctx.districtId, linked.filter((id) => allowed.has(id)), ctx.now)
  return new Map(rows.map((row) => [row.id, summaryView(row, view)]))
}

interface Outside {
  reporter: EventDetail['reporter']
  externalNumber: string | null
}

/** Whoever reported without an account, masked, and only to those who answer to him. */
async function outside(rooms: EventRooms, ctx: RequestContext, state: CaseState, actor: Actor): Promise<Outside> {
  const { rows } = await sql<{ subject: Id | null; externalNumber: string | null }>`
    select reporter_subject as subject, external_number as "externalNumber" from event
    where district_id = ${ctx.districtId} and case_id = ${state.id}`.execute(rooms.db)
  const row = rows[0]
  const seesNumber = maySeeField(actor, 'inner') || maySeeField(actor, 'reporter')
  const externalNumber = seesNumber ? (row?.externalNumber ?? null) : null
  if (!maySeeField(actor, 'reporter')) return { reporter: null, externalNumber }
  if (!row?.subject) return { reporter: { name: null, phone: null, subject: null, anonymous: true }, externalNumber }
  const values = (await rooms.personal.masked(ctx, [row.subject])).get(row.subject)
  const reporter = {
    name: values?.name ?? null,
    phone: values?.telephone ?? null,
    subject: row.subject,
    anonymous: !values,
  }
  return { reporter, externalNumber }
}

/** What the screen shows of the rest; inner marks (carried clocks, who asked for a countersign) stay inside. */
function shownFacts({ extra }: CaseState): Record<string, unknown> {
  const shown = [
    'way', 'sampled', 'backfilled', 'verified', 'urgent', 'guardedAt', 'reports', 'ratings', 'coordination', 'whistles',
    'wrongDispatches', 'rulings', 'ruledUnitId', 'suspended', 'merged', 'recurrenceOf', 'copies', 'called', 'route',
  ]
  return Object.fromEntries(shown.flatMap((key) => (extra[key] === undefined ? [] : [[key, extra[key]]])))
}

export function isMine(task: Task, { principal }: RequestContext): boolean {
  if (task.personId) return task.personId === principal.accountId
  if (principal.scope) return principal.scope.taskId === task.id
  return principal.posts.some((post) =>
    task.unitId
      ? post.role === 'handler' && post.unitId === task.unitId
      : post.deskId !== undefined && post.deskId === task.deskId,
  )
}
