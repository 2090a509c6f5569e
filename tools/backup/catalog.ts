/** Which tables hold a district, as the database itself knows them. */
import type pg from 'pg'

export interface Table {
  /** Quoted where it must be. */
  name: string
  /** Quoted; without the generated ones, which the database makes again. */
  columns: string[]
}

/** Of the migrations, which a restore runs itself. */
export const SCHEMA_TABLE = 'schema_migration'

/** Every table of ours but the migrations' own, in the order of their names. */
export async function readTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.oid::regclass::text as name, array(
       select quote_ident(a.attname) from pg_attribute a
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum
     ) as columns
     from pg_class c
     where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and c.relname <> $1
     order by c.relname collate "C"`, [SCHEMA_TABLE])
  return rows
}

/** Those that have a row. */
export async function occupied(client: pg.Client, tables: readonly Table[]): Promise<string[]> {
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await client.query<{ any: boolean }>(`select exists (select from ${name}) as any`)
    if (rows[0]?.any) found.push(name)
  }
  return found
}
