/** Five times what it can bear, for a minute: what it says meanwhile, and whether it comes back. */
import { setTimeout as sleep } from 'node:timers/promises'
import { atLeast, atMost, figure } from '../kit/figure.ts'
import type { Figure, Kit } from '../kit/figure.ts'
import { quantile } from '../kit/statistics.ts'
import { stockOf } from '../kit/stock.ts'
import { backAfter } from '../spike/phases.ts'
import type { Second } from '../spike/phases.ts'
import { openSpikeStand } from '../spike/stand.ts'
import type { SpikeStand } from '../spike/stand.ts'

const P99_MS = 250
const SPIKE = 5
const BACK_S = 60
/** A heap that has grown for a minute of five times the load may keep a quarter of what it had. */
const MEMORY = 1.25

export async function measureSpike(kit: Kit): Promise<Figure[]> {
  const [probe, minute, rest] = kit.quick ? [3, 8, 3] : [10, 60, 60]
  const stand = await openSpikeStand(await stockOf(kit, Math.max(...kit.events)))
  try {
    const { rate, p99, cpu } = await sustainable(stand, probe, minute, kit.say)
    const base = rate / 2
    await stand.run([{ rate: base, seconds: probe }])
    await sleep(1000)
    const before = stand.memory()
    kit.say(`  ${rate}/s can be borne; now ${rate * SPIKE}/s for ${minute} s, then ${base}/s`)
    const spiked = await stand.run([
      { rate: base, seconds: probe }, { rate: rate * SPIKE, seconds: minute }, { rate: base, seconds: minute },
    ])
    await sleep(rest * 1000)
    const [amid, after] = [spiked.seconds.slice(probe, probe + minute), spiked.seconds.slice(probe + minute)]
    const back = backAfter(after)
    const [served, refused, broken] = [sum(amid, 'good') + sum(amid, 'late'), sum(amid, 'refused'), sum(amid, 'broken')]
    const memory = stand.memory()
    const lost = await stand.missing(spiked.acknowledged)
    return [
      figure({
        id: 'B5', name: `arrivals that are served, p99 ≤ ${P99_MS} ms for ${minute} s`, value: rate, unit: '/s',
        note: `p99 ${p99.toFixed(0)} ms; one of four reports, the others read; open loop, the generator took ` +
          `${(100 * cpu).toFixed(0)} % of a core; no peer publishes one`,
      }),
      figure({
        id: 'B5.back', name: `after ${SPIKE} times as many for ${minute} s, until 95 % are served well again`,
        value: back ?? Infinity, unit: 's', aim: atMost(BACK_S, 's'),
        note: `at half of the sustainable rate; amid the spike ${served} served, ${refused} told when to come again, ` +
          `${broken} neither; generator ${(100 * spiked.cpu).toFixed(0)} % of a core; the nearest peer's published ` +
          'test never recovers',
      }),
      figure({
        id: 'B5.honest', name: 'of those not served, told when to come again', unit: '%',
        value: refused + broken === 0 ? 100 : (100 * refused) / (refused + broken), aim: atLeast(100, '%'),
        note: '503 or 429 with Retry-After; anything else is a time-out, a broken connection or a false error: ' +
          (Object.entries(spiked.faults).map(([why, times]) => `${times} × ${why}`).join(', ') || 'there was none'),
      }),
      figure({
        id: 'B5.lost', name: 'reports that were acknowledged and are not there', value: lost, unit: '',
        aim: atMost(0), note: `of ${spiked.acknowledged.length}`,
      }),
      figure({
        id: 'B5.memory', name: `memory of the product ${rest} s later`, value: memory, unit: 'MB', against: before,
        note: 'against before the spike',
      }),
      figure({
        id: 'B5.memory-back', name: 'of what it was before', value: memory / before, unit: '×',
        aim: atMost(MEMORY, '×'),
        note: 'without the database',
      }),
    ]
  } finally {
    await stand.close()
  }
}

/** The highest rate that is borne: by doubling, halving the gap, and then for the whole time. */
async function sustainable(
  stand: SpikeStand, probe: number, whole: number, say: Kit['say'],
): Promise<{ rate: number; p99: number; cpu: number }> {
  const p99At = async (rate: number, seconds: number) => {
    const { latencies, cpu } = await stand.run([{ rate, seconds }])
    const p99 = quantile(latencies, 0.99)
    say(`  ${rate.toFixed(0)}/s for ${seconds} s: p99 ${p99.toFixed(0)} ms`)
    // What was left over must not burden the next.
    await sleep(1000)
    return { p99, cpu }
  }
  await p99At(20, probe)
  let [low, high] = [0, 20]
  while ((await p99At(high, probe)).p99 <= P99_MS) [low, high] = [high, high * 2]
  for (let n = 0; n < 4; n++) {
    const middle = (low + high) / 2
    if ((await p99At(middle, probe)).p99 <= P99_MS) low = middle
    else high = middle
  }
  for (let rate = Math.max(1, Math.floor(low)); rate >= 1; rate = Math.floor(rate * 0.9)) {
    const found = await p99At(rate, whole)
    if (found.p99 <= P99_MS) return { rate, ...found }
  }
  throw new Error(`not even one arrival a second is answered within ${P99_MS} ms: nothing to measure a spike by`)
}

function sum(seconds: readonly Second[], key: keyof Second): number {
  return seconds.reduce((all, one) => all + one[key], 0)
}
