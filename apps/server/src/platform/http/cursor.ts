/** Opaque cursors of keyset paging: the sort key of a page’s last row. Rule: decision 34 (server time and id). */
import { Problem } from './problem.ts'

export type CursorKey = readonly (string | number)[]

export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/**
 * The key of a cursor, undefined on the first page.
 *
 * @param shape one sample value for each part, for its type
 * @throws Problem invalid-request when it is not one that this list gave
 */
export function decodeCursor<const K extends CursorKey>(
  cursor: string | undefined,
  shape: K,
): { [I in keyof K]: K[I] extends number ? number : string } | undefined {
  if (cursor === undefined) return undefined
  const key = parse(cursor)
  const isLike = (part: unknown, index: number) => typeof part === typeof shape[index]
  if (!Array.isArray(key) || key.length !== shape.length || !key.every(isLike)) throw new Problem(
    'invalid-request',
    undefined,
    { fields: [BAD_CURSOR] },
  )
  return key as { [I in keyof K]: K[I] extends number ? number : string }
}

/**
 * The cursor of a list by moment and id: what else would be no such place, and an error of the database, is refused.
 *
 * @throws Problem invalid-request
 */
export function decodePlace(cursor: string | undefined): { at: number; id: string } | undefined {
  const key = decodeCursor(cursor, [0, ''])
  if (!key) return undefined
  const [at, id] = key
  if (Math.abs(at) <= LAST_MOMENT && UUID.test(id)) return { at, id }
  throw new Problem('invalid-request', undefined, { fields: [BAD_CURSOR] })
}

/** Of JavaScript: also stands for "at no moment", after all others. */
export const LAST_MOMENT = 8_640_000_000_000_000
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const BAD_CURSOR = { path: 'query.cursor', code: 'pattern', message: '翻页标记无效，从第一页重新查询' }

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
