/** Who sees how much of a case, and of what else; and what an action costs. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { CaseSummary } from '@onegrid/contract'
import { MAKING_MS, testDistrict } from '../district.ts'
import type { TestDistrict } from '../district.ts'
import { act, dispatched, offered, read, report, trail, tryAct } from './people.ts'

let test: TestDistrict
let own: string
beforeAll(async () => {
  test = await testDistrict()
  own = await report(test, 'resident', { title: '井盖松动', matter: '070102', text: '路口东侧' })
  await act(test.as('desk-town'), own, 'comment', { text: '反映人多次来电，注意方式' })
  await dispatched(test, own, { waiver: '照片清楚，免核实' })
}, MAKING_MS)
afterAll(() => test.close())

it('shows a resident what happened to his report, and nothing that staff tell one another', async () => {
  const resident = test.as('resident')
  const lines = await trail(resident, own)
  expect(lines.map(({ action }) => action)).toEqual(['report', 'comment', 'accept', 'dispatch'])
  expect(lines[0]?.remarks).toEqual({ text: '路口东侧' })
  expect(lines.slice(1).map(({ remarks }) => remarks)).toEqual([{}, {}, {}])
  expect(lines.map(({ params }) => params)).toEqual([{}, {}, {}, {}])
  expect(lines.map(({ changes }) => changes)).toEqual(lines.map(() => ({ fields: {}, tasks: [] })))
  expect(lines.map(({ by }) => by.person)).toEqual([null, null, null, null])
  expect(JSON.stringify(lines)).not.toContain('演春')

  const detail = await read(resident, own)
  expect(detail).toMatchObject({ counts: {}, facts: {}, repliesOwed: 0, text: '路口东侧' })
  expect(detail.tasks.map(({ result }) => result)).toEqual(detail.tasks.map(() => ({})))
})

it('shows the desk all of it', async () => {
  const lines = await trail(test.as('desk-town'), own)
  expect(lines.map(({ remarks }) => remarks)).toContainEqual({ text: '反映人多次来电，注意方式' })
  expect(lines[2]).toMatchObject({ by: { person: { name: '演春' } }, params: { waiver: { ref: expect.any(String) } } })
  expect(await read(test.as('desk-town'), own)).toMatchObject({ repliesOwed: 1, reporter: { anonymous: true } })
})

it('offers a resident what a reporter may do, and no more', async () => {
  const actions = (await offered(test.as('resident'), own)).map(({ action }) => action)
  expect(actions).toContain('urge')
  expect(actions.filter((action) => ['comment', 'dispatch', 'reclassify', 'merge'].includes(action))).toEqual([])
})

it('finds duplicates only among what one may read', async () => {
  const sought = { point: test.place(0), matter: '070102', text: '井盖松动' }
  const similar = async (who: string) => {
    const { body } = await test.as(who).post('/api/v1/events/similar', sought)
    return (body as { items: { case: CaseSummary; metres: number; likeness: number }[] }).items
  }
  expect((await similar('officer'))[0]).toMatchObject({ case: { id: own }, metres: 0, likeness: 1 })
  expect((await similar('handler-gas')).map(({ case: { id } }) => id)).not.toContain(own)
  const elsewhere = await test.as('officer').post('/api/v1/events/similar', { ...sought, except: own })
  expect((elsewhere.body as { items: unknown[] }).items).toEqual([])
})

it('hides linked cases from whoever may not read them', async () => {
  const far = await report(test, 'desk-district', { grid: 30, title: '另一处', source: 'department' })
  const merging = await tryAct(test.as('officer'), own, 'linkRecurrence', { earlier: far })
  expect(merging.body).toMatchObject({ code: 'action-not-allowed', params: { refusal: 'no_such_case' } })
  const duplicate = await report(test, 'officer', { title: '井盖松动', matter: '070102' })
  await act(test.as('desk-town'), duplicate, 'merge', { survivor: own })
  expect((await read(test.as('desk-town'), own)).links.duplicates.map(({ id }) => id)).toEqual([duplicate])
  expect((await read(test.as('resident'), own)).links.duplicates).toEqual([])
})

it('reads a trail in pages', async () => {
  const page = async (after: number) => {
    const { body } = await test.as('desk-town').get(`/api/v1/events/${own}/trail?limit=2&after=${after}`)
    return body as { items: { seq: number }[]; next?: number }
  }
  const seen: number[] = []
  for (let after: number | undefined = 0; after !== undefined;) {
    const { items, next }: { items: { seq: number }[]; next?: number } = await page(after)
    expect(items.length).toBeLessThanOrEqual(2)
    seen.push(...items.map(({ seq }) => seq))
    after = next
  }
  expect(seen).toEqual(seen.map((_seq, i) => i + 1))
  expect(seen).toHaveLength((await trail(test.as('desk-town'), own)).length)
})

it('explains each clock by a sentence, and by parts from which its moment follows', async () => {
  const { body } = await test.as('desk-town').get(`/api/v1/events/${own}/clocks`)
  const { items, phases, ahead } = body as {
    items: { clock: { phase: string; dueAt: string }; sentence: string; explanation: { dueAt: number } }[]
    phases: { from: string; to: string; seconds: number }[]
    ahead: { at: string }[]
  }
  expect(items.map(({ clock }) => clock.phase)).toEqual(expect.arrayContaining(['total', 'sign', 'handle']))
  for (const { clock, explanation, sentence } of items) {
    expect(new Date(explanation.dueAt).toISOString(), sentence).toBe(clock.dueAt)
    expect(sentence.length).toBeGreaterThan(5)
  }
  for (const [i, { to }] of phases.slice(0, -1).entries()) expect(phases[i + 1]?.from).toBe(to)
  expect(ahead.map(({ at }) => at)).toEqual(ahead.map(({ at }) => at).toSorted())
  const outside = (await test.as('resident').get(`/api/v1/events/${own}/clocks`)).body as { ahead: unknown[] }
  expect(outside.ahead).toEqual([])
})

it('lists by place, state, level, matter and words, and counts what it lists', async () => {
  const list = async (query: string, who = 'desk-town') => {
    const { status, body } = await test.as(who).get(`/api/v1/events?count=true&${query}`)
    expect(status, JSON.stringify(body)).toBe(200)
    const { items, count } = body as { items: CaseSummary[]; count: { value: number; exact: boolean } }
    expect(count).toEqual({ value: items.length, exact: true })
    return items.map(({ id }) => id)
  }
  const grid = test.grids[0]?.id
  expect(await list(`area=${grid}&state=dispatched`)).toEqual([own])
  expect(await list('matter=0701&open=true')).toEqual([own])
  expect(await list('state=merged')).toHaveLength(1)
  expect(await list(`q=${encodeURIComponent('井盖')}&open=true`)).toEqual([own])
  expect(await list('level=1&open=true')).toEqual([])
  expect(await list('', 'resident')).toEqual([own])
  expect(await list('', 'handler-gas')).toEqual([])
  const unknown = await test.as('desk-town').get(`/api/v1/events?area=${randomUUID()}`)
  expect(unknown.body).toMatchObject({ code: 'unknown-reference' })
})

it('refuses a filter that can mean nothing', async () => {
  for (const query of ['level=9', 'level=x', 'matter=abc', 'matter=0701,x']) {
    const { status } = await test.as('desk-town').get(`/api/v1/events?${query}`)
    expect(status, query).toBe(400)
  }
})

it('shows on the map what one may read', async () => {
  const { lon, lat } = test.place(0)
  const view = `west=${lon - 0.002}&east=${lon + 0.002}&south=${lat - 0.002}&north=${lat + 0.002}&zoom=18`
  const on = async (who: string) => {
    const { cases } = (await test.as(who).get(`/api/v1/events/map?${view}`)).body as { cases: { id: string }[] }
    return cases.map(({ id }) => id)
  }
  expect(await on('desk-town')).toContain(own)
  expect(await on('handler-gas')).toEqual([])
})

it('puts each obligation on the tab of whoever owes it', async () => {
  const tabsOf = async (who: string) => {
    const { body } = await test.as(who).get('/api/v1/worklist')
    return body as { items: { task: { tab: string }; case: { id: string } }[]; tabs: Record<string, { value: number }> }
  }
  const waiting = await report(test, 'officer', { title: '路面破损', matter: '070101' })
  const desk = await tabsOf('desk-village')
  const town = await tabsOf('desk-town')
  const held = [...desk.items, ...town.items].find((item) => item.case.id === waiting)
  expect(held?.task.tab).toBe('accept')
  expect((await tabsOf('handler-gas')).items).toEqual([])
  const resident = await tabsOf('resident')
  expect(resident.items).toEqual([])
})

it('shows the 1,080 hours that an expedited limit of 45 workdays has', async () => {
  const id = await report(test, 'officer', { matter: '010501' })
  await dispatched(test, id)
  await act(test.as('desk-town'), id, 'expedite', { reason: '群体性纠纷' })
  const limit = { value: 1080, unit: 'urgent_hour' }
  const { body } = await test.as('desk-town').get('/api/v1/events?matter=010501')
  expect(body).toMatchObject({ items: [{ id, phase: 'sign' }] })
  const lead = (await read(test.as('desk-town'), id)).tasks.find(({ kind }) => kind === 'lead')
  expect(lead?.clocks.find(({ phase }) => phase === 'handle')).toMatchObject({ limit })
  const explained = await test.as('desk-town').get(`/api/v1/events/${id}/clocks`)
  expect(JSON.stringify(explained.body)).toContain('1080')
})

it('asks the database for an action no more than session, case and write', async () => {
  const desk = test.as('desk-town')
  await read(desk, own)
  expect(await queriesOf(() => act(desk, own, 'comment', { text: '数一数' }))).toEqual([
    expect.stringContaining('read_case'), expect.stringContaining('append_case'),
  ])
  // One merged duplicate or two hundred: the page asks the same.
  expect((await queriesOf(() => read(desk, own))).length).toBeLessThanOrEqual(9)
})

/** Statements of a request upon cases; sessions and versions of what is in memory are asked beside them. */
async function queriesOf(request: () => Promise<unknown>): Promise<string[]> {
  const asked: string[] = []
  const within = new AsyncLocalStorage<true>()
  const query = pg.Client.prototype.query
  const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
    this: pg.Client,
    ...given: unknown[]
  ) {
    const [config] = given
    const text = typeof config === 'string' ? config : (config as { text?: string }).text
    if (within.getStore() && text && /case|task|trail|\bevent\b/.test(text)) asked.push(text)
    return Reflect.apply(query, this, given) as never
  })
  try {
    await within.run(true, request)
  } finally {
    spy.mockRestore()
  }
  return asked
}
