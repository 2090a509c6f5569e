/**
 * Many at once, over real connections: two desks on one case, the same request again and again, notes while others act,
 * forms that have grown old. Rules: decisions 2–5.
 */
import type { ActionAnswer, EventDetail, ProblemBody, TrailLineBody } from '@onegrid/contract'
import type { Id } from '@onegrid/domain'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rows } from '../apps/server/src/platform/database/index.ts'
import { MAKING_MS, testDistrict } from './district.ts'
import type { TestDistrict } from './district.ts'

interface Answer<T = ActionAnswer & ProblemBody> {
  status: number
  body: T
}

interface Person {
  get<T>(path: string): Promise<Answer<T>>
  post(path: string, body: object): Promise<Answer>
}

let district: TestDistrict
let town: Person
let night: Person
let officer: Person
let handler: Person

beforeAll(async () => {
  district = await testDistrict()
  const address = await district.app.listen()
  const signIn = async (username: string) => person(address, await tokenOf(address, username))
  ;[town, night, officer, handler] = await Promise.all(
    ['desk-town', 'desk-night', 'officer', 'handler'].map(signIn)) as [Person, Person, Person, Person]
}, MAKING_MS)
afterAll(() => district.close())

describe('two desks on one case', () => {
  test('accept it at once: one does, the other hears in which state it is', async () => {
    for (const id of await reports(8)) {
      const seen = { case: 1 }
      const answers = await Promise.all([
        act(town, id, 'accept', { matter: '070301' }, { seen }),
        act(night, id, 'accept', { matter: '030102' }, { seen }),
      ])
      expect(statuses(answers)).toEqual([200, 409])
      const [lost] = answers.filter(({ status }) => status === 409)
      expect(['stale-form', 'action-not-allowed']).toContain(lost?.body.code)
      if (lost?.body.code === 'action-not-allowed') expect(lost.body.params).toMatchObject({ state: 'accepted' })
      const [won] = answers.filter(({ status }) => status === 200)
      const { body } = await town.get<EventDetail>(`/events/${id}`)
      expect(body.summary).toEqual(won?.body.case)
      expect(await actionsOf(id)).toEqual(['report', 'accept'])
    }
  })

  test('send it to two units at once: one unit has it', async () => {
    const units = await unitsOf(['handler', 'handler-2'])
    for (const id of await reports(6)) {
      await act(town, id, 'accept', { matter: '030102' })
      const sent = [town, night].map((desk, i) => act(desk, id, 'dispatch', { lead: units[i] }, { seen: { case: 2 } }))
      expect(statuses(await Promise.all(sent))).toEqual([200, 409])
      const { body } = await town.get<EventDetail>(`/events/${id}`)
      expect(body.tasks.filter(({ kind, closedAt }) => kind === 'lead' && closedAt === null)).toHaveLength(1)
    }
  })

  test('where one only adds something, both succeed: the rule decides again on the fresh state', async () => {
    for (const id of await reports(6)) {
      const answers = await Promise.all([
        act(town, id, 'accept', { matter: '070301' }),
        act(night, id, 'comment', { text: '已电话联系' }),
        act(officer, id, 'supplement', { text: '位置在路口东侧' }),
        act(officer, id, 'urge', {}),
      ])
      expect(statuses(answers), JSON.stringify(answers)).toEqual([200, 200, 200, 200])
      expect((await actionsOf(id)).toSorted()).toEqual(['accept', 'comment', 'report', 'supplement', 'urge'])
    }
  })

  test('merge two cases into each other at once: neither waits for the other for ever, and one survives', async () => {
    for (let i = 0; i < 4; i++) {
      const [one, two] = await reports(2) as [Id, Id]
      const answers = await Promise.all([
        act(town, one, 'merge', { survivor: two }), act(night, two, 'merge', { survivor: one }),
      ])
      expect(statuses(answers), JSON.stringify(answers)).toEqual([200, 409])
      const found = await Promise.all([one, two].map(id => town.get<EventDetail>(`/events/${id}`)))
      expect(found.map(({ body }) => body.summary.state).toSorted()).toEqual(['merged', 'submitted'])
    }
  })
})

