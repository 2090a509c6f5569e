import { describe, expect, it } from 'vitest'
import type { Limit, LimitUnit } from './index.ts'
import {
  compileCalendar, computeDue, defaultCalendarData, lightOf, limitFault, momentWithLeft, secondsLeft,
} from './index.ts'
import { at, demoCalendar, written } from './testing/china.ts'

const cal = demoCalendar()
const due = (start: string, value: number, unit: LimitUnit, statutory?: boolean): string =>
  written(computeDue(cal, at(start), { value, unit, statutory }).dueAt)

describe('Spring Festival 2026: off from 15 to 23 February, worked on Saturdays 14 and 28', () => {
  it('counts the make-up Saturday before it as a workday', () => {
    expect(due('2026-02-13 16:00', 1, 'work_day')).toBe('2026-02-14 17:00')
    expect(due('2026-02-13 16:00', 2, 'work_day')).toBe('2026-02-24 17:00')
  })

  it('carries working hours over it', () => {
    // 2 hours on the 14th, 3.5 in the morning of the 24th, 2.5 from 13:30.
    expect(due('2026-02-14 15:00', 8, 'work_hour')).toBe('2026-02-24 16:00')
    expect(due('2026-02-18 03:00', 1, 'work_hour')).toBe('2026-02-24 09:30')
  })

  it('moves statutory days past it, safety days never', () => {
    expect(due('2026-02-13 16:00', 3, 'natural_day', true)).toBe('2026-02-24 24:00')
    expect(due('2026-02-13 16:00', 3, 'natural_day')).toBe('2026-02-16 24:00')
  })

  it('lets statutory days end on a make-up Saturday but not on another', () => {
    expect(due('2026-02-24 09:00', 4, 'natural_day', true)).toBe('2026-02-28 24:00')
    expect(due('2026-03-03 09:00', 4, 'natural_day', true)).toBe('2026-03-09 24:00')
  })
})

describe('sessions of summer and winter', () => {
  it('ends the last winter day at 17:00 and begins summer on the first workday of May', () => {
    expect(due('2026-04-30 16:00', 4, 'work_hour')).toBe('2026-05-06 11:30')
    // 1 hour, the morning of 3.5, and 1.5 after the longer noon.
    expect(due('2026-04-30 16:00', 6, 'work_hour')).toBe('2026-05-06 15:30')
    expect(due('2026-04-30 16:00', 1, 'work_day')).toBe('2026-05-06 17:30')
  })

  it('ends the last summer day at 17:30 and the next workday at 17:00', () => {
    expect(due('2026-09-29 09:00', 1, 'work_day')).toBe('2026-09-30 17:30')
    expect(due('2026-09-29 09:00', 2, 'work_day')).toBe('2026-10-08 17:00')
  })

  it('ends at the close of a session rather than at the opening of the next', () => {
    expect(due('2026-07-01 08:30', 3.5, 'work_hour')).toBe('2026-07-01 12:00')
    expect(due('2026-07-01 14:00', 3.5, 'work_hour')).toBe('2026-07-01 17:30')
    expect(due('2026-07-01 12:00', 0.25, 'work_hour')).toBe('2026-07-01 14:15')
  })
})

describe('the day a limit starts', () => {
  it('does not count for days, whatever the hour', () => {
    for (const start of ['2026-09-16 00:00', '2026-09-16 12:30', '2026-09-16 23:59']) {
      expect(due(start, 1, 'work_day')).toBe('2026-09-17 17:30')
      expect(due(start, 1, 'natural_day')).toBe('2026-09-17 24:00')
    }
  })

  it('may be a day off', () => {
    expect(due('2026-10-03 10:00', 1, 'work_day')).toBe('2026-10-08 17:00')
    expect(due('2026-10-03 10:00', 1, 'natural_day')).toBe('2026-10-04 24:00')
    expect(due('2026-10-03 10:00', 24, 'urgent_hour')).toBe('2026-10-04 10:00')
  })
})

describe('yellow', () => {
  it('comes at 80 % of the measure', () => {
    // 4 working hours: 3:12 are used at 15:32. 5.5 + 7 hours to the end of Thursday: 2:30 are left at 15:00.
    expect(written(computeDue(cal, at('2026-09-30 10:20'), { value: 4, unit: 'work_hour' }).yellowAt))
      .toBe('2026-09-30 15:32')
    expect(computeDue(cal, at('2026-07-01 10:00'), { value: 1, unit: 'work_day' })).toEqual({
      dueAt: at('2026-07-02 17:30'), yellowAt: at('2026-07-02 15:00'), provisional: false, seconds: 12.5 * 3600,
    })
  })

  it('is a comparison with now: the deadline itself is still on time', () => {
    const clock = computeDue(cal, at('2026-09-30 14:10'), { value: 1, unit: 'urgent_hour' })
    expect(lightOf(at('2026-09-30 14:57'), clock)).toBe('green')
    expect(lightOf(at('2026-09-30 14:58'), clock)).toBe('yellow')
    expect(lightOf(at('2026-09-30 15:10'), clock)).toBe('yellow')
    expect(lightOf(at('2026-09-30 15:10') + 1, clock)).toBe('red')
    expect(lightOf(at('2026-09-30 16:00'), { ...clock, paused: true })).toBe('paused')
  })
})

