/** The rooms of the ground over HTTP, on a real database: point, import with its report, replacement, export. */
import type { AreaBody } from '@onegrid/contract'
import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { rows } from '../../platform/database/index.ts'
import { demoCast } from '../../testing/cast.ts'
import { testApp } from '../../testing/app.ts'
import type { TestApp } from '../../testing/app.ts'
import type { Polygon, Position } from './geometry.ts'
import type { NewArea } from './store.ts'

const TOWN = '330603111'
const NORTH = `${TOWN}200`
const SOUTH = `${TOWN}206`
const by = { districtId: 1, system: 'test' }

let test: TestApp
beforeAll(async () => {
  test = await testApp({ cast: demoCast })
  await plantDivisions()
  await appoint('admin-system', 'admin_system')
})
afterAll(() => test.close())
beforeEach(async () => {
  await sql`delete from area where level = 'grid'`.execute(test.database.owner)
  // Counts a change, so that the tree in memory is read anew.
  await test.app.modules.areas.change(1, async () => {})
})

describe('an import', () => {
  it('is checked first, then taken whole, and answers for points', async () => {
    const dry = await send(collection(grids(NORTH)), '?dry=true')
    expect(dry).toMatchObject({ status: 200, body: { outcome: 'checked', areas: 3 } })
    expect(faults(dry.body)).toEqual([])
    expect(await located(120.005, 30.005)).toMatchObject({ grid: null, nearest: null })

    const { status, body } = await send(collection(grids(NORTH)))
    expect([status, (body as Report).outcome]).toEqual([201, 'imported'])
    const found = await located(120.015, 30.005)
    expect(found).toMatchObject({ grid: { code: `${NORTH}002` }, village: { code: NORTH }, town: { code: TOWN } })
    const outside = await located(120.0301, 30.005)
    expect(outside).toMatchObject({ grid: null, nearest: { grid: { code: `${NORTH}003` }, metres: 10 } })
    const again = await test.as('admin-system').get(`/api/v1/areas/imports/${(body as Report).id}`)
    expect(again.body).toEqual(body)
  })

  it('refuses all of it for one fault, and keeps every row as it came', async () => {
    const [first, second, third] = grids(NORTH)
    const overlapping = { ...second!, geometry: box(0.9, 0, 2, 1) }
    const { status, body } = await send(collection([first!, overlapping, third!]))
    const report = body as Report
    expect([status, report.outcome, report.rows.length]).toEqual([200, 'rejected', 3])
    expect(faults(report)).toEqual(['overlap'])
    const overlap = report.findings.find(({ code }) => code === 'overlap')
    expect(overlap).toMatchObject({ row: 2, message: expect.stringContaining('重叠') as string })
    expect(report.rows[1]?.original).toMatchObject({ 网格名称: '第2网格', 备注: '原样保留' })
    expect(await located(120.005, 30.005)).toMatchObject({ grid: null })
  })

  const bad: [string, string, () => Buffer | Promise<Buffer>][] = [
    ['file-cut', 'a.geojson', () => collection(grids(NORTH)).subarray(0, 400)],
    ['file-empty', 'a.geojson', () => Buffer.alloc(0)],
    ['coordinates-swapped', 'a.geojson', () => collection(grids(NORTH).map(swapped))],
    ['forbidden-column', 'a.geojson', () => changed({ more: { 宗教信仰: '' } })],
    ['text-not-storable', 'a.geojson', () => changed({ name: 'a\0b' })],
    ['merged-cells', 'a.xlsx', mergedSheet],
    ['file-not-what-it-says', 'a.xlsx', () => collection(grids(NORTH))],
    ['village-unknown', 'a.geojson', () => collection(grids(`${TOWN}999`))],
  ]
  it.each(bad)('answers %s with what to do', async (code, name, file) => {
    const { status, body } = await send(await file(), '', name)
    const report = body as Report
    expect([status, report.outcome]).toEqual([200, 'rejected'])
    expect(report.findings.map(found => found.code)).toContain(code)
  })

  it('speaks the language of its reader', async () => {
    const english = { 'accept-language': 'en' }
    const { body } = await send(collection(grids(NORTH)).subarray(0, 300), '', 'a.geojson', english)
    expect((body as Report).findings[0]?.message).toMatch(/^The file is incomplete/)
  })

  it('never reads codes of one list as those of another', async () => {
    const { body } = await send(collection(grids(NORTH)), '?scheme=mca&version=2025')
    expect(new Set(faults(body))).toEqual(new Set(['village-unknown']))
  })

  it('is the system administrator’s', async () => {
    const headers = { 'content-type': 'application/octet-stream' }
    const answer = await test.as('officer').post('/api/v1/areas/imports', collection(grids(NORTH)), headers)
    expect(answer.status).toBe(403)
  })
})

