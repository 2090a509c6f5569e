import { sql } from 'kysely'
import { rows } from './pool.ts'
import type { Db } from './pool.ts'

/**
 * The schema as text, the same for the same schema: the review of a migration is the diff of this text. pg_dump is not
 * among the packaged binaries, and its output changes with its version; this one reads the catalog.
 *
 * Monthly partitions are left out: they come and go with the calendar.
 *
 * @param db connected as the owner
 */
export async function dumpSchema(db: Db): Promise<string> {
  const parts = [
    ...(await dumpTypes(db)),
    ...(await dumpSequences(db)),
    ...(await dumpTables(db)),
    ...(await dumpViews(db)),
    ...(await dumpFunctions(db)),
  ]
  return `${HEADER}\n${parts.join('\n\n')}\n`
}

const HEADER = `-- Generated from the migrations by npm run generate; do not edit. It is read by people, not run.\n`

/** Everything that is not PostgreSQL's own. */
const OURS = sql`n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend x where x.objid = o.oid and x.deptype = 'e')`

async function dumpTypes(db: Db) {
  const found = await rows(
    db,
    sql<{ name: string; labels: string[] }>`
      select o.oid::regtype::text as name, array_agg(e.enumlabel::text order by e.enumsortorder) as labels
      from pg_type o join pg_namespace n on n.oid = o.typnamespace join pg_enum e on e.enumtypid = o.oid
      where ${OURS} group by o.oid order by 1`,
  )
  return found.map(({ name, labels }) => `create type ${name} as enum ('${labels.join("', '")}');`)
}

async function dumpSequences(db: Db) {
  const found = await rows(
    db,
    sql<{ name: string; type: string; increment: number; acl: string[] | null }>`
      select o.oid::regclass::text as name, s.seqtypid::regtype::text as type, s.seqincrement as increment,
        ${grants(sql`o.relacl`, sql`o.relowner`)} as acl
      from pg_sequence s join pg_class o on o.oid = s.seqrelid join pg_namespace n on n.oid = o.relnamespace
      where ${OURS} and not exists (select from pg_depend d where d.objid = o.oid and d.deptype = 'i') order by 1`,
  )
  return found.map(({ name, type, increment, acl }) => {
    const head = `create sequence ${name} as ${type} increment by ${increment};`
    return [head, ...grantLines(`sequence ${name}`, acl)].join('\n')
  })
}

type Table = {
  name: string
  columns: string[] | null
  constraints: string[] | null
  indexes: string[] | null
  partitioned: string | null
  bound: string | null
  parent: string | null
  unlogged: boolean
  options: string | null
  triggers: string[] | null
  acl: string[] | null
  column_acl: string[] | null
  comments: string[] | null
}

async function dumpTables(db: Db) {
  const found = await rows(
    db,
    sql<Table>`
      select o.oid::regclass::text as name, o.relpersistence = 'u' as unlogged,
        array_to_string(o.reloptions, ', ') as options,
        pg_get_partkeydef(o.oid) as partitioned,
        pg_get_expr(o.relpartbound, o.oid) as bound,
        (select i.inhparent::regclass::text from pg_inherits i where i.inhrelid = o.oid) as parent,
        ${columns} as columns,
        (select array_agg(format('constraint %I %s', c.conname, pg_get_constraintdef(c.oid))
            order by position(c.contype in 'pufcx'), c.conname)
          from pg_constraint c where c.conrelid = o.oid and c.contype <> 'n' and c.conparentid = 0) as constraints,
        (select array_agg(pg_get_indexdef(i.indexrelid) order by i.indexrelid::regclass::text)
          from pg_index i where i.indrelid = o.oid
          and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.conrelid = o.oid)
          and not exists (select from pg_inherits p where p.inhrelid = i.indexrelid)) as indexes,
        ${grants(sql`o.relacl`, sql`o.relowner`)} as acl,
        ${columnGrants} as column_acl,
        (select array_agg(pg_get_triggerdef(t.oid) order by t.tgname)
          from pg_trigger t where t.tgrelid = o.oid and not t.tgisinternal) as triggers,
        (select array_agg(format('comment on %s is %L;',
            case when d.objsubid = 0 then format('table %s', o.oid::regclass)
              else format('column %s.%I', o.oid::regclass, a.attname) end, d.description) order by d.objsubid)
          from pg_description d left join pg_attribute a on a.attrelid = o.oid and a.attnum = d.objsubid
          where d.objoid = o.oid and d.classoid = 'pg_class'::regclass) as comments
      from pg_class o join pg_namespace n on n.oid = o.relnamespace
      where o.relkind in ('r', 'p') and ${OURS}
        and (o.relpartbound is null or pg_get_expr(o.relpartbound, o.oid) !~ '^FOR VALUES FROM')
      order by o.oid::regclass::text collate "C"`,
  )
  return found.map(tableText)
}

