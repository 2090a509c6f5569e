/**
 * Five times what can be borne, from people who do not wait for one another: whoever is not served hears so, whoever
 * looks after the machine is answered, and afterwards everything is as before. What can be borne is measured first.
 */
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { defineRoute, Obj } from '@onegrid/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer } from '../../apps/server/src/testing/server.ts'
import type { TestServer } from '../../apps/server/src/testing/server.ts'
import type { Order, Outcome } from './crowd.ts'

const heavy = defineRoute({
  id: 'probeHeavy', method: 'GET', path: '/api/v1/probe-heavy', module: 'probe', summary: { zh: '重', en: 'Heavy' },
  access: 'public', responses: { 200: Obj({}) }, errors: [],
})
/** As a list is: some questions to the database, and work on what each answers. */
const [PIECES, WORK_MS] = [5, 4]
const TIMES = 5
const SECONDS = 8

let server: TestServer
let origin: string
const crowds: ChildProcess[] = []
beforeAll(async () => {
  server = await testServer({
    routes: [heavy],
    limits: { perAddress: 1_000_000 },
    install({ router, db }) {
      router.handle(heavy, async () => {
        for (let n = 0; n < PIECES; n++) {
          await sql`select 1`.execute(db)
          const until = performance.now() + WORK_MS
          while (performance.now() < until);
        }
        return {}
      })
    },
  })
  origin = await server.app.listen()
})
afterAll(async () => {
  for (const crowd of crowds) crowd.disconnect()
  await server.close()
})

test('whoever is not served hears so, and when to come again', async () => {
  const [crowd, watch] = [await openCrowd(), await openCrowd()]
  const alone = await crowd({ url: `${origin}${heavy.path}`, count: 20 })
  expect(alone.map(({ status }) => status)).toEqual(alone.map(() => 200))
  const rate = TIMES * 1000 / median(alone.map(({ ms }) => ms))
  const count = Math.round(rate * SECONDS)
  const [all, health, metrics] = await Promise.all([
    crowd({ url: `${origin}${heavy.path}`, rate, count }),
    watch({ url: `${origin}/healthz`, rate: 1, count: SECONDS }),
    watch({ url: `${origin}/metrics`, rate: 1, count: SECONDS }),
  ])
  const of = (status: number) => all.filter((one) => one.status === status)
  const [served, refused, unheard] = [of(200), of(503), of(0)]
  console.log(`${Math.round(rate)}/s: ${served.length} served, ${refused.length} told to come again, ` +
    `${unheard.length} heard nothing; a refusal took ${Math.round(median(refused.map(({ ms }) => ms)))} ms`)
  expect(served.length + refused.length + unheard.length).toBe(count)
  expect(unheard.length).toBeLessThan(count / 50)
  expect(served.length).toBeGreaterThan(count / TIMES / 4)
  expect(refused.every(({ retryAfter }) => retryAfter >= 2)).toBe(true)
  // Not the same for everybody, or all of them would be there again at once.
  expect(new Set(refused.map(({ retryAfter }) => retryAfter)).size).toBeGreaterThan(1)
  expect([...health, ...metrics].filter(({ status }) => status !== 200)).toEqual([])
  expect((await crowd({ url: `${origin}${heavy.path}`, count: 1 })).map(({ status }) => status)).toEqual([200])
}, 120_000)

async function openCrowd(): Promise<(order: Order) => Promise<Outcome[]>> {
  const crowd = fork(join(import.meta.dirname, 'crowd.ts'), { serialization: 'advanced', execArgv: [] })
  crowds.push(crowd)
  await once(crowd, 'message')
  // One after the other: its answers do not say to what.
  let last: Promise<unknown> = Promise.resolve()
  return (order) => {
    const next = last.then(async () => {
      crowd.send(order)
      return (await once(crowd, 'message') as [Outcome[]])[0]
    })
    last = next
    return next
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Infinity
}
