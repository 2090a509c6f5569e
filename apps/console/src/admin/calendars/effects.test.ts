import { defaultCalendarData, formatDeadline, fromChina } from '@onegrid/domain'
import type { CalendarData } from '@onegrid/domain'
import { describe, expect, it } from 'vitest'
import { examplesOf } from './effects.ts'

const data = defaultCalendarData()
const without = (date: string): CalendarData => ({ ...data, days: data.days.filter((day) => day.date !== date) })
const now = fromChina('2026-09-30', '09:00')

describe('what a change would do', () => {
  it('moves the limits that run over the changed day, and no others', () => {
    // 10月10日 周六 is a make-up workday: without it ten workdays end a workday later.
    const examples = examplesOf(data, without('2026-10-10'), '2026-10-10', now)
    const told = examples.map(({ limit, before, after }) => [
      limit.value, limit.unit, formatDeadline(before, 'zh-CN'), formatDeadline(after, 'zh-CN'),
    ])
    expect(told).toEqual([
      [4, 'work_hour', '10月8日 周四 14:30', '10月8日 周四 14:30'],
      [1, 'work_day', '10月9日 周五 17:00', '10月9日 周五 17:00'],
      [3, 'work_day', '10月12日 周一 17:00', '10月13日 周二 17:00'],
      [5, 'work_day', '10月14日 周三 17:00', '10月15日 周四 17:00'],
      [10, 'work_day', '10月21日 周三 17:00', '10月22日 周四 17:00'],
    ])
    // Counted from a workday shortly before the change, not in the middle of the holiday.
    expect(formatDeadline(examples[0]!.startedAt, 'zh-CN')).toBe('10月8日 周四 09:00')
  })

  it('counts from now where the change has come or passed', () => {
    const [first] = examplesOf(data, without('2026-05-09'), '2026-05-09', now)
    expect(first).toMatchObject({ startedAt: now, before: first!.after })
  })
})
