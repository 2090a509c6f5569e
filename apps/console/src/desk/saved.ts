/** Filters that somebody has named to come back to. */

interface SavedFilter {
  name: string
  /** The filter as it stands in the address, with what else belongs to the view (order, tab). */
  text: string
}

/** A menu that is longer is read by nobody, and one preference holds 16 kB. */
export const MOST_SAVED = 30

/** As it was stored, by this version or another. */
export function savedFilters(value: unknown): SavedFilter[] {
  if (!Array.isArray(value)) return []
  return value.filter(
    (one: unknown): one is SavedFilter =>
      typeof one === 'object' &&
      one !== null &&
      typeof (one as SavedFilter).name === 'string' &&
      typeof (one as SavedFilter).text === 'string',
  )
}

/** One of the same name is replaced where it stands. */
export function withSaved(saved: readonly SavedFilter[], next: SavedFilter): SavedFilter[] {
  const at = saved.findIndex(({ name }) => name === next.name)
  return at === -1 ? [...saved, next] : saved.with(at, next)
}

export function withoutSaved(saved: readonly SavedFilter[], name: string): SavedFilter[] {
  return saved.filter((one) => one.name !== name)
}
