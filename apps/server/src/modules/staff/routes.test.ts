/** Units, posts, rota and hand-over through the real server: who may, where, and what they are told. */
import type { Desk, DutyNow, GridCard, Shift, StaffPost, Unit } from '@onegrid/contract'
import { areaRoutes, dutyRoutes, handoverRoutes, staffRoutes, toMoment, unitRoutes } from '@onegrid/contract'
import { afterAll, describe, expect, it } from 'vitest'
import { testServer } from '../../testing/server.ts'
import { installAreas } from '../areas/index.ts'
import type { AreasApi } from '../areas/index.ts'
import type { StaffApi } from './api.ts'
import { installStaff } from './index.ts'
import { china, plantGround, settleTown, townCast } from './testing.ts'

let rooms: { areas: AreasApi; staff: StaffApi } | undefined
const server = await testServer({
  cast: { ...townCast, newcomer: { name: '演新' }, resident: { name: '演桐', kind: 'resident' } },
  routes: [...areaRoutes, ...unitRoutes, ...staffRoutes, ...dutyRoutes, ...handoverRoutes],
  wallClock: () => china('00:00', '2026-09-01'),
  install(kit) {
    const areas = installAreas(kit)
    rooms = { areas, staff: installStaff(kit, areas) }
  },
})
const { kit } = server.app
const id = await plantGround(rooms!.areas, kit.ownerDb)
await kit.clock.set(server.districtId, { now: china('09:00'), rate: 0 })
const accounts = Object.fromEntries(
  Object.keys(townCast).map((name): [string, string] => [name, server.accountId(name)]),
)
const { units, desks, postOf, people } = await settleTown(rooms!.staff, id, accounts)
afterAll(() => server.close())

const as = (who: keyof typeof townCast | 'newcomer' | 'resident') => server.as(who)
const items = <T>({ body }: { body: unknown }) => (body as { items: T[] }).items

describe('units and desks', () => {
  it('are read by everybody signed in and written by the system administrator', async () => {
    const unit = { name: '演示司法所', kind: 'stationed', areaId: id.town }
    for (const who of ['admin-security', 'leader', 'desk-district'] as const) {
      expect((await as(who).post('/api/v1/units', unit)).status).toBe(403)
    }
    const created = await as('admin-system').post('/api/v1/units', unit)
    expect(created).toMatchObject({ status: 201, body: { ...unit, active: true, version: 1, functions: [] } })
    const filled = { function: '司法所', areaId: id.town, unitId: (created.body as Unit).id }
    expect(await as('admin-system').put('/api/v1/unit-functions', filled)).toMatchObject({ status: 200, body: filled })
    const listed = items<Unit>(await as('resident').get(`/api/v1/units?areaId=${id.town}&kind=stationed`))
    expect(listed.find(({ name }) => name === unit.name)?.functions).toEqual([{ function: '司法所', areaId: id.town }])
    expect((await server.stranger.get('/api/v1/units')).status).toBe(401)
    const again = await as('admin-system').post('/api/v1/units', unit)
    expect(again).toMatchObject({ status: 409, body: { code: 'already-exists' } })
  })

  it('say what stands against closing them', async () => {
    const unitId = items<Desk>(await as('leader').get('/api/v1/desks')).find(desk => desk.id === desks.town)!.unitId
    const unit = await as('leader').get(`/api/v1/units/${unitId}`)
    expect(unit).toMatchObject({ status: 200, body: { unit: { id: unitId, areaName: expect.any(String) as string } } })
    const { open } = unit.body as { open: { desks: number; posts: number; tasks: number } }
    expect([open.desks > 0, open.posts > 0, open.tasks]).toEqual([true, true, 0])
    const desk = await as('leader').get(`/api/v1/desks/${desks.town}`)
    const there = { desk: { id: desks.town, posts: 2 }, open: { posts: 2, tasks: 0 } }
    expect(desk).toMatchObject({ status: 200, body: there })
    expect((await as('leader').get(`/api/v1/desks/${unitId}`)).status).toBe(404)
  })

  it('tell how to close what is still in use', async () => {
    const answer = await as('admin-system').post(`/api/v1/desks/${desks.town}/close`, { version: 1 })
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'still-in-use', detail: '仍有受理台 0 个、在任岗位 2 个、未办结任务 0 件，先移交或停用再操作。' },
    })
    const unknown = await as('admin-system').patch(`/api/v1/desks/${desks.town}`, { version: 1, colour: 'red' })
    expect(unknown).toMatchObject({ status: 400, body: { fields: [{ path: '/colour' }] } })
  })
})

