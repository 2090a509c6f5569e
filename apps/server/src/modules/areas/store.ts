/** The SQL of areas. */
import type { Id } from '@onegrid/domain'
import { sql } from 'kysely'
import { rows } from '../../platform/database/index.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import type { Area } from './tree.ts'

export type NewArea = Omit<Area, 'version'>

export async function readVersion(db: Db, districtId: number): Promise<number> {
  const [row] = await rows(db, sql<{ version: number }>`select version from area_version where district_id = ${districtId}`)
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
    select id, parent_id as "parentId", level, code, code_scheme as "codeScheme", code_version as "codeVersion", name, kind,
      urban_rural_class as "urbanRuralClass", households, town_id as "townId", village_id as "villageId", polygon,
      valid_from::text as "validFrom", version
    from area where district_id = ${districtId} and valid_to is null`)
}

/** Parents before children. One statement for any number: a district has thousands. */
export async function insertAreas(tx: Tx, districtId: number, areas: readonly NewArea[]): Promise<void> {
  await sql`
    insert into area (district_id, id, parent_id, level, code, code_scheme, code_version, name, kind, urban_rural_class,
      households, town_id, village_id, polygon, valid_from)
    select ${districtId}, id, "parentId", level, code, "codeScheme", "codeVersion", name, kind, "urbanRuralClass", households,
      "townId", "villageId", polygon, "validFrom"
    from jsonb_to_recordset(${JSON.stringify(areas)}::jsonb) as a (id uuid, "parentId" uuid, level text, code text,
      "codeScheme" text, "codeVersion" text, name text, kind text, "urbanRuralClass" text, households integer, "townId" uuid,
      "villageId" uuid, polygon jsonb, "validFrom" date)`.execute(tx)
}

/** Ends areas on a day; their successors answer for what happened in them. Rule: decision 33. */
export async function endAreas(tx: Tx, districtId: number, ids: readonly Id[], on: string, successors: readonly Id[]): Promise<number> {
  const { numAffectedRows } = await sql`
    update area set valid_to = ${on}::date, successor_ids = ${[...successors]}::uuid[], version = version + 1
    where district_id = ${districtId} and id = any(${[...ids]}::uuid[]) and valid_to is null`.execute(tx)
  return Number(numAffectedRows ?? 0)
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

export async function insertImport(tx: Tx, districtId: number, report: Omit<StoredImport, 'importedAt'>): Promise<void> {
  await sql`
    insert into area_import (district_id, id, file_name, imported_by, outcome, areas_count, report)
    values (${districtId}, ${report.id}, ${report.fileName}, ${report.importedBy}, ${report.outcome}, ${report.areasCount},
      ${JSON.stringify(report.report)}::jsonb)`.execute(tx)
}

export async function readImport(db: Db, districtId: number, id: Id): Promise<StoredImport | undefined> {
  const [row] = await rows(db, sql<StoredImport>`
    select id, file_name as "fileName", imported_by as "importedBy", imported_at as "importedAt", outcome,
      areas_count as "areasCount", report
    from area_import where district_id = ${districtId} and id = ${id}`)
  return row
}
