/**
 * Every setting of a policy: where it stands in the set, how it is shown, and in which group. Forms, differences and
 * published versions are all drawn from this one list.
 */
import type { Phase, Source } from '@onegrid/domain'

export type Unit = 'day' | 'minute' | 'metre' | 'times' | 'percent' | 'order'

export type SettingShape =
  | { shape: 'perLevel' }
  | { shape: 'limit' }
  /** The four steps of coordination. */
  | { shape: 'steps' }
  | { shape: 'number'; unit: Unit; min: number; max: number; step?: number }
  | { shape: 'tier' | 'boolean' | 'levels' | 'phases' | 'time' | 'confirmation' | 'reminder' }

export interface Setting {
  /** Its words: name and reason. */
  id: SettingId
  /** Path within the set. A setting may hold several values below it: by level, by source. */
  path: string
  group: SettingGroup
  is: SettingShape
}

export const settingGroups = [
  'limits', 'supervision', 'confirm', 'reminders', 'staged', 'returns', 'quality', 'desk',
] as const
export type SettingGroup = (typeof settingGroups)[number]

type SettingId =
  | 'accept'
  | 'dispatch'
  | 'sign'
  | 'handle'
  | 'check'
  | 'verify'
  | 'confirm'
  | 'contact'
  | 'ruling'
  | 'countersign'
  | 'coordinate'
  | 'reportIn'
  | 'replyDays'
  | 'replyHours'
  | 'defaultDesk'
  | 'confirmBySource'
  | 'reminders'
  | 'quietFrom'
  | 'quietTo'
  | 'quietPush'
  | 'stagedLevels'
  | 'stagedFirst'
  | 'stagedNext'
  | 'stagedFinal'
  | 'orderPhases'
  | 'proposeCards'
  | 'listAfterOrders'
  | 'returnsBeforeRuling'
  | 'extensionsMost'
  | 'extensionsShare'
  | 'reopenDays'
  | 'mergeUndoDays'
  | 'sampleSelfSolved'
  | 'evidenceMetres'
  | 'offDutyMinutes'

const limit = { shape: 'limit' } as const
const perLevel = { shape: 'perLevel' } as const
const levels = { shape: 'levels' } as const

export const settingCatalog: readonly Setting[] = [
  { id: 'accept', path: 'limits/accept', group: 'limits', is: perLevel },
  { id: 'dispatch', path: 'limits/dispatch', group: 'limits', is: perLevel },
  { id: 'sign', path: 'limits/sign', group: 'limits', is: perLevel },
  { id: 'handle', path: 'limits/handle', group: 'limits', is: perLevel },
  { id: 'check', path: 'limits/check', group: 'limits', is: perLevel },
  { id: 'verify', path: 'limits/verify', group: 'limits', is: limit },
  { id: 'contact', path: 'limits/contact', group: 'limits', is: limit },
  { id: 'confirm', path: 'limits/confirm', group: 'limits', is: limit },
  { id: 'ruling', path: 'limits/ruling', group: 'limits', is: limit },
  { id: 'countersign', path: 'limits/countersign', group: 'limits', is: limit },
  { id: 'reportIn', path: 'limits/reportIn', group: 'limits', is: limit },
  { id: 'coordinate', path: 'limits/coordinate', group: 'limits', is: { shape: 'steps' } },
  { id: 'orderPhases', path: 'supervision/orderPhases', group: 'supervision', is: { shape: 'phases' } },
  { id: 'replyDays', path: 'limits/reply/days', group: 'supervision', is: limit },
  { id: 'replyHours', path: 'limits/reply/hours', group: 'supervision', is: limit },
  { id: 'listAfterOrders', path: 'supervision/listAfterOrders', group: 'supervision', is: number('order', 2, 99) },
  { id: 'proposeCards', path: 'supervision/proposeCards', group: 'supervision', is: { shape: 'boolean' } },
  { id: 'confirmBySource', path: 'confirmBySource', group: 'confirm', is: { shape: 'confirmation' } },
  { id: 'reminders', path: 'reminders', group: 'reminders', is: { shape: 'reminder' } },
  { id: 'quietFrom', path: 'quietHours/from', group: 'reminders', is: { shape: 'time' } },
  { id: 'quietTo', path: 'quietHours/to', group: 'reminders', is: { shape: 'time' } },
  { id: 'quietPush', path: 'quietHours/pushLevels', group: 'reminders', is: levels },
  { id: 'stagedLevels', path: 'stagedReports/levels', group: 'staged', is: levels },
  { id: 'stagedFirst', path: 'stagedReports/first', group: 'staged', is: limit },
  { id: 'stagedNext', path: 'stagedReports/next', group: 'staged', is: limit },
  { id: 'stagedFinal', path: 'stagedReports/final', group: 'staged', is: limit },
  { id: 'returnsBeforeRuling', path: 'returnsBeforeRuling', group: 'returns', is: number('times', 0, 9) },
  { id: 'extensionsMost', path: 'extensions/most', group: 'returns', is: number('times', 0, 9) },
  { id: 'extensionsShare', path: 'extensions/share', group: 'returns', is: number('percent', 0, 100, 5) },
  { id: 'reopenDays', path: 'reopenDays', group: 'returns', is: number('day', 0, 3660) },
  { id: 'mergeUndoDays', path: 'mergeUndoDays', group: 'returns', is: number('day', 0, 3660) },
  { id: 'sampleSelfSolved', path: 'sampleSelfSolved', group: 'quality', is: number('percent', 0, 100, 1) },
  { id: 'evidenceMetres', path: 'evidenceMetres', group: 'quality', is: number('metre', 1, 10_000, 10) },
  { id: 'defaultDesk', path: 'defaultDesk', group: 'desk', is: { shape: 'tier' } },
  { id: 'offDutyMinutes', path: 'offDutyMinutes', group: 'desk', is: number('minute', 1, 1440) },
]

/** The setting that a path speaks of, and what stands below it: a level, a source, a reminder. */
export function settingOf(path: string): { setting: Setting; below: string } | undefined {
  const bare = path.replace(/^\//, '')
  const setting = settingCatalog.find((one) => bare === one.path || bare.startsWith(`${one.path}/`))
  return setting && { setting, below: bare.slice(setting.path.length + 1) }
}

/** Phases that a reminder may watch, in the order of the loop. */
export const reminderPhases: readonly Phase[] = [
  'accept', 'verify', 'dispatch', 'sign', 'safe', 'handle', 'check', 'confirm', 'contact', 'ruling', 'coordinate',
  'report_in', 'reply', 'review', 'extension', 'countersign',
]
/** Phases whose lateness brings an order: an obligation of a desk or a unit. */
export const orderPhases: readonly Phase[] = [
  'accept', 'verify', 'dispatch', 'sign', 'safe', 'handle', 'check', 'report_in',
]
export const sourceOrder: readonly Source[] = [
  'officer', 'resident', 'hotline', 'sensor', 'video', 'leader', 'department',
]

function number(unit: Unit, min: number, max: number, step = 1): SettingShape {
  return { shape: 'number', unit, min, max, step }
}
