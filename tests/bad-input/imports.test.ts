/**
 * Lists of grids that cannot be taken: each is judged whole, nothing of it is stored but the report, and the report
 * keeps the rows as they came. Rules: docs/domain.md A2; docs/boundaries.md (columns that nobody may bring).
 */
import type { AreaBody, ImportReport } from '@onegrid/contract'
import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rows } from '../../apps/server/src/platform/database/index.ts'
import { MAKING_MS, testDistrict } from '../district.ts'
import type { TestDistrict } from '../district.ts'
import { stateOf } from '../state.ts'
import { refused, sayIn } from './refused.ts'

interface Feature {
  type: 'Feature'
  properties: Record<string, unknown>
  geometry: { type: string; coordinates: unknown }
}

let district: TestDistrict
let village: AreaBody
/** The village's grids as an export gives them: sent back, they are right. */
let right: Feature[]

beforeAll(async () => {
  district = await testDistrict()
  const { grids, tree } = district
  const home = tree.get(grids[0]?.villageId as string)
  const admin = district.as('admin-system')
  village = ((await admin.get(`/api/v1/areas/${home?.id}`)).body as { area: AreaBody }).area
  const exported = await admin.get(`/api/v1/areas/export?format=geojson&parent=${village.id}`)
  right = (JSON.parse(exported.raw.toString()) as { features: Feature[] }).features
}, MAKING_MS)
afterAll(() => district.close())

test('what was exported is right when it comes back', async () => {
  expect(right.length).toBeGreaterThan(2)
  const report = await send('grids.geojson', geojson(right), 'zh', 'dry=true&replace=true')
  expect([report.outcome, report.areas, report.findings]).toEqual(['checked', right.length, []])
})

describe('a broken GeoJSON', () => {
  test('that ends in the middle', async () => {
    const text = geojson(right)
    const half = text.subarray(0, text.length - 500)
    await rejected('grids.geojson', half, { code: 'file-cut', zh: '重新上传', en: 'again' })
  })

  test('that is no JSON', async () => {
    const text = geojson(right).toString().replace(':"FeatureCollection"', ' FeatureCollection')
    await rejected('grids.geojson', Buffer.from(text), { code: 'json-broken', zh: '', en: '' })
  })

  test('that is something else', async () => {
    const other = Buffer.from('{"type": "Topology", "objects": {}}')
    await rejected('grids.geojson', other, { code: 'not-feature-collection', zh: '', en: '' })
  })

  test('with a border that is none', async () => {
    const bad = changed({ geometry: { type: 'Polygon', coordinates: [[[120.4, 30], ['x', 30.1], [120.5]]] } })
    const report = await rejected('grids.geojson', geojson(bad), { code: 'geometry-broken', zh: '', en: '' })
    expect(report.rows.map(({ original }) => original.name)).toEqual(right.map(({ properties }) => properties.name))
  })

  test('with longitude and latitude swapped', async () => {
    const turned = redrawn(([lon, lat]) => [lat, lon])
    await rejected('grids.geojson', geojson(turned), { code: 'coordinates-swapped', zh: '', en: '' })
  })
})

test('grids that overlap are named in pairs, and every row is kept as it came', async () => {
  const [first, second] = right
  const bad = changed({ geometry: second?.geometry as Feature['geometry'] })
  const report = await rejected('grids.geojson', geojson(bad), {
    code: 'overlap', zh: String(first?.properties.name), en: String(second?.properties.name),
  })
  expect(report.rows.map(({ original }) => original)).toEqual(bad.map(({ properties }) => properties))
})

test('grids of another district are not ours to draw', async () => {
  const west = redrawn(([lon, lat]) => [lon - 1, lat])
  await rejected('grids.geojson', geojson(west), { code: 'outside-district', zh: '', en: '' })
  const [village, list] = ['370101001001', '370101']
  const foreign = right.map(({ properties, ...feature }) => ({
    ...feature, properties: { ...properties, code: `${list}${String(properties.code).slice(6)}`, parent_code: village },
  }))
  await rejected('grids.geojson', geojson(foreign), { code: 'village-elsewhere', zh: village, en: village })
})

test('an Excel with merged cells says which to unmerge', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('网格')
  sheet.addRow(['网格编码', '网格名称', '所属村社编码', '网格类型', '户数'])
  for (const { properties } of right) {
    sheet.addRow([properties.code, properties.name, properties.parent_code, '基础网格', 100])
  }
  sheet.mergeCells('C2:C3')
  const bytes = Buffer.from(await book.xlsx.writeBuffer())
  await rejected('grids.xlsx', bytes, { code: 'merged-cells', zh: 'C2:C3', en: 'C2:C3' })
})

