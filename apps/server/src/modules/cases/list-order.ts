/** Orders of a list, their keys, and the place in them that a cursor keeps. Rule: decision 34 (server time and id). */
import type { Id, Instant } from '@onegrid/domain'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { Problem, decodeCursor, encodeCursor, keyPart, LAST_MOMENT } from '../../platform/http/index.ts'
import { dueKey } from './list-filter.ts'
import type { Condition } from './list-filter.ts'

/**
 * due: what is open by its clock, then what is closed, newest first. level: gravest first, newest first within a level.
 * The moment of opening never changes: paging by newest and oldest sees every case exactly once whatever happens
 * meanwhile. By the others a case that is moved may be met again at its new place; one that is not is met once.
 */
export const caseOrders = ['due', 'newest', 'oldest', 'level', 'updated'] as const
export type CaseOrder = (typeof caseOrders)[number]

/** A stretch of an order that one statement answers: by one moment, then by id, in one direction. */
export interface Segment {
  index: number
  open: readonly boolean[]
  key: RawBuilder<unknown>
  descending: boolean
  /** Cases outside of it belong to another. */
  within?: Condition
  /** The segment of each case, where one statement answers all of them: they come one after the other. */
  rank?: RawBuilder<unknown>
  /** The order of the indexes of closed cases. */
  byOpening?: true
}

/** Where a page ended: the segment, the moment and the id of its last row. */
export interface Position {
  segment: number
  key: Instant
  id: Id
}

export function segmentsOf(order: CaseOrder, openness: readonly boolean[]): Segment[] {
  return segments[order].flatMap((segment, index) => {
    const open = segment.open.filter(side => openness.includes(side))
    return open.length === 0 ? [] : [{ ...segment, open, index }]
  })
}

/** All segments of an order in one, which must then be sorted: for short lists. Undefined where there is but one. */
export function combinedSegment(order: CaseOrder, openness: readonly boolean[]): Segment | undefined {
  return order === 'level'
    ? { index: 0, open: openness, key: opened.key, descending: true, rank: levelRank }
    : undefined
}

/** `(key, id)` beyond the position, in the segment's direction. */
export function afterPosition(segment: Segment, position: Position | undefined): Condition | undefined {
  if (!position || (position.segment !== segment.index && !segment.rank)) return undefined
  const compare = sql.raw(segment.descending ? '<' : '>')
  const after = sql`(${segment.key}, c.id) ${compare} (${keyParameter(position.key)}, ${position.id}::uuid)`
  const { rank } = segment
  return rank ? sql`(${rank} > ${position.segment} or (${rank} = ${position.segment} and ${after}))` : after
}

export function encodePosition(order: CaseOrder, { segment, key, id }: Position): string {
  return encodeCursor([order, segment, key === Infinity ? LAST_MOMENT : key, id])
}

/** @throws Problem invalid-request when the cursor is not one of this order */
export function decodePosition(order: CaseOrder, cursor: string | undefined): Position | undefined {
  const parts = decodeCursor(cursor, [keyPart.text, keyPart.index, keyPart.moment, keyPart.id])
  if (!parts) return undefined
  const [of, segment, key, id] = parts
  if (of !== order || segments[order][segment] === undefined) {
    throw new Problem('invalid-request', undefined, { fields: [OTHER_ORDER] })
  }
  return { segment, key: key === LAST_MOMENT ? Infinity : key, id }
}

const OTHER_ORDER = {
  path: 'query.cursor',
  code: 'pattern',
  message: { zh: '翻页标记与排序不符，从第一页重新查询', en: 'is of another order: begin with the first page' },
}

const both = [true, false]
const opened = { key: sql`c.opened_at`, byOpening: true } as const
const newestFirst = { ...opened, open: both, descending: true }

const levelRank = sql`(case when c.level between 1 and 4 then c.level - 1 else 4 end)`

const segments: Record<CaseOrder, Omit<Segment, 'index'>[]> = {
  due: [{ key: dueKey, open: [true], descending: false }, { ...newestFirst, open: [false] }],
  newest: [newestFirst],
  oldest: [{ ...newestFirst, descending: false }],
  // One walk through all levels would pass by every graver case before the first of a slight matter.
  level: [
    ...[1, 2, 3, 4].map(level => ({ ...newestFirst, within: sql`c.level = ${level}` })),
    { ...newestFirst, within: sql`(c.level is null or c.level not between 1 and 4)` },
  ],
  updated: [{ key: sql`c.updated_at`, open: both, descending: true }],
}

function keyParameter(key: Instant): Condition {
  return key === Infinity ? sql`'infinity'::timestamptz` : sql`${new Date(key)}::timestamptz`
}
