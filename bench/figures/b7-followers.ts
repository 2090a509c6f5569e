/** How far followers are behind while loops run, and how fast they begin again from the first line. */
import { atLeast, atMost, figure } from '../kit/figure.ts'
import type { Figure, Kit } from '../kit/figure.ts'
import { quantile, spreadOf } from '../kit/statistics.ts'
import { rebuild } from '../loop/rebuild.ts'
import { loopRuns } from './b1-loop.ts'

const LAG_AIM = 2
const REBUILD_AIM = 20_000

export async function measureFollowers(kit: Kit): Promise<Figure[]> {
  const lags = (await loopRuns(kit)).map(({ events, rounds }) => {
    const seen = rounds.flatMap((round) => round.lags)
    return figure({
      id: `B7@${events}`, name: `followers' lag under B1, p99 of ${seen.length} looks`, value: quantile(seen, 0.99),
      unit: 's', against: quantile(seen, 0.5), spread: spreadOf(seen), aim: atMost(LAG_AIM, 's'),
      note: 'age of the oldest line that the slowest follower has not read; against the median look',
    })
  })
  const largest = Math.max(...kit.events)
  const { lines, seconds, floorSeconds, followers } = await rebuild(kit, largest)
  return [...lags, figure({
    id: 'B7.rebuild', name: `rebuilding all ${followers} followers at once`, value: lines / seconds, unit: 'lines/s',
    against: lines / floorSeconds, aim: atLeast(REBUILD_AIM, 'lines/s'),
    note: `${lines} lines of a district of ${largest} events, each read by all of them; against reading them once`,
  })]
}
