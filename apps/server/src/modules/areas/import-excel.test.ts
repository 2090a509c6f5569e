import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { exportExcel } from './export-areas.ts'
import { sayFinding } from './findings.ts'
import { importExcel } from './import-excel.ts'
import { importLimits } from './import-result.ts'
import { zipOf } from './testing.ts'

const CODE = '330603111200001'
const HEADINGS = ['网格编码', '网格名称', '网格类型', '户数']

describe('a workbook', () => {
  it('is read under its title, with row numbers as the sheet shows them', async () => {
    const { rows, findings } = await read(sheet => {
      sheet.addRow(['漓渚镇网格基本信息表'])
      sheet.mergeCells('A1:D1')
      sheet.addRow(HEADINGS)
      sheet.addRow([CODE, '第1网格', '基础网格', 120])
      sheet.addRow([])
      sheet.addRow([Number(CODE) + 1, { richText: [{ text: '农贸' }, { text: '市场' }] }, '专属网格', '80户'])
      sheet.getCell('A9').font = { bold: true }
    })
    expect(findings.map(({ code, row }) => [code, row])).toEqual([['row-empty', 4]])
    expect(rows.map(({ row, values }) => ({ row, ...values }))).toEqual([
      { row: 3, code: CODE, name: '第1网格', kind: 'base_grid', households: 120 },
      { row: 5, code: '330603111200002', name: '农贸市场', kind: 'dedicated_grid', households: 80 },
    ])
    expect(rows[0]?.original).toEqual({ 网格编码: CODE, 网格名称: '第1网格', 网格类型: '基础网格', 户数: 120 })
  })

  it('comes back from an export unchanged, formula-like names included', async () => {
    const area = { code: CODE, name: '=cmd|calc', parentCode: CODE.slice(0, 12), kind: 'base_grid', households: 9 }
    const exported = await exportExcel([{ ...area, level: 'grid' }])
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(Buffer.from(exported) as unknown as ExcelJS.Buffer)
    expect(book.worksheets[0]!.getCell('B2').value).toBe("'=cmd|calc")
    const { rows, findings } = await importExcel(exported)
    expect(findings).toEqual([])
    expect(rows[0]?.values).toEqual({
      code: CODE, name: '=cmd|calc', parentCode: CODE.slice(0, 12), kind: 'base_grid', households: 9,
    })
  })

  it('refuses merged cells in headings and rows, naming each range', async () => {
    const { rows, findings } = await read(sheet => {
      sheet.addRow(HEADINGS)
      sheet.addRow([CODE, '第1网格', '基础网格', 120])
      sheet.addRow([Number(CODE) + 1, '第2网格', '基础网格', 130])
      sheet.mergeCells('C2:C3')
    })
    expect(rows).toEqual([])
    expect(findings).toEqual([expect.objectContaining({ code: 'merged-cells', params: { cells: 'C2:C3' } })])
    expect(sayFinding(findings[0]!, 'zh-CN')).toContain('请取消合并')
  })

  it('keeps rows with formulas and errors, and says which cells', async () => {
    const { rows, findings } = await read(sheet => {
      sheet.addRow(HEADINGS)
      sheet.addRow([CODE, '第1网格', '基础网格', { formula: 'SUM(A1:A2)', result: 120 }])
      sheet.addRow([{ error: '#REF!' }, '第2网格', '基础网格', 5])
    })
    expect(rows).toHaveLength(2)
    expect(rows[0]?.original.户数).toBe('=SUM(A1:A2)')
    expect(findings.map(({ code, row, field }) => [code, row, field])).toEqual([
      ['value-not-number', 2, '户数'],
      ['formula-cell', 2, '户数'],
      ['error-cell', 3, '网格编码'],
    ])
  })

  it('refuses a forbidden column', async () => {
    const { rows, findings } = await read(sheet => {
      sheet.addRow([...HEADINGS, '政治面貌'])
      sheet.addRow([CODE, '第1网格', '基础网格', 120, '群众'])
    })
    expect(rows).toEqual([])
    expect(findings[0]).toMatchObject({ code: 'forbidden-column', params: { field: '政治面貌' } })
  })

  it('names the columns that are needed', async () => {
    const { findings } = await read(sheet => {
      sheet.addRow(['编号', '备注'])
      sheet.addRow([1, 2])
    })
    const missing = findings.filter(({ code }) => code === 'heading-missing').map(({ params }) => params.field)
    expect(missing).toEqual(['网格编码', '网格名称'])
  })
})

describe('a file that cannot be taken', () => {
  const cases: [string, Uint8Array][] = [
    ['excel-old-format', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0)],
    ['excel-locked', Buffer.concat([Buffer.from('d0cf11e0', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')])],
    ['file-not-what-it-says', Buffer.from('%PDF-1.7')],
    ['file-not-what-it-says', zipOf({ 'a.txt': 'hello' })],
    ['excel-unreadable', zipOf({ 'xl/workbook.xml': '<workbook><sheets>' })],
    ['archive-unsafe', zipOf({ 'xl/workbook.xml': '<a/>' }).subarray(0, 60)],
  ]
  it.each(cases)('%s', async (code, bytes) => {
    const { rows, findings } = await importExcel(bytes)
    expect(rows).toEqual([])
    expect(findings.map(found => found.code)).toEqual([code])
  })

  it('stops unpacking at the limit, whatever size the archive claims', async () => {
    const bomb = zipOf({ 'xl/workbook.xml': '<a/>', 'xl/worksheets/sheet1.xml': Buffer.alloc(5_000_000) }, 100)
    expect(bomb.length).toBeLessThan(10_000)
    const { findings } = await importExcel(bomb, 'grids', { ...importLimits, unpackedBytes: 1_000_000 })
    expect(findings).toEqual([expect.objectContaining({ code: 'archive-unsafe', params: { limit: 1 } })])
  })

  it('counts rows before reading them', async () => {
    const few = { ...importLimits, rows: 2 }
    const { findings } = await read(sheet => {
      sheet.addRow(HEADINGS)
      for (let i = 0; i < 3; i++) sheet.addRow([Number(CODE) + i, `第${i + 1}网格`, '基础网格', 1])
    }, few)
    expect(findings).toEqual([expect.objectContaining({ code: 'too-many-rows', params: { count: 3, limit: 2 } })])
  })
})

async function read(fill: (sheet: ExcelJS.Worksheet) => void, limits = importLimits) {
  const workbook = new ExcelJS.Workbook()
  fill(workbook.addWorksheet('网格'))
  return importExcel(new Uint8Array(await workbook.xlsx.writeBuffer()), 'grids', limits)
}
