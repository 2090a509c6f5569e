/** The cast's rota as shifts, for the demo district and for whoever plays in it. Pure. */
import type { Calendar, Instant } from '@onegrid/domain'
import { addDays, fromChina, workdayInfo } from '@onegrid/domain'
import type { CastRota } from './cast.ts'

export interface RotaShift {
  kind: 'desk' | 'night' | 'patrol'
  startsAt: Instant
  endsAt: Instant
}

/** From, to, and whether the end is on the next morning. The night's begins when the day's ends: nobody is left out. */
const patterns = {
  day: { kind: 'desk', from: '08:00', to: '17:30', overnight: false, workdaysOnly: false },
  night: { kind: 'night', from: '17:30', to: '08:00', overnight: true, workdaysOnly: false },
  patrol: { kind: 'patrol', from: '08:00', to: '17:30', overnight: false, workdaysOnly: true },
} as const satisfies Record<CastRota, object>

/** @param first 'YYYY-MM-DD' @param last the last day on which a shift begins */
export function rotaShifts(rota: CastRota, first: string, last: string, calendar: Calendar): RotaShift[] {
  const { kind, from, to, overnight, workdaysOnly } = patterns[rota]
  const shifts: RotaShift[] = []
  for (let date = first; date <= last; date = addDays(date, 1)) {
    if (workdaysOnly && workdayInfo(calendar, date).sessions.length === 0) continue
    const end = overnight ? addDays(date, 1) : date
    shifts.push({ kind, startsAt: fromChina(date, from), endsAt: fromChina(end, to) })
  }
  return shifts
}
