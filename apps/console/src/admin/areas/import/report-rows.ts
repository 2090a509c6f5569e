/** The result of an import, row by row: what stood there, what was found in it, how grave. */
import type { ImportReport } from '@onegrid/contract'

export type Finding = ImportReport['findings'][number]
export type Severity = Finding['severity']

export interface ReportRow {
  /** Null: the whole file. */
  row: number | null
  original: readonly (readonly [name: string, text: string])[]
  findings: readonly Finding[]
  /** The gravest of its findings. */
  worst: Severity | null
}

const order: readonly Severity[] = ['error', 'warning', 'hint']

/** Whole-file findings first, then every row in its order, with what was found in it, the gravest first. */
export function reportRows({ rows, findings }: Pick<ImportReport, 'rows' | 'findings'>): ReportRow[] {
  const byRow = Map.groupBy(findings, ({ row }) => row)
  const read = new Set(rows.map(({ row }) => row))
  const lost = [...byRow.keys()].filter((row): row is number => row !== null && !read.has(row))
  const all = [
    ...(byRow.has(null) ? [{ row: null, original: {} }] : []),
    ...[...rows, ...lost.map((row) => ({ row, original: {} }))].sort((a, b) => a.row - b.row),
  ]
  return all.map(({ row, original }) => {
    const found = (byRow.get(row) ?? []).toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
    const cells = Object.entries(original).map(([name, value]) => [name, cellText(value)] as const)
    return { row, original: cells, findings: found, worst: found[0]?.severity ?? null }
  })
}

export type ReportFilter = Severity | 'all' | 'clean'

export function fits(row: ReportRow, filter: ReportFilter, text: string): boolean {
  if (
    filter === 'clean'
      ? row.worst !== null
      : filter !== 'all' && !row.findings.some(({ severity }) => severity === filter)
  )
    return false
  if (text === '') return true
  const words = text.toLowerCase()
  const said = [...row.original.map(([, value]) => value), ...row.findings.map(({ message }) => message)]
  return said.some((one) => one.toLowerCase().includes(words))
}

export function countBy(rows: readonly ReportRow[]): Record<ReportFilter, number> {
  const count = (filter: ReportFilter): number => rows.filter((row) => fits(row, filter, '')).length
  return {
    all: rows.length,
    error: count('error'),
    warning: count('warning'),
    hint: count('hint'),
    clean: count('clean'),
  }
}

/** The headings that tell rows apart, for a line: those that most rows fill, and not all alike. */
export function leadingHeadings(rows: readonly ReportRow[], most = 4): string[] {
  const texts = new Map<string, string[]>()
  for (const { original } of rows) {
    for (const [name, text] of original) {
      if (text === '') continue
      const known = texts.get(name)
      if (known) known.push(text)
      else texts.set(name, [text])
    }
  }
  const tells = (found: readonly string[]): boolean =>
    found.length >= rows.length / 2 && (found.length === 1 || new Set(found).size > 1)
  return [...texts].filter(([, found]) => tells(found)).slice(0, most).map(([name]) => name)
}

type CsvHeadings = Record<'row' | 'severity' | 'field' | 'message' | 'lon' | 'lat', string>

/**
 * The result as a table for a spreadsheet: a line for each finding, and the row as it came. With a mark of UTF-8 for
 * Excel.
 */
export function reportCsv(
  rows: readonly ReportRow[],
  headings: CsvHeadings,
  severityOf: (severity: Severity) => string,
): string {
  const names = [...new Set(rows.flatMap(({ original }) => original.map(([name]) => name)))]
  const head = [headings.row, headings.severity, headings.field, headings.message, headings.lon, headings.lat, ...names]
  const lines = rows.flatMap(({ row, original, findings }) => {
    const values = new Map(original)
    const rest = names.map((name) => values.get(name) ?? '')
    const number = row === null ? '' : String(row)
    if (findings.length === 0) return [[number, '', '', '', '', '', ...rest]]
    return findings.map(({ severity, field, message, at }) => [
      number,
      severityOf(severity),
      field ?? '',
      message,
      String(at?.[0] ?? ''),
      String(at?.[1] ?? ''),
      ...rest,
    ])
  })
  return `\uFEFF${[head, ...lines].map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Text that begins like a formula would run when the file is opened (OWASP, CSV injection). A number is none. */
function csvCell(text: string): string {
  const formula = /^[=+\-@＝＋－＠\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text)
  const safe = formula ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
