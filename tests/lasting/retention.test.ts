/**
 * What is held of a person goes: by itself when its time is over, or at the person's request. The trail stays whole and
 * tells the story without the person. Rules: docs/boundaries.md, decisions 12, 35; PIPL 19, 47.
 */
import type { AuditLine, EventDetail } from '@onegrid/contract'
import { DAY } from '@onegrid/domain'
import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rows } from '../../apps/server/src/platform/database/index.ts'
import type { Erasure } from '../../apps/server/src/platform/personal/erasure.ts'
import { baseFields } from '../../apps/server/src/platform/personal/fields.ts'
import { MAKING_MS, testDistrict } from '../district.ts'
import type { TestDistrict } from '../district.ts'
import { act, read, report, trail } from '../loop/people.ts'

const PERIOD = baseFields.telephone.retentionDays * DAY
/** Of the demo: never given to anybody. */
const PHONE = '0300-1234567'

let test: TestDistrict
beforeAll(async () => {
  test = await testDistrict()
}, MAKING_MS)
afterAll(() => test.close())

const desk = () => test.as('desk-town')

async function called(phone: string, more: object = {}): Promise<string> {
  return report(test, 'desk-town', {
    source: 'hotline', title: '楼道堆物，演禾来电', matter: '070201', reporter: { name: '演禾', phone }, ...more,
  })
}

async function close(id: string): Promise<void> {
  const { state } = (await read(desk(), id)).summary
  if (state === 'submitted') await act(desk(), id, 'accept', { waiver: '电话说清楚了' })
  await act(desk(), id, 'forceClose', { reason: '当场解决，演禾已知晓' })
  await act(test.as('leader'), id, 'countersign')
}

/** When the values of a case's reporter go; null while something concerns them. */
async function periodsOf(id: string): Promise<(number | null)[]> {
  await test.settle()
  const found = await rows(test.database.owner, sql<{ until: number | null }>`
    select p.keep_until as until from event e
    join personal p on p.district_id = e.district_id and p.subject_id = e.reporter_subject where e.case_id = ${id}`)
  return found.map(({ until }) => until)
}

async function audited(action: string): Promise<AuditLine[]> {
  const { items } = (await test.as('admin-audit').get(`/api/v1/audit?action=${action}`)).body as { items: AuditLine[] }
  return items
}

describe('the period of what is held of a reporter', () => {
  it('begins when the case closes, stops when it is reopened, and begins anew', async () => {
    const id = await called(PHONE)
    expect(await periodsOf(id)).toEqual([null, null])
    await close(id)
    const closedAt = test.clock.now()
    expect(await periodsOf(id)).toEqual([closedAt + PERIOD, closedAt + PERIOD])
    await act(desk(), id, 'reopen', { reason: '又堆上了' })
    expect(await periodsOf(id)).toEqual([null, null])
    await test.clock.advance(10)
    await close(id)
    expect(await periodsOf(id)).toEqual([closedAt + 600_000 + PERIOD, closedAt + 600_000 + PERIOD])
  })

  it('begins with every other end too', async () => {
    const rejected = await called(PHONE)
    await act(desk(), rejected, 'reject', { reason: '不属于本区' })
    expect(await periodsOf(rejected)).toEqual([test.clock.now() + PERIOD, test.clock.now() + PERIOD])
  })

  it('of who reported what was merged runs with the survivor', async () => {
    const survivor = await called(PHONE)
    const merged = await called(PHONE)
    await act(desk(), merged, 'merge', { survivor })
    expect(await periodsOf(merged)).toEqual([null, null])
    await close(survivor)
    expect((await periodsOf(merged)).every((until) => until !== null)).toBe(true)
    await act(desk(), survivor, 'reopen', { reason: '又堆上了' })
    expect(await periodsOf(merged)).toEqual([null, null])
  })

  it('is shown to those who answer for it, and to nobody else', async () => {
    const seen = await test.as('admin-security').get('/api/v1/personal/retention')
    const { items } = seen.body as { items: { field: string; running: number; later: number; due: number }[] }
    const telephone = items.find(({ field }) => field === 'telephone')
    expect(telephone).toMatchObject({ due: 0, running: 2, later: 2 })
    expect((await test.as('admin-audit').get('/api/v1/personal/retention')).status).toBe(200)
    for (const who of ['desk-town', 'admin-system', 'resident']) {
      expect((await test.as(who).get('/api/v1/personal/retention')).status, who).toBe(403)
    }
  })

  it('ends with the values and their salts, while the case and its trail stay', async () => {
    const id = await called('0300-7654321')
    await close(id)
    await periodsOf(id)
    const before = await trail(desk(), id)
    const { personal } = test.app.kit
    expect(await personal.expire(test.districtId, test.clock.now() + PERIOD)).toBe(0)
    expect(await personal.expire(test.districtId, test.clock.now() + PERIOD + 1)).toBeGreaterThanOrEqual(2)
    expect(await periodsOf(id)).toEqual([])
    expect((await read(desk(), id)).reporter).toMatchObject({ anonymous: true, name: null, phone: null })
    expect(await trail(desk(), id)).toEqual(before)
    const { trail: verdict, audit } = await test.verify()
    expect([verdict.broken, audit.broken]).toEqual([undefined, undefined])
    expect(await audited('personal.expire')).not.toEqual([])
  })
})

