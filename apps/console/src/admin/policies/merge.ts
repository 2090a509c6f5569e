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
  const differ = (a: T, b: T): (keyof T & string)[] => keys.filter((key) => !isSameValue(a[key], b[key]))
  const changedByMe = new Set(differ(was, mine))
  const theirs = differ(was, other).filter((key) => !isSameValue(mine[key], other[key]))
  const value = Object.fromEntries(
    keys.map((key) => [key, changedByMe.has(key) ? mine[key] : other[key]]).filter(([, field]) => field !== undefined),
  ) as T
  return { value, theirs, conflicts: theirs.filter((key) => changedByMe.has(key)) }
}
