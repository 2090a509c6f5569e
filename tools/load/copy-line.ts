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

/** Written as the database reads timestamptz. What is done at one moment asks for it several times. */
export function moment(at: number): string {
  if (at !== lastAt) [lastAt, lastText] = [at, new Date(at).toISOString()]
  return lastText
}

let lastAt = NaN
let lastText = ''

const special = /[\\\t\n\r]/

/** Most texts have nothing to escape. */
function escaped(text: string): string {
  if (!special.test(text)) return text
  return text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
}
