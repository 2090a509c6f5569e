/** What a list is narrowed by: in the address, so that it can be sent to somebody, and as the server is asked. */
import type { EventState, Level, Light, Source } from '@onegrid/domain'
import { wordsOf } from '@onegrid/domain/words'
import { boundsOf, parseSpan } from './spans.ts'
import type { Span } from './spans.ts'

export interface CaseFilter {
  q?: string
  /** Only closed ones, or both; open ones where it is absent. */
  show?: 'closed' | 'all'
  state?: EventState[]
  light?: Light
  level?: Level[]
  /** Codes of classes, subclasses and matters. */
  matter?: string[]
  source?: Source[]
  /** Ids. */
  area?: string
  unit?: string
  desk?: string
  opened?: Span
  due?: Span
}

export type FilterName = keyof CaseFilter
/** Changes the filter as it is by then, not as it was drawn. */
export type ChangeFilter = (edit: (filter: CaseFilter) => CaseFilter) => void

/** All names, in the order in which they stand in the address and as chips. */
const filterNames: readonly FilterName[] = [
  'q', 'show', 'light', 'state', 'level', 'matter', 'source', 'area', 'unit', 'desk', 'opened', 'due',
]

const known = wordsOf('zh-CN')

/** What fits nothing is left out: an address may come from anywhere, also from an older version. */
export function parseFilter(params: URLSearchParams): CaseFilter {
  const text = (name: string): string | undefined => params.get(name)?.trim() || undefined
  const listed = <T extends string>(name: string, fits: (value: string) => boolean): T[] | undefined => {
    const values = [...new Set((params.get(name) ?? '').split(',').filter(fits))]
    return values.length > 0 ? (values as T[]) : undefined
  }
  const id = (name: string): string | undefined => (isId.test(params.get(name) ?? '') ? params.get(name)! : undefined)
  return given({
    q: text('q')?.slice(0, 100),
    show: oneOf(params.get('show'), ['closed', 'all']),
    light: oneOf(params.get('light'), Object.keys(known.light)) as Light | undefined,
    state: listed<EventState>('state', (value) => Object.hasOwn(known.eventState, value)),
    level: listed('level', (value) => Object.hasOwn(known.level, value))?.map(Number) as Level[] | undefined,
    matter: listed('matter', (value) => isMatter.test(value)),
    source: listed<Source>('source', (value) => Object.hasOwn(known.source, value)),
    area: id('area'),
    unit: id('unit'),
    desk: id('desk'),
    opened: parseSpan(params.get('opened')),
    due: parseSpan(params.get('due')),
  })
}

/** The address with this filter in place of the one that it has; what else stands there stays. */
export function withFilter(params: URLSearchParams, filter: CaseFilter): URLSearchParams {
  const next = new URLSearchParams(params)
  for (const name of filterNames) next.delete(name)
  for (const name of filterNames) {
    const value = filter[name]
    if (value !== undefined && String(value) !== '') next.set(name, String(value))
  }
  return next
}

/** The filter alone, as it is saved and compared. */
export function filterText(filter: CaseFilter): string {
  return withFilter(new URLSearchParams(), filter).toString()
}

/** What narrows the list beside the words that are searched for and whether it shows open ones. */
export function narrowedBy(filter: CaseFilter): FilterName[] {
  return filterNames.filter((name) => name !== 'q' && name !== 'show' && filter[name] !== undefined)
}

export function without(filter: CaseFilter, ...names: FilterName[]): CaseFilter {
  return Object.fromEntries(Object.entries(filter).filter(([name]) => !names.includes(name as FilterName)))
}

/** A value more of a filter that takes several, or one less. */
export function toggled<T>(values: readonly T[] | undefined, value: T): T[] | undefined {
  const others = (values ?? []).filter((one) => one !== value)
  const next = others.length === (values ?? []).length ? [...others, value] : others
  return next.length > 0 ? next : undefined
}

/** The query of the list's route. @param now business time, ms, that moving spans are reckoned from */
export function queryOf(filter: CaseFilter, now: number): Record<string, string | boolean> {
  const { q, show, light, state, level, matter, source, area, unit, desk } = filter
  const opened = filter.opened ? boundsOf(filter.opened, now) : {}
  const due = filter.due ? boundsOf(filter.due, now) : {}
  return given({
    q, light, area, unit, desk,
    // A state says by itself whether it is an open one.
    open: state || show === 'all' ? undefined : show !== 'closed',
    state: state?.join(','),
    level: level?.join(','),
    matter: matter?.join(','),
    source: source?.join(','),
    openedFrom: opened.from, openedTo: opened.to, dueFrom: due.from, dueTo: due.to,
  }) as Record<string, string | boolean>
}

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const isMatter = /^\d{2}(\d{2}){0,2}$/

function oneOf<T extends string>(value: string | null, values: readonly T[]): T | undefined {
  return values.find((one) => one === value)
}

function given<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T
}
