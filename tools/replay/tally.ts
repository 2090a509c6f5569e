/** What became of one event, from its page; and all of them together. */
import type { CaseClock, EventDetail } from '@onegrid/contract'
import type { Measured } from './measure.ts'

export interface Fate {
  state: string
  /** Ended within all limits of handling; beyond one of them; not decided yet. */
  handling: 'on_time' | 'late' | 'running' | 'none'
  /** Counts of what happened on the way. */
  returns: number
  wrongDispatches: number
  reworks: number
  extensions: number
  rulings: number
  reopenings: number
  urges: number
  suspended: boolean
  joint: boolean
  whistled: boolean
  verified: boolean
  duplicates: number
  children: number
  orders: number
}

export function fateOf({ summary, tasks, counts, facts, links }: EventDetail): Fate {
  const clocks = tasks.filter(({ kind }) => kind === 'lead').flatMap((task) => task.clocks)
    .filter(({ phase }) => phase === 'handle' || phase === 'safe')
  const number = (value: unknown) => (typeof value === 'number' ? value : 0)
  return {
    state: summary.state,
    handling: handlingOf(clocks),
    returns: counts.returns ?? 0,
    wrongDispatches: number(facts.wrongDispatches),
    reworks: counts.reworks ?? 0,
    extensions: counts.extensions ?? 0,
    rulings: number(facts.rulings),
    reopenings: counts.reopenings ?? 0,
    urges: counts.urges ?? 0,
    suspended: tasks.some(({ kind }) => kind === 'review'),
    joint: tasks.some(({ kind }) => kind === 'assist'),
    whistled: tasks.some(({ kind }) => kind === 'whistle'),
    verified: tasks.some(({ kind }) => kind === 'verify'),
    duplicates: links.duplicates.length,
    children: links.children.length,
    orders: links.orders.length,
  }
}

function handlingOf(clocks: readonly CaseClock[]): Fate['handling'] {
  if (clocks.length === 0) return 'none'
  if (clocks.some(({ left }) => left < 0)) return 'late'
  return clocks.some(({ stoppedAt }) => stoppedAt === null) ? 'running' : 'on_time'
}

export interface ReplaySummary {
  /** Messages of the file that could not be read. */
  skipped: number
  messages: number
  /** Each message that was taken became one event. */
  reported: number
  fates: Fate[]
  /** Rows of messages whose event did not come to an end before the simulation gave up on it. */
  stuck: number[]
  stopped: boolean
  /** Business time from the first report to the end, and what of it passed in a second; ms. */
  businessMs: number
  wallMs: number
  api: Pick<Measured, 'requests' | 'statuses' | 'faults'> & { p50: number; p95: number }
  /** Refusals of the rules that the players met, by key. */
  refused: ReadonlyMap<string, number>
  surprises: readonly string[]
}
