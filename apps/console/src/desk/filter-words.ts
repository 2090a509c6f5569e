/** A filter as a person reads it, value by value. */
import { formatDay, wordsOf } from '@onegrid/domain/words'
import type { Language } from '@onegrid/domain/words'
import type { CaseFilter, FilterName } from './filters.ts'
import { datesOf } from './spans.ts'
import type { MovingSpan, Span } from './spans.ts'
import type { DeskSay } from './words.ts'

/** Names of what is named by id or code; undefined while they are being read. */
export interface Names {
  area: (id: string) => string | undefined
  unit: (id: string) => string | undefined
  desk: (id: string) => string | undefined
  /** A class, a subclass or a matter. */
  matter: (code: string) => string | undefined
}

/** The values of one filter, in words; none where it is not set. */
export function valuesOf(
  filter: CaseFilter,
  name: FilterName,
  names: Names,
  language: Language,
  say: DeskSay,
): string[] {
  const words = wordsOf(language)
  const named = (id: string | undefined, of: (id: string) => string | undefined): string[] =>
    id ? [of(id) ?? '…'] : []
  switch (name) {
    case 'q':
      return filter.q ? [filter.q] : []
    case 'show':
      return filter.show ? [say(`filter.${filter.show}`)] : []
    case 'light':
      return filter.light ? [words.light[filter.light]] : []
    case 'state':
      return (filter.state ?? []).map((state) => words.eventState[state])
    case 'level':
      return (filter.level ?? []).map((level) => words.level[level])
    case 'matter':
      return (filter.matter ?? []).map((code) => names.matter(code) ?? code)
    case 'source':
      return (filter.source ?? []).map((source) => words.source[source])
    case 'area':
      return named(filter.area, names.area)
    case 'unit':
      return named(filter.unit, names.unit)
    case 'desk':
      return named(filter.desk, names.desk)
    case 'opened':
      return filter.opened ? [spanText(filter.opened, language, say)] : []
    case 'due':
      return filter.due ? [spanText(filter.due, language, say)] : []
  }
}

function spanText(span: Span, language: Language, say: DeskSay): string {
  const dates = datesOf(span)
  if (!dates) return say(`span.${span as MovingSpan}`)
  const [from, to] = dates.map((date) => formatDay(date, language))
  return dates[0] === dates[1] ? from! : say('span.range', { from, to })
}

/** The first values, and how many there are where there are more. */
export function shortened(values: readonly string[], say: DeskSay, most = 2): string {
  const text = values.slice(0, most).join(say('filter.and'))
  return values.length > most ? `${text}${say('filter.more', { n: values.length })}` : text
}
