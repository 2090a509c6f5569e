/**
 * The follower `order_marks`: which orders bear a card, are listed, or have either proposed. It knows them from the
 * lines alone, so that a list need not look into every order. Rules: decisions 8, 30.
 */
import type { Id, OrderExtra } from '@onegrid/domain'
import { sql } from 'kysely'
import { rows } from '../../platform/database/index.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import type { FeedLine, Follower } from '../cases/index.ts'

export type Marks = Pick<OrderExtra, 'card' | 'listed' | 'proposedCard' | 'proposedListing'>

/** What an order's row of a list shows beside the case. */
export interface MarkedOrder {
  type: OrderExtra['type']
  eventId: Id
  marks: Marks
}

export type Mark = 'card' | 'listed' | 'proposed'

export function marksFollower(): Follower {
  return {
    name: 'order_marks',
    async reset(tx, districtId) {
      await sql`delete from order_mark where district_id = ${districtId}`.execute(tx)
    },
    async onLines(tx, lines) {
      for (const entry of lines) if (entry.kind === 'order') await keepMarks(tx, entry)
    },
  }
}

/** Type, event and marks of orders, by order. */
export async function ordersMarked(db: Db, districtId: number, ids: readonly Id[]): Promise<Map<Id, MarkedOrder>> {
  const found = await rows(db, sql<MarkedOrder & { id: Id }>`
    select o.case_id as id, o.type, o.event_id as "eventId", coalesce(m.marks, '{}') as marks
    from supervision_order o
    left join order_mark m on m.district_id = o.district_id and m.case_id = o.case_id
    where o.district_id = ${districtId} and o.case_id = any (${[...ids]}::uuid[])`)
  return new Map(found.map(({ id, ...order }) => [id, order]))
}

/** Orders that bear a mark, whoever may see them. */
export async function ordersBearing(db: Db, districtId: number, mark: Mark): Promise<Id[]> {
  const keys = mark === 'proposed' ? ['proposedCard', 'proposedListing'] : [mark]
  const found = await rows(db, sql<{ id: Id }>`
    select case_id as id from order_mark where district_id = ${districtId} and marks ?| ${keys}::text[]`)
  return found.map(({ id }) => id)
}

/** The marks that stand with an order by now; undefined where it bears none. */
export function orderMarksOf(extra: Readonly<Record<string, unknown>>): Marks | undefined {
  const borne = fields.filter((field) => extra[field] !== undefined && extra[field] !== null)
  return borne.length === 0 ? undefined : Object.fromEntries(borne.map((field) => [field, extra[field]]))
}

const fields = ['card', 'listed', 'proposedCard', 'proposedListing'] as const satisfies (keyof Marks)[]

async function keepMarks(tx: Tx, { districtId, caseId, line }: FeedLine): Promise<void> {
  const changed = fields.flatMap((field) => {
    const change = line.changes.fields[`extra.${field}`]
    return change ? [[field, change[1]]] : []
  })
  if (changed.length === 0) return
  const own = sql`district_id = ${districtId} and case_id = ${caseId}`
  const marks = JSON.stringify(Object.fromEntries(changed))
  await sql`
    insert into order_mark (district_id, case_id, marks)
    values (${districtId}, ${caseId}, jsonb_strip_nulls(${marks}::jsonb))
    on conflict on constraint order_mark_pkey
    do update set marks = jsonb_strip_nulls(order_mark.marks || ${marks}::jsonb)`.execute(tx)
  await sql`delete from order_mark where ${own} and marks = '{}'`.execute(tx)
}
