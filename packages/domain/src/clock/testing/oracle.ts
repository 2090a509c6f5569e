/**
 * The slow truth: deadlines by walking the calendar a minute at a time, from the raw data that an administrator
 * edits. It shares no code with the clocks, has no prefix sums and no cleverness; tests and the bench compare.
 * Sessions begin and end on whole minutes, so a minute is worked or not; a start within one is counted to the ms.
 */
import type { CalendarData, Limit, Pause } from '../types.ts'

const MINUTE_MS = 60_000

interface Answer { dueAt: number; yellowAt: number; seconds: number; provisional: boolean }

export interface Oracle {
  due(start: number, limit: Limit, pauses?: readonly Pause[]): Answer
  secondsLeft(now: number, dueAt: number, limit: Limit): number
  isWorking(at: number): boolean
}

const minuteAfter = (at: number): number => (Math.floor(at / MINUTE_MS) + 1) * MINUTE_MS
const minuteBefore = (at: number): number => (Math.ceil(at / MINUTE_MS) - 1) * MINUTE_MS

export function makeOracle(data: CalendarData): Oracle {
  // Remembered by day, or a test of a long limit would read the same dates a hundred thousand times.
  const sessionsByDay = new Map<number, [number, number][]>()

  function dateAt(at: number): string {
    return new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
  }

  function sessionsOf(date: string): [number, number][] {
    const special = data.days.find((day) => day.date === date)
    const weekDay = new Date(`${date}T12:00:00Z`).getUTCDay()
    const works = special ? special.kind === 'workday' : weekDay !== 0 && weekDay !== 6
    const inOrder = [...data.seasons].sort((a, b) => (a.from < b.from ? -1 : 1))
    const begun = inOrder.filter((season) => season.from <= date.slice(5))
    const season = begun.at(-1) ?? inOrder.at(-1)!
    const minuteOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))
    return works ? season.sessions.map(({ start, end }) => [minuteOf(start), minuteOf(end)]) : []
  }

  function isWorking(at: number): boolean {
    const minutes = Math.floor(at / MINUTE_MS) + 8 * 60
    const day = Math.floor(minutes / 1440)
    let sessions = sessionsByDay.get(day)
    if (!sessions) sessionsByDay.set(day, (sessions = sessionsOf(dateAt(at))))
    return sessions.some(([start, end]) => start <= minutes % 1440 && minutes % 1440 < end)
  }

  const worksOn = (date: string): boolean => sessionsOf(date).length > 0
  const midnight = (date: string): number => Date.parse(`${date}T00:00:00+08:00`)
  const dayAfter = (date: string): string => dateAt(midnight(date) + 24 * 3_600_000)
  const unknown = (date: string): boolean => !data.years.includes(Number(date.slice(0, 4)))

  /** Session milliseconds from a to b, minute by minute; negative backwards. */
  function worked(a: number, b: number): number {
    if (b < a) return -worked(b, a)
    let sum = 0
    for (let at = a; at < b;) {
      const next = Math.min(b, minuteAfter(at))
      if (isWorking(at)) sum += next - at
      at = next
    }
    return sum
  }

  /** Walks until so many session milliseconds are over, forward or back. */
  function walk(from: number, millis: number): number {
    let at = from
    let rest = Math.abs(millis)
    while (rest > 0) {
      const edge = millis > 0 ? minuteAfter(at) : minuteBefore(at)
      const step = Math.abs(edge - at)
      if (!isWorking(Math.min(at, edge))) at = edge
      else if (step < rest) { rest -= step; at = edge }
      else { at += Math.sign(millis) * rest; rest = 0 }
    }
    // Walking back may stop at the opening of a session; the same working moment is the close of the one before.
    if (millis < 0) while (!isWorking(at - 1)) at = minuteBefore(at)
    return at
  }

  const inSessions = (limit: Limit): boolean => limit.unit.startsWith('work')
  const measure = (limit: Limit, a: number, b: number): number => (inSessions(limit) ? worked(a, b) : b - a)
  const advance = (limit: Limit, at: number, millis: number): number =>
    inSessions(limit) ? walk(at, millis) : at + millis

  function lastDate(dueAt: number): string {
    return dateAt(dueAt - 1)
  }

  function afterDaysOff(limit: Limit, dueAt: number): number {
    if (limit.unit !== 'natural_day' || !limit.statutory || worksOn(lastDate(dueAt))) return dueAt
    let date = lastDate(dueAt)
    while (!worksOn(date)) date = dayAfter(date)
    return midnight(dayAfter(date))
  }

  function plainDue(start: number, limit: Limit): number {
    if (limit.unit === 'urgent_hour') return start + Math.round(limit.value * 3_600_000)
    if (limit.unit === 'work_hour') return walk(start, Math.round(limit.value * 3_600_000))
    let date = dateAt(start)
    if (limit.unit === 'natural_day') {
      for (let n = 0; n < limit.value; n++) date = dayAfter(date)
      return midnight(dayAfter(date))
    }
    for (let n = 0; n < limit.value;) {
      date = dayAfter(date)
      if (worksOn(date)) n++
    }
    return midnight(date) + Math.max(...sessionsOf(date).map(([, end]) => end)) * MINUTE_MS
  }

  /** The days that had a say: all of them for sessions, those around the end for statutory days. */
  function guessed(limit: Limit, from: number, unmoved: number, to: number): boolean {
    if (!inSessions(limit) && !(limit.unit === 'natural_day' && limit.statutory)) return false
    const [first, last] = inSessions(limit)
      ? [dateAt(Math.min(from, to)), lastDate(Math.max(from, to))]
      : [lastDate(unmoved), lastDate(to)]
    for (let date = first; date <= last; date = dayAfter(date)) if (unknown(date)) return true
    return false
  }

  function due(start: number, limit: Limit, pauses: readonly Pause[] = []): Answer {
    const unmoved = plainDue(start, limit)
    let dueAt = afterDaysOff(limit, unmoved)
    let provisional = guessed(limit, start, unmoved, dueAt)
    let total = measure(limit, start, dueAt)
    for (const pause of pauses) {
      const kept = advance(limit, pause.to, measure(limit, pause.from, dueAt))
      dueAt = afterDaysOff(limit, kept)
      total += dueAt - kept
      provisional ||= guessed(limit, pause.to, kept, dueAt)
    }
    return { dueAt, yellowAt: advance(limit, dueAt, -Math.ceil(total / 5)), seconds: total / 1000, provisional }
  }

  return {
    due,
    secondsLeft: (now, dueAt, limit) => measure(limit, now, dueAt) / 1000,
    isWorking,
  }
}
