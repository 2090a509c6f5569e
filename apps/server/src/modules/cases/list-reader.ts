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
export function readerBranches(reader: Reader, districtId: number, open: readonly boolean[]): Branch[] {
  return relationsOf(reader, districtId).flatMap((relation): Branch[] => {
    const { branch, also, byKey, isShort = false, isShortOfOpen = isShort } = relation
    if (byKey && open.length > 1) return [{ relation: branch, also, isShort: false, ofOpen: false }]
    return open.map(ofOpen => {
      const side = ofOpen ? sql`c.is_open` : sql`not c.is_open`
      return { relation: allOf([side, branch]), also, isShort: ofOpen ? isShortOfOpen : isShort, ofOpen }
    })
  })
}

export interface Branch {
  /** An index alone answers it. */
  relation: Condition
  /** What must hold besides. */
  also: Condition
  ofOpen: boolean
  /** Some thousand cases at most: in any order but that of its index they are better read and sorted than sought. */
  isShort: boolean
}

export function readsWidely({ district, townIds }: Reader): boolean {
  return district === true || !isEmpty(townIds)
}

/** May the reader see `case_file c`: for rows that were found by other means. */
export function readerCondition(reader: Reader, districtId: number): Condition {
  return anyOf(relationsOf(reader, districtId).map(({ test, also }) => allOf([test, also])))
}

/** A relation, asked in two ways: which cases are there, and is this one of them. */
interface Relation {
  branch: Condition
  test: Condition
  also: Condition
  /** The branch finds its cases by key: open and closed ones at once. */
  byKey?: boolean
  /** See Branch. */
  isShort?: boolean
  isShortOfOpen?: boolean
}

function relationsOf(reader: Reader, districtId: number): Relation[] {
  const place = placeRelations(reader)
  // Who reads all reads it by one branch.
  if (reader.district && isEmpty(reader.confidential)) return place
  return [...place, ...nearRelations(reader, districtId)]
}

function placeRelations(reader: Reader): Relation[] {
  const { confidential = [] } = reader
  const also = isEmpty(confidential)
    ? sql`true`
    : sql`(c.matter is null or left(c.matter, 4) <> all (${[...confidential]}::text[]))`
  const at = (place: Condition) => ({ branch: place, test: place, also })
  if (reader.district) return [at(sql`true`)]
  return [
    ...each(reader.townIds, id => at(sql`c.town_id = ${id}::uuid`)),
    ...each(reader.villageIds, id => ({ ...at(sql`c.village_id = ${id}::uuid`), isShort: true })),
    ...each(reader.gridIds, id => ({ ...at(sql`c.grid_id = ${id}::uuid`), isShort: true })),
  ]
}

/** The relations of actorOf in actor.ts, except called and copied persons: they come by their message. */
function nearRelations(reader: Reader, districtId: number): Relation[] {
  const { personId, reporterId } = reader
  const persons = personId === undefined ? [] : [personId]
  const held = [
    ...each(reader.deskIds, id => sql`t.desk_id = ${id}::uuid and t.is_open`),
    ...each(reader.deskIds, id => sql`t.desk_id = ${id}::uuid and t.kind = 'reply'`),
    ...each(persons, id => sql`t.person_id = ${id}::uuid and t.is_open`),
  ]
  return [
    ...each(reader.deskIds, id => ({ ...onCase(sql`c.desk_id = ${id}::uuid`), isShortOfOpen: true })),
    ...(held.length > 0 ? [onTasks(districtId, held)] : []),
    ...each(reader.unitIds, id => ({ ...onCase(sql`c.lead_unit_id = ${id}::uuid`), isShortOfOpen: true })),
    ...each(reader.unitIds, id => onTaskOfRound(districtId, sql`t.unit_id = ${id}::uuid and ${besideTheLead}`)),
    ...each(reporterId === undefined ? [] : [reporterId], id => ({
      ...onCase(sql`c.reporter_id = ${id}::uuid`), isShort: true,
    })),
  ]
}

/** Its second half is the condition of the index task_beside_idx, word for word. */
const besideTheLead = sql`t.kind in ('assist', 'whistle', 'lead')
  and (t.kind <> 'lead' or t.state in ('replaced', 'released', 'cancelled'))`

function onCase(condition: Condition): Relation {
  return { branch: condition, test: condition, also: sql`true` }
}

/**
 * Cases by their tasks, which are few for each holder. As a branch: first their ids, each once, then the cases by key;
 * written as a subquery the planner would walk the whole order of the list in hope of meeting them. As a test: a
 * subquery of its own, which is answered once and then looked up. All holds in one: each branch is planned by itself,
 * which takes longer than finding its handful of cases.
 *
 * @param held conditions on `task t`, each answered by one index
 */
function onTasks(districtId: number, held: readonly Condition[]): Relation {
  const ids = sql.join(held.map(hold => sql`select t.case_id ${tasksOf(districtId, hold)}`), sql` union all `)
  return { branch: sql`c.id = any (array(${ids}))`, test: sql`c.id in (${ids})`, also: sql`true`, byKey: true }
}

/** The task must be of the case's present round; most cases have but one, which settles it. */
function onTaskOfRound(districtId: number, held: Condition): Relation {
  const tasks = tasksOf(districtId, held)
  return {
    branch: sql`c.id = any (array(select t.case_id ${tasks}))`,
    test: sql`(c.id, c.round) in (select t.case_id, t.round ${tasks})`,
    also: sql`(c.round = 1 or exists (select ${tasks} and t.case_id = c.id and t.round = c.round))`,
    byKey: true,
  }
}

function tasksOf(districtId: number, held: Condition): Condition {
  return sql`from task t where t.district_id = ${districtId} and ${held}`
}

function each<T>(ids: readonly Id[] | undefined, make: (id: Id) => T): T[] {
  return [...new Set(ids)].map(make)
}

function isEmpty(list: readonly unknown[] | undefined) {
  return list === undefined || list.length === 0
}
