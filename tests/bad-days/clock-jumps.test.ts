/**
 * The server's clock jumps: set right by hand, or from a battery that is flat. No line is earlier than the one before
 * it, nothing is reminded of before its time or twice, and no phase lasts less than nothing.
 */
import { parseCanonical } from '@onegrid/domain'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../../apps/server/src/app.ts'
import { rows } from '../../apps/server/src/platform/database/index.ts'
import { harness } from '../../apps/server/src/testing/harness.ts'
import type { Harness } from '../../apps/server/src/testing/harness.ts'
import { MAKING_MS, MORNING, testDistrict } from '../district.ts'
import type { TestDistrict } from '../district.ts'
import { act, proposedLead, report } from '../loop/people.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

let wall = MORNING
let town: TestDistrict
/** Another process, whose machine is two hours behind. */
let behind: Harness<Awaited<ReturnType<typeof buildApp>>>

beforeAll(async () => {
  town = await testDistrict({ wallClock: () => wall })
  await town.clock.set(MORNING, 1)
  behind = await harness((deps) => buildApp(deps, { wallClock: () => wall - 2 * HOUR_MS }), {
    database: { ...town.database, drop: async () => {} }, config: () => ({ ...town.config, role: 'api' }),
  })
}, MAKING_MS)

afterAll(async () => {
  await behind.close()
  await town.close()
})

test('back by hours, and in another process: every line is at or after the one before it', async () => {
  const id = await report(town, 'officer')
  wall += HOUR_MS
  await act(town.as('desk-town'), id, 'accept', { matter: '070301' })
  wall -= 5 * HOUR_MS
  await act(town.as('desk-town'), id, 'comment', { text: '钟往回拨了' })
  await act(behind.as('desk-town'), id, 'dispatch', { lead: await proposedLead(behind.as('desk-town'), id) })
  const lines = await linesOf(id)
  expect(lines.map(({ action }) => action)).toEqual(['report', 'accept', 'comment', 'dispatch'])
  const moments = lines.map(({ at }) => at)
  expect(moments).toEqual(moments.toSorted((a, b) => a - b))
  expect(moments.at(-1)! - moments[0]!).toBe(HOUR_MS)
  await town.settle()
  expect(await reminders()).toEqual([])
})

test('ahead by days, back, and ahead again: each reminder once', async () => {
  wall += 4 * DAY_MS
  await town.settle()
  const first = await reminders()
  expect(first.length).toBeGreaterThan(1)
  wall -= 4 * DAY_MS
  await town.settle()
  wall += 4 * DAY_MS
  await town.settle()
  expect(await reminders()).toEqual(first)
  expect(new Set(first).size).toBe(first.length)
  const { trail, audit } = await town.verify()
  expect([trail.lines, trail.broken, audit.broken]).toEqual([5 + first.length, undefined, undefined])
})

async function linesOf(id: string) {
  const found = await rows(town.database.db, sql<{ text: string }>`
    select text from trail where case_id = ${id} order by seq`)
  return found.map(({ text }) => parseCanonical(text))
}

async function reminders(): Promise<string[]> {
  const found = await rows(town.database.db, sql<{ text: string }>`
    select text from trail where action = 'remind' order by case_id, seq`)
  return found.map(({ text }) => parseCanonical(text)).map((line) => JSON.stringify([line.case, line.params]))
}
