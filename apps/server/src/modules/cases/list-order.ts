/** Orders of a list, their keys, and the place in them that a cursor keeps. Rule: decision 34 (server time and id). */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { Problem, decodeCursor, encodeCursor } from '../../platform/http/index.ts'
import { dueKey } from './list-filter.ts'
import type { Condition } from './list-filter.ts'

/**
 * due: what is open by its clock, then what is closed, newest first. level: gravest first, newest first within a level.
 * The keys of newest and oldest never change: paging by them sees every case exactly once whatever happens meanwhile.
 * By the others a case that is moved may be met again at its new place, and one that is not moved is met once.
 */
export const caseOrders = ['due', 'newest', 'oldest', 'level', 'updated'] as const
export type CaseOrder = (typeof caseOrders)[number]

/** A stretch of an order that one statement answers: its keys, all in one direction, before the id. */
export interface Segment {
  index: number
  open: readonly boolean[]
  keys: readonly Key[]
  descending: boolean
  /** Its only key is the moment of opening. */
  byOpening?: true
}

interface Key {
  expression: RawBuilder<unknown>
  type: 'moment' | 'number'
}

/** Where a page ended: the segment, the keys of its last row, the row's id. */
export interface Position {
  segment: number
  keys: readonly number[]
  id: string
}

export function segmentsOf(order: CaseOrder, openness: readonly boolean[]): Segment[] {
  return segments[order].flatMap((segment, index) => {
    const open = segment.open.filter(side => openness.includes(side))
    return open.length === 0 ? [] : [{ ...segment, open, index }]
  })
}

/** `(keys, id)` beyond the position, in the segment's direction. */
export function afterPosition(segment: Segment, position: Position | undefined): Condition | undefined {
  if (position?.segment !== segment.index) return undefined
  const values = segment.keys.map(({ type }, i) => keyParameter(type, position.keys[i] ?? 0))
  const columns = sql.join([...segment.keys.map(({ expression }) => expression), sql`c.id`])
  const compare = sql.raw(segment.descending ? '<' : '>')
  return sql`(${columns}) ${compare} (${sql.join([...values, sql`${position.id}::uuid`])})`
}

export function encodePosition(order: CaseOrder, { segment, keys, id }: Position): string {
  return encodeCursor([order, segment, ...keys.map(key => (key === Infinity ? NEVER : key)), id])
}

/** @throws Problem invalid-request when the cursor is not one of this order */
export function decodePosition(order: CaseOrder, cursor: string | undefined): Position | undefined {
  if (cursor === undefined) return undefined
  const parts = order === 'level' ? decodeCursor(cursor, ['', 0, 0, 0, '']) : decodeCursor(cursor, ['', 0, 0, ''])
  const [of, segment, ...rest] = parts ?? []
  const id = rest.at(-1)
  const keys = rest.slice(0, -1).map(Number).map(key => (key === NEVER ? Infinity : key))
  const fits = of === order && typeof segment === 'number' && segments[order][segment] !== undefined &&
    typeof id === 'string' && UUID.test(id) && keys.every(key => key === Infinity || Math.abs(key) <= NEVER)
  if (!fits) {
    const message = '翻页标记与排序不符，从第一页重新查询 / the cursor is of another order, restart from the first page'
    throw new Problem('invalid-request', undefined, { fields: [{ path: 'query.cursor', code: 'pattern', message }] })
  }
  return { segment, keys, id }
}

/** The last moment of JavaScript: stands for infinity, which JSON has not. */
const NEVER = 8_640_000_000_000_000
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const both = [true, false]
const opened: Key = { expression: sql`c.opened_at`, type: 'moment' }
const updated: Key = { expression: sql`c.updated_at`, type: 'moment' }
const due: Key = { expression: dueKey, type: 'moment' }
const level: Key = { expression: sql`(-coalesce(c.level, 99))`, type: 'number' }

const segments: Record<CaseOrder, Omit<Segment, 'index'>[]> = {
  due: [
    { open: [true], keys: [due], descending: false },
    { open: [false], keys: [opened], descending: true, byOpening: true },
  ],
  newest: [{ open: both, keys: [opened], descending: true, byOpening: true }],
  oldest: [{ open: both, keys: [opened], descending: false }],
  level: [{ open: both, keys: [level, opened], descending: true }],
  updated: [{ open: both, keys: [updated], descending: true }],
}

function keyParameter(type: Key['type'], key: number): Condition {
  if (type === 'number') return sql`${key}::int`
  return key === Infinity ? sql`'infinity'::timestamptz` : sql`${new Date(key)}::timestamptz`
}
