/**
 * Who is late, by desk, unit and person: each figure is the number of rows that its list shows, to whoever looks.
 * Rule: docs/domain.md 督办.
 */
import type { CaseSummary, WorkItem } from '@onegrid/contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { MAKING_MS, testDistrict } from '../district.ts'
import type { TestDistrict } from '../district.ts'
import { act, dispatched, proposedLead, report } from './people.ts'

interface Lights { red: number; yellow: number; open: number }
interface Row extends Lights {
  owner: { kind: string; id: string; name: string }
  orders: Lights
}

let test: TestDistrict
let assisting: string
let assistant: string
beforeAll(async () => {
  test = await testDistrict()
  const desk = test.as('desk-town')
  const handler = test.as('handler')
  // Late at the desk; merged, with the word to its reporter still owed; far off, with the district's desk.
  await report(test, 'resident', { title: '未受理' })
  const survivor = await report(test, 'officer', { title: '井盖松动', matter: '070102' })
  const merged = await report(test, 'resident', { title: '井盖又松', matter: '070102' })
  await act(desk, merged, 'merge', { survivor })
  await report(test, 'desk-district', { title: '区外', source: 'department', point: { lon: 116.39, lat: 39.9 } })
  const unseen = await report(test, 'resident', { title: '楼道堆物', matter: '030102' })
  await act(desk, unseen, 'requestVerify', {})
  // With units: one that handles, one with lead and assistant of different clocks, one with a whistle beside.
  const handling = await report(test, 'officer', { title: '占道经营', matter: '050101' })
  await dispatched(test, handling)
  assisting = await report(test, 'officer', { title: '占道施工', matter: '050101' })
  await act(desk, assisting, 'accept', {})
  const lead = await proposedLead(desk, assisting)
  assistant = await unitOf('handler-land')
  await act(desk, assisting, 'dispatch', { lead, assists: [assistant] })
  await act(desk, assisting, 'whistle', { units: [lead], minutes: 30, purpose: 'enforcement', text: '到场会商' })
  await act(handler, assisting, 'sign', {})
  await test.clock.set('2026-09-29 14:40')
  await test.settle()
}, MAKING_MS)
afterAll(() => test.close())

async function unitOf(username: string): Promise<string> {
  const { posts } = (await test.as(username).get('/api/v1/me')).body as { posts: { unitId: string }[] }
  return posts[0]?.unitId ?? ''
}

async function overdue(who: string, query = ''): Promise<Row[]> {
  return ((await test.as(who).get(`/api/v1/supervision/overdue${query}`)).body as { items: Row[] }).items
}

async function listed(who: string, path: string, query: string): Promise<CaseSummary[]> {
  const { status, body } = await test.as(who).get(`/api/v1/${path}?limit=200&${query}`)
  expect([status, path, query]).toEqual([200, path, query])
  return (body as { items: CaseSummary[] }).items
}

/** The whole list, some rows a page. */
async function owed(who: string, query: string): Promise<WorkItem[]> {
  const found: WorkItem[] = []
  let cursor = ''
  do {
    const { status, body } = await test.as(who).get(`/api/v1/supervision/owed?limit=2&${query}${cursor}`)
    expect([status, query]).toEqual([200, query])
    const { items, next } = body as { items: WorkItem[]; next?: string }
    found.push(...items)
    cursor = next === undefined ? '' : `&cursor=${next}`
  } while (cursor !== '')
  return found
}

const lightsOf = { red: 'light=red', yellow: 'light=yellow', open: '' } as const

it.each(['leader', 'desk-town', 'desk-district', 'checker', 'handler', 'desk-village'])(
  'shows %s the figures of the lists that they lead to', async (who) => {
    const town = `${test.grids[0]?.townId}`
    for (const [query, area] of [['', ''], [`?town=${town}`, `&area=${town}`]] as const) {
      for (const { owner, orders, ...events } of await overdue(who, query)) {
        for (const [light, filter] of Object.entries(lightsOf) as [keyof Lights, string][]) {
          const asked = `owner=${owner.kind}:${owner.id}&${filter}`
          const rows = await listed(who, 'events', asked + area)
          expect([owner.name, light, rows.length]).toEqual([owner.name, light, events[light]])
          const steps = await owed(who, asked + area)
          expect(steps.map((step) => step.case.id).toSorted()).toEqual(rows.map(({ id }) => id).toSorted())
          if (light !== 'open')
            expect(new Set(steps.map(({ task }) => task.light))).toEqual(new Set(rows.length > 0 ? [light] : []))
          if (area) continue
          const answered = await listed(who, 'orders', asked)
          expect([owner.name, light, answered.length]).toEqual([owner.name, light, orders[light]])
          expect(await owed(who, `${asked}&kind=order`)).toHaveLength(answered.length)
        }
      }
    }
  },
)

it('names desks, units and persons; red before yellow; orders beside events', async () => {
  const rows = await overdue('leader')
  expect(new Set(rows.map(({ owner }) => owner.kind))).toEqual(new Set(['desk', 'unit', 'person']))
  expect(rows.map(({ red }) => red)).toEqual(rows.map(({ red }) => red).toSorted((a, b) => b - a))
  expect(rows.some(({ orders }) => orders.open > 0)).toBe(true)
  expect(rows.some(({ yellow }) => yellow > 0)).toBe(true)
  const town = rows.find(({ owner }) => owner.name === '漓渚镇受理台')
  expect(town?.red).toBeGreaterThan(0)
})

it('counts a case once for an owner who is late in it twice, and by the light of his own step', async () => {
  const rows = await overdue('leader')
  const unit = rows.find(({ owner }) => owner.name === '综合执法漓渚中队')
  const of = await listed('leader', 'events', `owner=unit:${unit?.owner.id}&light=red`)
  expect(of.map(({ title }) => title).toSorted()).toEqual(['占道施工', '占道经营'])
  // The assistant's own clock is not the one that the case shows.
  expect(rows.find(({ owner }) => owner.id === assistant)).toMatchObject({ open: 1 })
  const [shown] = await listed('leader', 'events', `owner=unit:${assistant}`)
  expect(shown).toMatchObject({ id: assisting, owner: { name: '综合执法漓渚中队' } })
})

it('narrows by what else is asked, and refuses an owner that is none', async () => {
  const [first] = await overdue('leader')
  const key = `owner=${first?.owner.kind}:${first?.owner.id}`
  expect(await listed('leader', 'events', `${key}&q=${encodeURIComponent('没有的')}`)).toEqual([])
  expect(await listed('leader', 'events', 'owner=unit:018f3c5e-0000-7000-8000-000000000000')).toEqual([])
  for (const wrong of ['unit', 'unit:1', `area:${first?.owner.id}`, `unit:${first?.owner.id}' or 1=1`]) {
    const { status } = await test.as('leader').get(`/api/v1/events?owner=${encodeURIComponent(wrong)}`)
    expect([wrong, status]).toEqual([wrong, 400])
  }
})
