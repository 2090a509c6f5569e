/**
 * One follower upon one district: a batch of lines, its own tables and its cursor in one transaction, so that a crash
 * anywhere leaves each line digested once. Rules: decisions 8, 9.
 */
import type { Id } from '@onegrid/domain'
import { sql } from 'kysely'
import { prepared, rows, transaction } from '../../platform/database/index.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { isOutage } from './outage.ts'
import { feedColumns, feedLine } from './feed.ts'
import type { FeedLine, RawLine } from './feed.ts'

export interface Follower {
  /** Acts as `system:<name>`; a renamed follower begins anew. */
  name: string
  /**
   * Digests lines in feed order, writing its own tables by `tx`. Throwing means: not digestible.
   *
   * @param again these lines were read before: its tables are written anew, and nothing else is done a second time
   */
  onLines: (tx: Tx, lines: readonly FeedLine[], again: boolean) => Promise<void>
  /**
   * Empties its tables of a district, before it reads the feed again from the start. A follower without any of its own
   * reads no line twice.
   */
  reset?: (tx: Tx, districtId: number) => Promise<void>
}

/** Where whoever is far behind finds lines after a position: read and parsed once for all who come by. */
export interface Pages {
  after: (districtId: number, pos: number, limit: number) => Promise<readonly FeedLine[]>
}

export type Step =
  /** Went on: this many lines, of which some may belong to parked cases. */
  | { did: 'read'; lines: number }
  /** Nothing new, or another process is at it. */
  | { did: 'nothing' }
  /** A line could not be digested by itself: its case is parked. */
  | { did: 'parked'; caseId: Id; error: unknown }

export const BATCH = 1000

/**
 * Goes on by one batch. One that fails is cut in halves until a line has failed alone; that line's case is parked and
 * the others go on.
 *
 * @param pages for whoever is far behind; else lines are read with the cursor, in one statement
 * @throws what the database itself failed by: nothing is parked for that
 */
export async function step(
  db: Db, follower: Follower, districtId: number, batch = BATCH, pages?: Pages,
): Promise<Step> {
  for (let limit = batch; ; ) {
    const tried: { lines: readonly FeedLine[] } = { lines: [] }
    try {
      return await transaction(db, async tx => {
        const taken = pages
          ? await takeFrom(pages, tx, follower.name, districtId, limit)
          : await takeLines(tx, follower.name, districtId, limit)
        return digest(tx, follower, districtId, taken, tried)
      })
    } catch (error) {
      const [line] = tried.lines
      if (!line || isOutage(error)) throw error
      if (limit === 1) return transaction(db, tx => park(tx, follower, line, error))
      limit = Math.ceil(tried.lines.length / 2)
    }
  }
}

async function digest(
  tx: Tx,
  follower: Follower,
  districtId: number,
  { lines: all, again, isParked }: Taken,
  tried: { lines: readonly FeedLine[] },
): Promise<Step> {
  const last = all.at(-1)
  if (!last) return { did: 'nothing' }
  tried.lines = all
  const digestible = all.filter(line => !isParked(line))
  if (digestible.length > 0) await follower.onLines(tx, digestible, again)
  await moveCursor(tx, follower.name, districtId, last.pos)
  return { did: 'read', lines: all.length }
}

async function park(tx: Tx, follower: Follower, line: FeedLine, error: unknown): Promise<Step> {
  const { districtId, caseId, pos } = line
  // Another process may have gone on meanwhile, or had more luck with the line.
  if ((await takeCursor(tx, follower.name, districtId)) !== pos - 1) return { did: 'nothing' }
  await sql`
    insert into follower_parked (district_id, follower, case_id, pos, error)
    values (${districtId}, ${follower.name}, ${caseId}, ${pos}, ${describe(error)})`.execute(tx)
  await moveCursor(tx, follower.name, districtId, pos)
  return { did: 'parked', caseId, error }
}

export interface ParkedCase {
  caseId: Id
  /** The first line that waits. */
  pos: number
  error: string
  parkedAt: number
}

export async function parkedCases(db: Db, name: string, districtId: number): Promise<ParkedCase[]> {
  return rows(db, sql<ParkedCase>`
    select case_id as "caseId", pos, error, parked_at as "parkedAt" from follower_parked
    where district_id = ${districtId} and follower = ${name} order by pos`)
}

