/** How far followers are behind while something else is measured. */
import { createDatabase, rows } from '../../apps/server/src/platform/database/index.ts'
import { sql } from 'kysely'

export interface Watch {
  /** @returns seconds that the slowest follower was behind, at each look */
  end(): Promise<number[]>
}

const EVERY_MS = 100

/** By a connection of its own: asking the product would cost it more than the look is worth. */
export async function watchLag(appUrl: string): Promise<Watch> {
  const db = createDatabase(appUrl, { max: 1, applicationName: 'bench lag' })
  const seen: number[] = []
  let on = true
  // The first look connects.
  await look()
  const watching = (async () => {
    while (on) {
      seen.push(await look())
      await new Promise((done) => setTimeout(done, EVERY_MS))
    }
  })()

  /** Since the oldest line that some follower has not read, in the feed or still before it. */
  async function look(): Promise<number> {
    const [row] = await rows(db, sql<{ seconds: number }>`
      select greatest(0, extract(epoch from clock_timestamp() - min(since)))::float8 as seconds from (
        select (select f.fed_at from feed f where f.district_id = c.district_id and f.pos = c.pos + 1) as since
        from follower_cursor c) waiting`)
    return row?.seconds ?? 0
  }

  return {
    async end() {
      on = false
      await watching
      await db.destroy()
      return seen
    },
  }
}
