/** Clocks as the page groups them. */
import type { CaseClock, EventDetail, TaskBody } from '@onegrid/contract'
import type { DueExplanation } from '@onegrid/domain'

/** The clock that the chip shows: the one of the summary's phase and moment. */
export function chipClockOf(event: Pick<EventDetail, 'summary' | 'tasks' | 'clocks'>): CaseClock | undefined {
  const all = [...event.tasks.flatMap((task) => task.clocks), ...event.clocks]
  return all.find((clock) => isSameClock(clock, event.summary))
}

/** Whether a clock that still runs is the one of this phase and moment. */
export function isSameClock(
  clock: CaseClock, { phase, dueAt }: { phase: string | null; dueAt: string | null },
): boolean {
  return clock.stoppedAt === null && clock.phase === phase && clock.dueAt === dueAt
}

/** Clocks that still run or stand still, by their moment. */
export function runningClocks({ clocks }: Pick<TaskBody, 'clocks'>): CaseClock[] {
  return clocks.filter(({ stoppedAt }) => stoppedAt === null).sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))
}

type Day = DueExplanation['days'][number]

/** Days that follow one another and count alike are one row: a holiday, a run of full workdays. */
export interface DayRun {
  first: Day
  last: Day
  days: number
  /** Of each of its days. */
  countedSeconds: number
}

export function runsOfDays(days: readonly Day[]): DayRun[] {
  const runs: DayRun[] = []
  days.forEach((day, i) => {
    const run = runs.at(-1)
    const inside = i < days.length - 1
    // The first and the last day hold the start and the deadline: each stands by itself.
    if (run && runs.length > 1 && inside && isAlike(run.last, day)) {
      run.last = day
      run.days += 1
    } else runs.push({ first: day, last: day, days: 1, countedSeconds: day.countedSeconds })
  })
  return runs
}

function isAlike(a: Day, b: Day): boolean {
  const sameDay = a.kind === b.kind && a.name === b.name && a.provisional === b.provisional
  return sameDay && a.countedSeconds === b.countedSeconds
}

export interface Span { from: number; to: number }

const CHINA_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

/** 00:00 of a date in China. */
export function midnightOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) - CHINA_MS
}

/** What ran of a day, in parts of it (0 to 1): sessions, or the whole day where the limit runs on. */
export function partsOfDay(day: Day, explanation: Pick<DueExplanation, 'startedAt' | 'dueAt' | 'pauses' | 'limit'>): {
  sessions: Span[]
  counted: Span[]
  pauses: Span[]
} {
  const midnight = midnightOf(day.date)
  const whole = { from: midnight, to: midnight + DAY_MS }
  const { startedAt, dueAt, limit } = explanation
  const running = limit.unit === 'work_hour' || limit.unit === 'work_day' ? day.sessions : [whole]
  const pauses = explanation.pauses.map(({ from, to }) => cut({ from, to }, whole)).filter(isLong)
  const inTime = running.map((span) => cut(span, { from: startedAt, to: dueAt })).filter(isLong)
  const share = ({ from, to }: Span): Span => ({ from: (from - midnight) / DAY_MS, to: (to - midnight) / DAY_MS })
  return {
    sessions: running.map(share),
    counted: pauses.reduce((spans, pause) => spans.flatMap((span) => without(span, pause)), inTime).map(share),
    pauses: pauses.map(share),
  }
}

function cut(span: Span, to: Span): Span {
  return { from: Math.max(span.from, to.from), to: Math.min(span.to, to.to) }
}

function without(span: Span, gone: Span): Span[] {
  return [cut(span, { from: -Infinity, to: gone.from }), cut(span, { from: gone.to, to: Infinity })].filter(isLong)
}

function isLong({ from, to }: Span): boolean {
  return to > from
}
