/** Sessions, holidays, and why a deadline is when it is. */
import {
  countDeadlines, explainDeadline, fromMoment, getCalendar, getCalendarYear, putCalendarYear,
  putSeasons as putSeasonsRoute, toMoment,
} from '@onegrid/contract'
import type { Instant, Language } from '@onegrid/domain'
import { addDays, chinaDate, explainDue, fromChina, limitFault, limitFaultWords, sentence } from '@onegrid/domain'
import type { RequestContext, Router } from '../../platform/http/index.ts'
import { Problem } from '../../platform/http/index.ts'
import { calendarFaults, calendarYear, explanationBody } from './answers.ts'
import { FaultyCalendar, putSeasons, putYear } from './commands/calendar.ts'
import type { MattersKit } from './kit.ts'
import type { CompiledCalendar } from './rulebook.ts'
import { readCalendarChange } from './store.ts'

/** How far ahead a deadline of the longest matters reaches: 45 workdays are ten weeks, and pauses add to them. */
const AHEAD_DAYS = 180

export interface CalendarHooks {
  /** Told of every edit, after it is committed. */
  changed(districtId: number): void
  /** Of whoever keeps deadlines: how many cases are open, and how many of them end at that moment or later. */
  openDeadlines(districtId: number, from: Instant): Promise<{ open: number; after: number }>
}

export function installCalendarRoutes(
  router: Router,
  kit: MattersKit,
  { changed, openDeadlines }: CalendarHooks,
): void {
  const overview = async ({ districtId, now, lang }: RequestContext, calendar: CompiledCalendar) => ({
    ...seasonsAndYears(calendar, now, lang),
    ...(await lastChange(kit, districtId)),
  })

  router.handle(getCalendar, async ctx => overview(ctx, await kit.book.calendar(ctx.districtId)))

  router.handle(countDeadlines, async ({ districtId }, { query }) => openDeadlines(districtId, fromChina(query.from)))

  router.handle(putSeasonsRoute, async (ctx, { body }) =>
    wording(ctx, async () => {
      const calendar = await putSeasons(kit, ctx, body.seasons, body.version)
      changed(ctx.districtId)
      return overview(ctx, calendar)
    }),
  )

  router.handle(getCalendarYear, async ({ districtId, lang }, { params }) =>
    calendarYear(await kit.book.calendar(districtId), params.year, lang),
  )

  router.handle(putCalendarYear, async (ctx, { params, body }) =>
    wording(ctx, async () => {
      const calendar = await putYear(kit, ctx, { ...body, year: params.year })
      changed(ctx.districtId)
      return calendarYear(calendar, params.year, ctx.lang)
    }),
  )

  router.handle(explainDeadline, async (ctx, { query: { start, ...limit } }) => {
    const fault = limitFault(limit)
    if (fault) {
      const message = limitFaultWords[ctx.lang][fault]
      throw new Problem('invalid-request', undefined, { fields: [{ path: 'query.value', code: fault, message }] })
    }
    const { calendar } = await kit.book.calendar(ctx.districtId)
    return explanationBody(explainDue(calendar, fromMoment(start), limit, []), ctx.lang)
  })
}

async function lastChange(kit: MattersKit, districtId: number) {
  const [change, directory] = await Promise.all([
    readCalendarChange(kit.db, districtId), kit.staff.directory(districtId),
  ])
  const { changedAt = null, changedBy = null } = change ?? {}
  return {
    changedAt: changedAt === null ? null : toMoment(changedAt),
    changedBy: changedBy === null ? null : (directory.name(changedBy) ?? null),
  }
}

function seasonsAndYears({ version, data }: CompiledCalendar, now: Instant, lang: Language) {
  const today = chinaDate(now)
  const reached = [today, addDays(today, AHEAD_DAYS)].map(date => Number(date.slice(0, 4)))
  const missing = [...new Set(reached)].filter(year => !data.years.includes(year))
  return {
    version, seasons: data.seasons, years: data.years,
    warnings: missing.map(year => ({ year, message: sentence('provisional', { year }, lang) })),
  }
}

async function wording<T>(ctx: RequestContext, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof FaultyCalendar)) throw error
    throw new Problem(error.code, error.params, { fields: calendarFaults(error.problems, ctx.lang) })
  }
}
