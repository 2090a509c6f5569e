/**
 * PostgreSQL refuses NUL, and stores half of a surrogate pair as something else; neither may come in by any string of
 * any body, query or path. Rule: decision 11.
 */

/** Nobody nests deeper by hand; a body that does wants to exhaust the stack of whoever walks it. */
const MAX_DEPTH = 32

/** JSON pointer to the first string (or key) that cannot be stored. Written only where there is one. */
export function findUnstorable(value: unknown, depth = 0): string | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : ''
  if (typeof value !== 'object' || value === null) return undefined
  if (depth === MAX_DEPTH) return ''
  for (const [key, item] of Object.entries(value)) {
    const below = isStorable(key) ? findUnstorable(item, depth + 1) : ''
    if (below !== undefined) return `/${escaped(key)}${below}`
  }
  return undefined
}

export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

function escaped(key: string): string {
  return key.toWellFormed().replaceAll('\0', '').replaceAll('~', '~0').replaceAll('/', '~1')
}
