/** Tells a case act by act: on a date, by somebody of the cast, with facts as the server would look them up. */
import { decide, isRefusal } from '../cases/index.ts'
import type {
  CaseState,
  Decision,
  Facts,
  Id,
  Input,
  KindDefinition,
  LineDraft,
  Refusal,
  TextRef,
  TimerDraft,
} from '../cases/index.ts'
import { compileCalendar, defaultCalendarData, fromChina } from '../clock/index.ts'
import type { Calendar, Instant } from '../clock/index.ts'
import { eventKind } from '../events/index.ts'
import { defaultPolicy, matterOf } from '../routing/index.ts'
import type { Policy, RouteDecision } from '../routing/index.ts'
import { actorOf, cast, districtDesk, membersOf, townDesk, units } from './cast.ts'
import type { Member } from './cast.ts'

export const calendar: Calendar = compileCalendar(defaultCalendarData())
export const policy: Policy = defaultPolicy()

/** A moment of Wednesday 30 September 2026, the last day before the holiday, unless another date is given. */
export function at(time: string, date = '2026-09-30'): Instant {
  return fromChina(date, time)
}

export function text(ref: string): TextRef {
  return { ref, hash: `salted:${ref}` }
}

export interface Told {
  def: KindDefinition
  state: CaseState
  lines: LineDraft[]
  timers: TimerDraft[]
  decision: Decision
  calendar: Calendar
  policy: Policy
}

export type More = Partial<Facts> & { calendar?: Calendar; policy?: Policy; def?: KindDefinition }

let counter = 0
export function newId(): Id {
  counter += 1
  return `id-${counter}`
}

/** Opens a case. @throws where the rules refuse */
export function begin(by: Member, action: string, input: Input, now: Instant, more: More = {}): Told {
  const def = more.def ?? eventKind
  const told = { def, state: null, calendar: more.calendar ?? calendar, policy: more.policy ?? policy }
  const decision = tried(told, by, action, input, now, more)
  if (isRefusal(decision)) throw new Error(`${action} refused: ${decision.refusal}`)
  const { next, lines, timers } = decision
  return { def, state: next, lines, timers, decision, calendar: told.calendar, policy: told.policy }
}

/** Carries out an action and moves the story on. @throws where the rules refuse */
export function act(told: Told, by: Member, action: string, input: Input, now: Instant, more: More = {}): Told {
  const decision = tried(told, by, action, input, now, more)
  if (isRefusal(decision)) throw new Error(`${action} by ${by.id} refused: ${decision.refusal}`)
  told.state = decision.next
  told.lines.push(...decision.lines)
  told.timers = decision.timers
  told.decision = decision
  return told
}

/** Why the rules refuse it; undefined where they allow it. The story stays where it is. */
export function refusalOf(
  told: Told,
  by: Member,
  action: string,
  input: Input,
  now: Instant,
  more: More = {},
): string | undefined {
  return refusal(told, by, action, input, now, more)?.refusal
}

export function refusal(
  told: Told,
  by: Member,
  action: string,
  input: Input,
  now: Instant,
  more: More = {},
): Refusal | undefined {
  const decision = tried(told, by, action, input, now, more)
  return isRefusal(decision) ? decision : undefined
}

type Teller = Pick<Told, 'def' | 'calendar' | 'policy'> & { state: CaseState | null }

export function tried(
  told: Teller,
  by: Member,
  action: string,
  input: Input,
  now: Instant,
  more: More = {},
): Decision | Refusal {
  const { calendar: cal = told.calendar, policy: rules = told.policy, def = told.def, ...facts } = more
  const step = { action, input, actor: actorOf(by, told.state) }
  const known = { ...factsOf(told.state, by, input, now, rules), ...facts }
  return decide(def, told.state, [step], { now, calendar: cal, policy: rules, facts: known, newId })
}

/** Lead units of the matters that the stories tell of. */
const leads: Readonly<Record<string, Id>> = {
  '0301': units.safety,
  '0302': units.safety,
  '0103': units.labour,
  '0501': units.enforcement,
  '0502': units.enforcement,
  '0602': units.enforcement,
  '0701': units.roads,
  '0703': units.roads,
  '0901': units.water,
  '0902': units.gas,
}

function factsOf(state: CaseState | null, by: Member, input: Input, now: Instant, rules: Policy): Facts {
  const matter = (input.matter as string | undefined) ?? state?.matter
  const named = ['before', 'after', 'files', 'guard'].flatMap((field) => (input[field] as Id[] | undefined) ?? [])
  const openTask =
    state?.tasks.find((task) => task.id === input.taskId) ?? state?.tasks.findLast((task) => task.kind === 'lead')
  return {
    begin: { id: newId(), number: '330603-20260930-00042', reporterId: by.role === 'system' ? undefined : by.id },
    route: routeTo(matter && matterOf(rules, matter) ? leads[matter.slice(0, 4)] : undefined, state?.deskId),
    files: Object.fromEntries(
      named.map((id) => [
        id,
        {
          id,
          kind: 'picture' as const,
          sha256: id,
          takenAt: now - 30_000,
          place,
          receivedAt: now,
          seenBefore: false,
        },
      ]),
    ),
    units: Object.fromEntries(Object.values(units).map((id) => [id, { name: id, tier: 'town' as const }])),
    desks: { [townDesk]: { tier: 'town', aboveId: districtDesk }, [districtDesk]: { tier: 'district' } },
    members: membersOf(openTask?.unitId ?? ''),
    officerId: state?.source === 'officer' ? state.reporterId : cast.an.id,
    rulingDeskId: districtDesk,
    areas: { gridId: 'grid:3', villageId: 'village:2', townId: 'town:111' },
    others: {},
    issuingDeskId: townDesk,
  }
}

export const place = { lon: 120.48, lat: 30.08 }

export function routeTo(leadUnitId: Id | undefined, deskId: Id = townDesk): RouteDecision {
  return { ruleId: 'default', deskId, leadUnitId, assistUnitIds: [], auto: false, steps: [], fallbacks: [] }
}
