/** Sessions for thousands of people at once: signing in is made to be slow, and is not what is measured. */
import { join } from 'node:path'
import { sql } from 'kysely'
import { readSecrets } from '../../apps/server/src/platform/config/index.ts'
import { createDatabase, rows } from '../../apps/server/src/platform/database/index.ts'
import { Sessions } from '../../apps/server/src/platform/identity/sessions.ts'
import { urlBeside } from '../kit/cluster.ts'

const DISTRICT = 1
/** The product allows an account five. */
const STREAMS_EACH = 4
/** As many as are opened at once. */
const BATCH = 200

/**
 * Those who look at one grid come first, with several devices each, then everybody else: so that each line of that
 * grid has about as many readers as are wanted, and all others hold their streams.
 *
 * @param path of the grid, from itself up to the district
 * @param near how many streams of those who look at it
 * @returns a token for each stream
 */
export async function openSessions(
  dataDir: string, path: readonly string[], count: number, near: number,
): Promise<string[]> {
  const db = createDatabase(urlBeside(dataDir), { max: 8, applicationName: 'bench readers' })
  const sessions = new Sessions(readSecrets(join(dataDir, 'keys.json')).session, Date.now)
  const open = async (accountId: string) =>
    (await sessions.open(db, { districtId: DISTRICT, accountId, kind: 'bearer', ip: '127.0.0.1' })).token.text
  try {
    const [grid] = path
    const people = await rows(db, sql<{ id: string; near: boolean; above: boolean }>`
      select account_id as id, bool_or(area_id = ${grid}) as near,
        bool_or(area_id <> ${grid} and area_id = any (${[...path]}::uuid[])) as above
      from post where district_id = ${DISTRICT} group by account_id order by id`)
    const own = people.filter((one) => one.near).flatMap(({ id }) => Array<string>(STREAMS_EACH).fill(id))
    // Who looks at its village, its town or the district may read its lines too.
    const close = [...own, ...people.filter((one) => !one.near && one.above).map(({ id }) => id)]
    const others = people.filter((one) => !one.near && !one.above).map(({ id }) => id)
    const streams = [...close.slice(0, near), ...others].slice(0, count)
    const tokens: string[] = []
    for (let from = 0; from < streams.length; from += BATCH) {
      tokens.push(...await Promise.all(streams.slice(from, from + BATCH).map(open)))
    }
    return tokens
  } finally {
    await db.destroy()
  }
}
