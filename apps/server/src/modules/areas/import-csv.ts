import { CsvError, parse } from 'csv-parse/sync'
import { decodeText } from './decode-text.ts'
import { finding } from './findings.ts'
import type { Finding } from './findings.ts'
import { fileFault, importRows } from './import-rows.ts'
import type { SourceRow } from './import-rows.ts'
import { importLimits, refused } from './import-result.ts'
import type { ImportPurpose, ImportResult } from './import-result.ts'

interface Line {
  record: string[]
  info: { lines: number }
}

/** Reads a CSV table with one line of headings (UTF-8, UTF-16 or GB18030; comma, semicolon or tab). */
export function importCsv(bytes: Uint8Array, purpose: ImportPurpose, limits = importLimits): ImportResult {
  const fault = fileFault(bytes, ['text'], '@table', limits)
  if (fault !== undefined) return refused(fault)
  const decoded = decodeText(bytes)
  if ('code' in decoded) return refused(decoded)

  // Counted before they are read: forty million empty ones are forty megabytes, and more than the machine has.
  const { count, longest } = linesOf(decoded.text)
  if (count > MOST_LINES * limits.rows) return refused(finding('too-many-rows', { count, limit: limits.rows }))
  if (longest > LONGEST_RECORD) return refused(finding('file-not-what-it-says', { expected: '@table', found: '@text' }))
  let lines: Line[]
  try {
    lines = parse(decoded.text, {
      bom: true,
      delimiter: delimiterOf(decoded.text),
      info: true,
      max_record_size: LONGEST_RECORD,
      relax_column_count: true,
    }) as unknown as Line[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return refused(finding('quotes-open', { row: Number(error.lines ?? 1) }))
  }
  const [heading, ...rest] = lines
  if (heading === undefined) return refused(finding('no-rows'))
  const headings = heading.record.map(text => text.trim())

  const said: Finding[] = []
  const source: SourceRow[] = []
  for (const { record, info } of rest) {
    const row = info.lines
    if (record.every(text => text.trim() === '')) {
      said.push(finding('row-empty', { row }, { row }))
      continue
    }
    if (record.length !== headings.length) {
      said.push(finding('row-shape', { row, count: record.length, expected: headings.length }, { row }))
    }
    source.push({ row, original: named(headings, record) })
  }
  const result = importRows(headings, source, purpose, limits)
  return result.rows.length === 0 ? result : { rows: result.rows, findings: [...result.findings, ...said] }
}

/** Lines for each row that is taken: some are empty, some cells hold several. */
const MOST_LINES = 10
/** Characters of one row, of which a border may be the most; beyond that a quote is open that somebody forgot. */
const LONGEST_RECORD = 1_000_000

function linesOf(text: string): { count: number; longest: number } {
  let [count, longest, begin] = [0, 0, 0]
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin)) {
    count++
    longest = Math.max(longest, end - begin)
    begin = end + 1
  }
  return { count, longest: Math.max(longest, text.length - begin) }
}

/** Cells beyond the headings keep a name of their own, so that the report loses nothing. */
function named(headings: readonly string[], record: readonly string[]): Record<string, string> {
  return Object.fromEntries(record.map((text, i) => [headings[i] ?? `#${i + 1}`, text]))
}

/** The separator that the heading line uses most. */
function delimiterOf(text: string): string {
  const [heading = ''] = text.split(/\r?\n/, 1)
  const count = (delimiter: string) => heading.split(delimiter).length
  return [',', '\t', ';'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best))
}
