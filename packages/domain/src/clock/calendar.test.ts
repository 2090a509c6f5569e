import { describe, expect, it } from 'vitest'
import type { CalendarData, SpecialDay } from './index.ts'
import {
  CalendarFault, addDays, chinaDate, chinaDeadline, chinaTime, compileCalendar, computeDue, defaultCalendarData,
  fromChina, isWorking, nextWorkday, shiftOutOfNight, shownTime, workdayInfo, workdayOnOrAfter,
} from './index.ts'
import { civilOfDay, dateOfDay, dayNumber, weekday } from './china-time.ts'
import { at, demoCalendar, written } from './testing/china.ts'

const cal = demoCalendar()

function faultsOf(data: CalendarData, range?: { from: number; to: number }): string[] {
  try {
    compileCalendar(data, range)
  } catch (error) {
    if (!(error instanceof CalendarFault)) throw error
    return error.problems.map(({ path, code }) => `${path} ${code}`)
  }
  return []
}

describe('compiling', () => {
  it('lists every fault at once, with its place', () => {
    expect(faultsOf({
      seasons: [
        { from: '13-01', sessions: [{ start: '08:30', end: '12:00' }, { start: '11:00', end: '17:00' }] },
        { from: '05-01', sessions: [{ start: '17:00', end: '08:30' }, { start: '8:30', end: '12:00' }] },
        { from: '05-01', sessions: [] },
      ],
      days: [
        { date: '2026-02-30', kind: 'holiday' },
        { date: '2026-10-01', kind: 'holiday' },
        { date: '2026-10-01', kind: 'workday' },
        { date: '2026-10-02', kind: 'half' as SpecialDay['kind'] },
      ],
      years: [2026, 2026, 2027, 1900],
    }, { from: 2030, to: 2020 })).toEqual([
      'seasons[0].from season_date',
      'seasons[0].sessions[1] session_overlap',
      'seasons[1].sessions[0] session_backwards',
      'seasons[1].sessions[1] session_time',
      'seasons[2].from season_twice',
      'seasons[2].sessions season_without_session',
      'days[0].date day_date',
      'days[2].date day_twice',
      'days[3].kind day_kind',
      'years[1] year_twice',
      'years[2] year_without_days',
      'years[3] year_unknown',
      'range range',
    ])
  })

  it('needs a season, and takes any order of seasons, sessions and days', () => {
    expect(faultsOf({ seasons: [], days: [], years: [] })).toEqual(['seasons no_season'])
    const data = defaultCalendarData()
    data.seasons.reverse()
    for (const season of data.seasons) season.sessions.reverse()
    data.days.reverse()
    const reversed = compileCalendar(data)
    for (const date of ['2026-04-30', '2026-05-06', '2026-10-08', '2026-01-05']) {
      expect(workdayInfo(reversed, date)).toEqual(workdayInfo(cal, date))
    }
  })

  it('does not notice later changes of the data it was made from', () => {
    const data = defaultCalendarData()
    const compiled = compileCalendar(data)
    for (const day of data.days) Object.assign(day, { kind: 'workday', name: 'edited' })
    data.seasons.length = 0
    expect(workdayInfo(compiled, '2026-10-01')).toMatchObject({ kind: 'holiday', name: '国庆节' })
    expect(computeDue(compiled, at('2058-09-30 10:00'), { value: 1, unit: 'work_day' }).dueAt)
      .toBe(at('2058-10-01 17:00'))
  })
})

describe('days', () => {
  const winter = [{ start: '08:30', end: '12:00' }, { start: '13:30', end: '17:00' }]
  const summer = [{ start: '08:30', end: '12:00' }, { start: '14:00', end: '17:30' }]

  it('are workdays, make-up days, weekends or holidays, in the sessions of their season', () => {
    expect(workdayInfo(cal, '2026-09-30')).toEqual({ kind: 'workday', sessions: summer, provisional: false })
    expect(workdayInfo(cal, '2026-10-01'))
      .toEqual({ kind: 'holiday', name: '国庆节', sessions: [], provisional: false })
    expect(workdayInfo(cal, '2026-10-10'))
      .toEqual({ kind: 'makeup', name: '国庆节', sessions: winter, provisional: false })
    expect(workdayInfo(cal, '2026-10-11')).toEqual({ kind: 'weekend', sessions: [], provisional: false })
    expect(workdayInfo(cal, '2026-01-05').sessions).toEqual(winter)
    expect(workdayInfo(cal, '2027-10-01')).toEqual({ kind: 'workday', sessions: winter, provisional: true })
    expect(() => workdayInfo(cal, '2026-02-29')).toThrow(RangeError)
  })

  it('lead to the next workday', () => {
    expect(nextWorkday(cal, '2026-09-30')).toBe('2026-10-08')
    expect(nextWorkday(cal, '2026-10-09')).toBe('2026-10-10')
    expect(workdayOnOrAfter(cal, '2026-10-10')).toBe('2026-10-10')
    expect(workdayOnOrAfter(cal, '2026-10-11')).toBe('2026-10-12')
  })

  it('are worked from the first moment of a session up to its last', () => {
    expect(isWorking(cal, at('2026-09-30 08:30'))).toBe(true)
    expect(isWorking(cal, at('2026-09-30 12:00') - 1)).toBe(true)
    expect(isWorking(cal, at('2026-09-30 12:00'))).toBe(false)
    expect(isWorking(cal, at('2026-09-30 17:30'))).toBe(false)
    expect(isWorking(cal, at('2026-10-01 10:00'))).toBe(false)
    expect(isWorking(cal, at('2026-10-10 16:59'))).toBe(true)
  })

  it('keep their date when the calendar has a plan of its own for a leap day', () => {
    const data = defaultCalendarData()
    data.seasons.push({ from: '02-29', sessions: [{ start: '09:00', end: '10:00' }] })
    const leap = compileCalendar(data)
    expect(workdayInfo(leap, '2024-02-28').sessions).toEqual(winter)
    expect(workdayInfo(leap, '2024-02-29').sessions).toEqual([{ start: '09:00', end: '10:00' }])
    expect(workdayInfo(leap, '2026-03-02').sessions).toEqual([{ start: '09:00', end: '10:00' }])
  })
})

