/**
 * Files that are small until they are read: each is refused in words, in seconds, and the product lives. As the system
 * administrator sends them, over the API, to the product itself.
 */
import type { ImportReport } from '@onegrid/contract'
import ExcelJS from 'exceljs'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dbfOf, shpOf, zipOf } from '../../apps/server/src/modules/areas/testing.ts'
import { readZip } from '../../apps/server/src/modules/areas/zip.ts'
import { MAKING_MS, testDistrict } from '../district.ts'
import type { TestDistrict } from '../district.ts'

/** Whatever cannot be taken is known for it long before; without protection these take minutes, or all memory. */
const QUICK_MS = 20_000
const MB = 1_000_000

let district: TestDistrict
/** The parts of a workbook as somebody would send it. */
let sheet: ReadonlyMap<string, Uint8Array>
beforeAll(async () => {
  district = await testDistrict()
  const book = new ExcelJS.Workbook()
  const page = book.addWorksheet('网格')
  page.addRow(['网格编码', '网格名称', '所属村社编码', '网格类型', '户数'])
  page.addRow(['330603111001001', '第1网格', '330603111001', '基础网格', 100])
  const parts = readZip(new Uint8Array(await book.xlsx.writeBuffer()), 10 * MB)
  if (!parts) throw new Error('a workbook that cannot be read')
  sheet = parts
}, MAKING_MS)
afterAll(() => district.close())

interface Judged {
  codes: string[]
  report: ImportReport
}

async function judged(fileName: string, bytes: Uint8Array): Promise<Judged> {
  const headers = { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(fileName) }
  const began = performance.now()
  const answer = await district.as('admin-system').post('/api/v1/areas/imports?dry=true', Buffer.from(bytes), headers)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  expect(performance.now() - began).toBeLessThan(QUICK_MS)
  expect((await district.as('officer').get('/healthz')).status).toBe(200)
  const report = answer.body as ImportReport
  return { codes: [...new Set(report.findings.map(({ code }) => code))], report }
}

/** A workbook of which one part is another. */
function workbook(name: string, change: (text: string) => string | Uint8Array): Uint8Array {
  const parts = Object.fromEntries([...sheet].map(([part, bytes]) => [part, Buffer.from(bytes)]))
  return zipOf({ ...parts, [name]: change(Buffer.from(sheet.get(name) ?? '').toString()) })
}

const PAGE = 'xl/worksheets/sheet1.xml'
const inPage = (element: string) => workbook(PAGE, (text) => text.replace('</sheetData>', `</sheetData>${element}`))