describe('posts', () => {
  it('are given by the security administrator, and count from the next request', async () => {
    const post = {
      accountId: server.accountId('newcomer'), role: 'handler', unitId: units.squad, areaId: id.town,
      fromDate: '2026-09-30',
    }
    expect((await as('admin-system').post('/api/v1/posts', post)).status).toBe(403)
    expect((await as('newcomer').post('/api/v1/duty/begin', { postId: postOf.fang })).status).toBe(403)
    const created = await as('admin-security').post('/api/v1/posts', post)
    const given = { name: '演新', engagement: 'staff', keepsRota: false, toDate: null }
    expect(created).toMatchObject({ status: 201, body: given })
    const { id: postId, version } = created.body as StaffPost
    expect((await as('newcomer').post('/api/v1/duty/begin', { postId })).status).toBe(200)
    const read = await as('leader').get(`/api/v1/posts/${postId}`)
    expect(read).toMatchObject({ status: 200, body: { name: '演新', unitName: '综合执法漓渚中队', areaName: '漓渚镇' } })
    expect((await as('leader').get(`/api/v1/posts/${units.squad}`)).status).toBe(404)
    const ended = { version: version + 1, toDate: '2026-09-30' }
    const patched = await as('admin-security').patch(`/api/v1/posts/${postId}`, ended)
    expect(patched).toMatchObject({ status: 200, body: { toDate: '2026-09-30' } })
    const ending = async (day: string) => items<StaffPost>(await as('leader').get(`/api/v1/posts?endsBy=${day}`))
    expect((await ending('2026-09-30')).map(post => post.id)).toEqual([postId])
    expect(await ending('2026-09-29')).toEqual([])
  })

  it('are found by name, page by page', async () => {
    const found = items<StaffPost>(await as('leader').get(`/api/v1/posts?search=${encodeURIComponent('演安')}`))
    expect(found).toMatchObject([{ id: postOf.an, role: 'officer', areaId: id.grid1 }])
    const pages: string[] = []
    let cursor = ''
    do {
      const page = await as('leader').get(`/api/v1/posts?limit=4${cursor}`)
      pages.push(...items<StaffPost>(page).map(post => post.id))
      const { next } = page.body as { next?: string }
      cursor = next === undefined ? '' : `&cursor=${next}`
    } while (cursor)
    expect(pages).toHaveLength(11)
    expect(new Set(pages).size).toBe(11)
  })

  it('stand vacant where nobody holds them', async () => {
    const vacant = items<{ kind: string; name: string }>(await as('leader').get(`/api/v1/vacancies?areaId=${id.town}`))
    expect(vacant.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'grid_without_officer 演示社区第1网格', 'grid_without_leader 演示社区第1网格',
      'grid_without_officer 演示村第2网格',
      'unit_without_handler 漓渚派出所', 'unit_without_handler 演示司法所',
    ])
    expect((await as('leader').get(`/api/v1/vacancies?areaId=${units.room}`)).status).toBe(404)
  })
})

describe('the public card of a grid', () => {
  it('is for anybody: names, titles, work telephones, who is on duty', async () => {
    const card = (await server.stranger.get(`/api/v1/grids/${id.grid1}/card`)).body as GridCard
    expect(card.people).toEqual([
      { name: '演安', role: 'officer', title: null, workPhone: '0575-0000001', onDuty: true },
      { name: '演北', role: 'officer', title: null, workPhone: null, onDuty: true },
      { name: '演吉', role: 'grid_leader', title: '村主任', workPhone: null, onDuty: true },
    ])
    expect((await server.stranger.get(`/api/v1/grids/${id.town}/card`)).status).toBe(404)
  })
})

