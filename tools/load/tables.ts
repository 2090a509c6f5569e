/** The few rows that say how far everything is, and how what was there is taken away. */
import type { Instant } from '@onegrid/domain'
import type pg from 'pg'
import { baseFields } from '../../apps/server/src/platform/personal/fields.ts'

export interface Heads {
  districtId: number
  followers: readonly string[]
  feed: { pos: number; sealedPos: number; seal: Buffer; unsealedSince: Instant | undefined }
  /** The next free serial of each day. */
  counters: ReadonlyMap<string, number>
}

/** Everybody has read everything; numbers and seals go on from here. */
export async function writeHeads(client: pg.Client, { districtId, followers, feed, counters }: Heads): Promise<void> {
  const { pos, sealedPos, seal, unsealedSince } = feed
  await client.query(
    `insert into feed_head (district_id, pos, sealed_pos, seal, unsealed_since) values ($1, $2, $3, $4, $5)
     on conflict (district_id) do update set pos = excluded.pos, sealed_pos = excluded.sealed_pos,
       seal = excluded.seal, unsealed_since = excluded.unsealed_since`,
    [districtId, pos, sealedPos, seal, unsealedSince === undefined ? null : new Date(unsealedSince)])
  await client.query(
    `insert into follower_cursor (district_id, follower, pos, furthest)
     select $1, name, $2, $2 from unnest($3::text[]) as name
     on conflict (district_id, follower) do update set pos = excluded.pos, furthest = excluded.furthest`,
    [districtId, pos, followers])
  await client.query(
    `insert into number_counter as held (district_id, day, next)
     select $1, day, next from unnest($2::date[], $3::integer[]) as made (day, next)
     on conflict (district_id, day) do update set next = greatest(held.next, excluded.next)`,
    [districtId, [...counters.keys()], [...counters.values()]])
  await client.query(
    `insert into staff_version (district_id, directory, duty) values ($1, 1, 1)
     on conflict (district_id) do update set duty = staff_version.duty + 1`, [districtId])
}

/** The periods of those whose events have ended, as the follower `retention` would have begun them. */
export async function beginRetention(client: pg.Client, districtId: number): Promise<void> {
  const fields = Object.entries(baseFields)
  await client.query(
    `update personal p set keep_until = ended.at + make_interval(days => f.days)
     from (
       select e.reporter_subject as subject, case c.state when 'merged' then s.closed_at else c.closed_at end as at
       from event e
       join case_file c on c.district_id = e.district_id and c.id = e.case_id
       left join case_file s on s.district_id = c.district_id and s.id = c.survivor_id
       where e.district_id = $1 and e.reporter_subject is not null) ended,
       unnest($2::text[], $3::int[]) as f (field, days)
     where p.district_id = $1 and p.subject_id = ended.subject and p.field = f.field and ended.at is not null`,
    [districtId, fields.map(([field]) => field), fields.map(([, { retentionDays }]) => retentionDays)])
}

/** All that belongs to cases, children first; people, places and rules stay. */
const ofCases = [
  'order_mark', 'supervision_order', 'event_duplicate', 'event', 'case_remark', 'case_text', 'task', 'timers', 'trail',
  'action', 'outbox', 'feed', 'seal', 'feed_head', 'follower_cursor', 'follower_parked', 'case_counted', 'case_tally',
  'tile_tally', 'message', 'delivery', 'search_statistics', 'number_counter', 'case_file',
] as const

/** Takes away what a district has; tables without indexes and references are walked once each. */
export async function clearCases(client: pg.Client, districtId: number): Promise<void> {
  await client.query(
    `delete from personal p using event e
     where e.district_id = $1 and p.district_id = e.district_id and p.subject_id = e.reporter_subject`, [districtId])
  await client.query("delete from file_link where district_id = $1 and owner_kind = 'case'", [districtId])
  // What nothing names any more the product would sweep within the week.
  await client.query(
    `delete from file f where district_id = $1 and not exists (
       select from file_link l where l.district_id = f.district_id and l.file_id = f.id)`, [districtId])
  for (const table of ofCases) {
    if (await isOthers(client, table, districtId)) {
      await client.query(`delete from ${table} where district_id = $1`, [districtId])
    } else await client.query(`truncate ${table}`)
  }
}

/**
 * Makes empty tables new ones of this transaction: their rows can be written as if they had stood there for long, and
 * need no second writing when they are read first.
 *
 * @returns those tables
 */
export async function renewEmpty(client: pg.Client, tables: readonly string[]): Promise<Set<string>> {
  const empty = new Set<string>()
  for (const table of tables) {
    const { rowCount } = await client.query(`select from ${table} limit 1`)
    if (rowCount !== 0) continue
    await client.query(`truncate ${table}`)
    empty.add(table)
  }
  return empty
}

async function isOthers(client: pg.Client, table: string, districtId: number): Promise<boolean> {
  const { rowCount } = await client.query(`select from ${table} where district_id <> $1 limit 1`, [districtId])
  return rowCount !== 0
}
