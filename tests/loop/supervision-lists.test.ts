/**
 * What a supervision screen lists: coordination by step and clock, whistles with their arrivals, orders by their marks;
 * each to whoever may see the case. Rules: docs/domain.md S2-6, S4-28, 督办.
 */
import { randomUUID } from 'node:crypto'
import type { Coordination, OrderSummary, Whistle } from '@onegrid/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MAKING_MS, testDistrict } from '../district.ts'
import type { TestDistrict } from '../district.ts'
import { act, dispatched, report } from './people.ts'

let test: TestDistrict
let occupied: string
let farther: string
let units: Record<'lead' | 'police' | 'land', string>

beforeAll(async () => {
  test = await testDistrict()
  const desk = test.as('desk-town')
  occupied = await report(test, 'officer', { title: '占道经营', matter: '050101' })
  await dispatched(test, occupied)
  farther = await report(test, 'officer-part', { title: '邻社区占道', matter: '050101', grid: otherVillage() })
  await dispatched(test, farther)
  units = { lead: await unitOf('handler'), police: await unitOf('handler-police'), land: await unitOf('handler-land') }
  await act(desk, occupied, 'coordinate', { step: 1, text: '请两家会商' })
  await test.clock.advance(1)
  await act(desk, farther, 'coordinate', { step: 1, text: '请两家会商' })
  await act(desk, farther, 'resolve', { resolution: '未达成一致' })
  await act(desk, farther, 'coordinate', { step: 2, text: '工作组商议' })
  await test.settle()
}, MAKING_MS)
afterAll(() => test.close())

function otherVillage(): number {
  return test.grids.findIndex(({ villageId }) => villageId !== test.grids[0]?.villageId)
}

async function unitOf(username: string): Promise<string> {
  const { posts } = (await test.as(username).get('/api/v1/me')).body as { posts: { unitId: string }[] }
  return posts[0]?.unitId ?? ''
}

async function listed<Row>(who: string, path: string, query = '', headers = {}): Promise<Row[]> {
  const answer = await test.as(who).get(`/api/v1/${path}?${query}`, headers)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return (answer.body as { items: Row[] }).items
}

function titlesOf(found: readonly { case: { title: string } }[]): string[] {
  return found.map((row) => row.case.title)
}

/** The whole list, one row a page. */
async function paged<Row>(who: string, path: string, query = ''): Promise<Row[]> {
  const found: Row[] = []
  let cursor = ''
  do {
    const { body } = await test.as(who).get(`/api/v1/${path}?limit=1&${query}${cursor}`)
    const { items, next } = body as { items: Row[]; next?: string }
    found.push(...items)
    cursor = next ? `&cursor=${next}` : ''
  } while (cursor)
  return found
}

