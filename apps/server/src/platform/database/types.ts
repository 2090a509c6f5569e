import pg from 'pg'

/**
 * How PostgreSQL's values arrive in JavaScript:
 *
 * - `timestamptz` as milliseconds since 1970, the domain's Instant (columns are timestamptz(3): nothing is lost);
 * - `int8` as number: counts, positions and tile keys (52 bits) fit; what does not fit is an error, not a near miss;
 * - `date` as `YYYY-MM-DD`: a day is not a moment, and pg would make it midnight of the server's zone;
 * - `numeric` as string, json as its value, the rest as pg has it.
 */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    const own = format === 'binary' ? undefined : parsers.get(oid)
    return own ?? pg.types.getTypeParser(oid, format)
  },
}

const INT8 = 20
const INT8_ARRAY = 1016
const DATE = 1082
const DATE_ARRAY = 1182
const TIMESTAMPTZ = 1184
const TIMESTAMPTZ_ARRAY = 1185
const TEXT_ARRAY: number = 1009

const parsers = new Map<number, (text: string) => unknown>([
  [INT8, safeInteger],
  [INT8_ARRAY, arrayOf(safeInteger)],
  [DATE, text => text],
  [DATE_ARRAY, arrayOf(text => text)],
  [TIMESTAMPTZ, instant],
  [TIMESTAMPTZ_ARRAY, arrayOf(instant)],
])

function safeInteger(text: string) {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} does not fit into a number`)
  return value
}

/** ISO with a zone of whole hours, since every session runs in UTC: `2026-11-21 01:02:03.456+00`. */
function instant(text: string) {
  if (text === 'infinity') return Infinity
  if (text === '-infinity') return -Infinity
  const value = Date.parse(`${text.replace(' ', 'T')}:00`)
  if (Number.isNaN(value)) throw new RangeError(`timestamptz ${text} is not within JavaScript's dates`)
  return value
}

function arrayOf(parse: (text: string) => unknown) {
  const texts = pg.types.getTypeParser(TEXT_ARRAY) as (text: string) => unknown[]
  const each = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(each) : typeof value === 'string' ? parse(value) : value
  return (text: string) => texts(text).map(each)
}
