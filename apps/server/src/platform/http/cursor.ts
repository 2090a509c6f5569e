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

const BAD_CURSOR = { path: 'query.cursor', code: 'pattern', message: '翻页标记无效，从第一页重新查询' }

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
