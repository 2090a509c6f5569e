import { describe, expect, it } from 'vitest'
import { countBy, fits, leadingHeadings, reportCsv, reportRows } from './report-rows.ts'
import type { Finding } from './report-rows.ts'

const finding = (row: number | null, severity: Finding['severity'], more: Partial<Finding> = {}): Finding =>
  ({ code: 'x', severity, row, field: null, at: null, message: `${severity} ${row}`, ...more })

const report = {
  rows: [
    { row: 3, original: { 编码: '003', 名称: '第3网格', 户数: 12, 层级: 'grid', 备注: null } },
    { row: 2, original: { 编码: '002', 名称: '第2网格', 户数: null, 层级: 'grid' } },
    { row: 4, original: { 编码: '004', 名称: '=cmd', 户数: -5 } },
  ],
  findings: [
    finding(2, 'hint'),
    finding(2, 'error', { at: [120.5, 29.8] }),
    finding(null, 'warning'),
    finding(9, 'error', { field: '名称' }),
    finding(4, 'warning'),
  ],
}
const rows = reportRows(report)

describe('the rows of a report', () => {
  it('are all there, in order, with the gravest finding first; also one that could not be read', () => {
    expect(rows.map(({ row, worst, findings }) => [row, worst, findings.length])).toEqual([
      [null, 'warning', 1], [2, 'error', 2], [3, null, 0], [4, 'warning', 1], [9, 'error', 1],
    ])
    expect(rows[1]?.findings[0]?.severity).toBe('error')
    expect(rows[2]?.original).toEqual([['编码', '003'], ['名称', '第3网格'], ['户数', '12'], ['层级', 'grid'], ['备注', '']])
  })

  it('are counted and narrowed by what was found in them, and by their words', () => {
    expect(countBy(rows)).toEqual({ all: 5, error: 2, warning: 2, hint: 1, clean: 1 })
    const found = (text: string) => rows.filter((row) => fits(row, 'all', text)).map(({ row }) => row)
    expect(found('第3')).toEqual([3])
    expect(found('ERROR 2')).toEqual([2])
    expect(rows.filter((row) => fits(row, 'error', '第3'))).toEqual([])
  })

  it('are told apart by the headings that most of them fill, and not all alike', () => {
    expect(leadingHeadings(reportRows({ rows: report.rows, findings: [] }))).toEqual(['编码', '名称', '户数'])
    expect(leadingHeadings(reportRows({ rows: report.rows, findings: [] }), 2)).toEqual(['编码', '名称'])
  })
})

describe('the report as CSV', () => {
  const csv = reportCsv(
    rows,
    { row: '行', severity: '级别', field: '字段', message: '说明', lon: '经度', lat: '纬度' },
    (one) => one,
  )
  const lines = csv.split('\r\n')

  it('has a mark of UTF-8, a line for each finding, and every row', () => {
    expect(lines[0]).toBe('\uFEFF行,级别,字段,说明,经度,纬度,编码,名称,户数,层级,备注')
    expect(lines).toHaveLength(1 + 6 + 1)
    expect(lines[2]).toBe('2,error,,error 2,120.5,29.8,002,第2网格,,grid,')
    expect(lines[4]).toBe('3,,,,,,003,第3网格,12,grid,')
  })

  it('holds nothing that a spreadsheet would run, and keeps quotes and numbers', () => {
    expect(csv).toContain("004,'=cmd,-5,,")
    const quoted = reportCsv(reportRows({ rows: [{ row: 1, original: { 'a"b': 'x,"y"\nz' } }], findings: [] }), {
      row: 'r', severity: 's', field: 'f', message: 'm', lon: 'x', lat: 'y',
    }, (one) => one)
    expect(quoted).toContain('"a""b"')
    expect(quoted).toContain('"x,""y""\nz"')
  })
})