describe('the same client id', () => {
  test('fifty times at once begins one case, and every answer is the same', async () => {
    const body = { id: uuidv7(), title: '井盖松动', point: district.place(0) }
    const before = await countCases()
    const answers = await Promise.all(Array.from({ length: 50 }, () => officer.post('/events', body)))
    expect(tally(answers)).toEqual({ 200: 49, 201: 1 })
    expect(new Set(answers.map(answer => answer.body.case.id)).size).toBe(1)
    expect(new Set(answers.map(answer => `${answer.body.case.number} ${answer.body.seq}`)).size).toBe(1)
    expect(tally(answers.map(answer => ({ status: answer.body.outcome })))).toEqual({ done: 1, same: 49 })
    expect(await countCases()).toBe(before + 1)
    expect(await actionsOf(answers[0]?.body.case.id as Id)).toEqual(['report'])
  })

  test('fifty times at once on a case is one line', async () => {
    const [id] = await reports(1) as [Id]
    const again = { id: uuidv7() }
    const send = () => act(officer, id, 'comment', { text: '已到现场' }, again)
    const answers = await Promise.all(Array.from({ length: 50 }, send))
    expect(tally(answers)).toEqual({ 200: 50 })
    expect(new Set(answers.map(({ body }) => body.seq))).toEqual(new Set([2]))
    expect(await actionsOf(id)).toEqual(['report', 'comment'])
  })

  test('with other words, or from somebody else, is refused and reveals nothing', async () => {
    const [id] = await reports(1) as [Id]
    const action = uuidv7()
    expect((await act(officer, id, 'comment', { text: '第一次' }, { id: action })).status).toBe(200)
    const others = [
      await act(officer, id, 'comment', { text: '另一次' }, { id: action }),
      await act(town, id, 'comment', { text: '第一次' }, { id: action }),
      await handler.post('/events', { id: action, title: '另一件', source: 'department' }),
    ]
    for (const { status, body } of others) {
      expect([status, body.code]).toEqual([409, 'action-id-reused'])
      expect(JSON.stringify(body)).not.toContain(id)
    }
    expect(await actionsOf(id)).toEqual(['report', 'comment'])
  })

  test('fifty times at once with fifty wordings is one of them', async () => {
    const id = uuidv7()
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) =>
      officer.post('/events', { id, title: `第 ${i} 种说法`, point: district.place(0) })))
    expect(tally(answers)).toEqual({ 201: 1, 409: 49 })
  })
})

describe('notes and pictures', () => {
  test('by many at once all stand, in one unbroken chain', async () => {
    const [id] = await reports(1) as [Id]
    await act(town, id, 'accept', { matter: '030102' })
    const [lead] = await unitsOf(['handler'])
    await act(town, id, 'dispatch', { lead })
    const writers = [town, night, officer, handler]
    const answers = await Promise.all(Array.from({ length: 80 }, (_, i) =>
      act(writers[i % 4] as Person, id, 'comment', { text: `第 ${i} 条` }, { seen: { case: 1 } })))
    expect(tally(answers)).toEqual({ 200: 80 })
    const { body } = await town.get<{ items: TrailLineBody[] }>(`/events/${id}/trail?limit=200`)
    expect(body.items.map(({ seq }) => seq)).toEqual(Array.from({ length: 83 }, (_, i) => i + 1))
    const texts = body.items.flatMap(({ remarks }) => Object.values(remarks))
    expect(new Set(texts.filter(text => /^第 \d+ 条$/.test(text))).size).toBe(80)
  })
})

