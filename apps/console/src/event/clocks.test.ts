import type { DueExplanation } from '@onegrid/domain'
import { describe, expect, it } from 'vitest'
import { midnightOf, partsOfDay, runsOfDays } from './clocks.ts'

type Day = DueExplanation['days'][number]
const HOUR = 3_600_000

function day(date: string, kind: Day['kind'], countedSeconds: number, name?: string): Day {
  const midnight = midnightOf(date)
  const hours = kind === 'workday' ? [[8.5, 12], [14, 17.5]] as const : []
  const sessions = hours.map(([from, to]) => ({ from: midnight + from * HOUR, to: midnight + to * HOUR }))
  return { date, kind, provisional: false, sessions, countedSeconds, ...(name !== undefined && { name }) }
}

describe('runs of days', () => {
  it('shows a holiday as one row and never hides the first and last day', () => {
    const days = [
      day('2026-09-29', 'workday', 25_200), day('2026-09-30', 'workday', 25_200),
      ...[1, 2, 3, 4, 5, 6, 7].map((n) => day(`2026-10-0${n}`, 'holiday', 0, '国庆节')),
      day('2026-10-08', 'workday', 25_200),
    ]
    expect(runsOfDays(days).map(({ first, last, days: n }) => [first.date.slice(5), last.date.slice(5), n])).toEqual([
      ['09-29', '09-29', 1], ['09-30', '09-30', 1], ['10-01', '10-07', 7], ['10-08', '10-08', 1],
    ])
  })

  it('adds up to what was counted', () => {
    const full = [1, 2, 3].map((n) => day(`2026-10-1${n}`, 'workday', 25_200))
    const days = [day('2026-09-28', 'workday', 600), ...full, day('2026-10-19', 'workday', 900)]
    const sum = runsOfDays(days).reduce((all, run) => all + run.days * run.countedSeconds, 0)
    expect(sum).toBe(600 + 3 * 25_200 + 900)
  })
})

describe('parts of a day', () => {
  const date = '2026-09-30'
  const at = (hour: number): number => midnightOf(date) + hour * HOUR
  const limit = { value: 5, unit: 'work_hour' } as const

  it('counts sessions between start and deadline, pauses left out', () => {
    const { counted, pauses } = partsOfDay(day(date, 'workday', 0), {
      startedAt: at(9), dueAt: at(16), limit, pauses: [{ from: at(10), to: at(11), secondsLeft: 0 }],
    })
    const hours = counted.map(({ from, to }) => [from * 24, to * 24].map(Math.round))
    expect(hours).toEqual([[9, 10], [11, 12], [14, 16]])
    expect(pauses).toHaveLength(1)
  })

  it('counts the whole day where the limit runs day and night', () => {
    const { sessions, counted } = partsOfDay(day(date, 'holiday', 0), {
      startedAt: at(-5), dueAt: at(30), limit: { value: 2, unit: 'natural_day' }, pauses: [],
    })
    expect([sessions, counted]).toEqual([[{ from: 0, to: 1 }], [{ from: 0, to: 1 }]])
  })

  it('counts nothing of a day off', () => {
    const whole = { startedAt: at(0), dueAt: at(24), limit, pauses: [] }
    expect(partsOfDay(day(date, 'holiday', 0), whole).counted).toEqual([])
  })
})
