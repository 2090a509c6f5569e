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
      const [first] = lines
      if (first) await keepMarks(tx, first.districtId, lines.filter(({ kind }) => kind === 'order'))
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

async function keepMarks(tx: Tx, districtId: number, lines: readonly FeedLine[]): Promise<void> {
  /** What the lines say of each order, by field: the last word counts, and null takes a mark away. */
  const said = new Map<Id, Record<string, unknown>>()
  for (const { caseId, line } of lines) {
    for (const field of fields) {
      const change = line.changes.fields[`extra.${field}`]
      if (change) said.set(caseId, { ...said.get(caseId), [field]: change[1] })
    }
  }
  if (said.size === 0) return
  const orders = JSON.stringify([...said].map(([id, marks]) => ({ id, marks })))
  await sql`
    insert into order_mark (district_id, case_id, marks)
    select ${districtId}, said.id, jsonb_strip_nulls(coalesce(held.marks, '{}') || said.marks)
    from jsonb_to_recordset(${orders}::jsonb) as said (id uuid, marks jsonb)
    left join order_mark held on held.district_id = ${districtId} and held.case_id = said.id
    on conflict on constraint order_mark_pkey do update set marks = excluded.marks`.execute(tx)
  await sql`
    delete from order_mark
    where district_id = ${districtId} and case_id = any (${[...said.keys()]}::uuid[]) and marks = '{}'`.execute(tx)
}
