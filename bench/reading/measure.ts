/** How long questions take, in turn with the floor of each: the same rows by their keys through the bare driver. */
import type pg from 'pg'
import { atMost, figure } from '../kit/figure.ts'
import type { Figure } from '../kit/figure.ts'
import { quantile, spreadOf } from '../kit/statistics.ts'
import type { Scenario } from './scenarios.ts'

/**
 * Every question once before the clock runs (a desk's index pages are warm by nine o'clock), then as often as asked
 * for, the floor after each.
 *
 * @param client of the owner, to the same database
 */
export async function measureScenario(
  scenario: Scenario, client: pg.Client, times: number, events: number,
): Promise<Figure> {
  const { group, key, name, aim, asks, tell } = scenario
  for (const ask of asks) await ask()
  const [ours, floor, rows]: [number[], number[], number[]] = [[], [], []]
  for (let n = 0; n < Math.max(times, asks.length); n++) {
    const began = performance.now()
    const ids = await asks[n % asks.length]!()
    ours.push(performance.now() - began)
    rows.push(ids.length)
    const begunAgain = performance.now()
    await client.query({ name: 'floor', text: FLOOR, values: [ids] })
    floor.push(performance.now() - begunAgain)
  }
  const slowest = ours.indexOf(Math.max(...ours))
  return figure({
    id: `B4.${group}.${key}@${events}`, name, value: quantile(ours, 0.95), unit: 'ms',
    against: quantile(floor, 0.95),
    spread: spreadOf(ours), aim: aim === undefined ? undefined : atMost(aim, 'ms'),
    note: `p95 of ${ours.length} calls, median ${quantile(ours, 0.5).toFixed(1)} ms, ` +
      `${(rows.reduce((sum, count) => sum + count, 0) / rows.length).toFixed(0)} rows each; against the p95 of the ` +
      `same rows by key; slowest: ${tell(slowest % asks.length) || 'one like the others'}`,
  })
}

const FLOOR = `select c.*, x.title, x.address from case_file c
  join case_text x on x.district_id = c.district_id and x.case_id = c.id
  where c.district_id = 1 and c.id = any ($1::uuid[])`