describe('times of China', () => {
  it('are UTC+8', () => {
    expect(fromChina('2026-09-30', '17:30')).toBe(Date.UTC(2026, 8, 30, 9, 30))
    expect(fromChina('2026-09-30', '24:00')).toBe(fromChina('2026-10-01'))
    expect(fromChina('2026-09-30', '23:59:59')).toBe(fromChina('2026-10-01') - 1000)
    expect(chinaDate(Date.UTC(2026, 8, 30, 16))).toBe('2026-10-01')
    expect(chinaTime(Date.UTC(2026, 8, 30, 15, 59, 59, 999))).toBe('23:59')
    expect(chinaDeadline(fromChina('2026-10-04'))).toEqual({ date: '2026-10-03', time: '24:00' })
    for (const [date, time] of [['2026-2-1', '08:00'], ['2026-13-01', '08:00'], ['2026-01-01', '24:01'], ['', '']]) {
      expect(() => fromChina(date!, time)).toThrow(RangeError)
    }
  })

  it('agree with the time zone database for every day from 1992 to 2040', () => {
    const zone = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })
    const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
    for (let day = dayNumber(1992, 1, 1); day < dayNumber(2041, 1, 1); day += 1) {
      const midnight = fromChina(dateOfDay(day))
      if (zone.format(midnight) !== dateOfDay(day) || zone.format(midnight - 1) !== addDays(dateOfDay(day), -1)) {
        expect.unreachable(`midnight of ${dateOfDay(day)}`)
      }
    }
    expect(names[weekday(dayNumber(2026, 9, 30)) - 1]).toBe('Wednesday')
  })

  it('count the days of 400 years as the Gregorian calendar does', () => {
    for (let day = dayNumber(1900, 1, 1); day < dayNumber(2300, 1, 1); day += 1) {
      const { year, month, dayOfMonth } = civilOfDay(day)
      if (Date.UTC(year, month - 1, dayOfMonth) !== day * 86_400_000 || dayNumber(year, month, dayOfMonth) !== day) {
        expect.unreachable(`day ${day}`)
      }
    }
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
  })
})

describe('reminders at night', () => {
  const shifted = (text: string, quiet?: { from: string; to: string }): string => {
    const instant = shiftOutOfNight(cal, at(text), quiet)
    return `${chinaDate(instant)} ${chinaTime(instant)}`
  }

  it('go earlier, to the last moment before the night, and never later', () => {
    expect(shifted('2026-10-02 20:00')).toBe('2026-10-02 20:00')
    expect(shifted('2026-10-02 23:30')).toBe('2026-10-02 20:00')
    expect(shifted('2026-10-03 00:00')).toBe('2026-10-02 20:00')
    expect(shifted('2026-10-03 07:59')).toBe('2026-10-02 20:00')
    expect(shifted('2026-10-03 08:00')).toBe('2026-10-03 08:00')
    expect(shifted('2026-10-03 19:59')).toBe('2026-10-03 19:59')
  })

  it('know nights of other lengths', () => {
    expect(shifted('2026-10-03 12:30', { from: '12:00', to: '14:00' })).toBe('2026-10-03 12:00')
    expect(shifted('2026-10-03 23:00', { from: '12:00', to: '14:00' })).toBe('2026-10-03 23:00')
    expect(shifted('2026-10-03 03:00', { from: '08:00', to: '08:00' })).toBe('2026-10-03 03:00')
    expect(() => shifted('2026-10-03 03:00', { from: 'dusk', to: 'dawn' })).toThrow(RangeError)
  })
})

describe('a time left, shown', () => {
  const now = at('2026-09-30 10:00')

  it('counts a day of work as one day of sessions', () => {
    expect(shownTime(cal, now, 24.5 * 3600, 'work_day')).toEqual({ late: false, days: 3, hours: 3, minutes: 30 })
    expect(shownTime(cal, now, 86_400 + 61, 'natural_day')).toEqual({ late: false, days: 1, hours: 0, minutes: 1 })
    expect(shownTime(cal, now, 30 * 3600, 'urgent_hour')).toEqual({ late: false, days: 0, hours: 30, minutes: 0 })
  })

  it('rounds against whoever reads it', () => {
    expect(shownTime(cal, now, 119, 'work_hour')).toEqual({ late: false, days: 0, hours: 0, minutes: 1 })
    expect(shownTime(cal, now, -61, 'work_hour')).toEqual({ late: true, days: 0, hours: 0, minutes: 2 })
  })

  it('takes the sessions of the next workday on a day off', () => {
    expect(written(at('2026-10-01 10:00'))).toBe('2026-10-01 10:00')
    expect(shownTime(cal, at('2026-10-01 10:00'), 7 * 3600, 'work_day')).toMatchObject({ days: 1, hours: 0 })
  })
})