describe('a form that has grown old', () => {
  test('still goes through where only notes were added', async () => {
    const [id] = await reports(1) as [Id]
    await act(officer, id, 'comment', { text: '补充说明' })
    expect((await act(town, id, 'accept', { matter: '070301' }, { seen: { case: 1 } })).status).toBe(200)
  })

  test('is refused where what it shows has changed', async () => {
    const [id] = await reports(1) as [Id]
    expect((await act(night, id, 'reclassify', { matter: '030102' })).status).toBe(200)
    const stale = await act(town, id, 'accept', { matter: '070301' }, { seen: { case: 1 } })
    expect([stale.status, stale.body.code]).toEqual([409, 'stale-form'])
    expect(stale.body.params).toMatchObject({ version: 2, changed: expect.stringContaining('matter') as string })
    const fresh = await act(town, id, 'accept', { matter: '070301' }, { seen: { case: 2 } })
    expect(fresh.status, JSON.stringify(fresh.body)).toBe(200)
  })

  test('about one task does not mind what happened to another', async () => {
    const [id] = await reports(1) as [Id]
    const [lead, assist] = await unitsOf(['handler', 'handler-land'])
    await act(town, id, 'accept', { matter: '030102' })
    await act(town, id, 'dispatch', { lead, assists: [assist] })
    const { body } = await handler.get<EventDetail>(`/events/${id}`)
    const own = body.tasks.find(({ kind }) => kind === 'lead')
    const other = body.tasks.find(({ kind }) => kind === 'assist')
    await act(town, id, 'release', { reason: '无需协办' }, { taskId: other?.id })
    const seen = { case: body.summary.version, task: own?.version }
    const signed = await act(handler, id, 'sign', {}, { taskId: own?.id, seen })
    expect(signed.status, JSON.stringify(signed.body)).toBe(200)
    const again = await act(handler, id, 'return', { reason: '不属本单位' }, { taskId: own?.id, seen })
    expect([again.status, again.body.code]).toEqual([409, 'stale-form'])
  })
})

test('after all that every history is whole, and no follower has stumbled', async () => {
  await district.settle()
  const { trail, audit } = await district.verify()
  expect([trail.broken, audit.broken]).toEqual([undefined, undefined])
  expect(trail.lines).toBeGreaterThan(150)
  const parked = await rows(district.database.owner, sql`select follower, error from follower_parked`)
  expect(parked).toEqual([])
})

async function reports(count: number): Promise<Id[]> {
  const answers = await Promise.all(Array.from({ length: count }, () =>
    officer.post('/events', { id: uuidv7(), title: '路灯不亮', point: district.place(0) })))
  expect(tally(answers)).toEqual({ 201: count })
  return answers.map(({ body }) => body.case.id)
}

function act(by: Person, id: Id, action: string, input: object, more: object = {}): Promise<Answer> {
  return by.post(`/events/${id}/actions`, { id: uuidv7(), action, input, ...more })
}

async function actionsOf(id: Id): Promise<string[]> {
  const found = await rows(district.database.owner, sql<{ action: string }>`
    select action from trail where district_id = ${district.districtId} and case_id = ${id} order by seq`)
  return found.map(({ action }) => action)
}

async function countCases(): Promise<number> {
  const [row] = await rows(district.database.owner, sql<{ n: number }>`select count(*) as n from case_file`)
  return row?.n ?? 0
}

async function unitsOf(usernames: readonly string[]): Promise<Id[]> {
  const { app, districtId, accountId } = district
  const posts = await Promise.all(usernames.map(name => app.modules.staff.postsOf(districtId, accountId(name))))
  return posts.map(([post]) => post?.unitId as Id)
}

function statuses(answers: readonly Answer[]): number[] {
  return answers.map(({ status }) => status).toSorted()
}

function tally(answers: readonly { status: number | string }[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

async function tokenOf(address: string, username: string): Promise<string> {
  const body = JSON.stringify({ username, password: 'onegrid-demo' })
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${address}/api/v1/session`, { method: 'POST', headers, body })
  return ((await response.json()) as { token: string }).token
}

function person(address: string, token: string): Person {
  const call = async <T>(path: string, init: RequestInit): Promise<Answer<T>> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const response = await fetch(`${address}/api/v1${path}`, { ...init, headers })
    return { status: response.status, body: (await response.json()) as T }
  }
  return {
    get: path => call(path, {}),
    post: (path, body) => call(path, { method: 'POST', body: JSON.stringify(body) }),
  }
}