describe('a year without announced holidays', () => {
  it('is computed from Monday to Friday and marked', () => {
    // Thursday 31 December, Friday 1 January as if worked, Monday 4 January.
    const result = computeDue(cal, at('2026-12-30 10:00'), { value: 3, unit: 'work_day' })
    expect(written(result.dueAt)).toBe('2027-01-04 17:00')
    expect(result.provisional).toBe(true)
    expect(computeDue(cal, at('2026-12-30 10:00'), { value: 1, unit: 'work_day' }).provisional).toBe(false)
  })

  it('does not touch limits that no holiday can move', () => {
    const provisional = (limit: Limit): boolean => computeDue(cal, at('2026-12-30 10:00'), limit).provisional
    expect(provisional({ value: 24 * 30, unit: 'urgent_hour' })).toBe(false)
    expect(provisional({ value: 30, unit: 'natural_day' })).toBe(false)
    expect(provisional({ value: 30, unit: 'natural_day', statutory: true })).toBe(true)
    // Ends on the last day of the year, at 24:00.
    expect(provisional({ value: 1, unit: 'natural_day', statutory: true })).toBe(false)
  })

  it('is settled when the data comes', () => {
    const data = defaultCalendarData()
    data.years.push(2027)
    data.days.push({ date: '2027-01-01', kind: 'holiday', name: '元旦' })
    const settled = computeDue(compileCalendar(data), at('2026-12-30 10:00'), { value: 3, unit: 'work_day' })
    expect(settled).toMatchObject({ dueAt: at('2027-01-05 17:00'), provisional: false })
  })

  it('is never refused, not even beyond the compiled years', () => {
    const far = computeDue(demoCalendar(), at('2058-03-01 09:00'), { value: 5, unit: 'work_day' })
    expect([written(far.dueAt), far.provisional]).toEqual(['2058-03-08 17:00', true])
    const across = computeDue(demoCalendar(), at('2040-12-30 09:00'), { value: 3660, unit: 'work_day' })
    expect(written(across.dueAt)).toBe('2055-01-08 17:00')
  })
})

describe('seconds left', () => {
  it('counts sessions for working limits and everything for others', () => {
    const now = at('2026-09-30 16:30')
    expect(secondsLeft(cal, now, at('2026-10-08 09:30'), { value: 2, unit: 'work_hour' })).toBe(2 * 3600)
    expect(secondsLeft(cal, now, at('2026-09-30 17:30'), { value: 4, unit: 'urgent_hour' })).toBe(3600)
    expect(secondsLeft(cal, now, at('2026-09-30 15:00'), { value: 4, unit: 'work_hour' })).toBe(-1.5 * 3600)
  })

  it('stands still at night, also when late', () => {
    expect(secondsLeft(cal, at('2026-09-30 23:00'), at('2026-09-30 17:30'), { value: 4, unit: 'work_hour' })).toBe(0)
  })
})

describe('the moment with so much left', () => {
  it('walks back in the measure of the limit', () => {
    const dueAt = at('2026-10-08 09:30')
    expect(written(momentWithLeft(cal, dueAt, 2 * 3600, { value: 4, unit: 'work_hour' }))).toBe('2026-09-30 16:30')
    expect(written(momentWithLeft(cal, dueAt, 2 * 3600, { value: 4, unit: 'urgent_hour' }))).toBe('2026-10-08 07:30')
    expect(momentWithLeft(cal, dueAt, 0, { value: 4, unit: 'work_hour' })).toBe(dueAt)
  })
})

describe('limits', () => {
  it('refuses those that no clock can keep, naming the fault', () => {
    expect(limitFault({ value: 0.25, unit: 'urgent_hour' })).toBeUndefined()
    expect(limitFault({ value: 60, unit: 'natural_day', statutory: true })).toBeUndefined()
    expect(limitFault({ value: 0, unit: 'work_hour' })).toBe('value_not_positive')
    expect(limitFault({ value: NaN, unit: 'work_day' })).toBe('value_not_positive')
    expect(limitFault({ value: 1.5, unit: 'work_day' })).toBe('days_not_whole')
    expect(limitFault({ value: Infinity, unit: 'natural_day' })).toBe('value_too_large')
    expect(limitFault({ value: 1, unit: 'fortnight' as LimitUnit })).toBe('unit_unknown')
    expect(() => computeDue(cal, at('2026-09-30 10:00'), { value: -1, unit: 'work_day' })).toThrow(/value_not_positive/)
    expect(() => computeDue(cal, NaN, { value: 1, unit: 'work_day' })).toThrow(RangeError)
    expect(() => computeDue(cal, NaN, { value: 1, unit: 'urgent_hour' })).toThrow(RangeError)
    expect(() => computeDue(cal, at('1991-07-01 10:00'), { value: 1, unit: 'work_day' })).toThrow(/1992/)
  })
})
