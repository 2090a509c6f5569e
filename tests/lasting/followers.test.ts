/**
 * The followers of the product upon a history drawn at random: line by line, by small batches and by large ones from
 * shared pages, stopped again and again amid their work, they come to the same rows, tell the same people the same, and
 * do nothing twice. Rules: decisions 7, 8, 9.
 */
import { eventKind, orderKind } from '@onegrid/domain'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { tallyFollower } from '../../apps/server/src/modules/cases/counts-follower.ts'
import { FeedPages } from '../../apps/server/src/modules/cases/feed-pages.ts'
import { step } from '../../apps/server/src/modules/cases/follower.ts'
import type { Follower } from '../../apps/server/src/modules/cases/follower.ts'
import { linksFollower } from '../../apps/server/src/modules/events/links.ts'
import { repliesFollower } from '../../apps/server/src/modules/events/replies.ts'
import { retentionFollower } from '../../apps/server/src/modules/events/retention.ts'
import { messagesFollower } from '../../apps/server/src/modules/messaging/follower.ts'
import { supervisionFollower } from '../../apps/server/src/modules/supervision/follower.ts'
import { marksFollower } from '../../apps/server/src/modules/supervision/marks.ts'
import { readSecrets } from '../../apps/server/src/platform/config/index.ts'
import { rows } from '../../apps/server/src/platform/database/index.ts'
import { Problem } from '../../apps/server/src/platform/http/index.ts'
import { randomFor } from '../../tools/district/random.ts'
import { load } from '../../tools/load/load.ts'
import { MAKING_MS, MORNING, testDistrict } from '../district.ts'
import type { TestDistrict } from '../district.ts'

const EVENTS = 400

let test: TestDistrict
let followers: readonly Follower[]

beforeAll(async () => {
  test = await testDistrict({ backstage: true })
  const { app, database: { db, owner, ownerUrl }, districtId, config } = test
  await load({
    app, db, ownerDb: owner, ownerUrl, districtId, secrets: readSecrets(config.keyFile), events: EVENTS, days: 5,
    seed: 7, replace: false, until: MORNING, signal: new AbortController().signal, onProgress: () => {},
  })
  const { kit: { files, personal, identity }, modules: { areas, staff, matters, cases } } = app
  const rooms = { db, areas, staff, matters, cases, files, personal, identity }
  const kinds: Readonly<Record<string, { states: Readonly<Record<string, { open: boolean }>> }>> = {
    event: eventKind, order: orderKind,
  }
  followers = [
    tallyFollower((kind, state) => kinds[kind]?.states[state]?.open ?? false), marksFollower(), repliesFollower(rooms),
    linksFollower(rooms), retentionFollower(rooms), supervisionFollower(rooms, () => MORNING), messagesFollower(rooms),
  ]
}, MAKING_MS)
afterAll(() => test.close())

it('come to the same rows in whatever batches, however often they are stopped', async () => {
  expect([...test.app.modules.cases.followers()].sort()).toEqual(followers.map(({ name }) => name).sort())
  const loaded = await made()
  await readAll(1, false, 0)
  const byOne = await made()
  // Messages are told to whoever owes now: of a history that was loaded, not all are the same.
  expect({ ...byOne, message: [], delivery: [] }).toEqual({ ...loaded, message: [], delivery: [] })
  expect(byOne.message!.length).toBeGreaterThan(200)
  expect(byOne.event_duplicate!.length).toBeGreaterThan(0)
  await readAll(7, false, 0.2)
  expect(await made()).toEqual(byOne)
  await readAll(8000, true, 0.5)
  expect(await made()).toEqual(byOne)
  // Once more, as a rebuild: whoever has been told is not told again.
  for (const { name } of followers) await test.app.modules.cases.rebuild(test.districtId, name)
  await stepAll(100, true, 0.2)
  expect(await made()).toEqual(byOne)
  expect((await test.verify()).trail.broken).toBeUndefined()
}, 300_000)

/** As if none had ever read. */
async function readAll(batch: number, far: boolean, luckless: number): Promise<void> {
  const { owner, db } = test.database
  for (const { reset } of followers) await reset?.(db as never, test.districtId)
  await sql`truncate follower_cursor, message, delivery`.execute(owner)
  await sql`update personal set keep_until = null`.execute(owner)
  await stepAll(batch, far, luckless)
}

/** @param luckless in how many of its batches a follower is stopped after it has done its work, before that is kept */
async function stepAll(batch: number, far: boolean, luckless: number): Promise<void> {
  const random = randomFor(`followers ${batch}`)
  const pages = far ? new FeedPages(test.database.db, 64) : undefined
  await Promise.all(followers.map(async (follower) => {
    const stopping: Follower = {
      ...follower,
      async onLines(tx, lines, again) {
        await follower.onLines(tx, lines, again)
        if (random.next() < luckless) throw new Problem('busy')
      },
    }
    for (;;) {
      const did = await step(test.database.db, stopping, test.districtId, batch, pages).catch((error: unknown) => {
        if (!(error instanceof Problem)) throw error
      })
      if (did?.did === 'parked') throw did.error
      if (did?.did === 'nothing') return
    }
  }))
}

/** All that followers have made, row by row; what was drawn anew each time is left out. */
async function made(): Promise<Record<string, string[]>> {
  const parts = {
    case_counted: sql`t::text`, case_tally: sql`t::text`, tile_tally: sql`t::text`, order_mark: sql`t::text`,
    event_duplicate: sql`t::text`, trail: sql`concat_ws(' ', case_id, seq)`,
    personal: sql`concat_ws(' ', subject_id, field, keep_until)`,
    message: sql`concat_ws(' ', account_id, cause, title, body, is_grave, created_at)`,
    delivery: sql`concat_ws(' ', account_id, subject_id, cause, body, not_before)`,
  }
  return Object.fromEntries(await Promise.all(Object.entries(parts).map(async ([table, row]) => {
    const found = await rows(test.database.owner, sql<{ row: string }>`
      select ${row} as row from ${sql.table(table)} t order by 1`)
    return [table, found.map((one) => one.row)] as const
  })))
}
