/** The SQL of areas. */
import type { Id } from '@onegrid/domain'
import { sql } from 'kysely'
import { at, rows } from '../../platform/database/index.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import type { Area, EndedArea } from './tree.ts'

export type NewArea = Omit<Area, 'version'>

export async function readVersion(db: Db, districtId: number): Promise<number> {
  const [row] = await rows(db, sql<{ version: number }>`
    select version from area_version where district_id = ${districtId}`)
  return row?.version ?? 0
}

/** Counts a write, in its transaction; its row lock lets writers of a district pass one by one. */
export async function bumpVersion(tx: Tx, districtId: number): Promise<void> {
  await sql`
    insert into area_version (district_id) values (${districtId})
    on conflict (district_id) do update set version = area_version.version + 1`.execute(tx)
}

/** Areas that have not ended. */
export async function readAreas(db: Db, districtId: number): Promise<Area[]> {
  return rows(db, sql<Area>`
    select id, parent_id as "parentId", level, code, code_scheme as "codeScheme", code_version as "codeVersion", name,
      kind, urban_rural_class as "urbanRuralClass", households, town_id as "townId", village_id as "villageId", polygon,
      valid_from::text as "validFrom", version
    from area where district_id = ${districtId} and valid_to is null`)
}

export async function readEnded(db: Db, districtId: number): Promise<EndedArea[]> {
  return rows(
    db,
    sql<EndedArea>`
    select id, name, successor_ids as "successorIds" from area
    where district_id = ${districtId} and valid_to is not null`,
  )
}

/** Parents before children. One statement for any number: a district has thousands. */
export async function insertAreas(tx: Tx, districtId: number, areas: readonly NewArea[]): Promise<void> {
  await sql`
    insert into area (district_id, id, parent_id, level, code, code_scheme, code_version, name, kind, urban_rural_class,
      households, town_id, village_id, polygon, valid_from)
    select ${districtId}, id, "parentId", level, code, "codeScheme", "codeVersion", name, kind, "urbanRuralClass",
      households, "townId", "villageId", polygon, "validFrom"
    from jsonb_to_recordset(${JSON.stringify(areas)}::jsonb) as a (id uuid, "parentId" uuid, level text, code text,
      "codeScheme" text, "codeVersion" text, name text, kind text, "urbanRuralClass" text, households integer,
      "townId" uuid, "villageId" uuid, polygon jsonb, "validFrom" date)`.execute(tx)
}

export interface Ending {
  id: Id
  /** Who answers for what happened in it. Rule: decision 33. */
  successors: readonly Id[]
}

/** Ends areas on a day. */
export async function endAreas(tx: Tx, districtId: number, endings: readonly Ending[], on: string): Promise<void> {
  await sql`
    update area set valid_to = ${on}::date, successor_ids = array(select jsonb_array_elements_text(e.successors)::uuid),
      version = area.version + 1
    from jsonb_to_recordset(${JSON.stringify(endings)}::jsonb) as e (id uuid, successors jsonb)
    where area.district_id = ${districtId} and area.id = e.id and valid_to is null`.execute(tx)
}

export type AreaRevision = Pick<Area, 'id' | 'name' | 'kind' | 'households' | 'polygon'>

/** Corrects areas that began today: nobody needs yesterday's border of what was not there yesterday. */
export async function reviseAreas(tx: Tx, districtId: number, revisions: readonly AreaRevision[]): Promise<void> {
  await sql`
    update area set name = r.name, kind = r.kind, households = r.households, polygon = r.polygon,
      version = area.version + 1
    from jsonb_to_recordset(${JSON.stringify(revisions)}::jsonb) as r (id uuid, name text, kind text,
      households integer, polygon jsonb)
    where area.district_id = ${districtId} and area.id = r.id`.execute(tx)
}

export interface StoredImport {
  id: Id
  fileName: string
  importedBy: Id | null
  importedAt: number
  outcome: 'checked' | 'rejected' | 'imported'
  areasCount: number
  report: unknown
}

export async function insertImport(tx: Tx, districtId: number, report: StoredImport): Promise<void> {
  await sql`
    insert into area_import (district_id, id, file_name, imported_by, imported_at, outcome, areas_count, report)
    values (${districtId}, ${report.id}, ${report.fileName}, ${report.importedBy}, ${at(report.importedAt)},
      ${report.outcome}, ${report.areasCount}, ${JSON.stringify(report.report)}::jsonb)`.execute(tx)
}

export async function readImport(db: Db, districtId: number, id: Id): Promise<StoredImport | undefined> {
  const [row] = await rows(db, sql<StoredImport>`
    select id, file_name as "fileName", imported_by as "importedBy", imported_at as "importedAt", outcome,
      areas_count as "areasCount", report
    from area_import where district_id = ${districtId} and id = ${id}`)
  return row
}

export interface ImportEntry {
  id: Id
  fileName: string
  outcome: StoredImport['outcome']
  areas: number
  errors: number
  warnings: number
  by: string | null
  at: number
}

/** Newest first, without their rows. */
export async function listImports(
  db: Db, districtId: number, { before, limit }: { before?: Id; limit: number },
): Promise<ImportEntry[]> {
  return rows(db, sql<ImportEntry>`
    select i.id, i.file_name as "fileName", i.outcome, i.areas_count as areas, a.display_name as by,
      i.imported_at as at, found.errors, found.warnings
    from area_import i
    cross join lateral (
      select count(*) filter (where f ->> 'severity' = 'error')::int as errors,
        count(*) filter (where f ->> 'severity' = 'warning')::int as warnings
      from jsonb_array_elements(i.report -> 'findings') f
    ) found
    left join account a on a.district_id = i.district_id and a.id = i.imported_by
    where i.district_id = ${districtId} ${before === undefined ? sql`` : sql`and i.id < ${before}::uuid`}
    order by i.id desc limit ${limit}`)
}
