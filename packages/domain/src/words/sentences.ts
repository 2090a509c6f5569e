/** What stands on every case: who owes what, how much time is left, why, and why not. Rule: docs/domain.md 呈现 1, 2. */
import type { Calendar } from '../clock/calendar.ts'
import type { DueExplanation, ExplainedDay } from '../clock/explain.ts'
import { chinaTime } from '../clock/china-time.ts'
import { holidayWarningWords } from '../clock/fault-words.ts'
import type { HolidayWarning } from '../clock/holiday-warning.ts'
import { shownTime } from '../clock/shown.ts'
import type { Instant, Limit } from '../clock/types.ts'
import type { Phase } from '../cases/types.ts'
import {
  fill, formatDate, formatDay, formatDeadline, formatDue, formatLimit, formatTime, joined, sentence, wordsOf,
} from './format.ts'
import type { FieldName, Language, SentenceKey, SentenceParams } from './keys.ts'

export interface Owed {
  /** The name of the desk, unit or person. */
  owner: string
  phase: Phase
  dueAt: Instant
  now: Instant
  paused?: boolean
}

/** 综合执法局柯桥中队 须在 周三 17:30 前 处置. On the list row, on top of the case, in the message and on the phone. */
export function owesSentence({ owner, phase, dueAt, now, paused }: Owed, language: Language): string {
  const verb = wordsOf(language).phase[phase]
  const key = paused ? 'owed_paused' : now > dueAt ? 'owed_late' : 'owes'
  return sentence(key, { owner, verb, due: formatDue(dueAt, now, language) }, language)
}

export interface ShownLeft {
  /** Seconds left in the limit's own measure (`secondsLeft`), or kept while paused; negative when late. */
  left: number
  limit: Limit
  paused?: boolean
  now: Instant
  calendar: Calendar
  /** Tells a clock that is late by no working time yet from one that is due this minute. */
  dueAt?: Instant
}

/** 剩 1 天 3 小时, 超 2 小时, in the limit's own measure. Late while nobody works is 刚超时: no working time is lost yet. */
export function chipText({ left, limit, paused, now, calendar, dueAt }: ShownLeft, language: Language): string {
  const shown = shownTime(calendar, now, left, limit.unit)
  const late = shown.late || (!paused && dueAt !== undefined && now > dueAt)
  const none = shown.days + shown.hours + shown.minutes === 0
  const text = none
    ? sentence(late ? 'late_moment' : 'left_moment', {}, language)
    : sentence(late ? 'late' : 'left', { time: formatTime(shown, language) }, language)
  return paused ? sentence('paused', { time: text }, language) : text
}

/**
 * Why a deadline is when it is: 9月30日 周三 10:00 起算，时限 5 个工作日，起算当日不计，10月1日至10月7日国庆节不计 …
 * Everything that decided it is said, nothing else.
 */
export function explainSentence(explanation: DueExplanation, language: Language): string {
  const { startedAt, limit, dueAt, pauses, extended, steps } = explanation
  const say: Say = (key, params = {}) => sentence(key, params, language)
  const moment = (at: Instant): string => formatDate(at, language, startedAt)
  const parts = [
    say('because', { start: moment(startedAt), limit: formatLimit(limit, language) }),
    ...(steps.length > 0 ? [say('with_steps', { steps: stepsText(explanation, language) })] : []),
    ...measureParts(explanation, say, language),
    ...extended.slice(steps.length).map((more) => say('extended_by', { limit: formatLimit(more, language) })),
    ...pauses.map((pause) => say('paused_from_to', { from: moment(pause.from), to: moment(pause.to) })),
    ...yearsUnknown(explanation).map((year) => say('provisional', { year })),
    say('ends', { due: formatDeadline(dueAt, language, startedAt) }),
  ]
  return parts.join(say('then')) + say('stop')
}

/** 核查 2 个工作日、确认 2 个工作日 */
function stepsText({ steps, extended }: DueExplanation, language: Language): string {
  const verbs: Readonly<Record<string, string>> = wordsOf(language).phase
  const texts = steps.map((step, i) =>
    sentence('step_limit', { verb: verbs[step] ?? step, limit: formatLimit(extended[i]!, language) }, language))
  return joined(texts, language)
}

