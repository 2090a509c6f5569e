/**
 * Random legal histories: whoever of the cast may act does one of the things that he is offered, with whatever input
 * the form asks, after a while; now and then time itself acts, or the calendar is edited.
 */
import fc from 'fast-check'
import { actionsFor, isRefusal } from '../cases/index.ts'
import type { CaseState, Field, Form, Input, LineDraft, TaskKind, TimerDraft } from '../cases/index.ts'
import { compileCalendar, defaultCalendarData } from '../clock/index.ts'
import type { Calendar, Instant, Limit } from '../clock/index.ts'
import { eventKind } from '../events/index.ts'
import { actorOf, cast, districtDesk, everybody, townDesk, units } from './cast.ts'
import type { Member } from './cast.ts'
import { act, at, begin, calendar, newId, text, tried } from './story.ts'
import type { Told } from './story.ts'

export interface WalkStep {
  /** Minutes that pass before it. */
  wait: number
  who: number
  what: number
  how: number
}

export interface Walk {
  opening: { source: (typeof sources)[number]; matter: string; accepted: boolean }
  steps: WalkStep[]
}

export interface Walked {
  told: Told
  /** The state after each line, the timers that were pending then, and the calendar of that day. */
  states: { state: CaseState; line: LineDraft; timers: TimerDraft[]; calendar: Calendar }[]
  /** Keys of timers that acted. */
  fired: string[]
  now: Instant
}

const matters = ['030102', '070101', '060201', '090101', '010302', '050202', '080101', '010101'] as const
const sources = ['officer', 'resident', 'hotline', 'sensor', 'video'] as const
/** Minutes, hours, days and now and then weeks; often nothing at all, for two acts may share a moment. */
const waits = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 240 }) },
  { weight: 2, arbitrary: fc.integer({ min: 240, max: 3_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 3_000, max: 30_000 }) },
)
const number = fc.nat(1_000_000)

export const walks: fc.Arbitrary<Walk> = fc.record({
  opening: fc.record({
    source: fc.constantFrom(...sources),
    matter: fc.constantFrom(...matters),
    accepted: fc.boolean(),
  }),
  steps: fc.array(fc.record({ wait: waits, who: number, what: number, how: number }), { minLength: 5, maxLength: 60 }),
})

/** 7 October is worked after all: an edit that moves deadlines both ways. */
const edited: Calendar = compileCalendar(editedData())

export function walk({ opening, steps }: Walk): Walked {
  let now = at('09:00')
  const told = reported(opening, now)
  const states: Walked['states'] = []
  const fired: string[] = []
  const note = (): void => {
    states.push({ state: told.state, line: told.lines.at(-1)!, timers: told.timers, calendar: told.calendar })
  }
  note()
  if (opening.accepted) {
    act(told, cast.chun, 'accept', { waiver: text('x') }, now)
    note()
  }
  for (const step of steps) {
    now += step.wait * 60_000
    if (step.how % 40 === 0) told.calendar = told.calendar === calendar ? edited : calendar
    for (const timer of told.timers.filter((pending) => pending.fireAt <= now)) {
      if (!told.timers.some((pending) => keyOf(pending) === keyOf(timer))) continue
      remind(told, timer, now)
      fired.push(keyOf(timer))
      note()
    }
    if (advance(told, step, now)) note()
  }
  return { told, states, fired, now }
}

export function keyOf({ taskId, phase, rule, deadlineVersion }: TimerDraft): string {
  return `${taskId} ${phase} ${rule} ${deadlineVersion}`
}

function remind(told: Told, { taskId, phase, rule, deadlineVersion }: TimerDraft, now: Instant): void {
  act(told, cast.system, 'remind', { taskId, phase, rule, version: deadlineVersion }, now)
}

/** One thing that somebody may do and the rules do not refuse; false where four tries found none. */
function advance(told: Told, { who, what, how }: WalkStep, now: Instant): boolean {
  const others = { 'case:other': { ...told.state, id: 'case:other', state: 'handling' } }
  for (let attempt = 0; attempt < 4; attempt++) {
    const offer = offerOf(told.state, who + attempt * 7, what + attempt)
    if (!offer) continue
    const { member, action, form } = offer
    const input = inputOf(told.state, action, form, how + attempt, now)
    if (isRefusal(tried(told, member, action, input, now, { others }))) continue
    act(told, member, action, input, now, { others })
    return true
  }
  return false
}

