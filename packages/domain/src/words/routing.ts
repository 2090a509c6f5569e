/** Why a case was routed as it was, and what is wrong with a policy, in words. */
import { limitFaultWords } from '../clock/fault-words.ts'
import type { PolicyFault } from '../routing/faults.ts'
import type { FallbackNote, RouteDecision, RouteReason } from '../routing/route.ts'
import { policyFaultWords, routeProposalWords } from '../routing/words.ts'
import { fill, joined, wordsOf } from './format.ts'
import type { Language } from './keys.ts'

/** Names of desks, units and areas by id; an unknown one is shown by its id. */
export type NameOf = (id: string) => string | undefined

export function routeReasonSentence(reason: RouteReason, nameOf: NameOf, language: Language): string {
  const words = wordsOf(language)
  const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    source: words.source, level: words.level, tier: words.tier,
  }
  // `wanted` lists values of whatever the reason is about.
  const about = reason.key === 'other_source' ? 'source' : reason.key === 'other_level' ? 'level' : ''
  const said = Object.entries(reason.params).map(([name, value]): [string, string] => {
    const text = String(value)
    if (name === 'wanted') return [name, joined(text.split('、').map((one) => tables[about]?.[one] ?? one), language)]
    return [name, tables[name]?.[text] ?? nameOf(text) ?? text]
  })
  return fill(words.routeReason[reason.key], Object.fromEntries(said))
}

/**
 * Why this unit is proposed, or why none is.
 *
 * @param leadFunction of the matter, where the catalogue decides
 */
export function routeProposalSentence(
  route: Pick<RouteDecision, 'leadUnitId' | 'steps' | 'fallbacks'>, leadFunction: string | undefined, nameOf: NameOf, language: Language,
): string | undefined {
  const lack = route.fallbacks.find(({ kind }) => kind === 'no_unit')
  if (route.leadUnitId === undefined) return lack && routeReasonSentence(lack.reason, nameOf, language)
  const rule = route.steps.find(({ matched }) => matched)?.name
  const words = rule ? routeProposalWords.rule : routeProposalWords.catalogue
  return fill(language === 'en' ? words.en : words.zh, { rule, function: leadFunction })
}

/** What was lacking and which desk makes it good. */
export function fallbackSentence(note: FallbackNote, nameOf: NameOf, language: Language): string {
  return fill(wordsOf(language).fallback[note.kind], { desk: nameOf(note.deskId) ?? note.deskId })
}

export function policyFaultSentence(fault: PolicyFault, language: Language): string {
  if (fault.code === 'limit_impossible') {
    const clock: Readonly<Record<string, string>> = limitFaultWords[language]
    return clock[String(fault.params['fault'])] ?? ''
  }
  const words = policyFaultWords[fault.code]
  return fill(language === 'en' ? words.en : words.zh, fault.params)
}
