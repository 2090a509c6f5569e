/**
 * Editing the calendar. It is not pinned on cases: an edit moves open deadlines. Whoever keeps deadlines registers
 * what is then to be done; it is done at once, and again after a crash, until it has been carried through.
 * Rule: decision 24.
 */
import type { CalendarData, CalendarProblem, Season, SpecialDay } from '@onegrid/domain'
import { CalendarFault, compileCalendar } from '@onegrid/domain'
import type { AuditActor } from '../../../platform/audit/index.ts'
import { transaction } from '../../../platform/database/index.ts'
import { Problem } from '../../../platform/http/index.ts'
import type { MattersKit } from '../kit.ts'
import { accountOf } from '../kit.ts'
import type { CompiledCalendar } from '../rulebook.ts'
import { insertCalendar, readApplied, writeApplied } from '../store.ts'

/** What is wrong with a calendar, for whoever words it. */
export class FaultyCalendar extends Problem {
  readonly problems: readonly CalendarProblem[]

  constructor(problems: readonly CalendarProblem[]) {
    super('calendar-faulty', { count: problems.length })
    this.problems = problems
  }
}

export interface YearEdit {
  year: number
  /** Holidays and make-up workdays of this year only. */
  days: readonly SpecialDay[]
  /** Whether the year's holidays have been announced; until then its days are provisional. Rule: decision 25. */
  announced: boolean
  /** The version that the form showed. */
  version: number
}

/** @throws FaultyCalendar, Problem stale-form */
export function putYear(kit: MattersKit, by: AuditActor, edit: YearEdit): Promise<CompiledCalendar> {
  const ofYear = (date: string) => date.slice(0, 4) === String(edit.year)
  return change(kit, by, edit.version, { year: edit.year, days: edit.days.length }, data => {
    const strays = edit.days.flatMap(({ date }, i): CalendarProblem[] =>
      ofYear(date) ? [] : [{ path: `days[${i}].date`, code: 'day_date', value: date }])
    if (strays.length > 0) throw new FaultyCalendar(strays)
    const days = [...data.days.filter(({ date }) => !ofYear(date)), ...edit.days]
    const years = data.years.filter(year => year !== edit.year)
    return {
      ...data,
      days: days.sort((a, b) => (a.date < b.date ? -1 : 1)),
      years: edit.announced ? [...years, edit.year].sort() : years,
    }
  })
}

/** Sessions of the seasons of every year. @throws FaultyCalendar, Problem stale-form */
export function putSeasons(
  kit: MattersKit, by: AuditActor, seasons: readonly Season[], version: number,
): Promise<CompiledCalendar> {
  return change(kit, by, version, { seasons: seasons.length }, data => ({ ...data, seasons: [...seasons] }))
}

/** Puts a whole calendar in place, for builders of districts. @throws FaultyCalendar */
export async function putCalendar(kit: MattersKit, by: AuditActor, data: CalendarData): Promise<CompiledCalendar> {
  const { version } = await kit.book.calendar(by.districtId)
  return change(kit, by, version, { whole: true }, () => data)
}

/** Moves deadlines to a new calendar. Called again for the same version after a crash: it must do nothing twice. */
export type ApplyCalendar = (districtId: number, calendar: CompiledCalendar) => Promise<void>

/** Carries the latest calendar through where it has not been. Answers whether there was anything to do. */
export async function applyCalendar(
  kit: MattersKit, districtId: number, apply: readonly ApplyCalendar[],
): Promise<boolean> {
  const calendar = await kit.book.calendar(districtId)
  if ((await readApplied(kit.db, districtId)) >= calendar.version) return false
  for (const one of apply) await one(districtId, calendar)
  await writeApplied(kit.db, districtId, calendar.version)
  return true
}

async function change(
  kit: MattersKit, by: AuditActor, version: number, detail: Record<string, string | number | boolean>,
  edit: (data: CalendarData) => CalendarData,
): Promise<CompiledCalendar> {
  const { districtId } = by
  kit.book.calendarChanged(districtId)
  const before = await kit.book.calendar(districtId)
  if (before.version !== version) throw new Problem('stale-form')
  const data = edit(before.data)
  const calendar = compile(data)
  const next = { version: version + 1, data, changedBy: accountOf(by), changedAt: kit.clock.now(districtId) }
  await transaction(kit.db, async tx => {
    await insertCalendar(tx, districtId, next)
    const objectId = String(next.version)
    await kit.audit(by, { action: 'calendar.change', objectType: 'calendar', objectId, outcome: 'success', detail }, tx)
  })
  kit.book.calendarChanged(districtId)
  return { version: next.version, data, calendar }
}

function compile(data: CalendarData) {
  try {
    return compileCalendar(data)
  } catch (error) {
    if (error instanceof CalendarFault) throw new FaultyCalendar(error.problems)
    throw error
  }
}
