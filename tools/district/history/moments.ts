/** When things happen: days back from now, working time, and when a clock must begin to show a light now. */
import type { Calendar, Instant, Light, Limit } from '@onegrid/domain'
import {
  addDays, chinaDate, computeDue, DAY, fromChina, isWorking, lightOf, MINUTE, momentWithLeft, workdayInfo,
} from '@onegrid/domain'
import type { Random } from '../random.ts'

/** Before the days that are told. */
export const SPARE_DAYS = 5
/** Of working time. */
const WORKING: Limit = { value: 1, unit: 'work_hour' }
const STEP = 7 * MINUTE
const LASTS = 15 * MINUTE

export class Moments {
  readonly now: Instant
  readonly calendar: Calendar
  /** The first moment of the days that are told. */
  readonly begins: Instant
  /** Nothing is before it: after days off, what shows now was begun before them. */
  readonly earliest: Instant
  /** China dates, the earliest first; the last is today. */
  readonly dates: readonly string[]

  constructor(now: Instant, calendar: Calendar, days: number) {
    this.now = now
    this.calendar = calendar
    const today = chinaDate(now)
    this.dates = Array.from({ length: days }, (_, i) => addDays(today, i + 1 - days))
    this.begins = fromChina(this.dates[0] ?? today)
    this.earliest = this.begins - SPARE_DAYS * DAY
  }

  /** So many minutes of working time later, or earlier where negative. */
  worked(at: Instant, minutes: number): Instant {
    return momentWithLeft(this.calendar, at, -minutes * 60, WORKING)
  }

  isWorking(at: Instant): boolean {
    return isWorking(this.calendar, at)
  }

  isWorkday(date: string): boolean {
    return workdayInfo(this.calendar, date).sessions.length > 0
  }

  /** A moment of an earlier workday; the first of these days, where there are not so many. */
  workday(back: number, time: string): Instant {
    const worked = this.dates.slice(0, -1).filter((date) => this.isWorkday(date)).toReversed()
    const date = worked[Math.min(back, worked.length) - 1] ?? this.dates[0]
    return fromChina(date ?? chinaDate(this.now), time)
  }

  /** Whatever day that was. */
  day(back: number, time: string): Instant {
    return fromChina(this.dates.at(-1 - back) ?? this.dates[0] ?? '', time)
  }

  dueAt(start: Instant, limit: Limit): Instant {
    return computeDue(this.calendar, start, limit).dueAt
  }

  /**
   * When a clock of this limit must have begun for its light to be so now; undefined where no moment of these days is
   * one. What is green has most of its time left, what is red is late by little: both are what one meets most.
   *
   * @param suits other things that the beginning must fulfil
   */
  beginning(
    light: Exclude<Light, 'paused'>, limit: Limit, random: Random, suits: (at: Instant) => boolean,
  ): Instant | undefined {
    const found: Instant[] = []
    for (let at = this.now - 4 * MINUTE; at > this.begins; at -= STEP) {
      const due = computeDue(this.calendar, at, limit)
      // It is to be so for a while yet, not to change before the newcomer's eyes.
      const shown = [this.now, this.now + LASTS].every((moment) => lightOf(moment, due) === light)
      if (shown && suits(at)) found.push(at)
      if (found.length === MOST[light]) break
    }
    return found.length === 0 ? undefined : random.pick(found)
  }
}

/** Of the moments that fit, the latest so many are drawn from. */
const MOST = { green: 24, yellow: 60, red: 40 } as const
