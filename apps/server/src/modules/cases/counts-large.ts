/** Numbers beyond a thousand, from the tallies and with the moment that they stand for. Rule: decision 15. */
import { chinaDate, fromChina } from '@onegrid/domain'
import type { Id, Instant } from '@onegrid/domain'
import { sql } from 'kysely'
import { rows } from '../../platform/database/index.ts'
import { tallyFollowerName } from './counts-follower.ts'
import { cubes } from './counts-tally.ts'
import type { Cube, Dimension } from './counts-tally.ts'
import type { Reading } from './list.ts'
import type { CaseFilter, Condition, IsOpen } from './list-filter.ts'
import { allOf } from './list-filter.ts'
import type { Reader } from './list-reader.ts'

export interface LargeCount {
  value: number
  /** Until when what happened is in it; absent before the first line. */
  at?: Instant
}

/**
 * How many cases a filter has, by place: of a whole district or of towns. Undefined where no cube keeps all that the
 * filter asks, or the reader reads by less than a town: then "1000+" is all that can be said quickly.
 */
export async function tallyCases(
  { db, districtId }: Pick<Reading, 'db' | 'districtId'>,
  reader: Reader,
  filter: CaseFilter,
  isOpen: IsOpen,
): Promise<LargeCount | undefined> {
  const towns = townsOf(reader)
  const asked = askedOf(filter, towns)
  const cube = asked && cubeFor([...asked.keys()])
  if (!cube) return undefined
  const conditions = [sql`t.district_id = ${districtId}`, sql`t.cube = ${cube}`, ...asked.values()]
  const states = await rows(db, sql<{ kind: string; state: string; cases: number }>`
    select t.kind, t.state, sum(t.cases)::bigint as cases from case_tally t where ${allOf(conditions)}
    group by t.kind, t.state`)
  const value = states
    .filter(({ kind }) => filter.kinds?.includes(kind) ?? true)
    .filter(({ state }) => filter.states?.includes(state) ?? true)
    .filter(({ kind, state }) => filter.open === undefined || isOpen(kind, state) === filter.open)
    .reduce((sum, { cases }) => sum + cases, 0)
  const [cursor] = await rows(db, sql<{ at: Instant }>`
    select f.fed_at as at from follower_cursor c join feed f on f.district_id = c.district_id and f.pos = c.pos
    where c.district_id = ${districtId} and c.follower = ${tallyFollowerName}`)
  return cursor ? { value, at: cursor.at } : { value }
}

/** Undefined: all; none: the reader does not read by towns. */
function townsOf(reader: Reader): readonly Id[] | undefined {
  return reader.district ? undefined : (reader.townIds ?? [])
}

/** The conditions by dimension; undefined where the filter asks what no cube keeps. */
function askedOf(filter: CaseFilter, towns: readonly Id[] | undefined): Map<Dimension, Condition> | undefined {
  const { villageId, gridId, deskId, owes, ids, lights, dueFrom, dueTo, text } = filter
  const kept = [villageId, gridId, deskId, owes, ids, lights, dueFrom, dueTo, text].every(part => part === undefined)
  if (!kept) return undefined
  if (towns?.length === 0 || filter.matters?.some(matter => matter.length !== 2)) return undefined
  if (![filter.openedFrom, filter.openedTo].every(isMidnight)) return undefined
  const asked = new Map<Dimension, Condition>()
  const townIds = filter.townId === undefined ? towns : (towns ?? [filter.townId]).filter(id => id === filter.townId)
  if (townIds) asked.set('townId', sql`t.town_id = any (${[...townIds]}::uuid[])`)
  if (filter.unitId !== undefined) asked.set('unitId', sql`t.unit_id = ${filter.unitId}::uuid`)
  if (filter.matters) asked.set('matterClass', sql`t.matter_class = any (${[...filter.matters]}::text[])`)
  if (filter.levels) asked.set('level', sql`t.level = any (${[...filter.levels]}::int[])`)
  if (filter.sources) asked.set('source', sql`t.source = any (${[...filter.sources]}::text[])`)
  const days = [
    ...(filter.openedFrom === undefined ? [] : [sql`t.day >= ${chinaDate(filter.openedFrom)}`]),
    ...(filter.openedTo === undefined ? [] : [sql`t.day < ${chinaDate(filter.openedTo)}`]),
  ]
  if (days.length > 0) asked.set('day', allOf(days))
  return asked
}

/** Of the cubes that keep all, the one with the fewest cells: in order of size. */
function cubeFor(dimensions: readonly Dimension[]): Cube | undefined {
  const bySize: readonly Cube[] = ['mixed', 'place', 'unit', 'matter']
  return bySize.find(cube => dimensions.every(dimension => (cubes[cube] as readonly Dimension[]).includes(dimension)))
}

/** A tally knows days: any other moment cuts through one. */
function isMidnight(moment: Instant | undefined) {
  return moment === undefined || fromChina(chinaDate(moment)) === moment
}
