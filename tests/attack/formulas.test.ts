/**
 * Texts that a spreadsheet would compute, in everything that anybody can name, and then every export that the document
 * has: no cell of any of them is a formula, a link, or begins like one. Source: OWASP, CSV injection.
 */
import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { drainAudit } from '../../apps/server/src/testing/app.ts'
import { report } from '../access/story.ts'
import { MAKING_MS, testDistrict } from '../district.ts'
import type { TestDistrict } from '../district.ts'
import { readOperations } from './operations.ts'

const EVIL = ['=HYPERLINK("http://x","y")', '+cmd|x', '-2+3', '@SUM(A1)', '＝1+1', '＠x', '\t=1', '\r=1']
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** Who may take each along, and by what query; an export that is missing here fails. */
const takers: Readonly<Record<string, readonly [who: string, query: string]>> = {
  exportEvents: ['desk-district', ''],
  exportAudit: ['admin-audit', ''],
  exportAreas: ['admin-system', '?format=xlsx'],
}

let district: TestDistrict
beforeAll(async () => {
  district = await testDistrict()
  const { database: { owner }, districtId } = district
  for (const [n, text] of EVIL.entries()) {
    const point = district.place(n)
    await report(district.as('officer'), { title: `${text}路灯`, address: `${text}路`, point, matter: '070201' })
    // Names as an import, or a careless administrator, may leave them.
    await sql`update area set name = ${`${text}网格${n}`} where district_id = ${districtId}
      and id = ${district.grids[n]?.id}`.execute(owner)
  }
  await sql`update area_version set version = version + 1 where district_id = ${districtId}`.execute(owner)
  await sql`update account set display_name = '=1+1' where district_id = ${districtId}
    and username in ('desk-district', 'admin-audit', 'officer')`.execute(owner)
  await sql`update unit set name = '@' || name where district_id = ${districtId}`.execute(owner)
  for (const who of ['desk-district', 'admin-audit', 'officer']) district.as(who).forget()
  // Refused, and so on record.
  await district.as('officer').get('/api/v1/audit')
  await district.settle()
  await drainAudit(district)
  // The tree in memory looks now and then whether there is a newer one.
  const names = async () => JSON.stringify((await district.as('admin-system').get('/api/v1/areas?level=grid')).body)
  await vi.waitUntil(async () => (await names()).includes('@SUM(A1)'), { timeout: 60_000 })
}, MAKING_MS)
afterAll(() => district.close())

const exports = readOperations().filter(({ id }) => id.startsWith('export'))

test('the document has no export that is not tried', () => {
  expect(exports.map(({ id }) => id).toSorted()).toEqual(Object.keys(takers).toSorted())
})

test.each(exports.map(({ id, path }) => [id, path]))('%s holds nothing that is computed', async (id, path) => {
  const [who = '', query = ''] = takers[id] ?? []
  const { status, headers, raw } = await district.as(who).get(`${path}${query}`)
  expect([status, headers['content-type']], raw.toString()).toEqual([200, SHEET])
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(raw as unknown as ExcelJS.Buffer)
  let [seen, defused] = [0, 0]
  for (const page of book.worksheets) {
    page.eachRow((row) => row.eachCell(({ type, value, address }) => {
      expect([address, type]).not.toEqual([address, ExcelJS.ValueType.Formula])
      expect([address, type]).not.toEqual([address, ExcelJS.ValueType.Hyperlink])
      if (typeof value !== 'string') return
      seen++
      expect([address, value]).toEqual([address, expect.not.stringMatching(/^[=+\-@＝＋－＠\t\r\n]/)])
      if (/^'[=+\-@＝＠\t\r]/.test(value)) defused++
    }))
  }
  expect(seen).toBeGreaterThan(10)
  expect(defused).toBeGreaterThan(0)
})
