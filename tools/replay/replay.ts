/**
 * Plays messages into a running product as residents' reports, and lets a simulated town carry each through the loop by
 * the same API as anybody. The business clock stands at the moment of each act and goes on as fast as asked, or as fast
 * as the product can follow.
 */
import { listEvents } from '@onegrid/contract'
import type { Instant } from '@onegrid/domain'
import { HOUR, compileCalendar, defaultCalendarData } from '@onegrid/domain'
import { DEMO_PASSWORD } from '../../apps/server/src/platform/identity/index.ts'
import { PlayClock } from '../play/clock.ts'
import { PlayError } from '../play/errors.ts'
import { People } from '../play/people.ts'
import type { Person } from '../play/people.ts'
import { agent } from './agents/index.ts'
import { residentAnswered } from './agents/beside.ts'
import { readDirectory } from './directory.ts'
import { createMeter } from './measure.ts'
import { readMessages } from './messages.ts'
import { Reporter } from './reporter.ts'
import { Rota } from './rota.ts'
import { run, stillOpen } from './run.ts'
import { fateOf } from './tally.ts'
import type { ReplaySummary } from './tally.ts'
import { timeline } from './timeline.ts'
import { World } from './world.ts'

export interface ReplayOptions {
  baseUrl: string
  file: string
  /** Business seconds a second, at most. */
  speed: number
  limit?: number | undefined
  /** The same seed decides the same. */
  seed: number
  /** Requests at once. */
  concurrency?: number
  signal?: AbortSignal
  onProgress?: (progress: Progress) => void
}

export interface Progress {
  now: Instant
  messages: number
  reported: number
  open: number
  requests: number
  perSecond: number
  p95: number
}

/** A quieter time than this between two messages passes faster: nights stay nights, holidays do not take an hour. */
const LONGEST_GAP = 4 * HOUR
const AT_ONCE = 8

/** @throws PlayError where the file cannot be read or the product has no demo district */
export async function replay(options: ReplayOptions): Promise<ReplaySummary> {
  const { baseUrl, file, seed, signal = new AbortController().signal } = options
  const { messages, skipped } = await readMessages(file, options.limit)
  const [first] = messages
  if (!first) throw new PlayError('no-messages', `${file} 中没有可读的留言（跳过 ${skipped} 行）`)

  // Setting the clock is the play's own doing and not measured.
  const clock = new PlayClock(await new People({ baseUrl, password: DEMO_PASSWORD }).as('admin-system'))
  const meter = createMeter(options.concurrency ?? AT_ONCE)
  const people = new People({ baseUrl, password: DEMO_PASSWORD, fetch: meter.fetch })
  const observer = await people.as('desk-district')
  const directory = await readDirectory({ staff: observer, admin: await people.as('admin-system') })
  const begin = await beginning(observer, clock, first.at)
  const dated = timeline(messages, begin, LONGEST_GAP)

  const calendar = compileCalendar(defaultCalendarData())
  const world = new World({ people, directory, calendar, seed, agent, onEnded: residentAnswered })
  const rota = new Rota(observer)
  await rota.cover(directory.deskUnits, begin)
  const reporter = new Reporter(world, rota)
  reporter.plan(dated)

  const began = performance.now()
  const lastReport = dated.at(-1)?.at ?? begin
  const onStep = (now: Instant) => options.onProgress?.({
    now,
    messages: messages.length,
    reported: reporter.reported,
    open: stillOpen(world).length,
    requests: meter.requests,
    perSecond: meter.requests / Math.max(0.001, (performance.now() - began) / 1000),
    p95: meter.quantile(0.95),
  })
  const ended = await run({ world, clock, rota, begin, speed: options.speed, lastReport, signal, onStep })
  const wallMs = performance.now() - began
  const api = { ...meter, p50: meter.quantile(0.5), p95: meter.quantile(0.95) }

  const fates = await Promise.all([...world.cases.keys()].map(async (id) => fateOf(await observer.read(id))))
  await clock.setRate(1)
  return {
    skipped,
    messages: messages.length,
    reported: reporter.reported,
    fates,
    stuck: ended ? stillOpen(world).map(({ row }) => row) : [],
    stopped: !ended,
    businessMs: world.now - begin,
    wallMs,
    api,
    refused: world.refused,
    surprises: world.surprises,
  }
}

/** A fresh product goes back to the day of the first message; another goes on from its own. */
async function beginning(observer: Person, clock: PlayClock, first: Instant): Promise<Instant> {
  const { items } = await observer.call(listEvents, { query: { limit: 1 } })
  const { now } = await clock.read()
  const begin = items.length === 0 ? first : now
  await clock.set(begin, 0)
  return begin
}
