/** From `npm start` to the first answer: after a clean stop, and after all was killed amid work; then at rest. */
import { setTimeout as sleep } from 'node:timers/promises'
import { serverProcess, withServer } from '../kit/cluster.ts'
import { atMost, figure } from '../kit/figure.ts'
import type { Figure, Kit } from '../kit/figure.ts'
import { memoryOf } from '../kit/processes.ts'
import { inPairs, median, spreadOf } from '../kit/statistics.ts'
import { refresh, stockOf } from '../kit/stock.ts'
import { loopCast, loops } from '../loop/cast.ts'
import { npmStart } from '../start/npm-start.ts'

const AIM_S = 5

export async function measureStart(kit: Kit): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const events of kit.events) figures.push(...await startsAt(kit, events))
  return figures
}

async function startsAt(kit: Kit, events: number): Promise<Figure[]> {
  const [pairs, kills, writes, restMs] = kit.quick ? [2, 1, 10, 3000] : [6, 3, 200, 15_000]
  const stock = await stockOf(kit, events)
  await refresh(stock)
  const { dataDir } = stock
  // The first one may have pages to build.
  await (await npmStart(dataDir)).stop()
  const clean = await inPairs(pairs, async () => {
    const started = await npmStart(dataDir)
    await started.stop()
    return started.seconds
  }, () => databaseAlone(dataDir))

  const afterKill: number[] = []
  for (let n = 0; n < kills; n++) {
    const victim = await npmStart(dataDir)
    const cast = await loopCast(victim.baseUrl, 0)
    await loops([cast, cast, cast], writes)
    await Promise.all([loops([cast, cast, cast], writes).catch(() => {}), killed(victim, dataDir)])
    const again = await npmStart(dataDir)
    afterKill.push(again.seconds)
    await again.stop()
  }

  const started = await npmStart(dataDir)
  await sleep(restMs)
  const [product, database] = [memoryOf(started.pid), memoryOf(serverProcess(dataDir))]
  await started.stop()

  const at = `at ${events.toLocaleString('en')} events`
  return [
    figure({
      id: `B8@${events}`, name: `npm start to the first answer, after a clean stop, ${at}`, value: median(clean.ours),
      unit: 's', against: median(clean.theirs), ratio: median(clean.ratios), spread: spreadOf(clean.ours),
      aim: atMost(AIM_S, 's'), note: `${pairs} pairs; against starting and stopping the bare database on the same data`,
    }),
    figure({
      id: `B8.killed@${events}`, name: `the same after product and database were killed amid loops, ${at}`,
      value: median(afterKill), unit: 's', against: median(clean.ours), spread: spreadOf(afterKill),
      note: `${kills} times; against the start after a clean stop`,
    }),
    figure({
      id: `B8.memory@${events}`, name: `memory at rest, ${at}`, value: product + database, unit: 'MB',
      against: database,
      note: `product ${product.toFixed(0)} MB with npm and its script, database ${database.toFixed(0)} MB with the ` +
        'buffers that it has touched; against the database alone',
    }),
  ]
}

async function databaseAlone(dataDir: string): Promise<number> {
  const began = performance.now()
  await withServer(dataDir, async (admin) => void (await admin.query('select 1')))
  return (performance.now() - began) / 1000
}

/** Everything at once, a moment after work has begun. */
async function killed(victim: { kill(): Promise<void> }, dataDir: string): Promise<void> {
  await sleep(300)
  const database = serverProcess(dataDir)
  await victim.kill()
  process.kill(database, 'SIGKILL')
}
