/** What the generator is told and what it answers. */

export interface Order {
  baseUrl: string
  /** Tokens. */
  officer: string
  desk: string
  point: { lon: number; lat: number }
  /** One after the other, arrivals a second. */
  phases: readonly { rate: number; seconds: number }[]
}

/** What became of whoever was due in it. */
export interface Second {
  arrived: number
  /** Answered within 250 ms. */
  good: number
  late: number
  /** Told when to come again: 503 or 429 with Retry-After. */
  refused: number
  /** Any other error, or no answer at all. */
  broken: number
}

export interface Outcome {
  seconds: Second[]
  /** Milliseconds from when somebody was due; infinite for whoever was not served. */
  latencies: number[]
  /** Events whose report was answered. */
  acknowledged: string[]
  /** Why arrivals were broken, and how often: a status or the name of an error. */
  faults: Record<string, number>
  /** Of one core, that the generator took. */
  cpu: number
}

/** From which second on, of those given, at least that share was served well, for as many seconds as the window. */
export function backAfter(seconds: readonly Second[], share = 0.95, window = 5): number | undefined {
  const found = seconds.findIndex((_, at) => {
    const next = seconds.slice(at, at + window)
    const arrived = next.reduce((sum, one) => sum + one.arrived, 0)
    return next.length === window && next.reduce((sum, one) => sum + one.good, 0) >= share * arrived
  })
  return found < 0 ? undefined : found
}
