/**
 * The demo's officer has the watch these days: evenings, nights and days off between his shifts, so that what he owes
 * stays with him whenever a newcomer signs in.
 */
import type { Calendar, Instant } from '@onegrid/domain'
import { addDays, chinaDate, DAY, workdayInfo } from '@onegrid/domain'
import type { BuiltApp } from '../../../apps/server/src/app.ts'
import type { BuiltDistrict } from '../build.ts'
import { rotaOf } from '../rota.ts'

const OFFICER = 'officer'
const BEFORE = 6 * DAY
const AFTER = DAY
/** Longer than any string of days off. */
const FAR = 14

export async function keepWatch(app: BuiltApp, built: BuiltDistrict, calendar: Calendar, now: Instant): Promise<void> {
  const postId = built.post(OFFICER)
  const shifts = gaps(regularShifts(built, calendar, now))
    .filter(({ startsAt, endsAt }) => endsAt > now - BEFORE && startsAt < now + AFTER)
    .map((gap) => ({ postId, kind: 'night' as const, ...gap }))
  await app.modules.staff.createShifts({ districtId: built.districtId, system: 'demo' }, shifts)
}

interface Span {
  startsAt: Instant
  endsAt: Instant
}

function regularShifts({ staff }: BuiltDistrict, calendar: Calendar, now: Instant): Span[] {
  const post = staff.posts.filter(({ key }) => key === OFFICER)
  const days = Array.from({ length: 2 * FAR }, (_, i) => addDays(chinaDate(now), i - FAR)).map((date) => ({
    date,
    nextDate: addDays(date, 1),
    sessions: workdayInfo(calendar, date).sessions.map(({ start, end }) => ({ from: start, to: end })),
  }))
  return rotaOf(post, days).toSorted((a, b) => a.startsAt - b.startsAt)
}

/** What lies between two shifts, in pieces of a day: none is longer. */
function gaps(shifts: readonly Span[]): Span[] {
  return shifts.slice(1).flatMap(({ startsAt: until }, i) => {
    const found: Span[] = []
    for (let from = shifts[i]?.endsAt ?? until; from < until; from += DAY) {
      found.push({ startsAt: from, endsAt: Math.min(from + DAY, until) })
    }
    return found
  })
}
