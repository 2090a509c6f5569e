/** Values of a policy in words: what a form shows, a difference tells and a published version lists. */
import type { Limit, MatterEntry, ReminderRule, RoutingCondition, RoutingTarget } from '@onegrid/domain'
import { formatDay, formatLimit, joined, wordsOf } from '@onegrid/domain/words'
import type { Language } from '@onegrid/domain/words'
import { functionName, prefixName, unitName } from '../routing/rule-sentence.ts'
import type { RuleSpeech } from '../routing/rule-sentence.ts'
import type { SettingShape } from './settings-catalog.ts'
import type { SaySetting } from './settings-words.ts'
import type { SayRule } from './words.ts'

/** Everything that is needed to speak of a policy. */
export interface Speech {
  rules: SayRule
  settings: SaySetting
  routing: RuleSpeech
  language: Language
}

/** A field of a matter; `field` as `restoreLimit`, `name/zh`. */
export function sayMatterField(field: string, value: unknown, { rules, language }: Speech): string {
  const words = wordsOf(language)
  if (value === undefined || value === null) return rules('none')
  switch (field) {
    case 'limit': case 'restoreLimit': return formatLimit(value as Limit, language)
    case 'level': return words.level[value as 1]
    case 'leadFunction': return functionName(value as string, language)
    case 'assistFunctions': return listOr(
      (value as string[]).map((name) => functionName(name, language)), rules, language,
    )
    case 'evidence': return listOr(
      (value as (keyof typeof words.evidence)[]).map((kind) => words.evidence[kind]), rules, language,
    )
    case 'aliases': return listOr(value as string[], rules, language)
    case 'entry': return sayEntry(value as MatterEntry, rules)
    default: return sayPlain(value, rules)
  }
}

/** A field of a rule; `field` as `when/areas`, `to/lead`. */
export function sayRuleField(field: string, value: unknown, { rules, routing }: Speech): string {
  if (value === undefined || value === null) return rules('none')
  const { language, say } = routing
  const words = wordsOf(language)
  switch (field) {
    case 'when/matter': return joined((value as string[]).map((prefix) => prefixName(prefix, routing)), language)
    case 'when/areas': return joined((value as string[]).map((id) => routing.names[id] ?? id), language)
    case 'when/sources': return joined(
      (value as NonNullable<RoutingCondition['sources']>).map((one) => words.source[one]), language,
    )
    case 'when/levels': return joined(
      (value as NonNullable<RoutingCondition['levels']>).map((one) => words.level[one]), language,
    )
    case 'when/time': return say(value === 'session' ? 'sentence.session' : 'sentence.off')
    case 'to/lead': return unitName(value as NonNullable<RoutingTarget['lead']>, routing)
    case 'to/assists': return listOr(
      (value as NonNullable<RoutingTarget['assists']>).map((ref) => unitName(ref, routing)), rules, language,
    )
    case 'to/desk': return words.tier[value as 'town']
    default: return sayPlain(value, rules)
  }
}

/** A value of a setting, by its shape. */
export function saySetting(is: SettingShape, value: unknown, speech: Speech): string {
  const { rules, language, settings } = speech
  const words = wordsOf(language)
  if (value === undefined || value === null) return rules('none')
  switch (is.shape) {
    case 'perLevel': case 'limit': return formatLimit(value as Limit, language)
    case 'steps': return (value as Limit[]).map((limit) => formatLimit(limit, language)).join(' → ')
    case 'number': return is.unit === 'percent'
      ? `${Math.round((value as number) * 1000) / 10}%`
      : `${value as number} ${rules(`unit.${is.unit}`)}`
    case 'tier': return words.tier[value as 'town']
    case 'boolean': return yesNo(value as boolean, rules)
    case 'levels': return listOr((value as (1 | 2 | 3 | 4)[]).map((level) => words.level[level]), rules, language)
    case 'phases': return listOr(
      (value as (keyof typeof words.phase)[]).map((phase) => words.phase[phase]), rules, language,
    )
    case 'confirmation': return words.confirmation[value as keyof typeof words.confirmation]
    case 'reminder': return sayReminder(value as ReminderRule, settings, language)
    case 'time': return sayPlain(value, rules)
  }
}

export function sayReminder(
  { phases, levels, limits, when, channels }: ReminderRule, say: SaySetting, language: Language,
): string {
  const words = wordsOf(language)
  const at = 'hoursBefore' in when
    ? say('reminder.hoursBefore', { n: when.hoursBefore })
    : when.share === 0 ? say('reminder.shareStart') : say('reminder.share', { n: Math.round(when.share * 100) })
  return say('reminder.sentence', {
    phases: phases.length === 0
      ? say('reminder.allPhases')
      : joined(phases.map((phase) => words.phase[phase]), language),
    levels: joined(levels.map((level) => words.level[level]), language),
    limits: say(`reminder.limit.${limits}`),
    when: at,
    channels: joined(channels.map((channel) => say(`reminder.channel.${channel}`)), language),
  })
}

/** 10月8日 2026 would be read wrong: the year is always there. */
export function sayDate(date: string, language: Language): string {
  return language === 'en'
    ? `${formatDay(date, language)} ${date.slice(0, 4)}`
    : `${date.slice(0, 4)}年${formatDay(date, language)}`
}

function sayEntry({ department, signedOn, trainedOn }: MatterEntry, rules: SayRule): string {
  const trained = trainedOn === undefined ? rules('untrained') : rules('trained', { date: trainedOn })
  return rules('entry', { department, signed: signedOn, trained })
}

function sayPlain(value: unknown, rules: SayRule): string {
  if (typeof value === 'boolean') return yesNo(value, rules)
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function yesNo(value: boolean, rules: SayRule): string {
  return rules(value ? 'yes' : 'no')
}

function listOr(items: readonly string[], rules: SayRule, language: Language): string {
  return items.length === 0 ? rules('none') : joined(items, language)
}
