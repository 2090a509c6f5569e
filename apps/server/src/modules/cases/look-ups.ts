/** Cases and their parts by key, for the rooms that stand on this one: they never read its tables. */
import type { AreaRef, CanonicalLine, Id, Instant, Place, TaskKind } from '@onegrid/domain'
import { parseCanonical } from '@onegrid/domain'
import { sql } from 'kysely'
import { at, rows } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/index.ts'
import { taskLight } from './list-filter.ts'
import { readerCondition } from './list-reader.ts'
import type { Reader } from './list-reader.ts'
import type { StepOwner } from './owed.ts'
import type { CaseText } from './texts.ts'
import type { ProvenLine } from './trail-view.ts'

/** The case's own wording; empty where it was erased. */
export async function caseText(db: Db, districtId: number, caseId: Id): Promise<CaseText> {
  const [text] = await rows(db, sql<{ [K in keyof CaseText]: string | null }>`
    select title, body, address from case_text where district_id = ${districtId} and case_id = ${caseId}`)
  return Object.fromEntries(Object.entries(text ?? {}).filter(([, part]) => part !== null))
}

/** Free texts by the references that lines carry. One that was erased is not there. */
export async function remarkTexts(db: Db, districtId: number, refs: readonly Id[]): Promise<Map<Id, string>> {
  if (refs.length === 0) return new Map()
  const found = await rows(db, sql<{ ref: Id; text: string }>`
    select id as ref, case when is_wording then coalesce(text::jsonb ->> 1, text::jsonb ->> 0) else text end as text
    from case_remark where district_id = ${districtId} and id = any (${[...refs]}::uuid[])
    union all
    select ref, coalesce(body, title) from case_text
    where district_id = ${districtId} and ref = any (${[...refs]}::uuid[])`)
  return new Map(found.filter(({ text }) => text !== null).map(({ ref, text }) => [ref, text]))
}

/**
 * Takes away what people wrote in a case, with the salts: the hashes in its lines then say nothing, and the trail still
 * verifies. Rule: decision 12.
 *
 * @returns how many texts there were
 */
export async function eraseTexts(db: Db, districtId: number, caseId: Id): Promise<number> {
  const remarks = await sql`
    delete from case_remark where district_id = ${districtId} and case_id = ${caseId}`.execute(db)
  const wording = await sql`
    delete from case_text where district_id = ${districtId} and case_id = ${caseId}`.execute(db)
  return Number(remarks.numAffectedRows ?? 0n) + Number(wording.numAffectedRows ?? 0n)
}

/** Lines with the hashes that prove them. */
export async function provenTrail(
  db: Db, districtId: number, caseId: Id, { after = 0, limit }: { after?: number; limit?: number } = {},
): Promise<ProvenLine[]> {
  const found = await rows(db, sql<{ text: string; hash: string }>`
    select text, encode(hash, 'hex') as hash from trail
    where district_id = ${districtId} and case_id = ${caseId} and seq > ${after}
    order by seq limit ${limit ?? null}`)
  return found.map(({ text, hash }) => ({ line: parseCanonical(text), hash }))
}

/** Lines of cases that were written at one moment each, by case: those of one act. */
export async function linesAt(
  db: Db, districtId: number, moments: readonly { caseId: Id; at: Instant }[],
): Promise<Map<Id, CanonicalLine[]>> {
  if (moments.length === 0) return new Map()
  const found = await rows(db, sql<{ caseId: Id; text: string }>`
    select t.case_id as "caseId", t.text
    from (
      select distinct * from unnest(${moments.map(({ caseId }) => caseId)}::uuid[],
        ${moments.map((one) => at(one.at))}::timestamptz[]) as asked (id, at)) a
    join trail t on t.district_id = ${districtId} and t.case_id = a.id and t.at = a.at
    order by t.case_id, t.seq`)
  const byCase = Map.groupBy(found, ({ caseId }) => caseId)
  return new Map([...byCase].map(([id, own]) => [id, own.map(({ text }) => parseCanonical(text))]))
}

/** Those of the action ids that have been used. */
export async function actionsDone(db: Db, districtId: number, ids: readonly Id[]): Promise<Set<Id>> {
  if (ids.length === 0) return new Set()
  const found = await rows(db, sql<{ id: Id }>`
    select action_id as id from action where district_id = ${districtId} and action_id = any (${[...ids]}::uuid[])`)
  return new Set(found.map(({ id }) => id))
}

/** The time of the last line. */
export async function caseUpdatedAt(db: Db, districtId: number, caseId: Id): Promise<Instant> {
  const [file] = await rows(db, sql<{ at: Instant }>`
    select updated_at as at from case_file where district_id = ${districtId} and id = ${caseId}`)
  if (!file) throw new Error(`there is no case ${caseId}`)
  return file.at
}

export async function childCases(db: Db, districtId: number, parentId: Id, kind: string): Promise<Id[]> {
  const found = await rows(db, sql<{ id: Id }>`
    select id from case_file
    where district_id = ${districtId} and parent_id = ${parentId} and kind = ${kind} order by opened_at, id`)
  return found.map(({ id }) => id)
}

/** The cases that were merged into each of these and are still, by survivor; of one without there is no entry. */
export async function duplicateCases(db: Db, districtId: number, survivors: readonly Id[]): Promise<Map<Id, Id[]>> {
  const found = await rows(db, sql<{ id: Id; duplicates: Id[] }>`
    select id, body #> '{extra,duplicates}' as duplicates from case_file
    where district_id = ${districtId} and id = any (${[...survivors]}::uuid[])
      and jsonb_array_length(coalesce(nullif(body #> '{extra,duplicates}', 'null'), '[]')) > 0`)
  return new Map(found.map(({ id, duplicates }) => [id, duplicates]))
}

