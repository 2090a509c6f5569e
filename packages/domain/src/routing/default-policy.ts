/** The policy that a district begins with; every value is editable. Rules: decisions 18–30; docs/domain.md 时限, 提醒. */
import type { Limit } from '../clock/index.ts'
import { matterCatalogue } from './catalogue.ts'
import type { PerLevel, PhaseLimits, Policy, PolicyBody, ReminderRule, RoutingRule } from './policy.ts'
import { levels } from './policy.ts'

/** The number of the built-in set, in force until a district has published its own. */
export const BUILT_IN_POLICY_NO = 0

/** A fresh copy; the caller may change it. */
export function defaultPolicyBody(): PolicyBody {
  return {
    matters: matterCatalogue(),
    limits: defaultLimits(),
    routing: defaultRouting(),
    defaultDesk: 'town',
    confirmBySource: {
      officer: 'reporter', resident: 'grid_officer', hotline: 'call_back', sensor: 'sensor',
      video: 'grid_officer', leader: 'grid_officer', department: 'grid_officer',
    },
    reminders: defaultReminders(),
    quietHours: { from: '20:00', to: '08:00', pushLevels: [1, 2] },
    stagedReports: { levels: [1], first: minutes(30), next: urgent(1), final: urgent(24) },
    supervision: {
      orderPhases: ['accept', 'dispatch', 'sign', 'safe', 'handle', 'check'], proposeCards: false, listAfterOrders: 3,
    },
    returnsBeforeRuling: 2,
    extensions: { most: 1, share: 1 },
    reopenDays: 30,
    mergeUndoDays: 30,
    sampleSelfSolved: 0.05,
    evidenceMetres: 100,
    offDutyMinutes: 5,
  }
}

export function defaultPolicy(): Policy {
  return { no: BUILT_IN_POLICY_NO, ...defaultPolicyBody() }
}

function defaultLimits(): PhaseLimits {
  const accept: PerLevel = { 1: minutes(15), 2: minutes(30), 3: hours(2), 4: hours(4) }
  return {
    accept,
    dispatch: structuredCopy(accept),
    sign: { 1: minutes(15), 2: urgent(1), 3: hours(4), 4: days(1) },
    handle: { 1: urgent(24), 2: { value: 3, unit: 'natural_day' }, 3: days(5), 4: days(7) },
    check: { 1: urgent(4), 2: days(1), 3: days(1), 4: days(2) },
    verify: hours(4),
    confirm: days(2),
    contact: days(1),
    ruling: days(1),
    // By 11:30 of the next morning with sessions from 08:30.
    countersign: hours(3),
    coordinate: [days(1), days(2), days(2), days(3)],
    reportIn: urgent(1),
    reply: { days: days(1), hours: hours(2) },
  }
}

function defaultReminders(): ReminderRule[] {
  const everyWay: ReminderRule['channels'] = ['inbox', 'push', 'sms']
  const work: ReminderRule['phases'] = ['safe', 'handle']
  return [
    // Every way out, for those whose lateness is grave. Rule: docs/domain.md S4-20.
    { id: 'day-before', phases: [], levels: [1, 2], limits: 'days', when: { hoursBefore: 24 }, channels: everyWay },
    // A limit of hours has no day before: it reminds with the dispatch itself and again at its half.
    { id: 'at-start', phases: work, levels: [1, 2], limits: 'hours', when: { share: 0 }, channels: everyWay },
    { id: 'at-half', phases: work, levels: [1, 2], limits: 'hours', when: { share: 0.5 }, channels: ['inbox', 'push'] },
    { id: 'last-third', phases: [], levels: [3, 4], limits: 'any', when: { share: 0.7 }, channels: ['inbox'] },
  ]
}

/** Few on purpose: the matter names its function, the district adds what differs, rulings add the rest. */
function defaultRouting(): RoutingRule[] {
  return [
    { id: 'sensor', name: '物联感知预警按类直派', when: { sources: ['sensor'] }, to: { auto: true } },
    { id: 'leader', name: '领导交办由区级受理', when: { sources: ['leader'] }, to: { desk: 'district' } },
  ]
}

const minutes = (value: number): Limit => ({ value: value / 60, unit: 'urgent_hour' })
const urgent = (value: number): Limit => ({ value, unit: 'urgent_hour' })
const hours = (value: number): Limit => ({ value, unit: 'work_hour' })
const days = (value: number): Limit => ({ value, unit: 'work_day' })

function structuredCopy(limits: PerLevel): PerLevel {
  return Object.fromEntries(levels.map((level) => [level, { ...limits[level] }])) as PerLevel
}
