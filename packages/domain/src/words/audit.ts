/** A line of the audit log as a plain sentence. Rule: decision 38. */
import { auditActionWords, auditPartWords } from './audit-words.ts'
import { fill, joined, wordsOf } from './format.ts'
import type { Language, SentenceParams } from './keys.ts'

export interface AuditFacts {
  action: string
  outcome: 'success' | 'refused'
  /** Name of the account that acted. */
  actor: string | null
  /** Follower, job or command, where nobody signed in acted. */
  system: string | null
  objectType: string
  objectId: string | null
  detail: Readonly<Record<string, unknown>>
}

/** Names that a line says by id: of accounts, and of routes by their operation id. */
export interface AuditNames {
  account(id: string): string | undefined
  route(id: string): string | undefined
}

/** 演全 给 演安 设岗：网格员，2026-09-01 起. An action without words is shown by its name. */
export function auditSentence(line: AuditFacts, names: AuditNames, language: Language): string {
  const template = templateOf(line)
  const said = template ? fill(inTongue(template, language), paramsOf(line, names, language)) : line.action
  const plainly = line.outcome === 'refused' && !isRefusal(line)
  return `${actorOf(line, language)} ${said}${plainly ? part('refused', language) : ''}`
}

/** What an action is called, without who and whom: for a filter. */
export function auditActionWord(action: string, language: Language): string {
  const words = lookUp(action) ?? lookUp(`${action}.refused`)
  if (!words) return action
  return inTongue(words, language).replace(/\[[^\]]*\]/g, '').replace(/\{\w+\}/g, '…').replace(/（…）| \(…\)/g, '').trim()
}

/** Every action that has words. */
export const auditActions: readonly string[] = [
  ...new Set(Object.keys(auditActionWords).map((key) => key.replace(/\.(refused|many|on|off|dry)$/, ''))),
]

/** What an auditor looks for together. */
export const auditGroups = {
  /** Where rights come from. */
  rights: actionsOf(/^(account|post|second-factor|password)\./),
  signIns: actionsOf(/^(session|link)\./),
  /** Personal data that somebody saw in the clear, searched by, or sent to. */
  personal: actionsOf(/^personal\./),
  /** Data that left the house. */
  exports: actionsOf(/\.export$/),
  rules: actionsOf(/^(policy|policy-draft|calendar|clock)\./),
  ground: actionsOf(/^(area|unit|unit-function|desk)\.(?!export)/),
} as const satisfies Record<string, readonly string[]>
export type AuditGroup = keyof typeof auditGroups

function actionsOf(names: RegExp): readonly string[] {
  return auditActions.filter((action) => names.test(action))
}

type Bilingual = { readonly zh: string; readonly en: string }

function templateOf({ action, outcome, detail }: AuditFacts): Bilingual | undefined {
  if (outcome === 'refused') return lookUp(`${action}.refused`) ?? lookUp(action)
  const { active, dry, ids } = detail
  const variants = [active === true && 'on', active === false && 'off', dry === true && 'dry', Array.isArray(ids) && 'many']
  return lookUp(`${action}.${variants.find(Boolean)}`) ?? lookUp(action)
}

function isRefusal({ action }: AuditFacts): boolean {
  return lookUp(`${action}.refused`) !== undefined || lookUp(action) === undefined
}

function actorOf({ actor, system }: AuditFacts, language: Language): string {
  if (actor !== null) return actor
  if (system === null) return part('nobody', language)
  return part(system === 'command-line' ? 'commandLine' : 'machine', language)
}

function paramsOf(line: AuditFacts, names: AuditNames, language: Language): SentenceParams {
  const { detail, objectId, objectType } = line
  const whom = typeof detail.accountId === 'string' ? detail.accountId : objectType === 'account' ? objectId : null
  // A sign-in of an unknown account has no target at all, and its part falls away.
  const target = whom === null ? undefined : (names.account(whom) ?? part('person', language))
  const plain = Object.entries(detail).map(([name, value]) => [name, wordOf(name, value, language)] as const)
  const route = objectType === 'route' && objectId !== null ? (names.route(objectId) ?? objectId) : undefined
  return { ...Object.fromEntries(plain), target, route, object: objectId ?? undefined }
}

function wordOf(name: string, value: unknown, language: Language): string | number | undefined {
  if (value === null || value === undefined) return undefined
  if (Array.isArray(value)) return joined(value.map((one) => String(wordOf(name, one, language))), language)
  if (typeof value === 'number') return value
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const roles: Readonly<Record<string, string>> = wordsOf(language).role
  if (name === 'role') return roles[text] ?? text
  if (name !== 'fields') return partOr(`${name}.${text}`, text, language)
  return joined(text.split(',').map((field) => partOr(`field.${field}`, field, language)), language)
}

function part(key: keyof typeof auditPartWords, language: Language): string {
  return inTongue(auditPartWords[key], language)
}

function partOr(key: string, otherwise: string, language: Language): string {
  return key in auditPartWords ? part(key as keyof typeof auditPartWords, language) : otherwise
}

function lookUp(key: string): Bilingual | undefined {
  return Object.hasOwn(auditActionWords, key) ? auditActionWords[key as keyof typeof auditActionWords] : undefined
}

function inTongue(words: Bilingual, language: Language): string {
  return language === 'en' ? words.en : words.zh
}