describe('the rota', () => {
  const shift = (postId: string, from: string, to: string, kind = 'desk') =>
    ({ postId, kind, startsAt: toMoment(china(from)), endsAt: toMoment(china(to)) })

  it('is planned from above: in one’s own area, not elsewhere', async () => {
    const shifts = [shift(postOf.an, '08:00', '17:30', 'patrol'), shift(postOf.chun, '08:00', '17:30')]
    expect((await as('officer').post('/api/v1/duty/shifts', { shifts })).status).toBe(403)
    // The grid leader plans in his village, not at the town's desk.
    const foreign = await as('leader-grid').post('/api/v1/duty/shifts', { shifts })
    expect(foreign).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    const planned = await as('leader').post('/api/v1/duty/shifts', { shifts })
    expect(planned).toMatchObject({ status: 201, body: { items: [{ name: '演安' }, { name: '演春' }] } })
    const again = await as('leader').post('/api/v1/duty/shifts', { shifts })
    expect(again).toMatchObject({ status: 409, body: { code: 'shift-overlaps' } })
    const range = `from=${toMoment(china('00:00'))}&to=${toMoment(china('24:00'))}`
    const listed = items<Shift>(await as('officer').get(`/api/v1/duty/shifts?${range}&deskId=${desks.town}`))
    expect(listed).toMatchObject([{ postId: postOf.chun, kind: 'desk', begunAt: null }])
    const backwards = [shift(postOf.qiu, '17:30', '08:00')]
    expect((await as('leader').post('/api/v1/duty/shifts', { shifts: backwards })).status).toBe(400)
    const own = [shift(postOf.bei, '12:00', '13:00', 'patrol')]
    const byLeader = await as('leader-grid').post('/api/v1/duty/shifts', { shifts: own })
    expect(byLeader.status).toBe(201)
    const [{ id: shiftId } = { id: '' }] = items<Shift>(byLeader)
    expect((await as('leader-grid').delete(`/api/v1/duty/shifts/${shiftId}`)).status).toBe(204)
  })

  it('tells a resident’s point who is there now', async () => {
    const now = (await as('resident').get('/api/v1/duty/now?lon=120.505&lat=30.005')).body as DutyNow
    expect(now).toMatchObject({
      gridId: id.grid1, officer: { person: { name: '演安', until: toMoment(china('17:30')) }, why: 'on_duty' },
      desk: { name: '漓渚镇受理台' }, fallbacks: [],
    })
    expect(now.desk.people.map(({ name }) => name)).toEqual(['演春', '演秋'])
  })

  it('is handed over by who sits at the desk, or leads above it', async () => {
    const order = { deskId: desks.town, fromAccountId: people.chun, toAccountId: people.qiu, note: '油烟一件待催' }
    expect((await as('desk-district').post('/api/v1/duty/handovers', order)).status).toBe(403)
    expect((await as('handler').post('/api/v1/duty/handovers', order)).status).toBe(403)
    const done = await as('desk-town').post('/api/v1/duty/handovers', order)
    expect(done).toMatchObject({
      status: 201, body: { handover: { fromName: '演春', toName: '演秋', note: order.note }, owed: [], moved: 0 },
    })
    const now = (await as('desk-town').get('/api/v1/duty/now?lon=120.505&lat=30.005')).body as DutyNow
    expect(now.desk.people.map(({ name }) => name)).toEqual(['演秋'])
    const record = items(await as('leader').get(`/api/v1/duty/handovers?deskId=${desks.town}`))
    expect(record).toMatchObject([{ toName: '演秋', at: toMoment(china('09:00')) }])
  })

  it('copies weeks from Monday to Monday', async () => {
    const order = { deskId: desks.town, from: '2026-09-28', to: '2026-10-12' }
    const copy = () => as('leader').post('/api/v1/duty/copy-week', order)
    expect(await copy()).toMatchObject({ status: 200, body: { copied: 2, skipped: [] } })
    expect(await copy()).toMatchObject({ body: { copied: 0, kept: 2 } })
    expect((await as('leader').post('/api/v1/duty/copy-week', { ...order, from: '2026-09-29' })).status).toBe(400)
    expect((await as('leader-grid').post('/api/v1/duty/copy-week', order)).status).toBe(403)
  })

  it('lets each begin and end the own duty only', async () => {
    expect((await as('officer').post('/api/v1/duty/begin', { postId: postOf.bei })).status).toBe(404)
    expect(await as('officer').post('/api/v1/duty/begin', { postId: postOf.an })).toMatchObject({
      status: 200, body: { begunAt: toMoment(china('09:00')) },
    })
    const ended = items<Shift>(await as('officer').post('/api/v1/duty/end'))
    expect(ended).toMatchObject([{ postId: postOf.an, endedEarlyAt: toMoment(china('09:00')) }])
    expect((await as('resident').post('/api/v1/duty/end')).status).toBe(403)
  })
})
