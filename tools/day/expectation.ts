/** What the story expects after a step, as data with a look at the product. */
import type { Instant } from '@onegrid/domain'
import { chinaDeadline, chinaTime } from '@onegrid/domain'
import type { Day } from './day.ts'
import type { Seen } from './seen.ts'

export interface Expectation {
  text: string
  /** Absent: it belongs to a room that is not built yet. Never counts as passed. */
  check?: (day: Day) => Promise<Seen>
}

export interface Step {
  /** Wall time in China, 'HH:MM[:SS]', with 'MM-DD ' before it for another day than the story's. */
  at: string
  who: string
  what: string
  act?: (day: Day) => Promise<void>
  expect: readonly Expectation[]
}

/** Belongs to a later version of the product. */
export function later(text: string): Expectation {
  return { text }
}

/** Equal, shown either way. */
export function same(found: string | number | null | undefined, wanted: string | number): Seen {
  return { ok: found === wanted, seen: String(found ?? '无') }
}

/** 'HH:MM' in China, seconds cut off. */
export function timeOf(at: Instant | string | undefined): string {
  return at === undefined ? '无' : chinaTime(typeof at === 'string' ? Date.parse(at) : at)
}

/** 'YYYY-MM-DD HH:MM', a deadline at midnight as 24:00 of the day that it ends. */
export function written(at: Instant | string | null | undefined): string {
  if (at === null || at === undefined) return '无'
  const { date, time } = chinaDeadline(typeof at === 'string' ? Date.parse(at) : at)
  return `${date} ${time}`
}
