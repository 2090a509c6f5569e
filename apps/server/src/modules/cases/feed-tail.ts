/**
 * Lines as they come, for whoever only shows them: no cursor is kept, what came before is not read. A process that
 * holds live streams runs its own; followers, which must not miss a line, have cursors. Rule: decision 17.
 */
import type { Db } from '../../platform/database/index.ts'
import { sql } from 'kysely'
import { prepared } from '../../platform/database/index.ts'
import { isReadable, readFeed } from './feed.ts'
import type { FeedLine } from './feed.ts'
import { startLoop } from './loop.ts'
import type { Loop } from './loop.ts'

export interface TailOptions {
  db: Db
  /** Lines of one district, in feed order. */
  onLines: (lines: readonly FeedLine[]) => Promise<void> | void
  onError: (error: unknown) => void
  everyMs?: number
}

export function tailFeed({ db, onLines, onError, everyMs = 100 }: TailOptions): Loop {
  const seen = new Map<number, number>()
  let begun = false
  return startLoop({
    everyMs,
    onError,
    async round() {
      let more = false
      for (const { districtId, pos } of await heads(db)) {
        // At the first look everything is old; a district that appears later is all new.
        const from = seen.get(districtId) ?? (begun ? 0 : pos)
        seen.set(districtId, from)
        if (pos <= from) continue
        const lines = await readFeed(db, districtId, from, BATCH)
        const last = lines.at(-1)
        if (!last) continue
        // Whatever cannot be read is no reason to show nothing: followers say what they stumble over.
        await onLines(lines.filter(isReadable))
        seen.set(districtId, last.pos)
        if (last.pos < pos) more = true
      }
      begun = true
      return more
    },
  })
}

const BATCH = 1000

async function heads(db: Db): Promise<{ districtId: number; pos: number }[]> {
  return prepared(db, sql<{ districtId: number; pos: number }>`select district_id as "districtId", pos from feed_head`)
}
