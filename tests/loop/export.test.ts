/**
 * A list taken along as a workbook: what its reader may see, in its order, on record. Rules: decisions 12, 15, 35.
 */
import type { CaseSummary, ProblemBody } from '@onegrid/contract'
import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rows } from '../../apps/server/src/platform/database/index.ts'
import type { Answer } from '../../apps/server/src/testing/app.ts'
import { MAKING_MS, testDistrict } from '../district.ts'
import type { TestDistrict } from '../district.ts'
import { dispatched, report } from './people.ts'

const MOST = 8
/** In no grid of the district: its own desk takes it. */
const NOWHERE = { lon: 116.39, lat: 39.9 }
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

let test: TestDistrict
let dispatchedId: string
beforeAll(async () => {
  test = await testDistrict({ env: { EXPORT_ROWS: String(MOST) } })
  dispatchedId = await report(test, 'officer', { title: '=1+1 占道经营', matter: '050101', address: '+86 花溪路' })
  await test.clock.advance(1)
  await report(test, 'officer', { title: '路灯不亮', matter: '070201' })
  await test.clock.advance(1)
  await report(test, 'resident', { title: '精神障碍患者求助', matter: '020301' })
  const phone = { source: 'hotline', reporter: { name: '演小桐', phone: '13800138000' }, externalNumber: '12345-0001' }
  await report(test, 'desk-district', { title: '他处堆物', point: NOWHERE, ...phone })
  await report(test, 'officer-part', { title: '邻社区路灯不亮', grid: farGrid() })
  await dispatched(test, dispatchedId)
  await test.settle()
}, MAKING_MS)
afterAll(() => test.close())

/** Of another village than the story's, which `desk-village` answers for. */
function farGrid(): number {
  return test.grids.findIndex(({ villageId }) => villageId !== test.grids[0]?.villageId)
}

function ask(who: string, query = '', headers = {}): Promise<Answer> {
  return test.as(who).get(encodeURI(`/api/v1/events/export?${query}`), headers)
}

async function sheetOf(answer: Answer): Promise<ExcelJS.Worksheet> {
  expect([answer.status, answer.headers['content-type']], String(answer.body)).toEqual([200, SHEET])
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(answer.raw as unknown as ExcelJS.Buffer)
  return book.worksheets[0] as ExcelJS.Worksheet
}

/** Rows by their headings. */
async function exported(who: string, query = '', headers = {}): Promise<Record<string, unknown>[]> {
  const sheet = await sheetOf(await ask(who, query, headers))
  const cells = (row: number) => (sheet.getRow(row).values as unknown[]).slice(1)
  const headings = cells(2) as string[]
  return Array.from({ length: sheet.rowCount - 2 }, (_, n) => {
    const values = cells(n + 3)
    return Object.fromEntries(headings.map((heading, i) => [heading, values[i] ?? null]))
  })
}

async function listed(who: string, query = ''): Promise<CaseSummary[]> {
  const { body } = await test.as(who).get(encodeURI(`/api/v1/events?limit=200&${query}`))
  return (body as { items: CaseSummary[] }).items
}

async function lastOnRecord(action: string): Promise<{ outcome: string; detail: object; actor: string } | undefined> {
  const [line] = await rows(test.database.owner, sql<{ outcome: string; detail: object; actor: string }>`
    select outcome, text::jsonb -> 'detail' as detail, account.username as actor from audit_line
    join account on account.id = actor_id where action = ${action} order by at desc, audit_line.id desc limit 1`)
  return line
}

