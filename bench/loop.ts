/**
 * Loops a second through the product as anybody uses it, over HTTP: an officer reports, the desk accepts and
 * dispatches, the unit signs and finishes, the checker checks, the officer confirms, the desk searches. All followers
 * on; beside it how far behind they were at most.
 *
 *   node bench/loop.ts [--url http://127.0.0.1:8080] [--loops 200] [--clients 10] [--rounds 6] [--json FILE]
 *
 * Without --url it starts a product of its own. Client, server and database share the machine's cores.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { listEvents } from '@onegrid/contract'
import { functionNames } from '@onegrid/domain'
import { DEMO_PASSWORD } from '../apps/server/src/platform/identity/index.ts'
import { PlayClock } from '../tools/play/clock.ts'
import { withOwnProduct } from '../tools/play/own-product.ts'
import { People } from '../tools/play/people.ts'
import type { Person } from '../tools/play/people.ts'
import { settle } from '../tools/play/settle.ts'
import { readTown } from '../tools/play/town.ts'

const { values: args } = parseArgs({
  options: {
    url: { type: 'string' }, json: { type: 'string' },
    loops: { type: 'string', default: '200' }, clients: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '6' },
  },
})
/** A smell of a factory: nothing to verify first, no picture to be taken; checked and confirmed like any other. */
const MATTER = '060203'
/** The next Tuesday in session: everybody is on duty. */
const DAY_MS = 86_400_000
const MORNING = tuesdayAfter(Date.now()) + 2 * 3_600_000
const AIM = 150

const figures = args.url
  ? await measured(args.url)
  : await withOwnProduct({ argv: ['--cases', 'none'] }, ({ baseUrl }) => measured(baseUrl))
console.table(figures)
if (args.json) writeFileSync(args.json, `${JSON.stringify(figures, null, 2)}\n`)

async function measured(baseUrl: string): Promise<object[]> {
  const people = new People({ baseUrl, password: DEMO_PASSWORD })
  await new PlayClock(await people.as('admin-system')).set(MORNING, 1)
  const town = await readTown(await people.as('officer'))
  const cast: Cast = {
    officer: await people.as('officer'), desk: await people.as('desk-town'), checker: await people.as('checker'),
    unit: await people.as('handler-ecology'), lead: town.unit(functionNames.ecology), point: town.spot('bench'),
  }
  const clients = Number(args.clients)
  await round(cast, clients, clients * 2)
  const rates: number[] = []
  const lags: number[] = []
  for (let n = 0; n < Number(args.rounds); n++) {
    const watching = watchLag(baseUrl)
    rates.push(await round(cast, clients, Number(args.loops)))
    lags.push(await watching.most())
    await settle({ baseUrl, timeoutMs: 120_000 })
  }
  const sorted = rates.toSorted((a, b) => a - b)
  const value = sorted[Math.floor(sorted.length / 2)] ?? 0
  const spread = [sorted[0] ?? 0, sorted.at(-1) ?? 0].map((rate) => rate.toFixed(1)).join('–')
  return [
    {
      id: 'B1', name: `回路（${clients} 客户端，${rates.length} 轮，${spread}）`, value: Number(value.toFixed(1)), unit: '/s',
      aim: AIM, met: value >= AIM,
    },
    { id: 'B7', name: '其间各跟随者最多落后', value: Math.max(...lags), unit: '条', aim: null, met: null },
  ]
}

interface Cast {
  officer: Person
  desk: Person
  checker: Person
  unit: Person
  lead: string
  point: { lon: number; lat: number }
}

/** @returns loops a second */
async function round(cast: Cast, clients: number, loops: number): Promise<number> {
  let left = loops
  const began = performance.now()
  await Promise.all(Array.from({ length: clients }, async () => {
    while (left-- > 0) await loop(cast, left)
  }))
  return (loops * 1000) / (performance.now() - began)
}

async function loop({ officer, desk, unit, checker, lead, point }: Cast, n: number): Promise<void> {
  const { id } = (await officer.report({ title: `演示厂废气异味 ${n}`, matter: MATTER, point })).case
  await desk.act(id, 'accept', {})
  await desk.act(id, 'dispatch', { lead })
  await unit.act(id, 'sign', {})
  await unit.act(id, 'finish', { result: '已责令停产整改' })
  await checker.act(id, 'check', { outcome: 'pass' })
  await officer.act(id, 'confirm', {})
  await desk.call(listEvents, { query: { q: '废气', limit: 20 } })
}

/** @returns 08:00 in China, which is midnight in UTC */
function tuesdayAfter(now: number): number {
  const days = Math.floor(now / DAY_MS)
  // The first day of 1970 was a Thursday.
  return (days + 1 + ((12 - ((days + 1) % 7)) % 7)) * DAY_MS
}

/** Looks at the product's own figure of it ten times a second. */
function watchLag(baseUrl: string): { most(): Promise<number> } {
  let [most, on] = [0, true]
  const watching = (async () => {
    while (on) {
      const text = await (await fetch(`${baseUrl}/metrics`)).text()
      for (const line of text.split('\n')) {
        if (line.startsWith('onegrid_follower_lag_lines')) most = Math.max(most, Number(line.split(' ').at(-1)))
      }
      await new Promise((done) => setTimeout(done, 100))
    }
  })()
  return {
    async most() {
      on = false
      await watching
      return most
    },
  }
}
