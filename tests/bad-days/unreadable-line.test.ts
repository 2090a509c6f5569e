/**
 * A line that followers cannot read: of a newer version, or of a table that somebody has been at. The case waits for an
 * administrator, who is told of it; everything else goes on. `npm run followers` is the way out.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rows } from '../../apps/server/src/platform/database/index.ts'
import type { Running } from '../../tools/play/running.ts'
import { settle } from '../../tools/play/settle.ts'
import { verifyHere } from '../../tools/play/verify-here.ts'
import { anyPlace } from '../kills/any-place.ts'
import { crew } from '../kills/crew.ts'
import { deployment } from './deployment.ts'
import type { Deployment } from './deployment.ts'

const PATIENCE_MS = 180_000

let town: Deployment
let product: Running
beforeAll(async () => {
  town = await deployment('unreadable')
  product = town.start('all', ['--cases', 'none'])
  await product.ready
}, PATIENCE_MS)
afterAll(() => town.end(), PATIENCE_MS)

test('parks its case, says so, and lets the rest go on; mended, it is taken up again', async () => {
  const baseUrl = await product.ready
  const people = crew(async () => baseUrl, await anyPlace(town.db))
  const report = async () => {
    const before = people.acts.length
    await people.work(() => people.acts.length > before)
    return people.acts.slice(before).findLast(({ body }) => !body.action)!.answer!.case
  }
  await report()
  await settle({ baseUrl })

  // Nobody reads on until the line is as it must not be.
  const { sick, kept } = await town.db.transaction().execute(async (tx) => {
    await sql`select from follower_cursor for update`.execute(tx)
    const sick = await report()
    const [line] = await rows(tx, sql<{ text: string }>`
      update trail set text = text where case_id = ${sick.id} and seq = 2 returning text`)
    await sql`update trail set text = '{"v":99,' where case_id = ${sick.id} and seq = 2`.execute(tx)
    return { sick, kept: line!.text }
  })
  const well = await report()
  await settle({ baseUrl })

  const counted = async (id: string) =>
    (await rows(town.db, sql<{ state: string }>`select state from case_counted where case_id = ${id}`))[0]?.state
  // Its first line was read; the next, and all that come upon it, wait.
  expect([await counted(sick.id), await counted(well.id)]).toEqual(['submitted', 'accepted'])
  const metrics = await (await fetch(`${baseUrl}/metrics`)).text()
  expect(metrics).toMatch(/follower_parked_cases\{follower="case_tallies",district="1"\} 1/)
  expect(metrics).toMatch(/follower_lag_lines\{follower="case_tallies",district="1"\} 0/)
  expect((await fetch(`${baseUrl}/healthz`)).status).toBe(200)
  const log = readFileSync(join(town.env.DATA_DIR!, 'log/onegrid.log'), 'utf8')
  const said = log.split('\n').find((one) => one.includes('parked') && one.includes('case_tallies'))
  expect(said).toContain(sick.id)

  const told = await town.tool('followers.ts')
  expect(told.code).toBe(1)
  expect(told.said).toContain(sick.number)
  const vain = await town.tool('followers.ts', 'retry', 'case_tallies', sick.number)
  expect([vain.code, await counted(sick.id)]).toEqual([1, 'submitted'])

  await sql`update trail set text = ${kept} where case_id = ${sick.id} and seq = 2`.execute(town.db)
  const mended = await town.tool('followers.ts', 'retry')
  expect(mended).toMatchObject({ code: 0 })
  expect(await counted(sick.id)).toBe('accepted')
  expect(await rows(town.db, sql`select from follower_parked`)).toEqual([])
  expect(await town.tool('followers.ts', 'rebuild', 'all')).toMatchObject({ code: 0 })
  await settle({ baseUrl })
  expect(await counted(sick.id)).toBe('accepted')
  expect(await verifyHere(town.env)).toMatchObject({ ok: true })
}, PATIENCE_MS)
