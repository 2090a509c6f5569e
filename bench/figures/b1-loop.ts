/** The loop through the product as anybody uses it, beside the very same statements by the bare driver. */
import { availableParallelism } from 'node:os'
import { atLeast, figure } from '../kit/figure.ts'
import type { Figure, Kit } from '../kit/figure.ts'
import { median, spreadOf } from '../kit/statistics.ts'
import { openLoopStand } from '../loop/stand.ts'
import type { LoopStand, Round } from '../loop/stand.ts'

export interface LoopRun {
  events: number
  rounds: Round[]
}

const CLIENTS = 10
/** Of the floor. */
const SHARE = 0.5

export async function measureLoop(kit: Kit): Promise<Figure[]> {
  const runs = await loopRuns(kit)
  return [...runs.flatMap(ofOneSize), ...growth(runs)]
}

const measured = new WeakMap<Kit, Promise<LoopRun[]>>()

/** Once for all parts of a run that look at it. */
export function loopRuns(kit: Kit): Promise<LoopRun[]> {
  const known = measured.get(kit) ?? run(kit)
  measured.set(kit, known)
  return known
}

/** All sizes in turn, so that each pair is of the same minute. */
async function run(kit: Kit): Promise<LoopRun[]> {
  const [pairs, loops] = kit.quick ? [3, 40] : [8, 600]
  const stands: LoopStand[] = []
  const runs: LoopRun[] = kit.events.map((events) => ({ events, rounds: [] }))
  try {
    for (const events of kit.events) stands.push(await openLoopStand(kit, events, CLIENTS))
    for (const stand of stands) await stand.round(kit.quick ? loops : loops / 2)
    for (let n = 0; n < pairs; n++) {
      for (const [at, stand] of stands.entries()) {
        const one = await stand.round(loops)
        kit.say(`  ${stand.events} events: product ${one.product.toFixed(1)}/s, floor ${one.floor.toFixed(1)}/s`)
        runs[at]?.rounds.push(one)
      }
    }
  } finally {
    for (const stand of stands) await stand.close()
  }
  return runs
}

function ofOneSize({ events, rounds }: LoopRun): Figure[] {
  const product = rounds.map((round) => round.product)
  const ratios = rounds.map((round) => round.product / round.floor)
  const statements = median(rounds.map((round) => round.statements))
  const at = `${events.toLocaleString('en')} events, ${CLIENTS} clients, ${rounds.length} pairs`
  const [cores, aim] = availableParallelism() >= 4 ? [4, 250] : [2, 150]
  return [
    figure({
      id: `B1@${events}`, name: `loops, ${at}`, value: median(product), unit: '/s', spread: spreadOf(product),
      against: median(rounds.map((round) => round.floor)), ratio: median(ratios), aim: atLeast(aim, '/s'),
      note: `aim for ${cores} cores that database and clients share; against the same ${statements.toFixed(0)} ` +
        'statements a loop by the bare driver; a peer publishes 37/s empty and 6.3/s at a million on 16 cores, ' +
        'another did 16–20/s on two',
    }),
    figure({
      id: `B1.ratio@${events}`, name: 'of the floor', value: median(ratios), unit: '×', spread: spreadOf(ratios),
      aim: atLeast(SHARE, '×'), note: 'product over floor, pair by pair',
    }),
  ]
}

/** How the largest district compares with the smallest: no slower than the rounds of the smallest differ. */
function growth(runs: readonly LoopRun[]): Figure[] {
  const [first, last] = [runs[0], runs.at(-1)]
  if (!first || !last || first === last) return []
  const rates = (run: LoopRun) => run.rounds.map((round) => round.product)
  const base = median(rates(first))
  return [figure({
    id: 'B1.growth', name: `loops at ${last.events} events over those at ${first.events}`,
    value: median(rates(last)) / base, unit: '×', spread: spreadOf(rates(last).map((rate) => rate / base)),
    aim: atLeast(Number((Math.min(...rates(first)) / base).toFixed(2)), '×'),
    note: `the aim is the slowest round at ${first.events} events, over their median`,
  })]
}