/** What the desk is told before it sends a hazard into the days off. Rule: docs/domain.md 实务 4. */
export function warningSentence({ dueAt, urgentDueAt, daysOff }: HolidayWarning, language: Language, now: Instant): string {
  const params = { days: daysOff.length, due: formatDeadline(dueAt, language, now), urgentDue: formatDeadline(urgentDueAt, language, now) }
  return fill(holidayWarningWords[language], params)
}

/** Why an action is refused and what to do instead, from key and params as they came; an unknown key stands as it is. */
export function refusalSentence(refusal: string, params: SentenceParams, language: Language): string {
  const words = wordsOf(language)
  const states: Readonly<Record<string, string>> = { ...words.orderState, ...words.eventState }
  const actions: Readonly<Record<string, string>> = { ...words.orderAction, ...words.eventAction }
  const named: Record<string, string | number | undefined> = { ...params }
  if (params.state !== undefined) named.state = states[params.state] ?? params.state
  if (params.action !== undefined) named.action = actions[params.action] ?? params.action
  if (typeof params.again === 'number') named.again = formatDate(params.again, language)
  if (params.fields !== undefined || params.field !== undefined) {
    const fields = String(params.fields ?? params.field).split(',')
    named.field = joined(fields.map((field) => words.field[field as FieldName] ?? field), language)
  }
  const sentences: Readonly<Record<string, string>> = words.refusal
  return fill(sentences[refusal] ?? refusal, named)
}

type Say = (key: SentenceKey, params?: SentenceParams) => string

function measureParts({ limit, days }: DueExplanation, say: Say, language: Language): string[] {
  if (limit.unit === 'urgent_hour') return [say('without_break')]
  if (limit.unit === 'natural_day') {
    return [say('start_day_out'), say('without_break'), ...(limit.statutory ? [say('moves_past_day_off')] : [])]
  }
  const text = (run: readonly ExplainedDay[]): string => daysText(run, language)
  return [
    ...(limit.unit === 'work_day' ? [say('start_day_out')] : []),
    sessionsPart(days, say, language),
    ...runsOf(days, 'holiday').map((run) => say('holiday', { days: text(run), name: run[0]?.name ?? '' })),
    ...runsOf(days, 'makeup').map((run) => say('make_up', { days: text(run) })),
    ...(days.some((day) => day.kind === 'weekend') ? [say('weekends')] : []),
  ]
}

function sessionsPart(days: readonly ExplainedDay[], say: Say, language: Language): string {
  const worked = days.filter((day) => day.sessions.length > 0)
  const times = worked.map((day) => day.sessions.map(({ from, to }) => `${chinaTime(from)}–${chinaTime(to)}`))
  const [pattern, another] = [...new Set(times.map((sessions) => joined(sessions, language)))]
  if (pattern === undefined || another !== undefined) return say('in_sessions_of_day')
  return say('in_sessions', { sessions: pattern })
}

/** Neighbouring days of one kind and name. */
function runsOf(days: readonly ExplainedDay[], kind: ExplainedDay['kind']): ExplainedDay[][] {
  const runs: ExplainedDay[][] = []
  days.forEach((day, i) => {
    if (day.kind !== kind) return
    const before = days[i - 1]
    const run = runs.at(-1)
    if (run && before?.kind === kind && before.name === day.name) run.push(day)
    else runs.push([day])
  })
  return runs
}

function daysText(run: readonly ExplainedDay[], language: Language): string {
  const from = formatDay(run[0]!.date, language)
  if (run.length === 1) return from
  return sentence('day_range', { from, to: formatDay(run.at(-1)!.date, language) }, language)
}

function yearsUnknown({ provisional, days }: DueExplanation): string[] {
  if (!provisional) return []
  return [...new Set(days.filter((day) => day.provisional).map((day) => day.date.slice(0, 4)))]
}
