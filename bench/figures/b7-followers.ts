/** How far followers are behind while loops run, and how fast they begin again from the first line. */
import { atLeast, atMost, figure } from '../kit/figure.ts'
import type { Figure, Kit } from '../kit/figure.ts'
import { quantile, spreadOf } from '../kit/statistics.ts'
import { rebuild } from '../loop/rebuild.ts'
import type { Reading } from '../loop/rebuild.ts'
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
  const { again, first, floorSeconds } = await rebuild(kit, largest)
  const rate = ({ lines, seconds }: Reading) => lines / seconds
  const floor = again.lines / floorSeconds
  return [...lags, figure({
    id: 'B7.rebuild', name: `rebuilding all ${again.followers} followers with tables at once`, value: rate(again),
    unit: 'lines/s', against: floor, aim: atLeast(REBUILD_AIM, 'lines/s'),
    note: `${again.lines} lines of a district of ${largest} events, read by each; against reading them once`,
  }), figure({
    id: 'B7.first', name: `all ${first.followers} followers reading for the first time`, value: rate(first),
    unit: 'lines/s', against: floor, aim: atLeast(REBUILD_AIM, 'lines/s'),
    note: 'as after all of them were away: everybody is told, and what has been done already is asked for again',
  })]
}
