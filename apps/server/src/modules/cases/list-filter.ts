/** What a list may be narrowed by, and its conditions on `case_file c`. */
import { viewportKeyRanges } from '@onegrid/domain'
import type { Id, Instant, Light, Viewport } from '@onegrid/domain'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { at } from '../../platform/database/index.ts'
import type { StepOwner } from './owed.ts'

export interface CaseFilter {
  kinds?: readonly string[]
  states?: readonly string[]
  /** Open cases only, or closed ones only. */
  open?: boolean
  levels?: readonly number[]
  /** Codes or beginnings of codes. */
  matters?: readonly string[]
  sources?: readonly string[]
  townId?: Id
  villageId?: Id
  gridId?: Id
  /** Cases whose place is in sight of a map. */
  within?: Viewport
  /** The lead unit. */
  unitId?: Id
  /** The desk that answers for the case. */
  deskId?: Id
  /** Cases in which this owner owes an open step, by that step's light and not the case's. */
  owes?: StepOwner & { lights?: readonly Light[] }
  /** Of these cases only. */
  ids?: readonly Id[]
  lights?: readonly Light[]
  /** Moments from (included) to (not included). */
  openedFrom?: Instant
  openedTo?: Instant
  dueFrom?: Instant
  dueTo?: Instant
  /** Words, an address, a number or its tail. */
  text?: string
}

export type Condition = RawBuilder<unknown>

/** A case without a clock comes after all that have one. The indexes are on this very expression. */
export const dueKey = sql<number>`coalesce(c.due_at, 'infinity')`

/** Whether a state of a kind of case is an open one. */
export type IsOpen = (kind: string, state: string) => boolean

/** Whether open cases, closed ones or both can fit the filter at all. */
export function opennessOf({ open, lights, dueFrom, dueTo, kinds, states }: CaseFilter, isOpen: IsOpen): boolean[] {
  const clocked = lights !== undefined || dueFrom !== undefined || dueTo !== undefined
  // Of states of a known kind it is plain; an index of closed cases would be walked in vain for open states.
  const byState = kinds && states ? kinds.flatMap(kind => states.map(state => isOpen(kind, state))) : [true, false]
  return [true, false].filter(side =>
    (open ?? side) === side && (!clocked || side) && byState.includes(side))
}

/** All but the text. */
export function filterConditions(filter: CaseFilter, now: Instant, districtId: number): Condition[] {
  const conditions: (Condition | undefined)[] = [
    oneOf(sql`c.kind`, filter.kinds, 'text'),
    oneOf(sql`c.state`, filter.states, 'text'),
    oneOf(sql`c.level`, filter.levels, 'int'),
    mattersCondition(filter.matters),
    oneOf(sql`c.source`, filter.sources, 'text'),
    same(sql`c.town_id`, filter.townId),
    same(sql`c.village_id`, filter.villageId),
    same(sql`c.grid_id`, filter.gridId),
    filter.within && withinCondition(filter.within),
    same(sql`c.lead_unit_id`, filter.unitId),
    same(sql`c.desk_id`, filter.deskId),
    filter.owes && owesCondition(filter.owes, now, districtId),
    filter.ids && sql`c.id = any (${[...filter.ids]}::uuid[])`,
    filter.lights && anyOf(filter.lights.map(light => lightCondition(light, now))),
    filter.openedFrom === undefined ? undefined : sql`c.opened_at >= ${at(filter.openedFrom)}`,
    filter.openedTo === undefined ? undefined : sql`c.opened_at < ${at(filter.openedTo)}`,
    filter.dueFrom === undefined ? undefined : sql`${dueKey} >= ${at(filter.dueFrom)} and c.due_at is not null`,
    filter.dueTo === undefined ? undefined : sql`${dueKey} < ${at(filter.dueTo)}`,
  ]
  return conditions.filter(condition => condition !== undefined)
}

/** The light as lightOf of the domain gives it; never stored. */
export function lightCondition(light: Light, now: Instant): Condition {
  const moment = at(now)
  switch (light) {
    case 'paused':
      return sql`c.is_paused`
    case 'red':
      return sql`(${dueKey} < ${moment} and not c.is_paused)`
    case 'yellow':
      return sql`(${dueKey} >= ${moment} and c.yellow_at <= ${moment} and not c.is_paused)`
    case 'green':
      return sql`(${dueKey} >= ${moment} and c.yellow_at > ${moment} and not c.is_paused)`
  }
}

type Owes = NonNullable<CaseFilter['owes']>

/** Key ranges find them, degrees cut what the ranges hold beyond the edges. Rule: decision 16. */
export function withinCondition(view: Viewport): Condition {
  const ranges = viewportKeyRanges(view).map(({ from, to }) => sql`c.tile_key between ${from} and ${to}`)
  return sql`(${anyOf(ranges)}
    and c.lon between ${view.west} and ${view.east} and c.lat between ${view.south} and ${view.north})`
}

/** As an array, which is made once: whoever owes, owes a few hundred steps, and the cases are then looked up by key. */
function owesCondition({ lights, ...owner }: Owes, now: Instant, districtId: number): Condition {
  const shown = lights ? [anyOf(lights.map(light => taskLight(light, now)))] : []
  return sql`c.id = any (array(
    select t.case_id from task t
    where ${allOf([sql`t.district_id = ${districtId} and t.is_open`, ownerCondition(owner), ...shown])}))`
}

/** Who owes `task t`: the person where one is named, else the unit, else the desk (decision 32). */
export function ownerCondition({ kind, id }: StepOwner): Condition {
  if (kind === 'person') return sql`t.person_id = ${id}::uuid`
  if (kind === 'unit') return sql`t.unit_id = ${id}::uuid and t.person_id is null`
  return sql`t.desk_id = ${id}::uuid and t.unit_id is null and t.person_id is null`
}

/** The same conditions as of a case, asked of the columns of `task t`. */
export function taskLight(light: Light, now: Instant): Condition {
  return sql`exists (select from (select t.due_at, t.yellow_at, t.is_paused) c where ${lightCondition(light, now)})`
}

export function allOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` and `)})`
}

export function anyOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql`false` : sql`(${sql.join(conditions, sql` or `)})`
}

function same(column: Condition, id: Id | undefined): Condition | undefined {
  return id === undefined ? undefined : sql`${column} = ${id}::uuid`
}

/** A single value as such: the planner then knows how many rows it has. */
function oneOf(column: Condition, values: readonly (string | number)[] | undefined, type: 'text' | 'int') {
  if (values === undefined) return undefined
  const cast = sql.raw(type)
  return values.length === 1 ? sql`${column} = ${values[0]}::${cast}` : sql`${column} = any (${[...values]}::${cast}[])`
}

function mattersCondition(matters: readonly string[] | undefined): Condition | undefined {
  return matters && anyOf(matters.map(matterCondition))
}

/** Codes are digits: all that begin alike lie before the sign that follows 9. */
function matterCondition(beginning: string): Condition {
  const matter = sql`c.matter collate "C"`
  if (beginning.length === FULL_CODE) return sql`${matter} = ${beginning}`
  return sql`(${matter} >= ${beginning} and ${matter} < ${`${beginning}:`})`
}

const FULL_CODE = 6
