/**
 * Whose lists: the relations that a reader holds, each with a condition on `case_file c` that one index answers. A list
 * is the union of them, never one condition with OR. Rules: decision 15; who reads what, domain/access/cases.ts.
 */
import type { Id } from '@onegrid/domain'
import { sql } from 'kysely'
import { allOf, anyOf } from './list-filter.ts'
import type { Condition } from './list-filter.ts'

export interface Reader {
  /** Reads by place in the whole district. */
  district?: boolean
  /** Reads by place, where not in the whole district. */
  townIds?: readonly Id[]
  villageIds?: readonly Id[]
  gridIds?: readonly Id[]
  /** Desks whose cases and tasks are the reader's. */
  deskIds?: readonly Id[]
  /** Units whose tasks, led or assisted, are the reader's. */
  unitIds?: readonly Id[]
  /** The account, for tasks that name it. */
  personId?: Id
  /** The account, for reports of its own. */
  reporterId?: Id
  /** Beginnings of matters (four digits) that only those near the case read, not whoever reads by place. */
  confidential?: readonly string[]
}

/**
 * One condition for each relation and id, so that each is a walk along one index: twice where the list holds open and
 * closed cases, which have indexes of their own. None where nothing is readable.
 */
export function readerBranches(reader: Reader, districtId: number, open: readonly boolean[]): Condition[] {
  const sides = open.map(side => (side ? sql`c.is_open` : sql`not c.is_open`))
  return relationsOf(reader, districtId).flatMap(({ branch, byKey }) =>
    byKey && sides.length > 1 ? [branch] : sides.map(side => allOf([side, branch])),
  )
}

/** May the reader see `case_file c`: for rows that were found by other means. */
export function readerCondition(reader: Reader, districtId: number): Condition {
  return anyOf(relationsOf(reader, districtId).map(({ test }) => test))
}

/** A relation, asked in two ways: which cases are there, and is this one of them. */
interface Relation {
  branch: Condition
  test: Condition
  /** The branch finds its cases by their keys: it needs no index of open or closed ones. */
  byKey?: true
}

function relationsOf(reader: Reader, districtId: number): Relation[] {
  const place = placeConditions(reader).map(onCase)
  // Who reads all reads it by one branch.
  if (reader.district && isEmpty(reader.confidential)) return place
  return [...place, ...nearRelations(reader, districtId)]
}

function placeConditions(reader: Reader): Condition[] {
  const { confidential = [] } = reader
  const open = isEmpty(confidential)
    ? []
    : [sql`(c.matter is null or left(c.matter, 4) <> all (${[...confidential]}::text[]))`]
  const places = reader.district
    ? [sql`true`]
    : [
        ...each(reader.townIds, id => sql`c.town_id = ${id}::uuid`),
        ...each(reader.villageIds, id => sql`c.village_id = ${id}::uuid`),
        ...each(reader.gridIds, id => sql`c.grid_id = ${id}::uuid`),
      ]
  return places.map(place => allOf([place, ...open]))
}

/** The relations of actorOf in actor.ts, except called and copied persons: they come by their message. */
function nearRelations(reader: Reader, districtId: number): Relation[] {
  const { personId, reporterId } = reader
  const byTask = (held: Condition, round?: Condition) => onTask(districtId, held, round)
  return [
    ...each(reader.deskIds, id => onCase(sql`c.desk_id = ${id}::uuid`)),
    ...each(reader.deskIds, id => byTask(sql`t.desk_id = ${id}::uuid and t.is_open`)),
    ...each(reader.deskIds, id => byTask(sql`t.desk_id = ${id}::uuid and t.kind = 'reply'`)),
    ...each(reader.unitIds, id => onCase(sql`c.lead_unit_id = ${id}::uuid`)),
    ...each(reader.unitIds, id => byTask(sql`t.unit_id = ${id}::uuid and ${besideTheLead}`, sql`t.round = c.round`)),
    ...(personId === undefined ? [] : [byTask(sql`t.person_id = ${personId}::uuid and t.is_open`)]),
    ...(reporterId === undefined ? [] : [onCase(sql`c.reporter_id = ${reporterId}::uuid`)]),
  ]
}

/** Its second half is the condition of the index task_beside_idx, word for word. */
const besideTheLead = sql`t.kind in ('assist', 'whistle', 'lead')
  and (t.kind <> 'lead' or t.state in ('replaced', 'released', 'cancelled'))`

function onCase(condition: Condition): Relation {
  return { branch: condition, test: condition }
}

/**
 * Cases by their tasks, which are few for each holder: first their ids, each once, then the cases by key. Written as a
 * subquery the planner would walk the whole order of the list in hope of meeting them.
 *
 * @param round what else must hold between task and case; most cases have but one round, which settles it
 */
function onTask(districtId: number, held: Condition, round?: Condition): Relation {
  const task = (condition: Condition) => sql`task t where t.district_id = ${districtId} and ${condition}`
  const ids = sql`c.id = any (array(select t.case_id from ${task(held)}))`
  const test = sql`exists (select from ${task(allOf([sql`t.case_id = c.id`, held, ...(round ? [round] : [])]))})`
  return { branch: round ? sql`${ids} and (c.round = 1 or ${test})` : ids, test, byKey: true }
}

function each<T>(ids: readonly Id[] | undefined, make: (id: Id) => T): T[] {
  return [...new Set(ids)].map(make)
}

function isEmpty(list: readonly unknown[] | undefined) {
  return list === undefined || list.length === 0
}
