/**
 * Plays the story of a day in a town against a running product, through the API as anybody uses it, on the business
 * clock: it stands still during a step and is set to the moment of the next. Every expectation is looked up.
 */
import { DEMO_PASSWORD } from '../../apps/server/src/platform/identity/index.ts'
import { isClockBackwards, PlayClock } from '../play/clock.ts'
import { People } from '../play/people.ts'
import type { Cast } from '../play/people.ts'
import { settle } from '../play/settle.ts'
import { readTown } from '../play/town.ts'
import { Day, moment } from './day.ts'
import type { DayTools } from './day.ts'
import type { Expectation, Step } from './expectation.ts'
import { story } from './story/index.ts'

export type Outcome = 'passed' | 'failed' | 'later' | 'unchecked'

export interface CheckLine {
  text: string
  outcome: Outcome
  seen: string
}

export interface StepReport {
  at: string
  who: string
  what: string
  /** Why the step could not be done; its expectations failed with it. */
  broken?: string
  checks: CheckLine[]
}

export interface DayReport {
  steps: StepReport[]
  counts: Record<Outcome, number>
  /** Nothing failed, and every step could be done. */
  ok: boolean
}

export interface PlayDayOptions {
  /** Origin of the product. */
  baseUrl: string
  fetch?: typeof fetch
  verify?: DayTools['verify']
  /** Gives people other hands than the API: the same story is then played at their screens. */
  seat?: (people: Cast) => Cast
  /** Called after each step, for whoever watches. */
  onStep?: (step: StepReport) => void
  settleMs?: number
  /** Ends it after a step; the reason is thrown. */
  signal?: AbortSignal
}

/** @throws PlayError where the clock cannot be set to the day, or the product has no story's people */
export async function playDay(options: PlayDayOptions): Promise<DayReport> {
  const { baseUrl, fetch, verify, seat, onStep, settleMs, signal } = options
  const plain = new People({ baseUrl, password: DEMO_PASSWORD, ...(fetch && { fetch }) })
  const people = seat?.(plain) ?? plain
  const clock = new PlayClock(await plain.as('admin-system'))
  const steps = story.toSorted((a, b) => moment(a.at) - moment(b.at))
  await clock.set(moment(steps[0]?.at ?? '00:00'), 0)
  const town = await readTown(await people.as('officer'))
  const day = new Day({ people, clock, town, observer: await people.as('desk-district'), ...(verify && { verify }) })
  const rest = () => settle({ baseUrl, fetch, timeoutMs: settleMs })

  const reports: StepReport[] = []
  for (const step of steps) {
    const played = await playStep(day, step, rest)
    signal?.throwIfAborted()
    reports.push(played)
    onStep?.(played)
  }
  return summed(reports)
}

async function playStep(day: Day, step: Step, rest: () => Promise<void>): Promise<StepReport> {
  const { at, who, what } = step
  day.now = moment(at)
  let broken: string | undefined
  try {
    await day.tools.clock.set(day.now, 0)
    await rest()
    await step.act?.(day)
    await rest()
  } catch (error) {
    // A clock that cannot be set leaves nothing to play.
    if (isClockBackwards(error)) throw error
    broken = messageOf(error)
  }
  const checks: CheckLine[] = []
  for (const expectation of step.expect) checks.push(await lookUp(day, expectation))
  return { at, who, what, ...(broken !== undefined && { broken }), checks }
}

async function lookUp(day: Day, { text, check }: Expectation): Promise<CheckLine> {
  if (!check) return { text, outcome: 'later', seen: '' }
  try {
    const { ok, seen } = await check(day)
    return { text, outcome: ok === undefined ? 'unchecked' : ok ? 'passed' : 'failed', seen }
  } catch (error) {
    return { text, outcome: 'failed', seen: messageOf(error) }
  }
}

function summed(steps: StepReport[]): DayReport {
  const counts: DayReport['counts'] = { passed: 0, failed: 0, later: 0, unchecked: 0 }
  for (const { outcome } of steps.flatMap(({ checks }) => checks)) counts[outcome]++
  const ok = counts.failed === 0 && steps.every(({ broken }) => broken === undefined)
  return { steps, counts, ok }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
