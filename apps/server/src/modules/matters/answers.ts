/** From what this module holds to what the contract says. */
import type { CalendarYear, DueExplanationBody, FieldFault, MatterEntry } from '@onegrid/contract'
import { toMoment } from '@onegrid/contract'
import type {
  CalendarProblem, DueExplanation, Id, Language, Matter, PolicyFault, RoutingRule,
} from '@onegrid/domain'
import {
  DAY, calendarFaultWords, chinaDate, countsHandling, explainSentence, fill, fromChina, isLive, policyFaultSentence,
  sentence, workdayInfo,
} from '@onegrid/domain'
import type { AreaTree } from '../areas/index.ts'
import type { Directory } from '../staff/index.ts'
import type { CompiledCalendar } from './rulebook.ts'
import type { Draft, PublishedPolicy } from './store.ts'

export function matterEntry(matter: Matter, date: string, lang: Language): MatterEntry {
  const { aliases: _a, active: _b, entry: _c, staffOnly: _d, name, from, to, restoreLimit, ...rest } = matter
  return {
    ...rest,
    name: lang === 'en' ? name.en : name.zh,
    names: name,
    classCode: matter.code.slice(0, 2),
    subclassCode: matter.code.slice(0, 4),
    restoreLimit: restoreLimit ?? null,
    countsHandling: countsHandling(matter.code),
    live: isLive(matter, date),
    from: from ?? null,
    to: to ?? null,
  }
}

export function policyEntry(policy: PublishedPolicy, inForce: number, now: number, directory: Directory) {
  const { no, effectiveFrom, publishedAt, publishedBy, note, origin } = policy
  return {
    no,
    effectiveFrom: toMoment(effectiveFrom),
    publishedAt: toMoment(publishedAt),
    publishedBy: publishedBy === null ? null : (directory.name(publishedBy) ?? null),
    note,
    restores: origin !== null && 'restores' in origin ? origin.restores : null,
    state: no === inForce ? ('current' as const) : effectiveFrom > now ? ('waiting' as const) : ('past' as const),
  }
}

export function draftState(draft: Draft, faults: readonly PolicyFault[], directory: Directory, lang: Language) {
  const { baseNo, version, changedAt, changedBy, edits } = draft
  const nameOf = (id: Id | null) => (id === null ? null : (directory.name(id) ?? null))
  const latestFirst = Object.entries(edits).sort(([, a], [, b]) => b.at - a.at)
  return {
    baseNo, version, changedAt: toMoment(changedAt), changedBy: nameOf(changedBy),
    faults: policyFaults(faults, lang),
    edits: latestFirst.map(([piece, { at, by }]) => ({ piece, at: toMoment(at), by: nameOf(by) })),
  }
}

/** Names of the areas and units that rules speak of. */
export function namesInRules(
  rules: readonly RoutingRule[], directory: Directory, areas: Pick<AreaTree, 'get'>,
): Record<string, string> {
  const ids = new Set(rules.flatMap(idsOf))
  return Object.fromEntries([...ids].map(id => [id, directory.units.get(id)?.name ?? areas.get(id)?.name ?? id]))
}

function idsOf({ when, to }: RoutingRule): Id[] {
  const refs = [...(to.lead ? [to.lead] : []), ...(to.assists ?? [])]
  return [...(when.areas ?? []), ...refs.flatMap(ref => ('unitId' in ref ? [ref.unitId] : []))]
}

export function policyFaults(faults: readonly PolicyFault[], lang: Language): FieldFault[] {
  return faults.map(fault => ({ path: fault.path, code: fault.code, message: policyFaultSentence(fault, lang) }))
}

/** `days[3].date` of the clock's rules is `/days/3/date` of a body. */
export function calendarFaults(problems: readonly CalendarProblem[], lang: Language): FieldFault[] {
  return problems.map(({ path, code, value }) => ({
    path: `/${path.replaceAll('[', '/').replaceAll(']', '').replaceAll('.', '/')}`,
    code,
    message: fill(calendarFaultWords[lang][code], { value }),
  }))
}

export function calendarYear(
  { version, data, calendar }: CompiledCalendar,
  year: number,
  lang: Language,
): CalendarYear {
  const announced = data.years.includes(year)
  let workdays = 0
  const end = fromChina(`${year + 1}-01-01`)
  for (let at = fromChina(`${year}-01-01`); at < end; at += DAY) {
    if (workdayInfo(calendar, chinaDate(at)).sessions.length > 0) workdays++
  }
  const days = data.days.filter(({ date }) => date.startsWith(`${year}-`))
  const warning = announced ? null : sentence('provisional', { year }, lang)
  return { version, year, announced, days, workdays, warning }
}

export function explanationBody(explanation: DueExplanation, lang: Language): DueExplanationBody {
  const { startedAt, dueAt, yellowAt, provisional, limit, days } = explanation
  return {
    startedAt: toMoment(startedAt), dueAt: toMoment(dueAt), yellowAt: toMoment(yellowAt), provisional, limit,
    text: explainSentence(explanation, lang),
    days: days.map(({ sessions, name, ...day }) => ({
      ...day,
      name: name ?? null,
      sessions: sessions.map(({ from, to }) => ({ from: toMoment(from), to: toMoment(to) })),
    })),
  }
}
