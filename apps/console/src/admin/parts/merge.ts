/** Two people filled in the same form: what each has changed since both began. */
import { isSameValue } from '@onegrid/domain'

export interface Merged<T> {
  /** Theirs where I changed nothing, mine where I did. */
  value: T
  /** Fields that the other has changed, unless I wished the same. */
  theirs: (keyof T & string)[]
  /** Of them those that I have changed, too, and to something else. */
  conflicts: (keyof T & string)[]
}

/**
 * @param was what both began from
 * @param mine what I have filled in
 * @param other what stands there now
 */
export function mergeFields<T extends object>(was: T, mine: T, other: T): Merged<T> {
  const keys = [...new Set([...Object.keys(was), ...Object.keys(mine), ...Object.keys(other)])] as (keyof T & string)[]
  const changedByMe = new Set(keys.filter((key) => !isSame(was[key], mine[key])))
  const theirs = keys.filter((key) => !isSame(was[key], other[key]) && !isSame(mine[key], other[key]))
  const value = Object.fromEntries(
    keys.flatMap((key) => {
      const from = changedByMe.has(key) ? mine : other
      return key in from ? [[key, from[key]]] : []
    }),
  ) as T
  return { value, theirs, conflicts: theirs.filter((key) => changedByMe.has(key)) }
}

/** The fields that differ, for a request that says only what changes. */
export function changedFields<T extends object>(was: T, mine: T): Partial<T> {
  const keys = (Object.keys(mine) as (keyof T)[]).filter((key) => !isSame(was[key], mine[key]))
  return Object.fromEntries(keys.map((key) => [key, mine[key]])) as Partial<T>
}

/** An empty field is an empty field, however it is written. */
function isSame(a: unknown, b: unknown): boolean {
  return isSameValue(filled(a), filled(b))
}

function filled(value: unknown): unknown {
  return value === '' || value === null ? undefined : value
}
