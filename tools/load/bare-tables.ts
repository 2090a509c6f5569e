/**
 * Tables without indexes and references while millions of rows come in: making an index at the end is several times
 * quicker than keeping it. All inside one transaction, so that whoever stops it finds everything as it was.
 */
import type pg from 'pg'

export interface Bared {
  constraints: readonly { table: string; name: string; definition: string; isKey: boolean }[]
  indexes: readonly { name: string; definition: string }[]
}

/** Takes away what slows the rows down, and answers what was there. A key that a function is bound to stays. */
export async function bare(client: pg.Client, tables: readonly string[]): Promise<Bared> {
  const { rows: constraints } = await client.query<Bared['constraints'][number]>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition,
       contype <> 'f' as "isKey"
     from pg_constraint
     where contype in ('p', 'u', 'f') and (conrelid = any ($1::regclass[]) or confrelid = any ($1::regclass[]))
       and not exists (
         select from pg_depend where refclassid = 'pg_constraint'::regclass and refobjid = pg_constraint.oid
         and classid = 'pg_proc'::regclass)
     order by contype = 'f' desc, conname`, [tables])
  const { rows: indexes } = await client.query<Bared['indexes'][number]>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid = any ($1::regclass[]) and not exists (select from pg_constraint where conindid = indexrelid)
     order by 1`, [tables])
  for (const { table, name } of constraints) await client.query(`alter table ${table} drop constraint ${name}`)
  for (const { name } of indexes) await client.query(`drop index ${name}`)
  return { constraints, indexes }
}

/** What was made, and how long it took. */
export interface Made {
  name: string
  seconds: number
}

/** Keys first, then indexes, then references: each needs the ones before it. @param told after each of them */
export async function clothe(
  client: pg.Client, { constraints, indexes }: Bared, told: (done: number, of: number) => void,
): Promise<Made[]> {
  const keys = constraints.filter(({ isKey }) => isKey)
  const references = constraints.filter(({ isKey }) => !isKey)
  const add = ({ table, name, definition }: Bared['constraints'][number]) =>
    ({ name, definition: `alter table ${table} add constraint ${name} ${definition}` })
  const steps = [...keys.map(add), ...indexes, ...references.map(add)]
  const made: Made[] = []
  for (const { name, definition } of steps) {
    const began = performance.now()
    await client.query(definition)
    made.push({ name, seconds: (performance.now() - began) / 1000 })
    told(made.length, steps.length)
  }
  return made
}
