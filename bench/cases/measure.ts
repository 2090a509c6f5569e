/** Latencies of a scenario's questions, in turn with the floor of each. */
import pg from 'pg'

export interface Scenario {
  group: 'list' | 'work' | 'count' | 'search' | 'map'
  name: string
  /** p95 in milliseconds. */
  aim?: number
  /** Asks the n-th question; answers the ids of its rows, or how many there are. */
  ask(n: number): Promise<readonly string[] | number>
  /** The n-th question in words, to name the slowest. */
  tell(n: number): string
  /** How many questions there are; each is asked at least once. */
  questions: number
}

export interface Figure {
  group: string
  name: string
  rows: number
  p50: number
  p95: number
  /** Median of the floor. */
  floor: number
  worst: string
  aim?: number
  met?: boolean
}

/**
 * Every question once before the clock runs (a desk's index pages are warm by nine o'clock), then as many rounds as
 * asked for, the floor after each question.
 */
export async function measure(scenario: Scenario, floor: Floor, rounds: number): Promise<Figure> {
  const { group, name, aim, questions } = scenario
  for (let n = 0; n < questions; n++) await scenario.ask(n)
  const times: { ms: number; n: number }[] = []
  const bare: number[] = []
  let rows = 0
  for (let asked = 0; asked < Math.max(rounds, questions); asked++) {
    const n = asked % questions
    const began = performance.now()
    const answer = await scenario.ask(n)
    times.push({ ms: performance.now() - began, n })
    rows += typeof answer === 'number' ? answer : answer.length
    bare.push(await floor.fetch(typeof answer === 'number' ? [] : answer))
  }
  const sorted = times.toSorted((a, b) => a.ms - b.ms)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.ms ?? 0
  const slowest = sorted.at(-1)
  const p95 = at(0.95)
  return {
    group, name, rows: Math.round(rows / times.length), p50: at(0.5), p95, floor: median(bare),
    worst: slowest ? `worst ${slowest.ms.toFixed(1)}: ${scenario.tell(slowest.n)}` : '',
    ...(aim === undefined ? {} : { aim, met: p95 <= aim }),
  }
}

/** The rows of an answer by their keys, by a prepared statement of the bare driver: nothing could be cheaper. */
export class Floor {
  readonly #client: pg.Client

  private constructor(client: pg.Client) {
    this.#client = client
  }

  static async open(ownerUrl: string): Promise<Floor> {
    const client = new pg.Client({ connectionString: ownerUrl, options: '-c jit=off' })
    await client.connect()
    return new Floor(client)
  }

  async fetch(ids: readonly string[]): Promise<number> {
    const began = performance.now()
    await this.#client.query({ name: 'floor', text: FLOOR, values: [[...ids]] })
    return performance.now() - began
  }

  close(): Promise<void> {
    return this.#client.end()
  }
}

const FLOOR = `select c.*, x.title, x.address from case_file c
  join case_text x on x.district_id = c.district_id and x.case_id = c.id
  where c.district_id = 1 and c.id = any ($1::uuid[])`

function median(values: readonly number[]) {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}
