import { finding } from './findings.ts'
import type { Finding } from './findings.ts'
import { readHeadings } from './headings.ts'
import { refused } from './import-result.ts'
import type { ImportLimits, ImportPurpose, ImportResult, ImportedRow } from './import-result.ts'
import { readRow } from './read-row.ts'
import { sniff, termOf } from './sniff.ts'
import type { FileForm } from './sniff.ts'

/** A row as a parser found it. */
export interface SourceRow {
  row: number
  original: Record<string, unknown>
  geometry?: unknown
}

/** What all parsers have in common after their format is read: headings, limits, values row by row. */
export function importRows(
  headings: readonly string[],
  source: readonly SourceRow[],
  purpose: ImportPurpose,
  limits: ImportLimits,
): ImportResult {
  const { fields, findings } = readHeadings(headings, purpose)
  if (findings.some(({ code }) => code === 'forbidden-column')) return refused(...findings)
  if (source.length === 0) return refused(finding('no-rows'))
  if (source.length > limits.rows) {
    return refused(...findings, finding('too-many-rows', { count: source.length, limit: limits.rows }))
  }
  const rows: ImportedRow[] = []
  const said: Finding[] = [...findings]
  for (const { row, original, geometry } of source) {
    const reading = readRow(row, original, fields)
    said.push(...reading.findings)
    const kept = storableCopy(original) as ImportedRow['original']
    rows.push({ row, original: kept, values: reading.values, ...(geometry === undefined ? {} : { geometry }) })
  }
  return { rows, findings: said }
}

/**
 * What the report keeps of a cell: itself, but for NUL and lone surrogates, which PostgreSQL cannot hold; they become
 * the replacement character, and the row has a finding that says so.
 */
function storableCopy(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\0', '\uFFFD')
  if (Array.isArray(value)) return value.map(storableCopy)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [storableCopy(name), storableCopy(held)]))
}

/** Refuses a file by its size or by what it is, before anything reads it. */
export function fileFault(
  bytes: Uint8Array,
  wanted: readonly FileForm[],
  expected: string,
  limits: ImportLimits,
): Finding | undefined {
  if (bytes.length > limits.bytes) {
    const megabytes = (size: number) => Math.round(size / 1e5) / 10
    return finding('file-too-large', { megabytes: megabytes(bytes.length), limit: megabytes(limits.bytes) })
  }
  const form = sniff(bytes)
  if (wanted.includes(form)) return undefined
  switch (form) {
    case 'empty': return finding('file-empty')
    case 'xls': return finding('excel-old-format')
    case 'xls-locked': return finding('excel-locked')
    default: return finding('file-not-what-it-says', { expected, found: termOf(form) })
  }
}
