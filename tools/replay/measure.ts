/** Speaks HTTP for the players and measures it: so many at once, patient where the product asks for patience. */
import { setTimeout as sleep } from 'node:timers/promises'

export interface Measured {
  requests: number
  /** By status. */
  statuses: Map<number, number>
  /** Faults of the product: 500 and above but for `busy`, which is asked again. Method, path without ids, status. */
  faults: string[]
  /** Milliseconds to the answer, by quantile. */
  quantile(share: number): number
}

export interface Meter extends Measured {
  fetch: typeof fetch
}

/** Steps of 2 %, from 0.1 ms: no quantile is off by more. */
const STEP = Math.log(1.02)
const LEAST_MS = 0.1
const PATIENCE = 6

export function createMeter(mostAtOnce: number): Meter {
  const buckets: number[] = []
  const statuses = new Map<number, number>()
  const faults: string[] = []
  const turns = new Turns(mostAtOnce)
  const meter: Meter = {
    requests: 0, statuses, faults,
    quantile(share) {
      let left = share * buckets.reduce((sum, count) => sum + (count ?? 0), 0)
      const found = buckets.findIndex((count) => (left -= count ?? 0) <= 0)
      return found < 0 ? 0 : LEAST_MS * Math.exp(STEP * (found + 1))
    },
    async fetch(input, init) {
      for (let tries = 1; ; tries++) {
        const response = await turns.take(() => timed(input, init))
        const wait = waitOf(response)
        if (wait === undefined || tries === PATIENCE) return response
        await response.body?.cancel()
        await sleep(wait)
      }
    },
  }
  return meter

  async function timed(input: Parameters<typeof fetch>[0], init: RequestInit | undefined): Promise<Response> {
    const began = performance.now()
    const response = await fetch(input, init)
    const bucket = Math.max(0, Math.floor(Math.log((performance.now() - began) / LEAST_MS) / STEP))
    buckets[bucket] = (buckets[bucket] ?? 0) + 1
    meter.requests++
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
    if (response.status >= 500 && waitOf(response) === undefined) faults.push(faultOf(input, init, response))
    return response
  }
}

/** Too many at once, or briefly busy: the answer says when to come again. */
function waitOf({ status, headers }: Response): number | undefined {
  if (status !== 429 && status !== 503) return undefined
  return Math.max(1, Number(headers.get('retry-after') ?? 1)) * 1000
}

function faultOf(input: Parameters<typeof fetch>[0], init: RequestInit | undefined, { status }: Response): string {
  const path = new URL(new Request(input).url).pathname.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '{id}')
  return `${init?.method ?? 'GET'} ${path} ${status}`
}

class Turns {
  #free: number
  readonly #waiting: (() => void)[] = []

  constructor(most: number) {
    this.#free = most
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#free++
    }
  }
}
