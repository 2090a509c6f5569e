/** What becomes of a form when somebody else has saved the same thing meanwhile. */

export interface Theirs<T> {
  field: keyof T & string
  /** What they made of it. */
  value: T[keyof T]
  /** It has been changed here, too: what was typed stays. */
  both: boolean
}

export interface Rebased<T> {
  values: T
  theirs: Theirs<T>[]
}

/**
 * What was typed stays; fields that only the other has changed take the new value.
 *
 * @param base what the form began with
 * @param typed what stands in it
 * @param fresh what is stored now
 */
export function rebase<T extends object>(base: T, typed: T, fresh: T): Rebased<T> {
  const values = { ...typed }
  const theirs: Theirs<T>[] = []
  for (const field of Object.keys(fresh) as (keyof T & string)[]) {
    if (same(base[field], fresh[field]) || same(typed[field], fresh[field])) continue
    const both = !same(base[field], typed[field])
    theirs.push({ field, value: fresh[field], both })
    if (!both) values[field] = fresh[field]
  }
  return { values, theirs }
}

/** The fields that differ, for a request that says only what changes. */
export function changed<T extends object>(base: T, typed: T): Partial<T> {
  const fields = (Object.keys(typed) as (keyof T)[]).filter((field) => !same(base[field], typed[field]))
  return Object.fromEntries(fields.map((field) => [field, typed[field]])) as Partial<T>
}

/** An empty field is an empty field, however it is written. */
function same(a: unknown, b: unknown): boolean {
  const [one, other] = [a, b].map((value) => (value === undefined || value === '' ? null : value))
  return JSON.stringify(one) === JSON.stringify(other)
}
