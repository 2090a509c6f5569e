import type { FileFact } from '@onegrid/domain'
import { sql } from 'kysely'
import { at, type Db } from '../database/index.ts'
import type { FileKind } from './kinds.ts'

export interface FileRow {
  id: string
  name: string
  kind: FileKind
  type: string
  size: number
  sha256: Buffer
  received_sha256: Buffer
  width: number | null
  height: number | null
  taken_at: number | null
  lon: number | null
  lat: number | null
  uploaded_by: string
  uploaded_at: number
}

export async function insertFile(db: Db, districtId: number, row: FileRow): Promise<void> {
  await sql`
    insert into file (district_id, id, name, kind, type, size, sha256, received_sha256, width, height, taken_at, lon,
      lat, uploaded_by, uploaded_at)
    values (${districtId}, ${row.id}, ${row.name}, ${row.kind}, ${row.type}, ${row.size}, ${row.sha256},
      ${row.received_sha256}, ${row.width}, ${row.height}, ${row.taken_at === null ? null : at(row.taken_at)},
      ${row.lon}, ${row.lat}, ${row.uploaded_by}, ${at(row.uploaded_at)})`.execute(db)
}

export async function findFile(db: Db, districtId: number, id: string): Promise<FileRow | undefined> {
  const query = sql<FileRow>`
    select id, name, kind, type, size, sha256, received_sha256, width, height, taken_at, lon, lat, uploaded_by,
      uploaded_at
    from file where district_id = ${districtId} and id = ${id}`
  return (await query.execute(db)).rows[0]
}

/** Ids of what names a file, by kind. */
export async function ownersOf(db: Db, districtId: number, fileId: string): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ owner_kind: string; ids: string[] }>`
    select owner_kind, array_agg(owner_id::text) as ids from file_link
    where district_id = ${districtId} and file_id = ${fileId} group by owner_kind`.execute(db)
  return new Map(rows.map(row => [row.owner_kind, row.ids]))
}

export async function insertLinks(
  tx: Db,
  districtId: number,
  fileIds: readonly string[],
  owner: { kind: string; id: string },
  now: number,
): Promise<void> {
  if (fileIds.length === 0) return
  await sql`
    insert into file_link (district_id, file_id, owner_kind, owner_id, linked_at)
    select ${districtId}::int, file_id, ${owner.kind}::text, ${owner.id}::uuid, ${at(now)}
    from unnest(${[...new Set(fileIds)]}::uuid[]) as file_id
    on conflict on constraint file_link_pkey do nothing`.execute(tx)
}

interface FactRow extends Pick<FileRow, 'id' | 'kind' | 'sha256' | 'taken_at' | 'lon' | 'lat' | 'uploaded_at'> {
  seen_before: boolean
}

/**
 * What rules need to know of files. Unknown ids are absent.
 *
 * @param exceptOwner the very file on this owner is no repetition; the same bytes as another upload are
 */
export async function findFacts(
  db: Db,
  districtId: number,
  ids: readonly string[],
  exceptOwner: string | undefined,
): Promise<Record<string, FileFact>> {
  if (ids.length === 0) return {}
  const { rows } = await sql<FactRow>`
    select f.id, f.kind, f.sha256, f.taken_at, f.lon, f.lat, f.uploaded_at, exists (
      select from file same
      join file_link link on link.district_id = ${districtId} and link.file_id = same.id
      where same.district_id = ${districtId} and same.received_sha256 = f.received_sha256
        and (same.id <> f.id or link.owner_id is distinct from ${exceptOwner ?? null}::uuid)
    ) as seen_before
    from file f where f.district_id = ${districtId} and f.id = any(${[...new Set(ids)]}::uuid[])`.execute(db)
  return Object.fromEntries(rows.map(row => [row.id, toFact(row)]))
}

/** Uploads that nothing has named for so long. */
export async function findForgotten(db: Db, districtId: number, before: number, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from file
    where district_id = ${districtId} and uploaded_at < ${at(before)} and not exists (
      select from file_link link where link.district_id = ${districtId} and link.file_id = file.id
    )
    order by uploaded_at limit ${limit}`.execute(db)
  return rows.map(row => row.id)
}

/** @returns whether it went; not when something has named it since */
export async function deleteForgotten(db: Db, districtId: number, id: string): Promise<boolean> {
  const result = await sql`
    delete from file where district_id = ${districtId} and id = ${id} and not exists (
      select from file_link link where link.district_id = ${districtId} and link.file_id = ${id}
    )`.execute(db)
  return Boolean(result.numAffectedRows)
}

function toFact(row: FactRow): FileFact {
  return {
    id: row.id,
    kind: row.kind,
    sha256: row.sha256.toString('hex'),
    receivedAt: row.uploaded_at,
    seenBefore: row.seen_before,
    ...(row.taken_at === null ? {} : { takenAt: row.taken_at }),
    ...(row.lon === null || row.lat === null ? {} : { place: { lon: row.lon, lat: row.lat } }),
  }
}