describe('erasing a person who asks for it', () => {
  const phone = '0300-5550001'
  const asking = { field: 'telephone', value: phone, ground: 'consent_withdrawn', reference: 'YQ-2026-7' }
  const ask = (who: string, more: object = {}) =>
    test.as(who).post('/api/v1/personal/erasures', { ...asking, ...more })
  let first: string
  let second: string
  let open: string
  beforeAll(async () => {
    first = await called(phone, { title: '演禾家门口的井盖响' })
    second = await called(phone, { title: '演禾再报：井盖又响' })
    open = await called('0300-5550002')
    await act(desk(), first, 'comment', { text: '回访了演禾，等他在家' })
    await close(first)
    await test.settle()
  }, MAKING_MS)

  it('is for the security administrator, asks for its ground, and finds nobody who is not there', async () => {
    for (const who of ['desk-town', 'admin-system', 'admin-audit', 'leader']) {
      expect((await ask(who)).status, who).toBe(403)
    }
    expect((await ask('admin-security', { ground: '演禾要求' })).status).toBe(400)
    expect((await ask('admin-security', { value: '0300-9999999' })).status).toBe(404)
    expect((await ask('admin-security', { field: 'address' })).body).toMatchObject({ code: 'undeclared-field' })
  })

  it('counts first, and goes no further while the authority owes an answer', async () => {
    const counted = (await ask('admin-security')).body as Erasure
    expect(counted).toMatchObject({ people: 2, values: 4, texts: 0, done: false })
    expect([counted.cases.length, counted.open.length]).toEqual([2, 1])
    const refused = await ask('admin-security', { confirmation: counted.confirmation })
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'person-concerned' }])
    expect((await read(desk(), second)).reporter).toMatchObject({ anonymous: false })
  })

  it('takes what was counted and nothing else', async () => {
    await close(second)
    await test.settle()
    const counted = (await ask('admin-security')).body as Erasure
    expect(counted.open).toEqual([])
    const later = await called(phone)
    await close(later)
    const stale = await ask('admin-security', { confirmation: counted.confirmation })
    expect([stale.status, stale.body]).toMatchObject([409, { code: 'stale-form' }])
    const again = (await ask('admin-security')).body as Erasure
    const done = (await ask('admin-security', { confirmation: again.confirmation })).body as Erasure
    expect(done).toMatchObject({ people: 3, values: 6, done: true })
    expect(done.texts).toBeGreaterThan(6)
  })

  it('leaves nothing of the person, anywhere, and others as they were', async () => {
    const holding = await rows(test.database.owner, sql<{ name: string }>`
      select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`)
    for (const { name } of holding) {
      const found = await rows(test.database.owner, sql<{ n: number }>`
        select count(*)::int as n from ${sql.table(name)} t where t::text like '%井盖%响%' or t::text like '%等他在家%'`)
      expect([name, found[0]?.n]).toEqual([name, 0])
    }
    expect((await ask('admin-security')).status).toBe(404)
    for (const query of ['q=演禾家', 'q=井盖又响']) {
      const { items } = (await desk().get(encodeURI(`/api/v1/events?${query}`))).body as { items: { id: string }[] }
      expect(items.filter(({ id }) => [first, second].includes(id))).toEqual([])
    }
    const sheet = await desk().get('/api/v1/events/export')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(sheet.raw as unknown as ExcelJS.Buffer)
    const cells = JSON.stringify(book.worksheets[0]?.getSheetValues())
    expect(cells).toContain('演禾来电')
    expect(cells).not.toMatch(/演禾家门口|井盖又响/)
    expect((await read(desk(), open)).reporter).toMatchObject({ anonymous: false })
  })

  it('leaves a trail that is whole and reads as a story without the person', async () => {
    const detail = await read(desk(), first)
    const nobody: Partial<EventDetail['reporter']> = { anonymous: true, name: null, phone: null }
    expect(detail).toMatchObject({ text: null, reporter: nobody })
    const lines = await trail(desk(), first)
    expect(lines.map(({ action }) => action)).toEqual(['report', 'comment', 'accept', 'forceClose', 'countersign'])
    expect(lines.every(({ sentence }) => sentence.length > 5 && !sentence.includes('演禾'))).toBe(true)
    expect(lines.flatMap(({ remarks }) => Object.values(remarks))).toEqual([])
    const { trail: verdict, audit } = await test.verify()
    expect([verdict.broken, audit.broken]).toEqual([undefined, undefined])
    await test.app.modules.cases.rebuild(test.districtId, 'case_tallies')
    await test.settle()
  })

  it('stands in the audit log without the person', async () => {
    const [line] = await audited('personal.erase')
    expect(line).toMatchObject({ outcome: 'success', detail: { people: 3, count: 6, ground: 'consent_withdrawn' } })
    expect(line?.sentence).toContain('撤回同意')
    expect(JSON.stringify([line, ...(await audited('personal.count'))])).not.toMatch(/0300|演禾/)
  })
})
