/** A district on which the loop is measured: the product, and beside it the floor that does again what it did. */
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import { DEMO_PASSWORD } from '../../apps/server/src/platform/identity/index.ts'
import { PlayClock } from '../../tools/play/clock.ts'
import { People } from '../../tools/play/people.ts'
import { settle } from '../../tools/play/settle.ts'
import { urlBeside } from '../kit/cluster.ts'
import type { Kit } from '../kit/figure.ts'
import { startProduct } from '../kit/product.ts'
import type { Product } from '../kit/product.ts'
import { duplicate, refresh, stockOf } from '../kit/stock.ts'
import type { Stock } from '../kit/stock.ts'
import { loopCast, loops } from './cast.ts'
import type { LoopCast } from './cast.ts'
import { watchLag } from './lag.ts'
import type { Statement } from './statement.ts'

export interface Round {
  /** Loops a second. */
  product: number
  floor: number
  /** Seconds that the slowest follower was behind, ten times a second. */
  lags: number[]
  /** Statements of a loop, the followers' and the background's included. */
  statements: number
}

export interface LoopStand {
  events: number
  /** So many loops by the product, then the very same by the floor. */
  round(count: number): Promise<Round>
  /** @throws Error where floor and product have not come to the same */
  close(): Promise<void>
}

export async function openLoopStand(kit: Kit, events: number, clients: number): Promise<LoopStand> {
  const stock = await stockOf(kit, events)
  await refresh(stock)
  const database = await duplicate(stock)
  const product = await startProduct({ dataDir: stock.dataDir, main: join(import.meta.dirname, 'recorded-product.ts') })
  const floor = fork(join(import.meta.dirname, 'replay.ts'), [urlBeside(stock.dataDir, database)], {
    serialization: 'advanced',
  })
  const close = async () => {
    floor.disconnect()
    await product.end()
  }
  try {
    await once(floor, 'message')
    const stand = { kit, product, floor, stock, casts: await ready(product, stock, clients) }
    return {
      events,
      round: (count) => round(stand, count),
      async close() {
        await again(stand)
        const differs = await difference(stock, database)
        await close()
        if (differs) throw new Error(`the floor has not done what the product did: ${differs}`)
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

interface Stand {
  product: Product
  floor: ChildProcess
  casts: LoopCast[]
}

async function ready(product: Product, { morning }: Stock, clients: number): Promise<LoopCast[]> {
  const { baseUrl } = product
  const admin = await new People({ baseUrl, password: DEMO_PASSWORD }).as('admin-system')
  await new PlayClock(admin).set(morning, 1)
  const casts: LoopCast[] = []
  for (let client = 0; client < clients; client++) casts.push(await loopCast(baseUrl, client))
  await settle({ baseUrl, timeoutMs: 600_000 })
  return casts
}

async function round(stand: Stand & { stock: Stock }, count: number): Promise<Round> {
  const { product, casts, stock: { dataDir } } = stand
  // What was said since the last round: signing in, warming up, looking whether something is due.
  await again(stand)
  const watching = await watchLag(urlBeside(dataDir))
  const perSecond = await loops(casts, count)
  const lags = await watching.end()
  await settle({ baseUrl: product.baseUrl, timeoutMs: 600_000 })
  const { seconds, statements } = await again(stand)
  return { product: perSecond, floor: count / seconds, lags, statements: statements / count }
}

/** The floor does what the product has said since the last time. */
async function again({ product, floor }: Stand): Promise<{ seconds: number; statements: number }> {
  const statements = await product.ask('take') as Statement[]
  floor.send(statements)
  const ended = once(floor, 'exit').then(([code]) => { throw new Error(`the floor ended with ${String(code)}`) })
  const [answer] = await Promise.race([once(floor, 'message'), ended]) as [{ seconds: number; statements: number }]
  return answer
}

/** Whether both databases hold the same trail, feed and tallies: then the floor has truly done it. */
async function difference({ dataDir }: Stock, database: string): Promise<string | undefined> {
  const [ours, theirs] = await Promise.all(['onegrid', database].map(async (name) => {
    const client = new pg.Client({ connectionString: urlBeside(dataDir, name) })
    await client.connect()
    try {
      return (await client.query<Record<string, string>>(SUMS)).rows[0] ?? {}
    } finally {
      await client.end()
    }
  }))
  const keys = Object.keys(ours ?? {}).filter((key) => ours?.[key] !== theirs?.[key])
  return keys.length === 0 ? undefined : keys.map((key) => `${key} ${ours?.[key]} and ${theirs?.[key]}`).join(', ')
}

const SUMS = `select
  (select sum(version) from case_file) as "lines of cases", (select pos from feed_head) as "fed lines",
  (select count(*) from message) as messages, (select sum(cases) from case_tally) as tallied,
  (select count(*) from action) as actions`
