/**
 * Policy is data: one published set per district (matters, deadlines, routing, who confirms), versioned, with its
 * number pinned on every case that was opened under it. Rule: decision 24.
 */
import type { Limit, QuietHours } from '../clock/index.ts'
import type { Id, Phase } from '../cases/types.ts'

/** 1 is gravest. Rule: decision 23. */
export type Level = 1 | 2 | 3 | 4
export const levels: readonly Level[] = [1, 2, 3, 4]

/** "Level n and above" is at least as grave as n. The one place that knows the direction. Rule: decision 23. */
export function isAtLeastAsGrave(level: number, than: number): boolean {
  return level <= than
}

/** The tiers that have a desk, lowest first; a case rises along them. */
export type Tier = 'village' | 'town' | 'district'
export const tiers: readonly Tier[] = ['village', 'town', 'district']

/** Where a report came from. `department` is a case handed over by another authority's system. */
export const sources = ['officer', 'resident', 'hotline', 'sensor', 'video', 'leader', 'department'] as const
export type Source = (typeof sources)[number]

/** Who says that the matter is settled. Rule: decision 29. */
export const confirmations = ['reporter', 'grid_officer', 'call_back', 'sensor'] as const
export type Confirmation = (typeof confirmations)[number]

/** What a matter asks to be shown; `guard` means that the place was made safe before it is restored. */
export const evidenceKinds = [
  'before', 'after', 'scene', 'location', 'object', 'premises', 'guard', 'reading', 'measure', 'headcount',
  'notice', 'record', 'agreement', 'contact', 'receipt', 'signature',
] as const
export type Evidence = (typeof evidenceKinds)[number]

export interface Bilingual {
  zh: string
  en: string
}

/** One item of the catalogue. Its code is class 2 + subclass 2 + item 2. */
export interface Matter {
  code: string
  name: Bilingual
  /** Bilingual that people use for it, for search and the residents' lookup. */
  aliases?: string[]
  /** A function (综合执法中队), resolved to a unit where the matter happens. Rule: decision 32. */
  leadFunction: string
  assistFunctions: string[]
  level: Level
  /** Handling; where the evidence has `guard`, making safe. Rule: decision 20. */
  limit: Limit
  /** Restoring, counted from the same moment as making safe; exactly where the evidence has `guard`. */
  restoreLimit?: Limit
  needsVerify: boolean
  needsCheck: boolean
  /** An officer may solve it on the spot and file it in one act. */
  onsiteSolvable: boolean
  evidence: Evidence[]
  active: boolean
  /** Opened by staff only, and not listed for residents: a request under a care plan. */
  staffOnly?: boolean
  /** First and last day of a matter that joins in a stage or ends by itself (an epidemic, a campaign). */
  from?: string
  to?: string
  /** What the department signed at entry; live only after its training. Rules: docs/domain.md S3-9, S0-12. */
  entry?: MatterEntry
}

export interface MatterEntry {
  /** Name of the department that signed. */
  department: string
  signedOn: string
  /** Absent until the officers have been trained. */
  trainedOn?: string
}

export type PerLevel = Record<Level, Limit>

/** How long each phase may take. Handling is the matter's; `handle` serves a matter that is unknown or given up. */
export interface PhaseLimits {
  accept: PerLevel
  dispatch: PerLevel
  sign: PerLevel
  handle: PerLevel
  check: PerLevel
  verify: Limit
  confirm: Limit
  contact: Limit
  ruling: Limit
  /** A void by one person at night, countersigned in the morning. */
  countersign: Limit
  /** The four steps of coordination: bodies, working group, town leaders, district. Rule: docs/domain.md S4-28. */
  coordinate: [Limit, Limit, Limit, Limit]
  /** From the whistle to the department's arrival on the spot. */
  reportIn: Limit
  /** The answer to a supervision order: by whether the case's own limit is one of days or of hours. */
  reply: { days: Limit; hours: Limit }
}

export type ReminderChannel = 'inbox' | 'push' | 'sms'

/** One reminder of a running clock. Each acts once for a clock and a version of its deadline. */
export interface ReminderRule {
  id: string
  /** Phases that it watches; empty: all. */
  phases: Phase[]
  /** Levels that it concerns; a message outside them is not sent. */
  levels: Level[]
  /** The 24-hour reminder makes sense only for limits of days. Rule: decision 23. */
  limits: 'days' | 'hours' | 'any'
  /** Hours of elapsed time before the deadline, or the share of the limit that is used (0 is its start). */
  when: { hoursBefore: number } | { share: number }
  channels: ReminderChannel[]
}

