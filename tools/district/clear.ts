/** Takes back a district that was only half made: nobody has worked in it yet. */
import { sql } from 'kysely'
import { rows, transaction } from '../../apps/server/src/platform/database/index.ts'
import type { Db } from '../../apps/server/src/platform/database/index.ts'

interface Reference {
  child: string
  parent: string
}

/** As the owner: the application may not delete a trail. Rows that refer to others go first. */
export async function clearDistrict(ownerDb: Db, districtId: number): Promise<void> {
  const tables = await rows(ownerDb, sql<{ name: string }>`
    select c.table_name as name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = 'district_id'`)
  const references = await rows(ownerDb, sql<Reference>`
    select conrelid::regclass::text as child, confrelid::regclass::text as parent
    from pg_constraint where contype = 'f' and conrelid <> confrelid`)
  await transaction(ownerDb, async (tx) => {
    for (const table of childrenFirst(tables.map(({ name }) => name), references)) {
      await sql`delete from ${sql.table(table)} where district_id = ${districtId}`.execute(tx)
    }
  })
}

function childrenFirst(tables: readonly string[], references: readonly Reference[]): string[] {
  const left = new Set(tables)
  const order: string[] = []
  while (left.size > 0) {
    const free = [...left].filter(
      (table) => !references.some(({ child, parent }) => parent === table && left.has(child)),
    )
    if (free.length === 0) throw new Error(`tables refer to one another in a circle: ${[...left].join(', ')}`)
    for (const table of free) left.delete(table)
    order.push(...free)
  }
  return order
}
