/** Every deadline of the story (docs/domain.md 一日): 30 September 2026, the last afternoon before seven days off. */
import { describe, expect, it } from 'vitest'
import type { LimitUnit } from './index.ts'
import { computeDue, holidayWarning, lightOf, secondsLeft, shiftOutOfNight } from './index.ts'
import { DAY, MINUTE } from './china-time.ts'
import { at, demoCalendar, written } from './testing/china.ts'

const cal = demoCalendar()
const due = (time: string, value: number, unit: LimitUnit, statutory?: boolean): string =>
  written(computeDue(cal, at(`2026-09-30 ${time}`), { value, unit, statutory }).dueAt)

describe('a day in a town', () => {
  it('E2, a manhole without cover: safe in 2 hours, restored in 24', () => {
    expect(due('09:10', 2, 'urgent_hour')).toBe('2026-09-30 11:10')
    expect(due('09:10', 24, 'urgent_hour')).toBe('2026-10-01 09:10')
  })

  it('E3, an illegal building: 4 working hours, red at 16:20, late by 32 minutes', () => {
    const clock = computeDue(cal, at('2026-09-30 10:20'), { value: 4, unit: 'work_hour' })
    expect(written(clock.dueAt)).toBe('2026-09-30 16:20')
    expect(lightOf(at('2026-09-30 16:20') + 1, clock)).toBe('red')
    const left = secondsLeft(cal, at('2026-09-30 16:52'), clock.dueAt, { value: 4, unit: 'work_hour' })
    expect(left).toBe((-32 * MINUTE) / 1000)
  })

  it('E3, the supervision order and the child case', () => {
    expect(due('16:20', 2, 'work_hour')).toBe('2026-10-08 09:20')
    expect(due('17:20', 20, 'work_day')).toBe('2026-11-03 17:00')
  })

  it('E4, unpaid wages: three days without mercy, the reminder before the night, the court by 30 October', () => {
    expect(due('11:15', 3, 'natural_day')).toBe('2026-10-03 24:00')
    expect(written(shiftOutOfNight(cal, at('2026-10-03 24:00') - DAY))).toBe('2026-10-02 20:00')
    expect(due('16:50', 30, 'natural_day', true)).toBe('2026-10-30 24:00')
  })

  it('E5, high water: an hour, yellow at 14:58', () => {
    const clock = computeDue(cal, at('2026-09-30 14:10'), { value: 1, unit: 'urgent_hour' })
    expect([written(clock.dueAt), written(clock.yellowAt)]).toEqual(['2026-09-30 15:10', '2026-09-30 14:58'])
  })

  it('E6, cooking fumes: five workdays, the make-up Saturday among them', () => {
    expect(due('10:00', 5, 'work_day')).toBe('2026-10-13 17:00')
  })

  it('E7, charging by a hung cable: would wait eight days, so the desk is warned', () => {
    const warning = holidayWarning(cal, at('2026-09-30 16:05'), { value: 4, unit: 'work_hour' })
    expect(warning && written(warning.dueAt)).toBe('2026-10-08 11:05')
    expect(warning && written(warning.urgentDueAt)).toBe('2026-09-30 20:05')
    expect(warning?.daysOff.map((day) => day.date)).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((day) => `2026-10-0${day}`),
    )
    expect(warning?.daysOff[0]?.name).toBe('国庆节')
  })
})

describe('the holiday warning', () => {
  it('keeps silent when no day off lies in between, however long the night', () => {
    expect(holidayWarning(cal, at('2026-09-29 17:20'), { value: 4, unit: 'work_hour' })).toBeUndefined()
    expect(holidayWarning(cal, at('2026-09-19 16:00'), { value: 4, unit: 'work_day' })).toBeUndefined()
    expect(holidayWarning(cal, at('2026-09-30 16:05'), { value: 4, unit: 'urgent_hour' })).toBeUndefined()
  })

  it('speaks for a weekend, and for a start on a day off, but not across a make-up Sunday', () => {
    expect(holidayWarning(cal, at('2026-09-11 17:00'), { value: 1, unit: 'work_hour' })?.daysOff)
      .toEqual([{ date: '2026-09-12' }, { date: '2026-09-13' }])
    expect(holidayWarning(cal, at('2026-09-13 17:00'), { value: 1, unit: 'work_hour' })?.daysOff)
      .toEqual([{ date: '2026-09-13' }])
    // Sunday 20 September is worked: only Saturday is jumped.
    expect(holidayWarning(cal, at('2026-09-18 17:00'), { value: 1, unit: 'work_hour' })?.daysOff)
      .toEqual([{ date: '2026-09-19' }])
  })
})
