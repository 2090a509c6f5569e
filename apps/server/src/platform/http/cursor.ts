/** Opaque cursors of keyset paging: the sort key of a page’s last row. Rule: decision 34 (server time and id). */
import { Problem } from './problem.ts'
import { isStorable } from './storable.ts'

export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/**
 * The key of a cursor, undefined on the first page. A cursor is input like any other: whatever passes here, the
 * database takes.
 *
 * @param parts what each part of the key must be
 * @throws Problem invalid-request when it is not one that this list can have given
 */
export function decodeCursor<const P extends readonly Part[]>(
  cursor: string | undefined, parts: P,
): { [I in keyof P]: Fitting<P[I]> } | undefined {
  if (cursor === undefined) return undefined
  const key = parse(cursor)
  const fits = Array.isArray(key) && key.length === parts.length && parts.every((isPart, index) => isPart(key[index]))
  if (!fits) throw new Problem('invalid-request', undefined, { fields: [BAD_CURSOR] })
  return key as { [I in keyof P]: Fitting<P[I]> }
}

/** The cursor of a list by moment and id. @throws Problem invalid-request, as decodeCursor */
export function decodePlace(cursor: string | undefined): { at: number; id: string } | undefined {
  const key = decodeCursor(cursor, [keyPart.moment, keyPart.id])
  return key && { at: key[0], id: key[1] }
}

/** Of JavaScript: also stands for "at no moment", after all others. */
export const LAST_MOMENT = 8_640_000_000_000_000

export const keyPart = {
  id: (part: unknown): part is string => typeof part === 'string' && UUID.test(part),
  index: (part: unknown): part is number => Number.isSafeInteger(part) && (part as number) >= 0,
  // The database knows fewer years before our era than JavaScript does, and we have no moment of before 1970.
  moment: (part: unknown): part is number => keyPart.index(part) && part <= LAST_MOMENT,
  text: (part: unknown): part is string => typeof part === 'string' && isStorable(part),
}

type Part = (part: unknown) => boolean
type Fitting<P> = P extends (part: unknown) => part is infer T ? T : never

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const BAD_CURSOR = {
  path: 'query.cursor',
  code: 'pattern',
  message: { zh: '翻页标记无效，从第一页重新查询', en: 'is not a cursor of this list: begin with the first page' },
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
