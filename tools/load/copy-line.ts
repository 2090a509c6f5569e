/** The text form of rows, as COPY reads it. */

/** A value of a row; a Date as timestamptz, an object as jsonb, an array of ids as uuid[]. */
export type CopyValue = string | number | boolean | null | undefined | Date | Buffer | object

export function copyLine(values: readonly CopyValue[]): string {
  let line = ''
  for (let i = 0; i < values.length; i++) line += (i === 0 ? '' : '\t') + copyField(values[i])
  return `${line}\n`
}

function copyField(value: CopyValue): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (value instanceof Date) return value.toISOString()
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`
  return escaped(JSON.stringify(value))
}

const DAY = 86_400_000

/**
 * Written as the database reads timestamptz: the day once for all its moments, a moment once for all who ask in turn.
 *
 * @param at whole milliseconds
 */
export function moment(at: number): string {
  if (at === lastAt) return lastText
  const day = Math.floor(at / DAY)
  if (day !== lastDay) [lastDay, dayText] = [day, new Date(day * DAY).toISOString().slice(0, 11)]
  const ms = at - day * DAY
  const seconds = Math.floor(ms / 1000)
  const minutes = Math.floor(seconds / 60)
  const time = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}`
  lastAt = at
  lastText = `${dayText}${time}.${String(ms % 1000).padStart(3, '0')}Z`
  return lastText
}

let [lastAt, lastDay] = [NaN, NaN]
let [lastText, dayText] = ['', '']

const padded = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'))

function two(value: number): string {
  return padded[value] as string
}

const special = /[\\\t\n\r]/

/** Most texts have nothing to escape. */
function escaped(text: string): string {
  if (!special.test(text)) return text
  return text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
}
