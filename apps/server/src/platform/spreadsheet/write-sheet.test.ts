import { setTimeout as sleep } from 'node:timers/promises'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { harmless, wasHarmless } from './harmless.ts'
import { writeSheet } from './write-sheet.ts'
import type { Sheet, SheetCell } from './write-sheet.ts'

const sheet: Sheet = {
  name: '事件清单',
  note: '演春 导出 & 打印',
  columns: [
    { heading: '标题', width: 30 },
    { heading: '等级', width: 8 },
    { heading: '到期', width: 17, kind: 'moment' },
  ],
}
const MIDNIGHT = Date.parse('2026-09-30T16:00:30Z')

async function* pages(...all: SheetCell[][][]) {
  yield* all
}

async function written(...rows: SheetCell[][]): Promise<ExcelJS.Worksheet> {
  const out = new PassThrough()
  const writing = writeSheet(out, sheet, pages(rows.slice(0, 1), rows.slice(1)))
  const [bytes, count] = await Promise.all([buffer(out), writing])
  expect(count).toBe(rows.length)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer)
  const page = book.worksheets[0]
  if (!page) throw new Error('a workbook without a sheet')
  return page
}

describe('a sheet', () => {
  it('has its note, its headings, and its rows in order', async () => {
    const page = await written(['井盖缺失', 1, MIDNIGHT], ['路灯不亮', null, null])
    expect(page.name).toBe('事件清单')
    expect([1, 2, 3, 4].map(row => page.getRow(row).values)).toEqual([
      [undefined, '演春 导出 & 打印'],
      [undefined, '标题', '等级', '到期'],
      [undefined, '井盖缺失', 1, new Date('2026-10-01T00:00:00Z')],
      [undefined, '路灯不亮'],
    ])
    expect(page.rowCount).toBe(4)
  })

  it('shows moments as dates on China’s clock, to the minute', async () => {
    const cell = (await written(['井盖缺失', 1, MIDNIGHT])).getCell('C3')
    expect([cell.type, cell.numFmt]).toEqual([ExcelJS.ValueType.Date, 'yyyy-mm-dd hh:mm'])
    // What a spreadsheet counts with: days since 1899-12-30, here midnight of 1 October 2026.
    expect(cell.value).toEqual(new Date('2026-10-01T00:00:00Z'))
  })

  it('keeps note and headings in sight, filters by them, and prints the note on every page', async () => {
    const page = await written(['井盖缺失', 1, null])
    expect(page.views).toMatchObject([{ state: 'frozen', ySplit: 2 }])
    expect(page.autoFilter).toBe('A2:C2')
    expect(page.headerFooter.oddFooter).toContain('演春 导出 && 打印')
    expect([page.getColumn(1).width, page.pageSetup.orientation]).toEqual([30, 'landscape'])
  })

  it('may be empty, and bears what Excel would call damaged', async () => {
    expect((await written()).rowCount).toBe(2)
    const page = await written(['长'.repeat(40_000), null, null], ['a\u0008\u0001b<&>"', null, null])
    expect(page.getCell('A3').value).toBe('长'.repeat(32_767))
    expect(page.getCell('A4').value).toBe('ab<&>"')
  })

  it('holds nothing that a spreadsheet would compute', async () => {
    const evil = ['=HYPERLINK("http://x")', '+1', '-2+3', '@SUM(A1)', '\tx', '\rx', '＝1+1', '＠x']
    const page = await written(...evil.map((text): SheetCell[] => [text, null, null]))
    for (const [n, text] of evil.entries()) {
      const { type, value } = page.getCell(`A${n + 3}`)
      expect([type, value]).toEqual([ExcelJS.ValueType.String, expect.stringMatching(/^'/)])
      expect(wasHarmless(harmless(text))).toBe(text)
    }
    for (const text of ['井盖', '', "'井盖", '1-2', ' =1']) {
      expect([harmless(text), wasHarmless(text)]).toEqual([text, text])
    }
  })
})

describe('a reader', () => {
  const row: SheetCell[] = ['井盖缺失'.repeat(100), 1, MIDNIGHT]
  /** What cannot be compressed away. */
  const noise = () => Array.from({ length: 200 }, (): SheetCell[] =>
    [Math.random().toString(36).repeat(20), ...row.slice(1)])
  const ALL = 200

  it('who does not read lets the pages wait', async () => {
    let asked = 0
    async function* many() {
      while (asked < ALL) {
        asked++
        yield noise()
        // As a query would take its turn.
        await sleep(1)
      }
    }
    const out = new PassThrough()
    const done = writeSheet(out, sheet, many())
    await sleep(500)
    const waiting = asked
    expect(waiting).toBeLessThan(ALL / 4)
    const [bytes, count] = await Promise.all([buffer(out), done])
    expect([asked, count]).toEqual([ALL, ALL * 200])
    expect(bytes.length).toBeGreaterThan(1_000_000)
  })

  it('who leaves ends it, while it waits for him and when all is written', async () => {
    const waiting = new PassThrough()
    const long = writeSheet(waiting, sheet, pages(...Array.from({ length: ALL }, noise)))
    await sleep(200)
    waiting.destroy()
    expect(await long).toBeLessThan(ALL * 200)

    const ending = new PassThrough()
    const short = writeSheet(ending, sheet, pages(noise()))
    await sleep(200)
    ending.destroy()
    expect(await short).toBe(200)
  })

  it('hears when a page cannot be read', async () => {
    async function* broken(): AsyncGenerator<SheetCell[][]> {
      yield [row]
      throw new Error('no database')
    }
    const out = new PassThrough()
    out.resume()
    await expect(writeSheet(out, sheet, broken())).rejects.toThrow('no database')
  })
})