/** Lines of which all were read before or none. */
interface Taken {
  lines: readonly FeedLine[]
  again: boolean
  /** Of a case that is parked, from the line on that could not be digested. */
  isParked: (line: FeedLine) => boolean
}

const nothing: Taken = { lines: [], again: false, isParked: () => false }

/** The cursor, held until the transaction ends, and the lines after it; none while another holds it. */
async function takeLines(tx: Tx, name: string, districtId: number, limit: number): Promise<Taken> {
  const take = () => prepared(tx, sql<RawLine & { isParked: boolean; again: boolean }>`
    with held as materialized (
      select pos, furthest from follower_cursor
      where district_id = ${districtId} and follower = ${name} for update skip locked)
    select ${feedColumns}, f.pos <= held.furthest as again, exists (
        select from follower_parked p
        where p.district_id = ${districtId} and p.follower = ${name} and p.case_id = f.case_id
          and p.pos <= f.pos) as "isParked"
    from held
    cross join lateral (
      select * from feed where district_id = ${districtId} and pos > held.pos
        and (held.pos >= held.furthest or pos <= held.furthest) order by pos limit ${limit}) f
    join trail t on t.district_id = ${districtId} and t.case_id = f.case_id and t.seq = f.seq
    order by f.pos`)
  let found = await take()
  if (found.length === 0 && (await beginCursor(tx, name, districtId))) found = await take()
  const parked = new Set(found.filter(({ isParked }) => isParked).map(({ pos }) => pos))
  return {
    lines: found.map(({ pos, caseId, kind, seq, actionId, text }) =>
      feedLine(districtId, { pos, caseId, kind, seq, actionId, text })),
    again: found[0]?.again ?? false,
    isParked: ({ pos }) => parked.has(pos),
  }
}

/** The same, the lines from pages that others read as well. */
async function takeFrom(pages: Pages, tx: Tx, name: string, districtId: number, limit: number): Promise<Taken> {
  const take = () => prepared(tx, sql<{ pos: number; furthest: number; parked: Record<Id, number> | null }>`
    select pos, furthest, (
      select jsonb_object_agg(p.case_id, p.pos) from follower_parked p
      where p.district_id = ${districtId} and p.follower = ${name}) as parked
    from follower_cursor where district_id = ${districtId} and follower = ${name} for update skip locked`)
  let [held] = await take()
  if (!held && (await beginCursor(tx, name, districtId))) [held] = await take()
  if (!held) return nothing
  const { pos, furthest, parked } = held
  const again = pos < furthest
  return {
    lines: await pages.after(districtId, pos, again ? Math.min(limit, furthest - pos) : limit),
    again,
    isParked: line => (parked?.[line.caseId] ?? Infinity) <= line.pos,
  }
}

/**
 * The cursor, held until the transaction ends; undefined while another holds it. Its row is the lease.
 *
 * @param wait for a person who asked for something: rather wait than do nothing
 */
export async function takeCursor(tx: Tx, name: string, districtId: number, wait = false): Promise<number | undefined> {
  const lock = wait ? sql`for update` : sql`for update skip locked`
  const take = () => rows(tx, sql<{ pos: number }>`
    select pos from follower_cursor where district_id = ${districtId} and follower = ${name} ${lock}`)
  const [held] = await take()
  if (held) return held.pos
  return (await beginCursor(tx, name, districtId)) ? 0 : (await take())[0]?.pos
}

/** @returns whether there was none */
async function beginCursor(tx: Tx, name: string, districtId: number): Promise<boolean> {
  const made = await sql`
    insert into follower_cursor (district_id, follower) values (${districtId}, ${name})
    on conflict do nothing`.execute(tx)
  return made.numAffectedRows === 1n
}

/** The place that it leaves counts too: a process from before there was `furthest` has only moved the place. */
export async function moveCursor(tx: Tx, name: string, districtId: number, pos: number): Promise<void> {
  await prepared(tx, sql`
    update follower_cursor set pos = ${pos}, furthest = greatest(furthest, pos, ${pos})
    where district_id = ${districtId} and follower = ${name}`)
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
