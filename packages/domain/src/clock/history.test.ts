import { describe, expect, it } from 'vitest'
import type { Limit } from './index.ts'
import { computeDue, dueAfterPause, dueOf, explainDue, lightOf, recompute, secondsLeft } from './index.ts'
import { HOUR } from './china-time.ts'
import { at, demoCalendar, written } from './testing/china.ts'

const cal = demoCalendar()
const FIVE_DAYS: Limit = { value: 5, unit: 'work_day' }

describe('a pause', () => {
  it('across a holiday keeps the sessions left', () => {
    const startedAt = at('2026-09-28 10:00')
    const due = computeDue(cal, startedAt, FIVE_DAYS)
    expect(written(due.dueAt)).toBe('2026-10-10 17:00')
    // The afternoon of the 30th and three days: 24.5 hours. From Friday: 9th, 10th (Saturday, worked), 12th, a morning.
    const left = secondsLeft(cal, at('2026-09-30 12:00'), due.dueAt, FIVE_DAYS)
    expect(left).toBe(24.5 * 3600)
    const resumed = dueAfterPause(cal, at('2026-10-09 08:30'), left, FIVE_DAYS, due.seconds)
    expect(written(resumed.dueAt)).toBe('2026-10-13 12:00')
    // A fifth of 40.5 hours is 8:06: the morning, the afternoon before, and 1:06 of the morning before that.
    expect(written(resumed.yellowAt)).toBe('2026-10-12 10:54')
    const pauses = [{ from: at('2026-09-30 12:00'), to: at('2026-10-09 08:30') }]
    expect(dueOf(cal, { startedAt, limit: FIVE_DAYS, pauses })).toEqual(resumed)
  })

  it('at night and over a weekend costs a working clock nothing', () => {
    const startedAt = at('2026-09-10 10:00')
    const pauses = [{ from: at('2026-09-11 17:30'), to: at('2026-09-14 08:30') }]
    expect(dueOf(cal, { startedAt, limit: FIVE_DAYS, pauses })).toEqual(computeDue(cal, startedAt, FIVE_DAYS))
  })

  it('keeps elapsed time for urgent limits, to the second', () => {
    const limit: Limit = { value: 24, unit: 'urgent_hour' }
    const startedAt = at('2026-09-30 09:10')
    const pauses = [{ from: startedAt + 6 * HOUR + 1000, to: at('2026-10-08 08:30') }]
    const { dueAt, yellowAt } = dueOf(cal, { startedAt, limit, pauses })
    expect(dueAt).toBe(at('2026-10-08 08:30') + 18 * HOUR - 1000)
    expect(dueAt - yellowAt).toBe(4.8 * HOUR)
  })

  it('leaves a yellow clock yellow and a late one as late', () => {
    const limit: Limit = { value: 4, unit: 'work_hour' }
    const startedAt = at('2026-09-30 10:20')
    const resumedAt = at('2026-10-08 10:00')
    const yellow = dueOf(cal, { startedAt, limit, pauses: [{ from: at('2026-09-30 16:00'), to: resumedAt }] })
    expect(lightOf(resumedAt, yellow)).toBe('yellow')
    expect(written(yellow.dueAt)).toBe('2026-10-08 10:20')
    const late = dueOf(cal, { startedAt, limit, pauses: [{ from: at('2026-09-30 17:20'), to: resumedAt }] })
    expect(lightOf(resumedAt, late)).toBe('red')
    expect(secondsLeft(cal, resumedAt, late.dueAt, limit)).toBe(-3600)
  })

  it('that begins at the deadline itself leaves nothing, wherever it ends', () => {
    const startedAt = at('2026-09-29 10:00')
    const limit: Limit = { value: 1, unit: 'work_day' }
    const dueAfter = (to: string): string =>
      written(dueOf(cal, { startedAt, limit, pauses: [{ from: at('2026-09-30 17:30'), to: at(to) }] }).dueAt)
    expect(dueAfter('2026-10-08 10:00')).toBe('2026-10-08 10:00')
    expect(dueAfter('2026-10-03 21:00')).toBe('2026-10-03 21:00')
  })

  it('moves a statutory deadline that now ends on a day off', () => {
    const limit: Limit = { value: 15, unit: 'natural_day', statutory: true }
    // Until 18 September 24:00; two days of pause end it on Sunday the 20th, which is worked, five on Wednesday.
    const startedAt = at('2026-09-03 10:00')
    const after = (days: number): string => {
      const pauses = [{ from: at('2026-09-10 09:00'), to: at('2026-09-10 09:00') + days * 24 * HOUR }]
      return written(dueOf(cal, { startedAt, limit, pauses }).dueAt)
    }
    expect([after(0), after(1), after(2), after(7)]).toEqual(
      ['2026-09-18 24:00', '2026-09-20 24:00', '2026-09-20 24:00', '2026-09-28 24:00'],
    )
  })

  it('without a total counts days as full ones for the yellow light only', () => {
    const resumed = dueAfterPause(cal, at('2026-10-09 08:30'), 24.5 * 3600, FIVE_DAYS)
    expect(written(resumed.dueAt)).toBe('2026-10-13 12:00')
    expect(resumed.seconds).toBe(35 * 3600)
    expect(dueAfterPause(cal, at('2026-10-09 08:30'), 3600, { value: 3, unit: 'natural_day' }).seconds).toBe(3 * 86_400)
    expect(dueAfterPause(cal, at('2026-10-09 08:30'), 3600, { value: 4, unit: 'work_hour' }).seconds).toBe(4 * 3600)
    expect(() => dueAfterPause(cal, at('2026-10-09 08:30'), NaN, FIVE_DAYS)).toThrow(RangeError)
  })

  it('that overlaps, runs backwards or begins before its clock is refused', () => {
    const startedAt = at('2026-09-10 10:00')
    const pause = (from: string, to: string): { from: number; to: number } => ({ from: at(from), to: at(to) })
    const history = (...pauses: { from: number; to: number }[]) => () =>
      dueOf(cal, { startedAt, limit: FIVE_DAYS, pauses })
    expect(history(pause('2026-09-10 09:00', '2026-09-11 09:00'))).toThrow(RangeError)
    expect(history(pause('2026-09-12 09:00', '2026-09-11 09:00'))).toThrow(RangeError)
    const first = pause('2026-09-11 09:00', '2026-09-15 09:00')
    expect(history(first, pause('2026-09-14 09:00', '2026-09-16 09:00'))).toThrow(RangeError)
  })
})