/** What moves a case on from where it stands, so that histories get anywhere. */
const onward: Readonly<Record<string, readonly string[]>> = {
  submitted: ['accept', 'accept', 'requestVerify', 'escalate'],
  verifying: ['verify'],
  accepted: ['dispatch'],
  dispatched: ['sign', 'finish', 'return', 'whistle', 'resolve', 'assignPerson'],
  handling: [
    'finish',
    'finish',
    'release',
    'requestExtension',
    'extend',
    'extend',
    'denyExtension',
    'guard',
    'reportIn',
    'expedite',
    'requestRuling',
  ],
  ruling: ['rule'],
  handled: ['check', 'check', 'rateWhistle'],
  await_confirm: ['confirm', 'rejectConfirmation', 'reassign'],
  reopened: ['dispatch'],
  suspended: ['resume'],
  countersigning: ['countersign', 'refuseCountersign', 'refuseCountersign'],
  closed: ['reopen', 'rate', 'rateWhistle', 'comment'],
  merged: ['unmerge'],
  rejected: ['reopen'],
}
/** What stands beside comes often enough by itself. */
const beside: readonly string[] = [
  'comment',
  'supplement',
  'urge',
  'bear',
  'absorb',
  'linkRecurrence',
  'copy',
  'remind',
]

/** An action first, then one of those who may do it: a handler's turn is as likely as the desk's many choices. */
function offerOf(state: CaseState, who: number, what: number) {
  const offers = everybody.flatMap((member: Member) =>
    actionsFor(eventKind, state, actorOf(member, state)).map(({ action, form }) => ({ member, action, form })),
  )
  const may = (action: string): boolean => offers.some((offer) => offer.action === action)
  const offered = [...new Set(offers.map(({ action }) => action))].filter((action) => action !== 'remind')
  const wanted = what % 10
  const actions =
    wanted < 6
      ? (onward[state.state] ?? []).filter(may)
      : wanted < 9
        ? offered.filter((action) => !beside.includes(action))
        : offered
  if (actions.length === 0) return undefined
  const action = pick(actions, Math.floor(what / 10))
  return pick(
    offers.filter((offer) => offer.action === action),
    who,
  )
}

function reported({ source, matter }: Walk['opening'], now: Instant): Told {
  const by = { officer: cast.an, resident: cast.tong, hotline: cast.hotline, sensor: cast.system, video: cast.chun }[
    source
  ]
  return begin(by, 'report', { source, matter, text: text('x'), before: ['b1'] }, now)
}

/** Kinds of task that an action means, where it must name one. */
const about: Readonly<Record<string, readonly TaskKind[]>> = {
  release: ['assist'],
  rateWhistle: ['whistle'],
  reassign: ['verify', 'confirm', 'check'],
}

function inputOf(state: CaseState, action: string, form: Form, seed: number, now: Instant): Input {
  const meant = state.tasks.filter((task) => about[action]?.includes(task.kind) ?? seed % 3 === 0)
  const input: Record<string, unknown> = meant.length === 0 ? {} : { taskId: pick(meant, seed).id }
  Object.entries(form).forEach(([name, field], i) => {
    if (!field.required && (seed >> (i % 8)) % 2 === 0) return
    input[name] = valueOf(state, name, field, seed + i, now)
  })
  return input as Input
}

const unitIds = Object.values(units)
const limits: readonly Limit[] = [
  { value: 2, unit: 'work_day' },
  { value: 3, unit: 'urgent_hour' },
  { value: 1, unit: 'natural_day' },
]

function valueOf(state: CaseState, name: string, field: Field, seed: number, now: Instant): unknown {
  switch (field.type) {
    case 'text':
      return text(`t${seed}`)
    case 'unit':
      return pick(unitIds, seed)
    case 'units':
      return [pick(unitIds, seed), pick(unitIds, seed * 7 + 1)]
    case 'person':
      return pick([cast.an.id, cast.bei.id, cast.ji.id, cast.fang.id, cast.gui.id], seed)
    case 'desk':
      return pick([townDesk, districtDesk], seed)
    case 'matter':
      return pick(matters, seed)
    case 'level':
      return 1 + (seed % 4)
    case 'files':
      return [newId()]
    case 'instant':
      return now + ((seed % 50) + 1) * 3_600_000
    case 'limit':
      return pick(limits, seed)
    case 'point':
      return { lon: 120.48, lat: 30.08 }
    case 'boolean':
      return true
    case 'choice':
      return pick(field.of ?? [], seed)
    case 'case':
      return name === 'duplicate' ? `case:${seed % 3}` : 'case:other'
    case 'cases':
      return [`case:${seed}`]
    case 'task':
      return state.tasks.length === 0 ? undefined : pick(state.tasks, seed).id
    case 'stars':
      return 1 + (seed % 5)
    case 'number':
      return (field.min ?? 1) + (seed % 4)
    case 'parts':
      return [{ matter: pick(matters, seed), text: text('part') }]
    case 'key':
      return 'none'
  }
}

function pick<T>(items: readonly T[], seed: number): T {
  return items[seed % items.length]!
}

function editedData() {
  const data = defaultCalendarData()
  return { ...data, days: data.days.filter((day) => day.date !== '2026-10-07' && day.date !== '2026-10-10') }
}