describe('a second import', () => {
  it('does not take codes in force', async () => {
    await send(collection(grids(NORTH)))
    const { body } = await send(collection(grids(NORTH)))
    expect((body as Report).outcome).toBe('rejected')
    expect(new Set(faults(body))).toEqual(new Set(['code-in-force', 'overlap-existing']))
  })

  it('replaces the grids of its villages, and each old one names who took over its ground', async () => {
    await send(collection([...grids(NORTH), ...grids(SOUTH)]))
    await sql`update area set valid_from = '2020-01-01' where level = 'grid'`.execute(test.database.owner)
    const [west, , east] = grids(NORTH)
    const redrawn = [
      { ...west!, geometry: box(0, 0, 1.5, 1) },
      { ...east!, code: `${NORTH}004`, name: '第4网格', geometry: box(1.5, 0, 3, 1) },
    ]
    const { body: dry } = await send(collection(redrawn), '?replace=true&dry=true')
    expect(dry).toMatchObject({ outcome: 'checked', areas: 2, villages: 1, ended: 3 })
    const { body } = await send(collection(redrawn), '?replace=true')
    expect(body).toMatchObject({ outcome: 'imported', areas: 2, villages: 1, ended: 3 })
    const stored = await rows(test.database.db, sql<{ code: string; heirs: string[] | null; ended: boolean }>`
      select code, valid_to is not null as ended,
        (select array_agg(heir.code order by heir.code) from area heir where heir.id = any(area.successor_ids)) as heirs
      from area where level = 'grid' and code like ${`${NORTH}%`} order by code, valid_from`)
    const serial = (code: string) => code.slice(12)
    expect(stored.map(({ code, ended, heirs }) => [serial(code), ended, heirs?.map(serial)])).toEqual([
      ['001', true, ['001']],
      ['001', false, undefined],
      ['002', true, ['001', '004']],
      ['003', true, ['004']],
      ['004', false, undefined],
    ])
    expect(await located(120.012, 30.005)).toMatchObject({ grid: { code: `${NORTH}001` } })
    expect(await located(120.005, 30.015)).toMatchObject({ grid: { code: `${SOUTH}001` } })
  })

  it('of the same day corrects the first', async () => {
    await send(collection(grids(NORTH)))
    const ids = await gridIds()
    const corrected = grids(NORTH).map(grid => ({ ...grid, households: 99 }))
    const { body } = await send(collection(corrected), '?replace=true')
    expect(body).toMatchObject({ outcome: 'imported', ended: 0 })
    expect(await gridIds()).toEqual(ids)
    expect(await located(120.005, 30.005)).toMatchObject({ grid: { households: 99, version: 2 } })
  })
})

describe('the list of imports', () => {
  it('has the newest first, with who and how it went, page by page', async () => {
    await send(collection(grids(NORTH)), '?dry=true', '甲.geojson')
    await send(collection(grids(NORTH)).subarray(0, 300), '', '乙.geojson')
    const admin = test.as('admin-system')
    const page = (await admin.get('/api/v1/areas/imports?limit=1')).body as { items: object[]; next: string }
    const by = await nameOf('admin-system')
    expect(page.items).toMatchObject([{ fileName: '乙.geojson', outcome: 'rejected', areas: 0, errors: 1, by }])
    const more = (await admin.get(`/api/v1/areas/imports?limit=1&cursor=${page.next}`)).body as typeof page
    expect(more.items).toMatchObject([{ fileName: '甲.geojson', outcome: 'checked', areas: 3, errors: 0, by }])
    expect((await test.as('officer').get('/api/v1/areas/imports')).status).toBe(403)
  })
})

describe('a list of areas', () => {
  it('says where each lies and how many grids it holds', async () => {
    await send(collection([...grids(NORTH), ...grids(SOUTH)]))
    const get = async (query: string) => {
      const { body } = await test.as('officer').get(`/api/v1/areas?${query}`)
      return body as { items: AreaBody[] }
    }
    const towns = await get('level=town')
    expect(towns.items.find(({ code }) => code === TOWN)).toMatchObject({ grids: 6, within: '' })
    const [village] = (await get(`q=${NORTH}&level=village`)).items
    const town = towns.items.find(({ code }) => code === TOWN)
    expect(village).toMatchObject({ grids: 3, within: town?.name })
    const [grid] = (await get(`q=${NORTH}001`)).items
    expect(grid).toMatchObject({ grids: 1, within: `${town?.name} ${village?.name}` })
  })
})

describe('an export', () => {
  it('can be imported again', async () => {
    await send(collection(grids(NORTH)))
    const { raw, headers } = await test.as('officer').get('/api/v1/areas/export?format=geojson')
    expect(headers['content-disposition']).toContain('grids-330603.geojson')
    const { body } = await send(raw, '?replace=true')
    expect(body).toMatchObject({ outcome: 'imported', areas: 3, findings: [] })
    const book = await test.as('officer').get('/api/v1/areas/export?format=xlsx')
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(book.raw as unknown as ExcelJS.Buffer)
    expect(workbook.worksheets[0]?.getCell('A2').value).toBe(`${NORTH}001`)
  })
})

