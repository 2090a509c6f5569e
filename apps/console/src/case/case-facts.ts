/** What the forms of a case know of it, for events and orders alike. */
import type { CaseSummary, EventDetail, OrderDetail, TaskBody } from '@onegrid/contract'
import { useRead } from '../api/queries.ts'
import { useMatters } from '../pickers/directory.ts'
import { useNow } from '../session/session.tsx'
import type { AskingFacts } from './asked.ts'
import type { CaseRef } from './case-reads.ts'

export interface CaseFacts extends AskingFacts {
  id: string
  place: { lon: number; lat: number } | null
  gridId?: string
  /** Alike and near, likeliest first. */
  similar: readonly CaseSummary[]
  /** The unit that has a task. */
  unitOf(taskId: string | null): string | undefined
  openUnits(): string[]
  levelOf(matter: string): number | undefined
  now(): number
}

/** Reads nothing that the page has not read: the answers are in the cache. */
export function useCaseFacts({ kind, id }: CaseRef, similar: readonly CaseSummary[] = []): CaseFacts | undefined {
  const params = { params: { id } }
  const event = useRead('readEvent', params, { enabled: kind === 'event' })
  const order = useRead('readOrder', params, { enabled: kind === 'order' })
  const { byId } = useMatters()
  const now = useNow()
  const detail: EventDetail | OrderDetail | undefined = kind === 'event' ? event.data : order.data
  if (!detail) return undefined
  const { summary, tasks } = detail
  return {
    id,
    round: summary.round,
    tasks,
    source: summary.source,
    matter: summary.matter?.code,
    matterOf: (code) => byId.get(code),
    levelOf: (code) => byId.get(code)?.level,
    place: summary.place,
    gridId: summary.grid?.id,
    similar,
    unitOf: (taskId) => tasks.find((task) => task.id === taskId)?.unit?.id,
    openUnits: () => tasks.filter(isOpen).flatMap(({ unit }) => unit?.id ?? []),
    now: () => now,
    ...besides(event.data),
  }
}

export function isOpen({ state }: Pick<TaskBody, 'state'>): boolean {
  return state === 'waiting' || state === 'working'
}

function besides(event: EventDetail | undefined): Pick<AskingFacts, 'verified' | 'picturesBefore' | 'reports'> {
  const verified = event?.facts['verified']
  return {
    verified: typeof verified === 'string' ? verified : undefined,
    picturesBefore: event?.pictures.before.length ?? 0,
    reports: (event?.facts['reports'] as { stage: string }[] | undefined) ?? [],
  }
}