describe('a column that nobody may bring', () => {
  const line = '330603111001001,第1网格,100,'

  test.each([
    ['民族', '回族'], ['宗教信仰', '佛教'], ['是否信教', '是'], ['Religion', 'Buddhist'], ['Ethnicity', 'Hui'],
    ['政治面貌', '群众'], ['是否上访', '是'],
  ])('%s', async (heading, value) => {
    const table = Buffer.from(`网格编码,网格名称,户数,${heading}\n${line}${value}\n`)
    const report = await rejected('grids.csv', table, { code: 'forbidden-column', zh: heading, en: heading })
    // Of such a list nothing is kept, not even in the report.
    expect(report.rows).toEqual([])
    const kept = await rows(district.database.owner, sql<{ n: number }>`
      select count(*) as n from area_import i where i::text like ${`%${value}%`} and i::text like ${`%第1网格%`}`)
    expect(kept).toEqual([{ n: 0 }])
  })
})

test('a name that cannot be stored is found in its row, and the rest of the row is kept', async () => {
  const [first] = right
  const bad = changed({ properties: { ...first?.properties, name: '第1\u0000网格', note: '备注\ud83d' } })
  const report = await rejected('grids.geojson', geojson(bad), { code: 'text-not-storable', zh: '', en: '' })
  expect(report.rows[0]?.original).toMatchObject({ ...first?.properties, name: '第1\uFFFD网格', note: '备注\uFFFD' })
})

test('a file of 60 MB is refused, and its sender hears why', async () => {
  const send60 = (headers: Record<string, string>) => district.as('admin-system').post(
    '/api/v1/areas/imports', Buffer.alloc(60_000_000), { ...headers, 'content-type': 'application/octet-stream' })
  await refused(district, send60, { status: 413, code: 'payload-too-large', zh: '压缩或分次提交', en: 'in parts' })
})

test('a file that is not what it says, and one that is nothing', async () => {
  await rejected('grids.xlsx', Buffer.from('只是文字'), { code: 'file-not-what-it-says', zh: '', en: '' })
  await rejected('grids.csv', Buffer.alloc(0), { code: 'file-empty', zh: '', en: '' })
  const nameless = { 'content-type': 'application/octet-stream', 'x-file-name': '%00' }
  await refused(district, headers => district.as('admin-system').post(
    '/api/v1/areas/imports', geojson(right), { ...headers, ...nameless },
  ), { status: 400, code: 'text-not-storable', zh: '删除后重试', en: 'Remove them' })
})

interface Said {
  code: string
  zh: string
  en: string
}

/** Sends it for good, in both languages: the ground stays as it was, and the report can be read again. */
async function rejected(fileName: string, bytes: Buffer, said: Said): Promise<ImportReport> {
  const { database, districtId } = district
  const before = await ground()
  let last: ImportReport | undefined
  for (const language of ['zh', 'en'] as const) {
    const report = await send(fileName, bytes, language, 'replace=true')
    expect([report.outcome, report.fileName]).toEqual(['rejected', fileName])
    const found = report.findings.find(({ code }) => code === said.code)
    expect(found, JSON.stringify(report.findings)).toMatchObject({ severity: 'error' })
    // Names and headings are as they came, so only the sentence around them has a language.
    expect(found?.message).toContain(said[language])
    if (language === 'zh') sayIn('zh', found?.message ?? '', said.zh)
    else expect(found?.message).toMatch(/[a-z]{3,} [a-z]+/)
    const path = `/api/v1/areas/imports/${report.id}`
    const again = await district.as('admin-system').get(path, { 'accept-language': language })
    expect(again.body).toEqual(report)
    last = report
  }
  expect(await ground()).toEqual(before)
  return last as ImportReport

  async function ground() {
    // The counter of the tree is also the lock of whoever judges against it.
    const { area_import: _reports, area_version: _counter, ...state } = await stateOf(database.owner, districtId)
    return state
  }
}

async function send(fileName: string, bytes: Buffer, language: string, query: string): Promise<ImportReport> {
  const headers = { 'accept-language': language, 'content-type': 'application/octet-stream', 'x-file-name': fileName }
  const answer = await district.as('admin-system').post(`/api/v1/areas/imports?${query}`, bytes, headers)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as ImportReport
}

function geojson(features: readonly Feature[]): Buffer {
  return Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }))
}

/** All are right but the first. */
function changed(change: Partial<Feature>): Feature[] {
  return right.map((feature, i) => (i === 0 ? { ...feature, ...change } : feature))
}

/** All of them, with every point elsewhere. */
function redrawn(move: (point: [number, number]) => [number, number]): Feature[] {
  const moved = (part: unknown): unknown => {
    if (!Array.isArray(part)) return part
    return typeof part[0] === 'number' ? move(part as [number, number]) : part.map(moved)
  }
  return right.map(({ geometry: { type, coordinates }, ...feature }) =>
    ({ ...feature, geometry: { type, coordinates: moved(coordinates) } }))
}