const columns = sql`(
  select array_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
      || coalesce(' collate ' || (select quote_ident(l.collname) from pg_collation l
           where l.oid = a.attcollation and l.collname <> 'default'), '')
      || case when a.attnotnull then ' not null' else '' end
      || case a.attidentity when 'a' then ' generated always as identity'
           when 'd' then ' generated by default as identity' else '' end
      || case when d.oid is null then '' else format(case a.attgenerated
           when 's' then ' generated always as (%s) stored' when 'v' then ' generated always as (%s)'
           else ' default %s' end, pg_get_expr(d.adbin, d.adrelid)) end
    order by a.attnum)
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped)`

function tableText(table: Table) {
  const { name, parent, bound, partitioned } = table
  const tail = `${partitioned ? ` partition by ${partitioned}` : ''}${table.options ? ` with (${table.options})` : ''}`
  const kind = table.unlogged ? 'unlogged table' : 'table'
  const body = [...(table.columns ?? []), ...(table.constraints ?? [])].map(line => `  ${line}`).join(',\n')
  const of = parent ? `partition of ${parent} ${bound}` : `(\n${body}\n)`
  const head = `create ${kind} ${name} ${of}${tail};`
  const indexes = [...(table.indexes ?? []), ...(table.triggers ?? [])].map(line => `${line};`)
  const granted = [...grantLines(name, table.acl), ...grantLines(name, table.column_acl)]
  return [head, ...indexes, ...(table.comments ?? []), ...granted].join('\n')
}

async function dumpViews(db: Db) {
  const found = await rows(
    db,
    sql<{ name: string; kind: string; body: string; acl: string[] | null }>`
      select o.oid::regclass::text as name, case o.relkind when 'm' then 'materialized view' else 'view' end as kind,
        pg_get_viewdef(o.oid) as body, ${grants(sql`o.relacl`, sql`o.relowner`)} as acl
      from pg_class o join pg_namespace n on n.oid = o.relnamespace
      where o.relkind in ('v', 'm') and ${OURS} order by 1`,
  )
  return found.map(({ name, kind, body, acl }) =>
    [`create ${kind} ${name} as\n${body.trim()}`, ...grantLines(name, acl)].join('\n'),
  )
}

async function dumpFunctions(db: Db) {
  const found = await rows(
    db,
    sql<{ name: string; body: string; open: boolean; acl: string[] | null }>`
      select o.oid::regprocedure::text as name, pg_get_functiondef(o.oid) as body, o.proacl is null as open,
        ${grants(sql`o.proacl`, sql`o.proowner`)} as acl
      from pg_proc o join pg_namespace n on n.oid = o.pronamespace
      where o.prokind in ('f', 'p') and ${OURS} order by o.oid::regprocedure::text collate "C"`,
  )
  return found.map(({ name, body, open, acl }) => {
    const lines = open ? [`grant execute on function ${name} to public;`] : grantLines(`function ${name}`, acl)
    return [`${body.trim()};`, ...lines].join('\n')
  })
}

/** `role: privileges` of everybody but the owner. */
function grants(acl: ReturnType<typeof sql>, owner: ReturnType<typeof sql>) {
  return sql`(select array_agg(line order by line) from (
    select case g.grantee when 0 then 'public' else g.grantee::regrole::text end || ': '
      || string_agg(lower(g.privilege_type), ', ' order by g.privilege_type) as line
    from aclexplode(${acl}) g where g.grantee <> ${owner} group by g.grantee) granted)`
}

const columnGrants = sql`(
  select array_agg(format('%s: %s (%I)', case g.grantee when 0 then 'public' else g.grantee::regrole::text end,
      lower(g.privilege_type), a.attname) order by a.attnum, g.privilege_type)
  from pg_attribute a cross join aclexplode(a.attacl) g where a.attrelid = o.oid and not a.attisdropped)`

function grantLines(object: string, acl: string[] | null) {
  return (acl ?? []).map(line => {
    const [role, privileges] = line.split(': ')
    return `grant ${privileges} on ${object} to ${role};`
  })
}