describe('an export', () => {
  const queries = [
    '', 'order=newest', 'order=level', 'order=updated', 'open=true&order=due', 'state=submitted,dispatched', 'q=堆物',
    'level=1',
  ]
  const readers = ['desk-town', 'desk-district', 'desk-village', 'leader']

  it.each(readers)('has what the list of %s has, in its order', async (who) => {
    for (const query of queries) {
      const list = await listed(who, query)
      const found = await exported(who, query)
      expect([query, found.map((row) => row.编号)]).toEqual([query, list.map(({ number }) => number)])
      expect((await lastOnRecord('event.export'))?.detail).toMatchObject({ count: list.length })
    }
  })

  it('has nothing of others: cases of elsewhere, and what only those near a case know', async () => {
    const special = ['精神障碍患者求助', '他处堆物', '邻社区路灯不亮']
    const found: Record<string, unknown> = {}
    for (const who of readers) {
      const titles = (await exported(who, 'order=oldest')).map((row) => String(row.标题))
      found[who] = titles.filter((title) => special.includes(title))
    }
    expect(found).toEqual({
      'desk-district': ['他处堆物', '邻社区路灯不亮'],
      'desk-town': ['精神障碍患者求助', '邻社区路灯不亮'],
      'desk-village': [],
      leader: ['邻社区路灯不亮'],
    })
  })

  it('shows what a list shows, harmless, with dates that can be counted with, and no reporter', async () => {
    const all = await exported('desk-district')
    const one = all.find((row) => String(row.标题).includes('占道经营'))
    expect(one).toMatchObject({
      标题: "'=1+1 占道经营", 地址: "'+86 花溪路", 状态: '待签收', 事项: '占道经营', 事项编码: '050101', 来源: '网格员', 村社: '花溪社区',
      当前责任方: '综合执法漓渚中队', 环节: '处置', 时限状态: '正常', 上报时间: new Date('2026-09-29T09:00:00Z'), 办结时间: null,
      办理要求: expect.stringContaining('综合执法漓渚中队 须在 今天'),
    })
    expect(one?.到期时间).toBeInstanceOf(Date)
    expect(JSON.stringify(all)).not.toMatch(/13800138000|演小桐|12345-0001|138\*/)
  })

  it('says above who took it out, when, how much and which filter; the file is named after it', async () => {
    const query = `state=submitted&level=3,4&area=${test.grids[0]?.townId}&openedFrom=2026-09-28T16:00:00Z&q=路灯`
    const answer = await ask('desk-town', query)
    const sheet = await sheetOf(answer)
    expect(sheet.getCell('A1').value).toBe('演春 desk-town 于 2026-09-29 09:02 导出，共 2 件。' +
      '筛选：状态 待受理；等级 三级、四级；区域 漓渚镇；上报不早于 2026-09-29 00:00；检索“路灯”。时间为北京时间。')
    expect(decodeURIComponent(String(answer.headers['content-disposition'])))
      .toBe("attachment; filename*=UTF-8''事件清单-柯桥区-20260929-0902.xlsx")
    expect(sheet.headerFooter.oddFooter).toContain('演春 desk-town')
  })

  it('speaks English where it is asked to', async () => {
    const answer = await ask('desk-town', 'open=true', { 'accept-language': 'en' })
    const sheet = await sheetOf(answer)
    expect(sheet.name).toBe('Events')
    expect(sheet.getCell('A1').value).toMatch(/^Exported by 演春 desk-town on 2026-09-29 09:02, 4 in all. Filter: open\./)
    const headings = (sheet.getRow(2).values as string[]).slice(1)
    expect(headings.slice(0, 4)).toEqual(['Number', 'Title', 'State', 'Level'])
    expect(headings.join()).not.toMatch(/\p{Script=Han}/u)
  })

  it('stands on the audit log with filter and count, without what was searched for', async () => {
    await ask('desk-town', 'q=演小桐&order=newest&level=1,2')
    expect(await lastOnRecord('event.export')).toEqual({
      outcome: 'success', actor: 'desk-town', detail: { count: 0, level: '1,2', order: 'newest', searched: true },
    })
  })
})

describe('is refused', () => {
  it('beyond so many, in both languages and on record; the very number is given', async () => {
    const before = (await listed('desk-district')).length
    for (let n = before; n < MOST; n++) await report(test, 'officer', { title: `路灯不亮 ${n}` })
    expect(await exported('desk-district')).toHaveLength(MOST)
    await report(test, 'officer', { title: '多一件' })
    for (const [language, said] of [['zh', '缩小筛选范围'], ['en', 'Narrow it']] as const) {
      const answer = await ask('desk-district', 'open=true', { 'accept-language': language })
      expect([answer.status, (answer.body as ProblemBody).code]).toEqual([422, 'export-too-large'])
      expect((answer.body as ProblemBody).detail).toContain(said)
      expect((answer.body as ProblemBody).detail).toContain(String(MOST))
      expect(answer.headers['content-disposition']).toBeUndefined()
    }
    expect(await lastOnRecord('event.export')).toMatchObject({
      outcome: 'refused', actor: 'desk-district', detail: { open: true, count: MOST + 1 },
    })
    expect(await exported('desk-district', 'q=多一件')).toHaveLength(1)
  })

  it('to whoever may not take lists along', async () => {
    for (const who of ['officer', 'handler', 'checker', 'resident', 'admin-system']) {
      const { status, body } = await ask(who)
      expect([who, status, (body as ProblemBody).code]).toEqual([who, 403, 'forbidden'])
    }
    expect(await lastOnRecord('route.call')).toMatchObject({ outcome: 'refused', actor: 'admin-system' })
  })

  it('for a filter that means nothing', async () => {
    const wrong = ['level=9', 'cursor=x', 'limit=5', 'count=true', `area=${test.districtId}`, 'order=best']
    for (const query of wrong) expect([query, (await ask('desk-town', query)).status]).toEqual([query, 400])
    const nowhere = await ask('desk-town', 'area=018f0000-0000-7000-8000-000000000000')
    expect((nowhere.body as ProblemBody).code).toBe('unknown-reference')
  })
})
