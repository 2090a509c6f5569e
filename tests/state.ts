/** What stands in the database of a district, to be compared before and after what must leave no trace. */
import { sql } from 'kysely'
import { rows } from '../apps/server/src/platform/database/index.ts'
import type { Db } from '../apps/server/src/platform/database/index.ts'
import { readTables } from './invariants/catalog.ts'

/** Changed by asking at all (sessions, the audit log) or by time alone (seals, jobs). */
const RESTLESS = /^(session|audit_.*|schema_migration|job|account|district|seal|feed_head)$/

/** @returns by table: how many rows, and a hash of them all */
export async function stateOf(owner: Db, districtId: number): Promise<Record<string, string>> {
  const tables = (await readTables(owner)).filter(table => !RESTLESS.test(table))
  const states = await Promise.all(tables.map(async (table): Promise<[string, string]> => {
    const [row] = await rows(owner, sql<{ state: string }>`
      select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as state
      from ${sql.table(table)} t where district_id = ${districtId}`)
    return [table, row?.state ?? '']
  }))
  return Object.fromEntries(states)
}