/** Every open case of a kind, the oldest first, a page at a time: each may change while it is walked. */
export async function* openCases(db: Db, districtId: number, kind: string): AsyncGenerator<Id> {
  for await (const { id } of openRows(db, districtId, kind)) yield id
}

interface OpenRow {
  openedAt: number
  id: Id
}

/** Along the index of open cases, a page at a time: what is written meanwhile moves nothing. */
async function* openRows<Row extends OpenRow>(
  db: Db, districtId: number, kind: string, columns = sql``,
): AsyncGenerator<Row> {
  let after: OpenRow = { openedAt: 0, id: '00000000-0000-0000-0000-000000000000' }
  for (;;) {
    const page: Row[] = await rows(db, sql<Row>`
      select opened_at as "openedAt", id ${columns} from case_file
      where district_id = ${districtId} and is_open and kind = ${kind}
        and (opened_at, id) > (${at(after.openedAt)}, ${after.id}::uuid)
      order by opened_at, id limit 500`)
    yield* page
    const last = page.at(-1)
    if (!last) return
    after = last
  }
}

/** Open cases, and those of them whose clock ends at a moment or later, along the index of open deadlines. */
export async function openDeadlines(
  db: Db, districtId: number, from: Instant,
): Promise<{ open: number; after: number }> {
  const [found] = await rows(db, sql<{ open: number; after: number }>`
    select count(*)::int as open,
      (count(*) filter (where due_at >= ${at(from)}))::int as after
    from case_file where district_id = ${districtId} and is_open`)
  return found!
}

/** Those of the cases that a reader may see. */
export async function readableCases(db: Db, districtId: number, ids: readonly Id[], reader: Reader): Promise<Set<Id>> {
  if (ids.length === 0) return new Set()
  const found = await rows(
    db,
    sql<{ id: Id }>`
    select c.id from case_file c
    where c.district_id = ${districtId} and c.id = any (${[...ids]}::uuid[])
      and ${readerCondition(reader, districtId)}`,
  )
  return new Set(found.map(({ id }) => id))
}

/** How many of the cases owe an open task of a kind. */
export async function countOwing(db: Db, districtId: number, ids: readonly Id[], kind: TaskKind): Promise<number> {
  const [row] = await rows(db, sql<{ owing: number }>`
    select count(distinct case_id)::int as owing from task
    where district_id = ${districtId} and case_id = any (${[...ids]}::uuid[]) and kind = ${kind} and is_open`)
  return row?.owing ?? 0
}

export interface PlacedCase {
  id: Id
  version: number
  place: Place
  areas: AreaRef
}

/** Open cases that lie somewhere: whether a border moved is seen without loading each. */
export async function* openPlaces(db: Db, districtId: number, kind: string): AsyncGenerator<PlacedCase> {
  const columns = sql`, version, lon, lat, grid_id as "gridId", village_id as "villageId", town_id as "townId"`
  for await (const row of openRows<PlacedRow>(db, districtId, kind, columns)) {
    const { id, version, lon, lat, gridId, villageId, townId } = row
    if (lon === null || lat === null) continue
    const areas = { gridId: gridId ?? undefined, villageId: villageId ?? undefined, townId: townId ?? undefined }
    yield { id, version, place: { lon, lat }, areas }
  }
}

interface PlacedRow extends OpenRow {
  version: number
  lon: number | null
  lat: number | null
  gridId: Id | null
  villageId: Id | null
  townId: Id | null
}

export interface PersonTask {
  id: Id
  caseId: Id
  kind: TaskKind
  version: number
  personId: Id
}

/** Open steps that name a person. */
export async function personTasks(db: Db, districtId: number, kinds: readonly TaskKind[]): Promise<PersonTask[]> {
  return rows(db, sql<PersonTask>`
    select id, case_id as "caseId", kind, version, person_id as "personId" from task
    where district_id = ${districtId} and is_open and person_id is not null and kind = any (${[...kinds]}::text[])
    order by person_id, due_at, id`)
}

export interface Lateness {
  caseKind: string
  owner: StepOwner
  red: number
  yellow: number
  open: number
}

/**
 * How many cases, of those that a reader may see, somebody owes an open step of: the same that a list filtered by this
 * owner and light has. A case where he owes both a late and a soon overdue one counts as both.
 */
export async function latenessByOwner(
  db: Db, districtId: number, now: Instant, reader: Reader, { townId }: { townId?: Id } = {},
): Promise<Lateness[]> {
  return rows(db, sql<Lateness>`
    select c.kind as "caseKind", jsonb_build_object('kind', o.kind, 'id', o.id) as owner,
      count(distinct c.id) as open, count(distinct c.id) filter (where ${taskLight('red', now)}) as red,
      count(distinct c.id) filter (where ${taskLight('yellow', now)}) as yellow
    from task t
    join case_file c on c.district_id = t.district_id and c.id = t.case_id
    cross join lateral (select
      case when t.person_id is not null then 'person' when t.unit_id is not null then 'unit' else 'desk' end as kind,
      coalesce(t.person_id, t.unit_id, t.desk_id) as id) o
    where t.district_id = ${districtId} and t.is_open and o.id is not null
      and (${townId ?? null}::uuid is null or c.town_id = ${townId ?? null}::uuid)
      and ${readerCondition(reader, districtId)}
    group by c.kind, o.kind, o.id`)
}
