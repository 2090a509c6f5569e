/**
 * What a clerk has taken down and not yet sent. It lives in the tab's storage, so that a call that drops or a page that
 * reloads loses nothing; the id of the act goes with it, so that what is sent again is done once. Rule: decision 3.
 */
import type { ReportBody } from '@onegrid/contract'
import type { Source } from '@onegrid/domain'
import type { MapPoint } from '@onegrid/web/map'
import { momentOf } from '../case/values.ts'
import type { FileValue } from '../case/values.ts'
import { titleOf } from './title.ts'

export type ReportMode = 'report' | 'selfHandle' | 'backfill'

export interface ReportDraft {
  id: string
  as: ReportMode
  words: string
  /** By hand; otherwise the first sentence of the words. */
  title?: string
  address: string
  point: MapPoint | null
  name: string
  phone: string
  source?: Source
  externalNumber: string
  /** By hand: a code, or null for none; otherwise what the words propose. */
  matter?: string | null
  /** By hand; otherwise the matter's. */
  level?: number
  files: readonly FileValue[]
  before: readonly FileValue[]
  after: readonly FileValue[]
  way: 'solved' | 'persuaded'
  /** As a form has them: `2026-09-30T16:00`, China's time. */
  occurredAt: string
  knownAt: string
}

export function emptyDraft(id: string, as: ReportMode = 'report', source?: Source): ReportDraft {
  return {
    id, as, source, words: '', address: '', point: null, name: '', phone: '', externalNumber: '',
    files: [], before: [], after: [], way: 'solved', occurredAt: '', knownAt: '',
  }
}

/** Whether anything would be lost with it. */
export function isBlank(draft: ReportDraft): boolean {
  const { words, title = '', address, point, name, phone, externalNumber, files, before, after } = draft
  const texts = [words, title, address, name, phone, externalNumber]
  const things = files.length + before.length + after.length
  return texts.every((text) => text.trim() === '') && point === null && things === 0
}

/** What is proposed and what the draft's hand has not changed. */
export interface Proposed { matter?: string; source?: Source }

/** The report as the API takes it; what is blank is left out. */
export function bodyOf(draft: ReportDraft, proposed: Proposed): ReportBody {
  const words = draft.words.trim()
  const title = draft.title?.trim() || titleOf(words)
  const reporter = filled({ name: draft.name.trim(), phone: draft.phone.trim() })
  const source = draft.source ?? proposed.source
  return filled({
    id: draft.id,
    as: draft.as === 'report' ? undefined : draft.as,
    source,
    matter: draft.matter === undefined ? proposed.matter : (draft.matter ?? undefined),
    level: draft.level,
    title,
    text: words === title ? undefined : words,
    address: draft.address.trim(),
    point: draft.point ?? undefined,
    reporter: Object.keys(reporter).length > 0 ? reporter : undefined,
    externalNumber: source && numbered.includes(source) ? draft.externalNumber.trim() : undefined,
    files: idsOf(draft.files),
    ...(draft.as === 'selfHandle' && { before: idsOf(draft.before), after: idsOf(draft.after), way: draft.way }),
    ...(draft.as === 'backfill' && { occurredAt: momentOf(draft.occurredAt), knownAt: momentOf(draft.knownAt) }),
  }) as ReportBody
}

/** Sources with a system of their own, whose number is kept. */
export const numbered: readonly Source[] = ['hotline', 'department', 'video', 'sensor']

/** Fields that must be filled before it can be sent, in the order of the form. */
export function missingIn(draft: ReportDraft, proposed: Proposed): (keyof ReportDraft)[] {
  const body = bodyOf(draft, proposed)
  const missing: (keyof ReportDraft)[] = []
  if (!body.title) missing.push('words')
  if (draft.as === 'selfHandle' && !body.matter) missing.push('matter')
  if (draft.as === 'backfill' && !body.occurredAt) missing.push('occurredAt')
  if (draft.as === 'backfill' && !body.knownAt) missing.push('knownAt')
  return missing
}

/** @param account nobody else at this browser finds what somebody began */
export function draftPlace(account: string): string {
  return `onegrid.report.${account}`
}

export function readDraft(storage: Pick<Storage, 'getItem'>, account: string): ReportDraft | undefined {
  try {
    const kept = JSON.parse(storage.getItem(draftPlace(account)) ?? 'null') as Partial<ReportDraft> | null
    return kept?.id ? { ...emptyDraft(kept.id), ...kept } : undefined
  } catch {
    return undefined
  }
}

export function keepDraft(storage: Pick<Storage, 'setItem' | 'removeItem'>, account: string, draft: ReportDraft): void {
  try {
    if (isBlank(draft)) storage.removeItem(draftPlace(account))
    else storage.setItem(draftPlace(account), JSON.stringify(draft))
  } catch {
    // No room or right to store: the draft lives as long as the page.
  }
}

function idsOf(files: readonly FileValue[]): string[] | undefined {
  return files.length > 0 ? files.map(({ id }) => id) : undefined
}

function filled<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined && one !== '')) as Partial<T>
}