describe('an extension', () => {
  const startedAt = at('2026-09-30 10:00')

  it('in the same unit lengthens the limit', () => {
    const due = dueOf(cal, { startedAt, limit: FIVE_DAYS, extended: [{ value: 3, unit: 'work_day' }] })
    expect(due).toEqual(computeDue(cal, startedAt, { value: 8, unit: 'work_day' }))
  })

  it('in another unit begins where the limit ends, and yellow follows the whole', () => {
    const limit: Limit = { value: 3, unit: 'natural_day' }
    // The limit ends on Saturday 3 October at 24:00; Thursday 8 and Friday 9 are the next two workdays.
    const due = dueOf(cal, { startedAt, limit, extended: [{ value: 2, unit: 'work_day' }] })
    expect(written(due.dueAt)).toBe('2026-10-09 17:00')
    expect(due.dueAt - due.yellowAt).toBe((due.dueAt - startedAt) / 5)
    const day = dueOf(cal, { startedAt, limit: FIVE_DAYS, extended: [{ value: 1, unit: 'natural_day' }] })
    expect(written(day.dueAt)).toBe('2026-10-14 24:00')
  })

  it('counts the day that a 24:00 deadline ends as the day extended from', () => {
    const limit: Limit = { value: 24 * 5 + 14, unit: 'urgent_hour' }
    expect(written(dueOf(cal, { startedAt, limit }).dueAt)).toBe('2026-10-05 24:00')
    const due = dueOf(cal, { startedAt, limit, extended: [{ value: 1, unit: 'natural_day' }] })
    expect(written(due.dueAt)).toBe('2026-10-06 24:00')
  })
})

describe('an explanation', () => {
  const startedAt = at('2026-09-28 10:00')
  const pauses = [{ from: at('2026-09-30 12:00'), to: at('2026-10-09 08:30') }]
  const explanation = explainDue(cal, startedAt, FIVE_DAYS, pauses)

  it('names each day, why it counted and how much', () => {
    const days = explanation.days.map(({ date, kind, name, countedSeconds }) =>
      [date.slice(5), kind, ...(name ? [name] : []), countedSeconds / 3600].join(' '))
    expect(days).toEqual([
      '09-28 workday 5.5', '09-29 workday 7', '09-30 workday 3.5',
      '10-01 holiday 国庆节 0', '10-02 holiday 国庆节 0', '10-03 holiday 国庆节 0', '10-04 holiday 国庆节 0',
      '10-05 holiday 国庆节 0', '10-06 holiday 国庆节 0', '10-07 holiday 国庆节 0',
      '10-08 workday 0', '10-09 workday 7', '10-10 makeup 国庆节 7', '10-11 weekend 0', '10-12 workday 7',
      '10-13 workday 3.5',
    ])
    expect(explanation.pauses).toEqual([{ ...pauses[0], secondsLeft: 24.5 * 3600 }])
    expect(explanation.seconds).toBe(40.5 * 3600)
  })

  it('gives the deadline again from itself alone', () => {
    expect(recompute(explanation)).toEqual({ dueAt: at('2026-10-13 12:00'), yellowAt: at('2026-10-12 10:54') })
  })

  it('gives another deadline when one of its facts is changed', () => {
    const without = { ...explanation, days: explanation.days.filter((day) => day.date !== '2026-10-12') }
    expect(() => recompute(without)).toThrow(/lacks/)
    const unpaused = { ...explanation, pauses: [] }
    expect(written(recompute(unpaused).dueAt)).toBe('2026-10-10 17:00')
  })
})
