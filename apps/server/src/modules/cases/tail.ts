/**
 * Follows the feed of every district for this process alone, from where it stands now: for what is shown live and kept by
 * nobody. Unlike a follower it has no cursor of its own in the database, and every process has one.
 */
import { sql } from 'kysely'
import { rows } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/index.ts'
import { readFeed } from './feed.ts'
import type { FeedLine } from './feed.ts'
import { startLoop } from './loop.ts'
import type { Loop } from './loop.ts'

export interface TailOptions {
  db: Db
  onLines: (lines: readonly FeedLine[]) => Promise<void>
  onError: (error: unknown) => void
}

const BATCH = 1000

/** A line reaches a screen within a second: a fifth of it may pass here. */
const EVERY_MS = 200

export function startTail({ db, onLines, onError }: TailOptions): Loop {
  const positions = new Map<number, number>()
  return startLoop({
    everyMs: EVERY_MS,
    onError,
    async round() {
      let more = false
      for (const { districtId, pos } of await heads(db)) {
        const from = positions.get(districtId) ?? pos
        if (from < pos) {
          const lines = await readFeed(db, districtId, from, BATCH)
          await onLines(lines)
          positions.set(districtId, lines.at(-1)?.pos ?? pos)
          if (lines.length === BATCH) more = true
        } else positions.set(districtId, from)
      }
      return more
    },
  })
}

async function heads(db: Db): Promise<{ districtId: number; pos: number }[]> {
  return rows(db, sql<{ districtId: number; pos: number }>`select district_id as "districtId", pos from feed_head`)
}