describe('coordination', () => {
  const path = 'supervision/coordinations'

  it('is listed by its clock, with step, desk and event, until there is a resolution', async () => {
    const rows = await listed<Coordination>('leader', path)
    expect(rows.map((row) => [row.case.title, row.step, row.stepText, row.owner?.name, row.task.light])).toEqual([
      ['占道经营', 1, '机构间协调', '漓渚镇受理台', 'green'], ['邻社区占道', 2, '平台工作组协调', '漓渚镇受理台', 'green'],
    ])
    const { task } = rows[0] as Coordination
    expect(task).toMatchObject({
      kind: 'coordinate',
      dueAt: expect.any(String),
      clockText: expect.stringMatching('^剩'),
    })
    expect(await paged('leader', path)).toEqual(rows)
    const [english] = await listed<Coordination>('leader', path, 'step=2', { 'accept-language': 'en' })
    expect(english?.stepText).toBe('Working group')
  })

  it('is narrowed by step, light, area and desk', async () => {
    const titles = async (query: string) => titlesOf(await listed<Coordination>('leader', path, query))
    const desk = (await listed<Coordination>('leader', path))[0]?.owner?.id
    expect(await titles('step=2')).toEqual(['邻社区占道'])
    expect(await titles('step=3')).toEqual([])
    expect(await titles('light=red')).toEqual([])
    expect(await titles(`area=${test.grids[0]?.villageId}`)).toEqual(['占道经营'])
    expect(await titles(`desk=${desk}`)).toHaveLength(2)
    expect(await titles(`desk=${randomUUID()}`)).toEqual([])
    const nowhere = Buffer.from('[1,"x"]').toString('base64url')
    for (const wrong of ['step=5', 'light=blue', 'area=x', 'cursor=x', `cursor=${nowhere}`]) {
      expect([wrong, (await test.as('leader').get(`/api/v1/${path}?${wrong}`)).status]).toEqual([wrong, 400])
    }
  })

  it('is seen by whoever sees the event', async () => {
    const seen = async (who: string) => titlesOf(await listed<Coordination>(who, path))
    expect(await seen('desk-village')).toEqual(['占道经营'])
    expect(await seen('handler')).toEqual(['占道经营', '邻社区占道'])
    expect(await seen('handler-2')).toEqual([])
    expect((await test.as('resident').get(`/api/v1/${path}`)).status).toBe(403)
  })

  it('shows when it is late, and goes with its resolution', async () => {
    await test.clock.set('2026-10-20 10:00')
    await test.settle()
    const rows = await listed<Coordination>('leader', path, 'light=red')
    expect(rows.map(({ task }) => task.light)).toEqual(['red', 'red'])
    await act(test.as('desk-town'), occupied, 'resolve', { resolution: '由执法中队主办' })
    expect(titlesOf(await listed<Coordination>('leader', path))).toEqual(['邻社区占道'])
  })
})

describe('whistles', () => {
  const path = 'supervision/whistles'

  beforeAll(async () => {
    const desk = test.as('desk-town')
    const call = { minutes: 30, purpose: 'enforcement', text: '到场会商' }
    await act(desk, occupied, 'whistle', { ...call, units: [units.police, units.land] })
    await test.clock.advance(10)
    await act(test.as('handler-land'), occupied, 'reportIn', { point: test.place(0) })
    await test.clock.advance(21)
    await act(desk, farther, 'whistle', { ...call, units: [units.police], purpose: 'emergency' })
    await test.clock.advance(5)
    await test.settle()
  })

  it('show who was called, who has come, when, and who is late; the newest first', async () => {
    const rows = await listed<Whistle>('leader', path)
    expect(rows.map((row) => [row.case.title, row.purposeText, row.called, row.arrived, row.late])).toEqual([
      ['邻社区占道', '应急处置', 1, 0, 0], ['占道经营', '综合执法', 2, 1, 1],
    ])
    const [, earlier] = rows
    expect(earlier?.units).toMatchObject([
      { state: 'waiting', late: true, metres: null, stars: null, arrivedAt: null, clock: { light: 'red' } },
      { state: 'done', late: false, metres: 0, stars: null, clock: { light: 'green' } },
    ])
    expect(earlier?.units.map(({ unit }) => unit?.id)).toEqual([units.police, units.land])
    expect(Date.parse(earlier?.units[1]?.arrivedAt ?? '')).toBe(Date.parse(earlier?.calledAt ?? '') + 10 * 60_000)
    expect(await paged('leader', path)).toEqual(rows)
  })

  it('are those where somebody is waited for, or a unit was called', async () => {
    const titles = async (query: string) => titlesOf(await listed<Whistle>('leader', path, query))
    expect(await titles(`unit=${units.land}`)).toEqual(['占道经营'])
    expect(await titles(`unit=${units.police}&area=${test.grids[0]?.villageId}`)).toEqual(['占道经营'])
    await act(test.as('handler-police'), occupied, 'reportIn', {})
    expect(await titles('waiting=true')).toEqual(['邻社区占道'])
    expect(await titles('waiting=false')).toEqual(['邻社区占道', '占道经营'])
    const [, whole] = await listed<Whistle>('leader', path)
    expect(whole).toMatchObject({ called: 2, arrived: 2, late: 1 })
  })

  it('show the stars that an arrival was given', async () => {
    const [, whistle] = await listed<Whistle>('leader', path)
    await act(test.as('desk-town'), occupied, 'rateWhistle', { stars: 4 }, { taskId: whistle?.units[1]?.taskId })
    const [, rated] = await listed<Whistle>('leader', path)
    expect(rated?.units.map(({ stars }) => stars)).toEqual([null, 4])
  })

  it('are seen by whoever sees the event, the units that were called among them', async () => {
    const seen = async (who: string) => titlesOf(await listed<Whistle>(who, path))
    expect(await seen('desk-village')).toEqual(['占道经营'])
    expect(await seen('handler-police')).toEqual(['邻社区占道', '占道经营'])
    expect(await seen('handler-land')).toEqual(['占道经营'])
    expect(await seen('handler-2')).toEqual([])
  })
})

