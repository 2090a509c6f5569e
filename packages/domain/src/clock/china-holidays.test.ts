import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import chineseDays from 'chinese-days'
import { addDays, chinaHolidays, workdayInfo } from './index.ts'
import { demoCalendar } from './testing/china.ts'

const SHARED = fileURLToPath(new URL('../../../../../shared/data/holidays/cn_holidays_2019_2026.csv', import.meta.url))
const cal = demoCalendar()
const isOff = (date: string): boolean => workdayInfo(cal, date).sessions.length === 0

describe('the holidays of China, 2018–2026', () => {
  it('are those of chinese-days, for each of the 3,287 days', () => {
    const different: string[] = []
    let days = 0
    for (let date = '2018-01-01'; date <= '2026-12-31'; date = addDays(date, 1)) {
      days++
      if (chineseDays.isHoliday(date) !== isOff(date)) different.push(date)
    }
    expect(different).toEqual([])
    expect(days).toBe(3287)
  })

  it.skipIf(!existsSync(SHARED))('are those of holiday-cn (skipped: ../shared/data/holidays is absent)', () => {
    const rows = readFileSync(SHARED, 'utf8').trim().split(/\r?\n/).slice(1).map((line) => line.split(','))
    expect(rows.length).toBe(286)
    const different = rows.filter(([date, , off]) => isOff(date!) !== (off === '1')).map(([date]) => date)
    expect(different).toEqual([])
    // Nor do we know of more special days than were announced; what is listed for 2018 is only its end.
    const announced = new Set(rows.map(([date]) => date))
    const invented = chinaHolidays().days.filter(({ date }) => date >= '2018-12-29' && !announced.has(date))
    expect(invented).toEqual([])
  })

  it('name no year that was not announced', () => {
    expect(chinaHolidays().years).toEqual([2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026])
    expect(workdayInfo(cal, '2027-02-06').provisional).toBe(true)
  })
})
