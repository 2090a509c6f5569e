/** A district's live readers on one server while loops run: how soon a line reaches them, what one of them costs. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DEMO_PASSWORD } from '../../apps/server/src/platform/identity/index.ts'
import { PlayClock } from '../../tools/play/clock.ts'
import { People } from '../../tools/play/people.ts'
import { atLeast, atMost, figure } from '../kit/figure.ts'
import type { Figure, Kit } from '../kit/figure.ts'
import { memoryOf } from '../kit/processes.ts'
import { startProduct } from '../kit/product.ts'
import { quantile } from '../kit/statistics.ts'
import { refresh, stockOf } from '../kit/stock.ts'
import { loop, loopCast } from '../loop/cast.ts'
import { openSessions } from '../readers/sessions.ts'
import type { Read, Reading } from '../readers/streams.ts'

const READERS = 6_800
const READERS_A_LINE = 20
const LOOPS_A_SECOND = 50
const CLIENTS = 20
const RECONNECTING = 25
const AIM_S = 1

export async function measureReaders(kit: Kit): Promise<Figure[]> {
  const [count, seconds] = kit.quick ? [400, 8] : [READERS, 60]
  const stock = await stockOf(kit, Math.max(...kit.events))
  await refresh(stock)
  const product = await startProduct({ dataDir: stock.dataDir })
  const readers = fork(join(import.meta.dirname, '../readers/readers-program.ts'), { serialization: 'advanced' })
  try {
    await once(readers, 'message')
    const { baseUrl } = product
    const people = new People({ baseUrl, password: DEMO_PASSWORD })
    await new PlayClock(await people.as('admin-system')).set(stock.morning, 1)
    const grid = (await people.as('officer')).me.posts.find(({ level }) => level === 'grid')?.areaPath ?? []
    const tokens = await openSessions(stock.dataDir, grid, count, READERS_A_LINE)
    const before = memoryOf(product.pid)
    const reading: Reading = { baseUrl, tokens, opening: 200, reconnecting: RECONNECTING }
    readers.send(reading)
    await once(readers, 'message')
    await sleep(2000)
    const perReader = ((memoryOf(product.pid) - before) * 1024) / tokens.length
    const acted = await paced(baseUrl, seconds)
    await sleep(3000)
    readers.send('take')
    const [read] = await once(readers, 'message') as [Read]
    return figures(read, acted, { count: tokens.length, perReader, seconds })
  } finally {
    readers.disconnect()
    await product.end()
  }
}

/** By `case:seq`, when an action was sent and when its answer had come. */
type Acted = Map<string, { sentAt: number; answeredAt: number }>

/** Loops as many a second as wanted, or as it can do. */
async function paced(baseUrl: string, seconds: number): Promise<Acted> {
  const acted: Acted = new Map()
  const casts = await Promise.all(Array.from({ length: CLIENTS }, (_, client) => loopCast(baseUrl, client)))
  const began = performance.now()
  let begun = 0
  await Promise.all(casts.map(async (cast) => {
    for (;;) {
      const due = began + (begun++ * 1000) / LOOPS_A_SECOND
      if (due > began + seconds * 1000 || performance.now() > began + seconds * 1000) return
      await sleep(Math.max(0, due - performance.now()))
      await loop(cast, begun, ({ caseId, seq, sentAt }) => {
        acted.set(`${caseId}:${seq}`, { sentAt, answeredAt: Date.now() })
      })
    }
  }))
  return acted
}

function figures(
  { received, open, faults, reconnected }: Read, acted: Acted,
  { count, perReader, seconds }: { count: number; perReader: number; seconds: number },
): Figure[] {
  const reached = [...acted].flatMap(([key, moments]) => (received.get(key) ?? []).map((at) => ({ at, ...moments })))
  const afterAnswer = reached.map(({ at, answeredAt }) => Math.max(0, at - answeredAt) / 1000)
  const afterSending = reached.map(({ at, sentAt }) => (at - sentAt) / 1000)
  const unheard = [...acted.keys()].filter((key) => !received.has(key)).length
  const why = Object.entries(faults).map(([name, times]) => `${times} × ${name}`).join(', ')
  return [
    figure({
      id: 'B6', name: `from a line's answer to its readers, p99, ${count} streams`, value: quantile(afterAnswer, 0.99),
      unit: 's', against: quantile(afterAnswer, 0.5), aim: atMost(AIM_S, 's'),
      note: `against the median; ${(reached.length / acted.size).toFixed(1)} readers a line, ` +
        `${(acted.size / 7 / seconds).toFixed(1)} of ${LOOPS_A_SECOND} loops/s wanted; from the action's sending ` +
        `p99 ${quantile(afterSending, 0.99).toFixed(2)} s, which holds the action itself`,
    }),
    figure({
      id: 'B6.unheard', name: 'lines that reached nobody', value: unheard, unit: '', aim: atMost(0),
      note: `of ${acted.size}, while ${reconnected} streams broke off and came back where they had been`,
    }),
    figure({
      id: 'B6.open', name: 'streams still open', value: open, unit: '', against: count,
      // Those that have just broken off are on their way back.
      aim: atLeast(count - RECONNECTING), note: why === '' ? 'none was refused or ended' : why,
    }),
    figure({
      id: 'B6.memory', name: 'memory of a reader', value: perReader, unit: 'kB',
      note: 'of the product: what it holds more with all streams open, over their number; there is no floor but zero',
    }),
  ]
}