describe('a workbook', () => {
  test('as it is, is read', async () => {
    const { report } = await judged('grids.xlsx', workbook(PAGE, (text) => text))
    expect(report.rows.map(({ original }) => original)).toMatchObject([{ 网格名称: '第1网格', 户数: 100 }])
  })

  const all = 'A1:XFD1048576'
  test.each([
    ['a validation', `<dataValidations count="1"><dataValidation type="list" sqref="${all}"/></dataValidations>`],
    ['a colour', `<conditionalFormatting sqref="${all}"><cfRule type="expression"/></conditionalFormatting>`],
    ['a filter', `<autoFilter ref="${all}"/>`],
  ])('whose whole sheet has %s is read all the same', async (_what, element) => {
    expect((await judged('grids.xlsx', inPage(element))).report.rows).toHaveLength(1)
  })

  test('whose whole sheet has a name is read all the same', async () => {
    const name = `<definedNames><definedName name="all">网格!$A$1:$XFD$1048576</definedName></definedNames>`
    const bytes = workbook('xl/workbook.xml', (text) => text.replace('</sheets>', `</sheets>${name}`))
    expect((await judged('grids.xlsx', bytes)).report.rows).toHaveLength(1)
  })

  test.each([
    ['merged', `<mergeCells><mergeCell ref="${all}"/></mergeCells>`],
    ['merged and hidden', `<mergeCells><mergeCell ref="A1:XFD&#49;048576"/></mergeCells>`],
  ])('whose whole sheet is %s', async (_what, element) => {
    expect((await judged('grids.xlsx', inPage(element))).codes).toEqual(['archive-unsafe'])
  })

  test('of two million cells in a hundred kilobytes', async () => {
    const cells = Buffer.alloc(40 * MB, '<c t="n"><v>1</v></c>')
    const bytes = workbook(PAGE, (text) => {
      const [before = '', after = ''] = text.split('</sheetData>')
      return Buffer.concat([Buffer.from(before), cells, Buffer.from(`</sheetData>${after}`)])
    })
    expect(bytes.length).toBeLessThan(MB)
    expect((await judged('grids.xlsx', bytes)).codes).toEqual(['archive-unsafe'])
  }, 60_000)

  test('that unpacks to more than anybody packs', async () => {
    const bytes = workbook('xl/media/image1.png', () => Buffer.alloc(210 * MB))
    expect((await judged('grids.xlsx', bytes)).codes).toEqual(['archive-unsafe'])
  }, 60_000)

  test('whose entities stand for others ten deep tells nothing of the machine', async () => {
    const entities = Array.from({ length: 9 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join('')
    const doctype = `<!DOCTYPE x [<!ENTITY e0 "lol"><!ENTITY file SYSTEM "file:///etc/passwd">${entities}]>`
    const bytes = workbook(PAGE, (text) => text
      .replace('<worksheet', `${doctype}<worksheet`)
      .replace('</sheetData>', '<row r="3"><c r="A3" t="str"><v>&e9;&file;</v></c></row></sheetData>'))
    const { codes, report } = await judged('grids.xlsx', bytes)
    expect(codes).toEqual(['excel-unreadable'])
    expect(JSON.stringify(report)).not.toMatch(/root:|lollol/)
  })

  test('whose parts would lie elsewhere puts nothing there', async () => {
    const stray = { '../../../tmp/onegrid-stray': 'x', '/tmp/onegrid-stray': 'x', '..\\onegrid-stray': 'x' }
    const parts = Object.fromEntries([...sheet].map(([part, bytes]) => [part, Buffer.from(bytes)]))
    expect((await judged('grids.xlsx', zipOf({ ...parts, ...stray }))).report.rows).toHaveLength(1)
    expect((await judged('../../grids.xlsx', zipOf(parts))).report.fileName).toBe('grids.xlsx')
  })
})

describe('a shapefile', () => {
  const ring: [number, number][] = [[120.5, 29.9], [120.5, 29.91], [120.51, 29.91], [120.5, 29.9]]
  const [shp, dbf] = [shpOf([[ring]]), Buffer.from(dbfOf([Buffer.from('code')], [[Buffer.from('1')]]))]

  test('that says it has four thousand million records', async () => {
    const lying = Buffer.from(dbf)
    lying.writeUInt32LE(0xffff_ffff, 4)
    expect((await judged('g.zip', zipOf({ 'g.shp': shp, 'g.dbf': lying }))).codes).toEqual(['shapefile-unreadable'])
    lying.writeUInt16LE(0, 10)
    expect((await judged('g.zip', zipOf({ 'g.shp': shp, 'g.dbf': lying }))).codes).toEqual(['too-many-rows'])
  })

  test('whose shapes say that they have more points than there are', async () => {
    for (const at of [144, 148]) {
      const lying = Buffer.from(shp)
      lying.writeInt32LE(0x7fff_ffff, at)
      expect((await judged('g.zip', zipOf({ 'g.shp': lying, 'g.dbf': dbf }))).codes).toEqual(['shapefile-unreadable'])
    }
  })
})

describe('a text', () => {
  const feature = (properties: string) =>
    `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":${properties}}]}`

  test.each<[string, string, () => Uint8Array, string]>([
    ['brackets in brackets', 'g.geojson', () => Buffer.from('['.repeat(5 * MB) + ']'.repeat(5 * MB)), 'json-broken'],
    ['a property in a property', 'g.geojson', () =>
      Buffer.from(feature(`${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`)), 'json-broken'],
    ['features without end', 'g.geojson', () =>
      Buffer.from(`{"type":"FeatureCollection","features":[${'0,'.repeat(10 * MB)}0]}`), 'too-many-rows'],
    ['lines without end', 'g.csv', () => Buffer.alloc(30 * MB, '\n'), 'too-many-rows'],
    ['a line without end', 'g.csv', () => Buffer.alloc(30 * MB, ','), 'file-not-what-it-says'],
    ['a quote without end', 'g.csv', () => Buffer.alloc(30 * MB, '"a\n'), 'too-many-rows'],
  ])('of %s', async (_what, name, make, code) => {
    expect((await judged(name, make())).codes).toEqual([code])
  }, 60_000)
})

describe('a picture that is something else as well', () => {
  const page = '<script>alert(document.domain)</script>'
  const upload = async (bytes: Buffer, type: string) => {
    const { status, body } = await district.as('officer').post('/api/v1/files', bytes, { 'content-type': type })
    expect(status, JSON.stringify(body)).toBe(201)
    return district.as('officer').get(`/api/v1/files/${(body as { id: string }).id}`)
  }

  test.each(['jpeg', 'png', 'webp'] as const)('%s is kept as a picture alone', async (format) => {
    const plain = sharp({ create: { width: 60, height: 40, channels: 3, background: '#369' } })
    const made = plain.withExif({ IFD0: { ImageDescription: page, Artist: '演安 13800138000' } }).toFormat(format)
    const archive = zipOf({ 'index.html': page })
    const both = Buffer.concat([await made.toBuffer(), Buffer.from(page), archive])
    const { raw, headers } = await upload(both, `image/${format}`)
    for (const trace of ['script', '13800138000', 'PK\u0003\u0004', 'Exif']) expect(raw.includes(trace)).toBe(false)
    expect(headers['content-type']).toBe(`image/${format}`)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(String(headers['content-security-policy'])).toContain("script-src 'self'")
  })

  test('a document is stored by the browser, not shown', async () => {
    const both = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(page), Buffer.alloc(6000)])
    const { headers } = await upload(both, 'application/pdf')
    expect(String(headers['content-disposition'])).toMatch(/^attachment/)
  })
})
