/**
 * PostgreSQL refuses NUL, and stores half of a surrogate pair as something else; neither may come in by any string of
 * any body, query or path. Rule: decision 11.
 */

/** Nobody nests deeper by hand; a body that does wants to exhaust the stack of whoever walks it. */
const MAX_DEPTH = 32

/** JSON pointer to the first string (or key) that cannot be stored. */
export function findUnstorable(value: unknown, pointer = '', depth = 0): string | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : pointer
  if (typeof value !== 'object' || value === null) return undefined
  if (depth === MAX_DEPTH) return pointer
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const found = findUnstorable(item, `${pointer}/${index}`, depth + 1)
      if (found !== undefined) return found
    }
    return undefined
  }
  for (const [key, item] of Object.entries(value)) {
    const here = `${pointer}/${key.toWellFormed().replaceAll('\0', '').replaceAll('~', '~0').replaceAll('/', '~1')}`
    if (!isStorable(key)) return here
    const found = findUnstorable(item, here, depth + 1)
    if (found !== undefined) return found
  }
  return undefined
}

export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}