describe('a point', () => {
  it('is told when it is swapped or abroad', async () => {
    const at = (lon: number, lat: number) => test.as('officer').get(`/api/v1/areas/at?lon=${lon}&lat=${lat}`)
    expect((await at(30, 120)).body).toMatchObject({ code: 'position-swapped' })
    expect((await at(2.35, 48.85)).body).toMatchObject({ code: 'position-outside' })
  })
})

async function nameOf(username: string): Promise<string | undefined> {
  const [account] = await rows(test.database.db, sql<{ name: string }>`
    select display_name as name from account where username = ${username}`)
  return account?.name
}

/** What is more than a hint. */
function faults(body: unknown): string[] {
  return (body as Report).findings.filter(({ severity }) => severity !== 'hint').map(({ code }) => code)
}

interface Report {
  id: string
  outcome: string
  findings: { code: string; severity: string; row: number | null; message: string }[]
  rows: { row: number; original: Record<string, unknown> }[]
}

interface Grid {
  code: string
  name: string
  households: number
  geometry: Polygon
  more?: Record<string, unknown>
}

/** Three squares of a hundredth of a degree side by side; the second village lies north of the first. */
function grids(village: string): Grid[] {
  const y = village === SOUTH ? 1 : 0
  return [0, 1, 2].map(x => ({
    code: `${village}00${x + 1}`, name: `第${x + 1}网格`, households: 120, geometry: box(x, y, x + 1, y + 1),
  }))
}

function collection(list: readonly Grid[]): Buffer {
  const features = list.map(({ code, name, households, geometry, more }) => ({
    type: 'Feature', geometry, properties: { 网格编码: code, 网格名称: name, 户数: households, 备注: '原样保留', ...more },
  }))
  return Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }))
}

function changed(change: Partial<Grid>): Buffer {
  return collection(grids(NORTH).map(grid => ({ ...grid, ...change })))
}

function swapped(grid: Grid): Grid {
  const turned = grid.geometry.coordinates.map(ring => ring.map(([x, y]): Position => [y, x]))
  return { ...grid, geometry: { type: 'Polygon', coordinates: turned } }
}

async function mergedSheet(): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('网格')
  sheet.addRow(['网格编码', '网格名称'])
  sheet.addRow([`${NORTH}001`, '第1网格'])
  sheet.addRow([`${NORTH}002`, '第2网格'])
  sheet.mergeCells('B2:B3')
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

function box(x1: number, y1: number, x2: number, y2: number): Polygon {
  const at = (x: number, y: number): Position => [Number((120 + x / 100).toFixed(7)), Number((30 + y / 100).toFixed(7))]
  return { type: 'Polygon', coordinates: [[at(x1, y1), at(x2, y1), at(x2, y2), at(x1, y2), at(x1, y1)]] }
}

function send(file: Buffer, query = '', name = 'a.geojson', more: Record<string, string> = {}) {
  const headers = { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name), ...more }
  return test.as('admin-system').post(`/api/v1/areas/imports${query}`, file, headers)
}

async function located(lon: number, lat: number): Promise<unknown> {
  return (await test.as('officer').get(`/api/v1/areas/at?lon=${lon}&lat=${lat}`)).body
}

async function gridIds(): Promise<string[]> {
  const found = await rows(
    test.database.db,
    sql<{ id: string }>`select id from area where level = 'grid' order by code`,
  )
  return found.map(({ id }) => id)
}

async function plantDivisions(): Promise<void> {
  const ids = new Map(['330603', TOWN, NORTH, SOUTH].map(code => [code, uuidv7()]))
  const area = (
    code: string, level: NewArea['level'], name: string, parent: string | null, polygon: Polygon,
  ): NewArea => ({
    id: ids.get(code)!, parentId: parent === null ? null : ids.get(parent)!, level, code, codeScheme: 'nbs',
    codeVersion: '2023', name, kind: 'division', urbanRuralClass: level === 'village' ? '220' : null, households: null,
    townId: level === 'village' ? ids.get(TOWN)! : null, villageId: null, polygon, validFrom: '2020-01-01',
  })
  await test.app.modules.areas.createAreas(by, [
    area('330603', 'district', '柯桥区', null, box(0, 0, 3, 2)),
    area(TOWN, 'town', '漓渚镇', '330603', box(0, 0, 3, 2)),
    area(NORTH, 'village', '漓渚村', TOWN, box(0, 0, 3, 1)),
    area(SOUTH, 'village', '六峰村', TOWN, box(0, 1, 3, 2)),
  ])
}

async function appoint(username: string, role: 'admin_system'): Promise<void> {
  const { staff, areas } = test.app.modules
  const areaId = (await areas.tree(1)).root!.id
  const [unit] = await staff.createUnits(by, [{ name: '区综合信息指挥中心', kind: 'center', areaId }])
  await staff.createPosts(by, [{
    accountId: test.accountId(username), role, unitId: unit!.id, areaId, fromDate: '2020-01-01',
  }])
}