/** When reminders keep quiet, and who is woken all the same. */
export interface QuietPolicy extends QuietHours {
  /** Levels that push all the same. Rule: decision 23. */
  pushLevels: Level[]
}

/** First, further and final report of grave events (首报–续报–终报), counted from when it was known. */
export interface StagedReports {
  levels: Level[]
  first: Limit
  next: Limit
  final: Limit
}

/** What timers may do about lateness; cards and points are always issued by a named person. Rule: decision 30. */
export interface SupervisionPolicy {
  /** Phases whose deadline, once passed, brings an order to whoever is late. Rule: docs/domain.md S4-20. */
  orderPhases: Phase[]
  proposeCards: boolean
  /** The order with this count for one case proposes listed supervision. */
  listAfterOrders: number
}

export interface RoutingRule {
  id: string
  name: string
  when: RoutingCondition
  to: RoutingTarget
}

/** All that is stated must hold; what is absent holds always. */
export interface RoutingCondition {
  /** Codes or beginnings of codes: '0502' is a subclass, '05' a class. */
  matter?: string[]
  /** Any area on the path from the grid up to the district. */
  areas?: Id[]
  sources?: Source[]
  levels?: Level[]
  /** Inside or outside the sessions of workdays. */
  time?: 'session' | 'off'
}

export type UnitRef = { function: string } | { unitId: Id }

/** What is absent comes from the matter (units) or from the policy's default (desk). */
export interface RoutingTarget {
  lead?: UnitRef
  assists?: UnitRef[]
  desk?: Tier
  /** Dispatched at once without the desk (归口自动流转). Rule: docs/domain.md S4-19. */
  auto?: boolean
}

export interface Policy {
  no: number
  matters: Matter[]
  limits: PhaseLimits
  /** In order; the first that matches decides. */
  routing: RoutingRule[]
  /** Where a case is accepted when no rule says. */
  defaultDesk: Tier
  confirmBySource: Record<Source, Confirmation>
  reminders: ReminderRule[]
  quietHours: QuietPolicy
  stagedReports: StagedReports
  supervision: SupervisionPolicy
  /** Returns of one case before the next is refused and the centre rules. Rule: decision 19. */
  returnsBeforeRuling: number
  /** Extensions of one limit, and the most that one may add as a share of it. */
  extensions: { most: number; share: number }
  reopenDays: number
  mergeUndoDays: number
  /** Share of self-solved reports drawn for check. Rule: decision 27. */
  sampleSelfSolved: number
  /** The picture of the result: farthest from the place without a reason. Rule: docs/domain.md 检验 9. */
  evidenceMetres: number
  /** An owner may be off duty this long before the desk must know. */
  offDutyMinutes: number
}

/** What is edited and stored; publishing gives the number. */
export type PolicyBody = Omit<Policy, 'no'>

/** Whether reports may be made on a matter on a day ('YYYY-MM-DD'). Rule: docs/domain.md A6. */
export function isLive(matter: Matter, date: string): boolean {
  if (!matter.active) return false
  if (matter.from !== undefined && date < matter.from) return false
  if (matter.to !== undefined && date > matter.to) return false
  return matter.entry === undefined || (matter.entry.trainedOn !== undefined && matter.entry.trainedOn <= date)
}

export function matterOf(policy: Pick<Policy, 'matters'>, code: string | undefined): Matter | undefined {
  return policy.matters.find((matter) => matter.code === code)
}

/** Handling (or making safe) of a case: the matter's limit, else the level's. Rule: docs/domain.md 时限. */
export function handleLimit(policy: Pick<Policy, 'matters' | 'limits'>, code: string | undefined, level: Level): Limit {
  return matterOf(policy, code)?.limit ?? policy.limits.handle[level]
}

/** The clock of the answer to a supervision order: hours answer hours. */
export function replyLimit(policy: Pick<Policy, 'limits'>, caseLimit: Limit): Limit {
  return isOfDays(caseLimit) ? policy.limits.reply.days : policy.limits.reply.hours
}

export function isOfDays(limit: Limit): boolean {
  return limit.unit === 'work_day' || limit.unit === 'natural_day'
}
