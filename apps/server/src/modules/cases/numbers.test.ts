import { fromChina } from '@onegrid/domain'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { caseNumbers } from './numbers.ts'
import { testSpine } from './testing.ts'
import type { TestSpine } from './testing.ts'

let spine: TestSpine
const d = 7
const noon = fromChina('2026-11-21', '12:00')

beforeAll(async () => {
  spine = await testSpine(d)
  await sql`insert into district (district_id, code, name) values (${d}, '330603', '柯桥区')`.execute(spine.owner)
})
afterAll(() => spine.drop())

test('several processes at once never give a number twice', async () => {
  const processes = Array.from({ length: 3 }, () => caseNumbers(spine.db, 7))
  const rounds = Array.from({ length: 100 }, () => processes.map(next => next(d, noon)))
  const taken = await Promise.all(rounds.flat())
  expect(new Set(taken).size).toBe(300)
  for (const number of taken) expect(number).toMatch(/^330603-20261121-\d{5}$/)
})

test('each day of China begins anew; a restarted process goes on behind its block', async () => {
  const day = fromChina('2026-11-22', '00:00')
  const numbers = caseNumbers(spine.db, 10)
  expect(await numbers(d, day - 1)).toMatch(/^330603-20261121-/)
  expect(await numbers(d, day)).toBe('330603-20261122-00001')
  expect(await numbers(d, day)).toBe('330603-20261122-00002')
  expect(await caseNumbers(spine.db, 10)(d, day)).toBe('330603-20261122-00011')
})

test('a district that is not there gives no number, again and again', async () => {
  const numbers = caseNumbers(spine.db)
  await expect(numbers(99, noon)).rejects.toThrow('district 99')
  await expect(numbers(99, noon)).rejects.toThrow('district 99')
})
