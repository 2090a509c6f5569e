/** The schema as PostgreSQL itself knows it: tables, keys, rights. */
import { sql } from 'kysely'
import { rows } from '../../apps/server/src/platform/database/index.ts'
import type { Db } from '../../apps/server/src/platform/database/index.ts'

export interface Column {
  table: string
  name: string
  type: string
  notNull: boolean
  /** 1 for the first. */
  position: number
}

export interface Constraint {
  table: string
  name: string
  kind: 'primary' | 'unique' | 'foreign' | 'check'
  /** In the key's order. */
  columns: string[]
  /** Of a foreign key: what each column refers to. */
  target: string | null
  targetColumns: string[]
  /** Of a foreign key: true where deleting or updating the target does more than be refused. */
  cascades: boolean
}

export interface Index {
  table: string
  name: string
  unique: boolean
  /** In the index's order; an expression is null. */
  columns: (string | null)[]
  /** Of a partial one, its condition. */
  where: string | null
  /** Made by a constraint. */
  ofConstraint: boolean
}

export interface StoredFunction {
  name: string
  securityDefiner: boolean
  settings: string[] | null
  /** Anybody may call it. */
  publicMayCall: boolean
  applicationMayCall: boolean
}

const KINDS = { p: 'primary', u: 'unique', f: 'foreign', c: 'check' } as const

export async function readTables(db: Db): Promise<string[]> {
  const found = await rows(db, sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition order by 1`)
  return found.map(({ name }) => name)
}

export function readColumns(db: Db): Promise<Column[]> {
  return rows(db, sql<Column>`
    select c.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      a.attnotnull as "notNull", a.attnum as position
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
    order by 1, 5`)
}

/** Without not-null ones, which nobody names and no request can hit that the contract has not let through. */
export async function readConstraints(db: Db): Promise<Constraint[]> {
  const found = await rows(db, sql<Omit<Constraint, 'kind'> & { kind: keyof typeof KINDS }>`
    select c.conrelid::regclass::text as "table", c.conname as name, c.contype as kind,
      ${columnNames('c.conrelid', 'c.conkey')} as columns,
      nullif(c.confrelid, 0)::regclass::text as target,
      ${columnNames('c.confrelid', 'c.confkey')} as "targetColumns",
      c.contype = 'f' and (c.confdeltype <> 'a' or c.confupdtype <> 'a') as cascades
    from pg_constraint c join pg_class t on t.oid = c.conrelid
    where c.connamespace = 'public'::regnamespace and c.contype in ('p', 'u', 'f', 'c') and not t.relispartition
    order by 1, 2`)
  return found.map(({ kind, ...constraint }) => ({ ...constraint, kind: KINDS[kind] }))
}

export function readIndexes(db: Db): Promise<Index[]> {
  return rows(db, sql<Index>`
    select t.relname as "table", n.relname as name, i.indisunique as "unique",
      array(select a.attname::text from unnest(i.indkey::smallint[]) with ordinality k (attnum, place)
        left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum and k.attnum > 0
        order by k.place) as columns,
      pg_get_expr(i.indpred, i.indrelid) as "where",
      exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u')) as "ofConstraint"
    from pg_index i join pg_class t on t.oid = i.indrelid join pg_class n on n.oid = i.indexrelid
    where t.relnamespace = 'public'::regnamespace and not t.relispartition order by 1, 2`)
}

export function readFunctions(db: Db): Promise<StoredFunction[]> {
  return rows(db, sql<StoredFunction>`
    select proname as name, prosecdef as "securityDefiner", proconfig as settings,
      exists (select from aclexplode(coalesce(proacl, acldefault('f', proowner))) where grantee = 0) as "publicMayCall",
      has_function_privilege('onegrid_app', oid, 'execute') as "applicationMayCall"
    from pg_proc where pronamespace = 'public'::regnamespace order by 1`)
}

/** What the application's role may do with each table, whole or by column. */
export async function readRights(db: Db): Promise<Map<string, string[]>> {
  const found = await rows(db, sql<{ table: string; rights: string[] }>`
    select c.relname as "table", array(
      select p from unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) p
      where has_table_privilege('onegrid_app', c.oid, p)
        or (p in ('insert', 'update', 'references') and has_any_column_privilege('onegrid_app', c.oid, p))) as rights
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')`)
  return new Map(found.map(({ table, rights }) => [table, rights]))
}

function columnNames(relation: string, key: string) {
  return sql.raw(`array(select a.attname::text from unnest(${key}) with ordinality k (attnum, place)
    join pg_attribute a on a.attrelid = ${relation} and a.attnum = k.attnum order by k.place)`)
}
