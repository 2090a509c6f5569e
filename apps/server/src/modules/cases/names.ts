/** Ids as people read them. The rooms that keep the names give them; a name that is gone is said to be. */
import type { Id } from '@onegrid/domain'

export interface Names {
  unit(id: Id): string | undefined
  desk(id: Id): string | undefined
  person(id: Id): string | undefined
  area(id: Id): string | undefined
  matter(code: string): string | undefined
  /** Numbers of other cases that a story names. */
  caseNumber?(id: Id): string | undefined
}

export interface NamedId {
  id: Id
  name: string
}

export function named(id: Id | null | undefined, name: (id: Id) => string | undefined): NamedId | null {
  return id ? { id, name: name(id) ?? '—' } : null
}
