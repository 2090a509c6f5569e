/**
 * A database in which something holds a case for long: a query by hand, a backup of somebody else's. Whoever wants to
 * act on it is told to come again, nothing of theirs is kept by half, and with the row free everything goes on.
 */
import { randomUUID } from 'node:crypto'
import type { ActionAnswer } from '@onegrid/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rows } from '../../apps/server/src/platform/database/index.ts'
import { MAKING_MS, testDistrict } from '../district.ts'
import type { TestDistrict } from '../district.ts'
import { report } from '../loop/people.ts'

/** More than there are connections. */
const AT_ONCE = 12

let town: TestDistrict
beforeAll(async () => {
  town = await testDistrict()
}, MAKING_MS)
afterAll(() => town.close())

test('who waits too long for a case is told so, and his act is done once when he comes again', async () => {
  const id = await report(town, 'officer')
  const acts = Array.from({ length: AT_ONCE }, (_, n) => ({
    id: randomUUID(), action: 'comment', input: { text: `第 ${n} 条` },
  }))
  const send = () => Promise.all(acts.map((act) => town.as('desk-town').post(`/api/v1/events/${id}/actions`, act)))

  await town.database.owner.transaction().execute(async (tx) => {
    await sql`select 1 from case_file where id = ${id} for update`.execute(tx)
    const answers = await send()
    expect(answers.map(({ status }) => status)).toEqual(acts.map(() => 503))
    expect(answers.map(({ headers }) => headers['retry-after'])).toEqual(acts.map(() => '2'))
  })

  const written = () => rows(town.database.db, sql`select 1 from trail where case_id = ${id} and action = 'comment'`)
  expect(await written()).toEqual([])
  expect((await send()).map(({ body }) => (body as ActionAnswer).outcome)).toEqual(acts.map(() => 'done'))
  expect(await written()).toHaveLength(AT_ONCE)
}, 120_000)
