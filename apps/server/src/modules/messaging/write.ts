/** From drafts to inbox entries and deliveries: whom, in which words, by which ways, and not before when. */
import {
  actionWord,
  addDays,
  chinaDate,
  chipText,
  formatDeadline,
  formatLimit,
  fromChina,
  messageText,
  secondsLeft,
  sentence,
  wordsOf,
} from '@onegrid/domain'
import type { CanonicalLine, Id, Instant, Limit, MessageParams, Policy } from '@onegrid/domain'
import { v7 as uuidv7 } from 'uuid'
import { namesOf } from '../events/index.ts'
import type { Scene } from '../events/index.ts'
import { addresseesOf } from './addressing.ts'
import type { Addressee } from './addressing.ts'
import type { Deadline, Draft, Recipient } from './drafts.ts'
import type { NewDelivery, NewMessage } from './store.ts'

/** What the words need of the case. */
export interface Brief {
  id: Id
  kind: string
  number: string
  title: string
  address: string
  level: number | null
  source: string
  /** The desk that answers for it. */
  deskId: Id | null
  matter: string | null
}

export interface Written {
  messages: NewMessage[]
  deliveries: NewDelivery[]
}

/** Staff read Chinese; the console shows the rest in the reader's language. */
const language = 'zh-CN'

/** @param reporters whoever reported the case, where the draft is for them */
export function write(
  scene: Scene, brief: Brief, line: CanonicalLine, draft: Draft, reporters: readonly Addressee[], newId = uuidv7,
): Written {
  if (draft.key === 'replied' && !waiting.includes(brief.source)) return { messages: [], deliveries: [] }
  const cause = `${line.case}:${line.seq}:${draft.key}${'reporter' in draft.to ? `:reporter:${brief.id}` : ''}`
  const { title, text, sms } = messageText(draft.key, paramsOf(scene, brief, line, draft), language)
  const isGrave = brief.level !== null && scene.policy.quietHours.pushLevels.some((level) => level === brief.level)
  const written: Written = { messages: [], deliveries: [] }
  for (const { accountId, subjectId } of addresseesOf(scene, brief, draft.to, reporters)) {
    // Nobody is told what he has just done himself.
    if (accountId !== undefined && accountId === line.by.account) continue
    const shared = { id: newId(), cause, createdAt: line.at }
    if (accountId !== undefined) {
      const about = { key: draft.key, caseId: brief.id, kind: brief.kind, title, body: text, isGrave }
      written.messages.push({ ...shared, ...about, accountId })
    }
    if (!bySms(scene.policy, draft)) continue
    const notBefore = isGrave ? line.at : morning(scene.policy, line.at)
    const to = { accountId: accountId ?? null, subjectId: subjectId ?? null }
    written.deliveries.push({ ...shared, ...to, id: newId(), channel: 'sms', body: sms, notBefore })
  }
  return written
}

/** Sources behind which somebody waits for a word; the rest see on their screens that it was taken. */
const waiting: readonly string[] = ['resident', 'hotline']

function bySms({ reminders }: Policy, { sms, reminder }: Draft): boolean {
  if (reminder === undefined) return sms ?? false
  return reminders.find(({ id }) => id === reminder)?.channels.includes('sms') ?? false
}

/** Only the gravest wake people: the rest waits for the end of the quiet hours. Rule: decision 23. */
function morning({ quietHours }: Policy, at: Instant): Instant {
  const today = fromChina(chinaDate(at), quietHours.to)
  if (at < today) return inQuiet(quietHours, at) ? today : at
  return inQuiet(quietHours, at) ? fromChina(addDays(chinaDate(at), 1), quietHours.to) : at
}

function inQuiet({ from, to }: Policy['quietHours'], at: Instant): boolean {
  const date = chinaDate(at)
  const [start, end] = [fromChina(date, from), fromChina(date, to)]
  return start <= end ? at >= start && at < end : at >= start || at < end
}

function paramsOf(scene: Scene, brief: Brief, line: CanonicalLine, draft: Draft): MessageParams {
  const names = namesOf(scene, language)
  const { phase, dueAt } = draft
  const task = line.changes.tasks.find((one) =>
    one.clocks.some((clock) => clock.dueAt === dueAt && clock.phase === phase),
  )
  return {
    number: brief.number,
    title: brief.title || (brief.matter === null ? undefined : names.matter(brief.matter)) || brief.number,
    place: brief.address || undefined,
    sender: senderOf(names, line),
    unit: draft.ownerName ? nameOf(names, draft.ownerName) : undefined,
    phase: phase && wordsOf(language).phase[phase],
    due: dueAt === undefined ? undefined : formatDeadline(dueAt, language, line.at),
    later: laterText(draft.later, line.at),
    left: dueAt === undefined || !task ? undefined : leftText(scene, line.at, dueAt),
    limit:
      line.action === 'requestExtension' ? formatLimit(line.params.limit as unknown as Limit, language) : undefined,
    action: actionWord(brief.kind === 'order' ? 'order' : 'event', line.action, language),
    days: scene.policy.reopenDays,
  }
}

/** 9月29日 周二 11:00 前处置; nothing where there is but one deadline. */
function laterText(later: readonly Deadline[] | undefined, now: Instant): string | undefined {
  if (!later?.length) return undefined
  const words = later.map(({ phase, dueAt }) =>
    sentence('by_then', { verb: wordsOf(language).phase[phase], due: formatDeadline(dueAt, language, now) }, language))
  return words.join(sentence('then', {}, language))
}

/** In hours as they pass: a message is read without knowing the measure of the limit. */
function leftText({ calendar }: Scene, now: Instant, dueAt: Instant): string {
  const limit = { value: 1, unit: 'urgent_hour' } as const
  return chipText({ left: secondsLeft(calendar, now, dueAt, limit), limit, now, calendar, dueAt }, language)
}

type NamesOf = ReturnType<typeof namesOf>

function senderOf(names: NamesOf, { by }: CanonicalLine): string {
  const place = (by.desk && names.desk(by.desk)) ?? (by.unit && names.unit(by.unit))
  return place ?? wordsOf(language).role[by.role as 'dispatcher'] ?? by.role
}

function nameOf(names: NamesOf, to: Recipient): string | undefined {
  if ('desk' in to) return names.desk(to.desk)
  if ('unit' in to) return names.unit(to.unit)
  return 'person' in to ? names.person(to.person) : undefined
}
