/** What happens around a case without anybody acting on it: borders, calendars, shifts, erasure, live streams. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sql } from 'kysely'
import { rows } from '../../apps/server/src/platform/database/index.ts'
import { MAKING_MS, testDistrict } from '../district.ts'
import type { TestDistrict } from '../district.ts'
import { act, dispatched, picture, read, report, trail, tryAct } from './people.ts'

let test: TestDistrict
beforeAll(async () => {
  test = await testDistrict()
}, MAKING_MS)
afterAll(() => test.close())

it('computes open deadlines anew when the calendar is edited, with a line that says so', async () => {
  const id = await report(test, 'officer', { matter: '070301' })
  await dispatched(test, id)
  const before = (await read(test.as('desk-town'), id)).tasks.find(({ kind }) => kind === 'lead')
  const due = before?.clocks.find(({ phase }) => phase === 'handle')?.dueAt
  // 070301 has two workdays from Tuesday the 29th: the 30th, then the 8th after National Day.
  expect(due).toBe('2026-10-08T09:00:00.000Z')

  const system = test.as('admin-system')
  const year = (await system.get('/api/v1/calendars/2026')).body as {
    version: number
    days: { date: string; kind: string; name?: string }[]
  }
  const days = [...year.days, { date: '2026-10-08', kind: 'holiday', name: '演示放假' }]
  const edit = await system.put('/api/v1/calendars/2026', { days, announced: true, version: year.version })
  expect(edit.status, JSON.stringify(edit.body)).toBe(200)
  await expect.poll(async () => {
    const lead = (await read(test.as('desk-town'), id)).tasks.find(({ kind }) => kind === 'lead')
    return lead?.clocks.find(({ phase }) => phase === 'handle')?.dueAt
  }).toBe('2026-10-09T09:00:00.000Z')
  expect((await trail(test.as('desk-town'), id)).map(({ action }) => action)).toContain('recompute')
})

it('hands a step of somebody off duty to whoever stands in, and says so', async () => {
  const id = await report(test, 'officer', { matter: '030102', title: '楼道堆物' })
  await dispatched(test, id)
  const unit = await whoLeads(id)
  await act(test.as(unit), id, 'sign')
  const after = [await picture(test, unit)]
  await act(test.as(unit), id, 'finish', { result: '已清理', before: [await picture(test, unit)], after }, {})
  await act(test.as('checker'), id, 'check', { outcome: 'pass' })
  const confirming = (await read(test.as('desk-town'), id)).tasks.find(({ kind }) => kind === 'confirm')
  expect(confirming?.owner).toMatchObject({ kind: 'person', name: '演安' })

  await test.clock.set('2026-09-29 22:00')
  expect(await test.app.modules.events.reassignOffDuty(test.districtId)).toBeGreaterThan(0)
  const later = (await read(test.as('desk-town'), id)).tasks.find(({ kind }) => kind === 'confirm')
  expect(later?.owner?.name).not.toBe('演安')
  expect(await test.app.modules.events.reassignOffDuty(test.districtId), 'a second look finds nothing').toBe(0)
})

it('erases a reporter and still proves the trail', async () => {
  const answer = await test.as('hotline').post('/api/v1/events', {
    id: crypto.randomUUID(),
    title: '垃圾没人收',
    matter: '050401',
    point: test.place(0),
    reporter: { name: '演某某', phone: '13800138000' },
    externalNumber: '12345-2026-1',
  })
  const { id } = (answer.body as { case: { id: string } }).case
  const { reporter } = await read(test.as('desk-town'), id)
  expect(reporter?.phone?.shown).toBe('138****8000')
  const opened = await test
    .as('desk-town')
    .post('/api/v1/personal/openings', { subject: reporter?.subject, fields: ['telephone'], reason: '回拨核实' })
  expect(opened.body).toMatchObject({ values: { telephone: '13800138000' } })

  await test.app.kit.personal.erase(test.database.db, test.districtId, reporter?.subject as string)
  expect((await read(test.as('desk-town'), id)).reporter).toMatchObject({ phone: null, anonymous: true })
  await test.settle()
  const { trail: verdict, audit } = await test.verify()
  expect([verdict.broken, audit.broken]).toEqual([undefined, undefined])
})

it('adds a second alarm of a device to the open case of the first', async () => {
  const alarm = () =>
    test.as('hotline').post('/api/v1/events', {
      id: crypto.randomUUID(),
      source: 'sensor',
      title: '水位超警',
      matter: '090101',
      point: test.place(0),
      externalNumber: 'LEVEL-7',
    })
  const answers = await Promise.all([alarm(), alarm(), alarm()])
  expect(answers.map(({ status }) => status).toSorted(), JSON.stringify(answers.map(({ body }) => body))).toEqual([
    201, 201, 201,
  ])
  const ids = new Set(answers.map(({ body }) => (body as { case: { id: string } }).case.id))
  expect(ids.size, JSON.stringify(answers.map(({ body }) => body))).toBe(1)
  const [id] = ids
  expect((await read(test.as('desk-town'), id as string)).summary.state).toBe('dispatched')
})

it('tells a live stream only what its reader may see', async () => {
  await test.clock.set('2026-09-30 08:40')
  const address = await test.app.listen()
  const desk = await listen(address, 'desk-town')
  const stranger = await listen(address, 'resident')
  const id = await report(test, 'officer', { matter: '050301', title: '违停' })
  await test.settle()
  await expect.poll(() => desk.text()).toContain(id)
  expect(stranger.text()).not.toContain(id)
  desk.stop()
  stranger.stop()
})

it('keeps one owner for every open step', async () => {
  const faulty = await rows(test.database.db, sql<{ id: string }>`
    select id from task where is_open and num_nonnulls(desk_id, coalesce(unit_id, person_id)) <> 1`)
  expect(faulty).toEqual([])
})

it('refuses a sixth person: whoever has nothing to do with a case sees none of it', async () => {
  const id = await report(test, 'officer', { matter: '050301', grid: 30 })
  expect((await tryAct(test.as('handler-gas'), id, 'comment', { text: '看看' })).status).toBe(404)
  expect((await test.as('handler-gas').get(`/api/v1/events/${id}`)).status).toBe(404)
})

/** User name of a handler of the unit that leads. */
async function whoLeads(id: string): Promise<string> {
  const { summary } = await read(test.as('desk-town'), id)
  const [found] = await rows(test.database.db, sql<{ username: string }>`
    select a.username from post p join account a on a.district_id = p.district_id and a.id = p.account_id
    where p.unit_id = ${summary.lead?.id} and p.role = 'handler' order by (a.username like 'handler%') desc limit 1`)
  return found?.username ?? ''
}

async function signIn(username = 'officer'): Promise<string> {
  const answer = await test.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { username, password: 'onegrid-demo' },
  })
  return answer.json<{ token: string }>().token
}

async function listen(address: string, username: string) {
  const stop = new AbortController()
  const answer = await fetch(`${address}/api/v1/live`, {
    headers: { authorization: `Bearer ${await signIn(username)}` },
    signal: stop.signal,
  })
  let text = ''
  void (async () => {
    const decoder = new TextDecoder()
    try {
      for await (const piece of answer.body as AsyncIterable<Uint8Array>)
        text += decoder.decode(piece, { stream: true })
    } catch {
      // Ended by the test.
    }
  })()
  return { text: () => text, stop: () => stop.abort() }
}