describe('orders by their marks', () => {
  let order: string
  const marked = async (who: string, query: string) => listed<OrderSummary>(who, 'orders', query)

  beforeAll(async () => {
    const input = { type: 'leader', event: occupied, unit: units.lead, text: '请于今日答复' }
    const issued = await test.as('leader').post('/api/v1/orders', { id: randomUUID(), input })
    order = (issued.body as { case: { id: string } }).case.id
    await test.as('leader').post('/api/v1/orders', { id: randomUUID(), input: { ...input, event: farther } })
    await test.settle()
  })

  async function onOrder(action: string, input: object): Promise<void> {
    const body = { id: randomUUID(), action, input }
    const answer = await test.as('desk-town').post(`/api/v1/orders/${order}/actions`, body)
    expect([action, answer.status]).toEqual([action, 200])
    await test.settle()
  }

  it('say what each is about', async () => {
    const rows = await marked('leader', 'open=true&order=newest')
    const about = rows.map(({ supervision: { type, event, card, listed: mark } }) => [type, event?.title, card, mark])
    // What was overdue meanwhile has brought its own.
    expect(about.toSorted()).toEqual([
      ['leader', '占道经营', null, null], ['leader', '邻社区占道', null, null],
      ['timeout', '占道经营', null, null], ['timeout', '邻社区占道', null, null],
    ])
    expect(await marked('leader', 'mark=listed')).toEqual([])
  })

  it('are counted as they are listed', async () => {
    for (const query of ['open=true', 'state=replied', 'mark=listed']) {
      const { body } = await test.as('leader').get(`/api/v1/orders?count=true&limit=1&${query}`)
      expect(body).toMatchObject({ count: { value: (await marked('leader', query)).length, exact: true } })
    }
  })

  it('come and go with card and listing', async () => {
    const until = '2026-11-30T09:00:00.000Z'
    await onOrder('list', { reason: '群众反映强烈', until })
    await onOrder('issueCard', { colour: 'yellow', reason: '逾期未答' })
    for (const mark of ['listed', 'card']) {
      const [row, ...more] = await marked('leader', `mark=${mark}`)
      expect(more).toEqual([])
      expect(row).toMatchObject({
        id: order,
        supervision: { listed: { until }, card: { colour: 'yellow', by: { name: '演春' } }, proposedListing: false },
      })
    }
    expect(await marked('handler-2', 'mark=listed')).toEqual([])
    await onOrder('revokeCard', { reason: '误发' })
    expect(await marked('leader', 'mark=card')).toEqual([])
    expect(await marked('leader', 'mark=listed')).toHaveLength(1)
    await onOrder('unlist', {})
    expect(await marked('leader', 'mark=listed')).toEqual([])
    await onOrder('list', { reason: '再次挂牌' })
  })

  it('are the same when all lines are read again', async () => {
    const before = await marked('leader', 'mark=listed')
    expect(before).toHaveLength(1)
    await test.app.modules.cases.rebuild(test.districtId, 'order_marks')
    await test.settle()
    expect(await marked('leader', 'mark=listed')).toEqual(before)
  })

  it('show no event that the reader may not see', async () => {
    for (const who of ['desk-village', 'handler', 'checker']) {
      for (const { supervision } of await marked(who, '')) {
        if (!supervision.event) continue
        expect((await test.as(who).get(`/api/v1/events/${supervision.event.id}`)).status).toBe(200)
      }
    }
  })
})
