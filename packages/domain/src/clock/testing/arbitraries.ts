/** Random calendars, limits and histories for the property tests: small, odd and within a year and a half. */
import fc from 'fast-check'
import type { CalendarData, Limit, Pause, Season, Session, SpecialDay } from '../types.ts'

/** 2026-01-01 00:00 in China, where the random stories begin. */
export const EPOCH = Date.parse('2026-01-01T00:00:00+08:00')
const DAY_MS = 86_400_000

const twoDigits = (value: number): string => String(value).padStart(2, '0')
const clock = (minute: number): string => `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`

/** One to three sessions; now and then they touch, and now and then the last ends at 24:00. */
const sessions: fc.Arbitrary<Session[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 288 }), { minLength: 2, maxLength: 6 })
  .map((marks) => marks.sort((a, b) => a - b).map((mark) => clock(mark * 5)))
  .map((times) => times.slice(0, -1).flatMap((start, i) => (i % 2 === 0 ? [{ start, end: times[i + 1]! }] : [])))

const seasons: fc.Arbitrary<Season[]> = fc.uniqueArray(
  fc.record({ from: fc.integer({ min: 0, max: 364 }).map((n) => isoDate(n).slice(5)), sessions }),
  { minLength: 1, maxLength: 4, selector: (season) => season.from },
)

const specialDays: fc.Arbitrary<SpecialDay[]> = fc.uniqueArray(
  fc.record({
    date: fc.integer({ min: 1, max: 364 }).map(isoDate),
    kind: fc.constantFrom('holiday' as const, 'holiday' as const, 'workday' as const),
  }),
  { maxLength: 60, selector: (day) => day.date },
)

/** 2026 is announced and begins with a holiday, 2027 is not. */
export const calendars: fc.Arbitrary<CalendarData> = fc.record({
  seasons,
  days: specialDays.map((days): SpecialDay[] => [{ date: '2026-01-01', kind: 'holiday' }, ...days]),
  years: fc.constant([2026]),
})

/** Starts on whole seconds, on odd milliseconds, and on the edges of minutes. */
export const starts: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 0, max: 400 * 86_400 }).map((second) => EPOCH + second * 1000),
  fc.integer({ min: 0, max: 400 * DAY_MS }).map((millis) => EPOCH + millis),
  fc.integer({ min: 0, max: 400 * 288 }).map((step) => EPOCH + step * 300_000),
)

export const limits: fc.Arbitrary<Limit> = fc.oneof(
  fc.record({ unit: fc.constantFrom('urgent_hour' as const, 'work_hour' as const), value: hours() }),
  fc.record({
    unit: fc.constantFrom('work_day' as const, 'natural_day' as const),
    value: fc.integer({ min: 1, max: 30 }),
    statutory: fc.boolean(),
  }),
)

/** Up to three pauses in order, from minutes to three weeks, some beginning after the deadline. */
export function pausesAfter(start: number): fc.Arbitrary<Pause[]> {
  const gap = fc.oneof(
    fc.integer({ min: 0, max: 600 * 60_000 }),
    fc.integer({ min: 0, max: 20 * DAY_MS }),
    fc.integer({ min: 0, max: 4000 }).map((step) => step * 300_000),
  )
  return fc.array(fc.tuple(gap, gap), { maxLength: 3 }).map((gaps) => {
    let at = start
    return gaps.map(([wait, length]) => {
      const from = at + wait
      at = from + length
      return { from, to: at }
    })
  })
}

function hours(): fc.Arbitrary<number> {
  return fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 240 }).map((quarter) => quarter / 4))
}

function isoDate(dayOfYear: number): string {
  return new Date(Date.UTC(2026, 0, 1 + dayOfYear)).toISOString().slice(0, 10)
}
