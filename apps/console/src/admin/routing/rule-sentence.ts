/** A routing rule as one says it: 「漓渚镇的 0602 废气油烟焚烧，工作时段」→「综合执法中队 主办，镇（街道）受理」. */
import type { Matter, RoutingCondition, RoutingRule, RoutingTarget, UnitRef } from '@onegrid/domain'
import { classOf, subclassOf, unitFunctions } from '@onegrid/domain'
import { joined, wordsOf } from '@onegrid/domain/words'
import type { Language } from '@onegrid/domain/words'
import type { SayRouting } from './words.ts'

export interface RuleSpeech {
  say: SayRouting
  language: Language
  /** Of areas and units by id. */
  names: Readonly<Record<string, string>>
  matters: readonly Pick<Matter, 'code' | 'name'>[]
}

export interface RuleSentence {
  when: string
  outcome: string
}

/** Longer lists are counted: a rule is read in one line. */
const LISTED_MOST = 3

export function ruleSentence({ when, to }: Pick<RoutingRule, 'when' | 'to'>, speech: RuleSpeech): RuleSentence {
  return { when: conditionWords(when, speech), outcome: targetWords(to, speech) }
}

function conditionWords(when: RoutingCondition, speech: RuleSpeech): string {
  const { say, language } = speech
  const words = wordsOf(language)
  const matters = when.matter && listed(
    when.matter.map((prefix) => prefixName(prefix, speech)), 'sentence.more', speech,
  )
  const areas = when.areas && listed(when.areas.map((id) => nameOf(id, speech)), 'sentence.moreAreas', speech)
  const rest = [
    when.levels && joined(when.levels.map((level) => words.level[level]), language),
    when.sources && say(
      'sentence.sources', { sources: joined(when.sources.map((source) => words.source[source]), language) },
    ),
    when.time && say(when.time === 'session' ? 'sentence.session' : 'sentence.off'),
  ].filter((part) => part !== undefined)
  if (matters === undefined && areas === undefined) {
    return rest.length === 0 ? say('sentence.everything') : rest.join(say('sentence.comma'))
  }
  const what = areas === undefined
    ? matters
    : matters === undefined
    ? say('sentence.eventsIn', { areas })
    : say('sentence.in', { areas, what: matters })
  return [what, ...rest].join(say('sentence.comma'))
}

function targetWords({ lead, assists, desk, auto }: RoutingTarget, speech: RuleSpeech): string {
  const { say, language } = speech
  const parts = [
    lead && say('sentence.lead', { unit: unitName(lead, speech) }),
    assists && (assists.length === 0
      ? say('sentence.noAssists')
      : say('sentence.assists', { units: joined(assists.map((ref) => unitName(ref, speech)), language) })),
    desk && say(`sentence.desk.${desk}`),
    auto ? say('sentence.auto') : undefined,
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? say('sentence.unchanged') : parts.join(say('sentence.comma'))
}

/** 「05 城市秩序」, 「0602 废气油烟焚烧」, 「070101 井盖缺失」. */
export function prefixName(prefix: string, { language, matters }: Pick<RuleSpeech, 'language' | 'matters'>): string {
  const named = prefix.length === 6
    ? matters.find(({ code }) => code === prefix)
    : prefix.length === 4 ? subclassOf(prefix) : classOf(prefix)
  return named ? `${prefix} ${language === 'en' ? named.name.en : named.name.zh}` : prefix
}

export function unitName(ref: UnitRef, speech: RuleSpeech): string {
  return 'function' in ref ? functionName(ref.function, speech.language) : nameOf(ref.unitId, speech)
}

/** A district's own functions have no other name than the one it gave them. */
export function functionName(name: string, language: Language): string {
  return language === 'en' ? (unitFunctions.find((one) => one.name === name)?.en ?? name) : name
}

function nameOf(id: string, { names, say }: RuleSpeech): string {
  const name = names[id]
  return name === undefined || name === id ? `${id.slice(-6)}${say('sentence.gone')}` : name
}

function listed(
  items: readonly string[], more: 'sentence.more' | 'sentence.moreAreas', { say, language }: RuleSpeech,
): string {
  if (items.length <= LISTED_MOST) return joined(items, language)
  return say(more, { list: joined(items.slice(0, 2), language), n: items.length })
}
