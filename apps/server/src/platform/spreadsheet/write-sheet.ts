/** A workbook of one sheet, written while its rows are read: what is held in memory is one page, however long it is. */
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { chinaDate, chinaTime } from '@onegrid/domain'
import type { Instant } from '@onegrid/domain'
import ExcelJS from 'exceljs'
import { harmless } from './harmless.ts'

export const SPREADSHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export interface SheetColumn {
  heading: string
  /** In characters; a Chinese one takes two. */
  width: number
  /** Instants, shown as real date cells on China's wall clock, to the minute. */
  kind?: 'moment'
}

export type SheetCell = string | number | null

export interface Sheet {
  /** At most 31 characters, none of []:*?/\ (Excel's limits). */
  name: string
  columns: readonly SheetColumn[]
  /** Stands above the headings and on every printed page: who took this out, when, and what it shows. */
  note: string
}

/**
 * Writes to `out` and ends it. A reader who is slow slows the reading of pages down; one who leaves (destroys `out`)
 * ends it.
 *
 * @returns how many rows were written
 */
export async function writeSheet(
  out: Writable, sheet: Sheet, pages: AsyncIterable<readonly (readonly SheetCell[])[]>,
): Promise<number> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
  const page = startSheet(book, sheet)
  let written = 0
  for await (const rows of pages) {
    for (const row of rows) page.addRow(row.map((cell, i) => cellValue(cell, sheet.columns[i]))).commit()
    written += rows.length
    await drained(out)
    if (out.destroyed) return written
  }
  page.commit()
  await orClosed(out, book.commit())
  return written
}

function startSheet(book: ExcelJS.stream.xlsx.WorkbookWriter, { name, columns, note }: Sheet): ExcelJS.Worksheet {
  const page = book.addWorksheet(name, {
    // Below the note and the headings.
    views: [{ state: 'frozen', ySplit: HEADING_ROW }],
    pageSetup: { orientation: 'landscape', paperSize: A4, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddFooter: `&L${note.replaceAll('&', '&&').slice(0, FOOTER_MOST)}&R&P / &N` },
  })
  page.columns = columns.map(({ width, kind }) => ({ width, ...(kind === 'moment' && { style: { numFmt: MOMENT } }) }))
  page.autoFilter = { from: { row: HEADING_ROW, column: 1 }, to: { row: HEADING_ROW, column: columns.length } }
  const first = page.addRow([harmless(note)])
  first.font = { italic: true, color: { argb: 'FF666666' } }
  first.commit()
  const headings = page.addRow(columns.map(({ heading }) => heading))
  headings.font = { bold: true }
  headings.commit()
  return page
}

function cellValue(cell: SheetCell, column: SheetColumn | undefined): string | number | Date | null {
  if (typeof cell === 'string') return harmless(cell).slice(0, CELL_MOST)
  return typeof cell === 'number' && column?.kind === 'moment' ? wallClock(cell) : cell
}

/** A cell knows no zone: what ExcelJS takes for UTC is China's wall clock. */
function wallClock(at: Instant): Date {
  return new Date(`${chinaDate(at)}T${chinaTime(at)}:00Z`)
}

async function drained(out: Writable): Promise<void> {
  // What was written is packed outside of this thread, and others have their turn.
  await nextTurn()
  if (out.writableNeedDrain) await orClosed(out, once(out, 'drain'))
}

/** Nothing more is heard of a stream that its reader has closed. */
async function orClosed(out: Writable, awaited: Promise<unknown>): Promise<void> {
  if (out.destroyed) return
  const settled = new AbortController()
  const closed = once(out, 'close', { signal: settled.signal })
  await Promise.race([awaited, closed]).finally(() => settled.abort())
}

const HEADING_ROW = 2
const MOMENT = 'yyyy-mm-dd hh:mm'
const A4 = 9
/** Excel's own limits: a longer text makes it call the file damaged. */
const CELL_MOST = 32_767
const FOOTER_MOST = 200
