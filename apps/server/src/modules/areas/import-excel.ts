import ExcelJS from 'exceljs'
import type { Cell, CellValue, Row, Worksheet } from 'exceljs'
import { finding } from './findings.ts'
import type { Finding } from './findings.ts'
import { fieldOf } from './headings.ts'
import { fileFault, importRows } from './import-rows.ts'
import type { SourceRow } from './import-rows.ts'
import { importLimits, refused } from './import-result.ts'
import type { ImportPurpose, ImportResult } from './import-result.ts'
import { ignoredNodes, readableParts } from './workbook-parts.ts'
import { readZip } from './zip.ts'

/** A title and a remark often stand above the headings. */
const HEADING_WITHIN = 10

/**
 * Reads the first sheet that holds anything. The heading row is the first that names two known columns; merged cells
 * above it are titles, from it on they are refused, because a merged value belongs to no single row.
 */
export async function importExcel(
  bytes: Uint8Array,
  purpose: ImportPurpose = 'grids',
  limits = importLimits,
): Promise<ImportResult> {
  const fault = fileFault(bytes, ['zip'], '@sheet', limits)
  if (fault !== undefined) return refused(fault)
  const files = readZip(bytes, limits.unpackedBytes)
  if (files === undefined) return refused(finding('archive-unsafe', { limit: limits.unpackedBytes / 1e6 }))
  if (!files.has('xl/workbook.xml')) {
    return refused(finding('file-not-what-it-says', { expected: '@sheet', found: '@zip' }))
  }
  const parts = readableParts(files, limits.elements)
  if (parts === undefined) return refused(finding('archive-unsafe', { limit: limits.unpackedBytes / 1e6 }))
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(parts as unknown as ExcelJS.Buffer, { ignoreNodes: ignoredNodes })
  } catch {
    return refused(finding('excel-unreadable'))
  }
  const sheet = workbook.worksheets.find(({ actualRowCount }) => actualRowCount > 0)
  if (sheet === undefined) return refused(finding('no-rows'))
  // Counted before reading: a sheet may be formatted down to row 1,048,576.
  if (sheet.actualRowCount - 1 > limits.rows) {
    return refused(finding('too-many-rows', { count: sheet.actualRowCount - 1, limit: limits.rows }))
  }
  return importSheet(sheet, purpose, limits)
}

function importSheet(sheet: Worksheet, purpose: ImportPurpose, limits: typeof importLimits): ImportResult {
  const headingRow = findHeadingRow(sheet, purpose)
  const headings = headingsOf(sheet.getRow(headingRow))
  const merged = mergedFrom(sheet, headingRow)
  if (merged.length > 0) {
    return refused(...merged.slice(0, 20).map(cells => finding('merged-cells', { cells })))
  }
  const said: Finding[] = []
  const source: SourceRow[] = []
  let blank: number[] = []
  for (let row = headingRow + 1; row <= sheet.rowCount; row++) {
    const { original, findings, empty } = readSheetRow(sheet.getRow(row), headings)
    if (empty) {
      blank.push(row)
      continue
    }
    // Blank rows after the last one are only formatting.
    said.push(...blank.map(at => finding('row-empty', { row: at }, { row: at })), ...findings)
    blank = []
    source.push({ row, original })
  }
  const result = importRows([...headings.values()], source, purpose, limits)
  return result.rows.length === 0 ? result : { rows: result.rows, findings: [...result.findings, ...said] }
}

function readSheetRow(sheetRow: Row, headings: ReadonlyMap<number, string>) {
  const original: Record<string, unknown> = {}
  const findings: Finding[] = []
  let empty = true
  const row = sheetRow.number
  sheetRow.eachCell((cell: Cell, column: number) => {
    const field = headings.get(column) ?? cell.address
    const { value, formula, error } = plainValue(cell.value)
    if (value === null || value === '') return
    empty = false
    if (formula) findings.push(finding('formula-cell', { row, field }, { row, field }))
    if (error !== undefined) findings.push(finding('error-cell', { row, field, value: error }, { row, field }))
    original[field] = value
  })
  return { original, findings, empty }
}

interface PlainValue {
  value: string | number | boolean | Date | null
  formula?: true
  error?: string
}

/** What a person sees in a cell. A formula keeps its text: the value beside it may be old. */
function plainValue(value: CellValue): PlainValue {
  if (value === null || value === undefined) return { value: null }
  if (typeof value !== 'object' || value instanceof Date) return { value }
  if ('error' in value) return { value: value.error, error: value.error }
  if ('richText' in value) return { value: value.richText.map(({ text }) => text).join('') }
  if ('text' in value) return plainValue(value.text as CellValue)
  if ('formula' in value) return { value: `=${value.formula}`, formula: true }
  if ('sharedFormula' in value) return { value: `=${value.sharedFormula}`, formula: true }
  return { value: null }
}

function findHeadingRow(sheet: Worksheet, purpose: ImportPurpose): number {
  for (let row = 1; row <= Math.min(sheet.rowCount, HEADING_WITHIN); row++) {
    const known = [...headingsOf(sheet.getRow(row)).values()].filter(text => fieldOf(text, purpose) !== undefined)
    if (new Set(known).size >= 2) return row
  }
  return 1
}

function headingsOf(row: Row): Map<number, string> {
  const headings = new Map<number, string>()
  row.eachCell((cell, column) => {
    const text = String(plainValue(cell.value).value ?? '').trim()
    if (text !== '') headings.set(column, text)
  })
  return headings
}

/** Merged ranges that reach the headings or the rows below, such as A3:A7. */
function mergedFrom(sheet: Worksheet, headingRow: number): string[] {
  const { merges = [] } = sheet.model as { merges?: string[] }
  return merges.filter(range => Number(/:[A-Z]+(\d+)$/.exec(range)?.[1] ?? 0) >= headingRow)
}
