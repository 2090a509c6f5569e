/** Reading the feed: all lines of a district in one order. */
import { parseCanonical } from '@onegrid/domain'
import type { CanonicalLine, Id } from '@onegrid/domain'
import { sql } from 'kysely'
import { rows } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/index.ts'

export interface FeedLine {
  districtId: number
  pos: number
  caseId: Id
  kind: string
  seq: number
  actionId: Id
  /** Parsed when it is first asked for, so that a text that cannot be read fails whoever reads it, and by itself. */
  readonly line: CanonicalLine
}

/** Lines after a position, oldest first. */
export async function readFeed(db: Db, districtId: number, after: number, limit: number): Promise<FeedLine[]> {
  return feedLines(db, districtId, sql`f.pos > ${after} order by f.pos limit ${limit}`)
}

/** One case's lines between two positions, both included. */
export async function readFeedOfCase(db: Db, districtId: number, caseId: Id, from: number, to: number) {
  return feedLines(db, districtId, sql`f.case_id = ${caseId} and f.pos between ${from} and ${to} order by f.seq`)
}

/** The last position of a district; 0 where nothing has happened yet. */
export async function feedPosition(db: Db, districtId: number): Promise<number> {
  const [head] = await rows(db, sql<{ pos: number }>`
    select pos from feed_head where district_id = ${districtId}`)
  return head?.pos ?? 0
}

/** A line as the database has it. */
export type RawLine = Omit<FeedLine, 'districtId' | 'line'> & { text: string }

/** Columns of `feed f` and `trail t` under the names of RawLine. */
export const feedColumns = sql`f.pos, f.case_id as "caseId", f.kind, f.seq, t.action_id as "actionId", t.text`

export function feedLine(districtId: number, { text, ...place }: RawLine): FeedLine {
  let parsed: CanonicalLine | undefined
  return { districtId, ...place, get line() { return parsed ??= parseCanonical(text) } }
}

/** Whether its text can be parsed. What to do about one that cannot is for its follower, which stumbles over it. */
export function isReadable(entry: FeedLine): boolean {
  try {
    return entry.line !== undefined
  } catch {
    return false
  }
}

async function feedLines(db: Db, districtId: number, which: ReturnType<typeof sql>): Promise<FeedLine[]> {
  const found = await rows(db, sql<RawLine>`
    select ${feedColumns} from feed f
    join trail t on t.district_id = f.district_id and t.case_id = f.case_id and t.seq = f.seq
    where f.district_id = ${districtId} and ${which}`)
  return found.map(raw => feedLine(districtId, raw))
}
