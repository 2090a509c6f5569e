import type { SpecialDay } from '@onegrid/domain'
import { DEFAULT_SEASONS, chinaHolidays, compileCalendar, workdayInfo } from '@onegrid/domain'
import { describe, expect, it } from 'vitest'
import { changedDates, weekdayOf, yearLayout } from './year-layout.ts'

const national = chinaHolidays()
const of = (year: number): SpecialDay[] => national.days.filter(({ date }) => date.startsWith(String(year)))

describe('a year on one page', () => {
  it.each([2018, 2020, 2024, 2026])('has each day of %i once, on its weekday, as the clock has it', (year) => {
    const calendar = compileCalendar({ ...national, seasons: [...DEFAULT_SEASONS] })
    const months = yearLayout(year, of(year))
    const days = months.flatMap(({ weeks }) => weeks.flat()).filter((day) => day !== null)
    expect(days).toHaveLength(year % 4 === 0 ? 366 : 365)
    for (const { weeks } of months) {
      for (const week of weeks) {
        expect(week).toHaveLength(7)
        week.forEach((day, i) => expect(day === null || day.weekday === i + 1).toBe(true))
      }
    }
    for (const { date, kind, name } of days) {
      const info = workdayInfo(calendar, date)
      expect([date, kind, name]).toEqual([date, info.kind, info.name])
    }
    const worked = days.filter(({ date }) => workdayInfo(calendar, date).sessions.length > 0).length
    expect(months.reduce((sum, { workdays }) => sum + workdays, 0)).toBe(worked)
  })

  it('marks what is not saved yet, also another name of the same day', () => {
    const saved = of(2026)
    const others = saved.filter(({ date }) => date !== '2026-01-01' && date !== '2026-10-10')
    const changed: SpecialDay[] = [{ date: '2026-01-01', kind: 'holiday', name: '新年' }, ...others]
    const marked = yearLayout(2026, changed, saved).flatMap(({ weeks }) => weeks.flat())
      .filter((day) => day?.was !== undefined)
    expect(marked).toMatchObject([
      { date: '2026-01-01', kind: 'holiday', was: 'holiday', name: '新年' }, {
        date: '2026-10-10', kind: 'weekend', was: 'makeup',
      },
    ])
    expect(changedDates(saved, changed)).toEqual(['2026-01-01', '2026-10-10'])
    expect(changedDates(saved, of(2026))).toEqual([])
  })
})

it('counts weekdays from Monday', () => {
  expect(['2026-09-28', '2026-10-04', '2024-02-29'].map(weekdayOf)).toEqual([1, 7, 4])
})
