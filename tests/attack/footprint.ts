/** What has been written, of every table: which versions of which rows stand there. Cheap enough for each request. */
import { sql } from 'kysely'
import { rows } from '../../apps/server/src/platform/database/index.ts'
import type { Db } from '../../apps/server/src/platform/database/index.ts'
import { readTables } from '../invariants/catalog.ts'

export type Footprint = ReadonlyMap<string, string>

/** Counts the transactions that have written anything: while it stands still, so does every table. */
export async function writingsSoFar(owner: Db): Promise<string> {
  const [row] = await rows(owner, sql<{ next: string }>`select pg_snapshot_xmax(pg_current_snapshot())::text as next`)
  return row?.next ?? ''
}

/**
 * Any insert, update or delete of any row changes the mark of its table: it counts the rows, and mixes the transaction
 * that wrote each with its place.
 */
export async function footprints(owner: Db): Promise<() => Promise<Footprint>> {
  const tables = await readTables(owner)
  const marks = tables.map((table) => sql`
    select ${table}::text as name, count(*) || ' ' ||
      coalesce(bit_xor(hashtextextended(xmin || ' ' || tableoid || ctid, 0)), 0) as mark
    from ${sql.table(table)}`)
  const query = sql<{ name: string; mark: string }>`${sql.join(marks, sql` union all `)}`
  return async () => new Map((await rows(owner, query)).map(({ name, mark }) => [name, mark]))
}

/** Names of the tables that are not as they were, in their order. */
export function changedTables(before: Footprint, after: Footprint): string[] {
  return [...after].filter(([name, mark]) => before.get(name) !== mark).map(([name]) => name)
}
