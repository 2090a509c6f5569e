import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../platform/database/testing.ts'
import type { TestDatabase } from '../../platform/database/testing.ts'
import { tabOf } from './list-steps.ts'
import { tabCounts, worklist } from './list-worklist.ts'
import type { WorklistQuery } from './list-worklist.ts'
import { NOW, emptyCases, id, insertCases, insertTasks, reading } from './reading-fixture.ts'

const HOUR = 3_600_000
let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})

afterAll(() => database.drop())
beforeEach(() => emptyCases(database.owner))

const me = { deskIds: [id('d', 1)], unitIds: [id('u', 1)], personId: id('p', 1) }

async function taskIds(query: WorklistQuery = {}, debtor: typeof me = me) {
  const { items } = await worklist(reading(database.db), debtor, query)
  return items.map(row => row.task.id)
}

test('owed are open tasks of my desks, of my units where they name nobody, and my own', async () => {
  await insertCases(database.owner, [{ id: id('c', 1) }])
  await insertTasks(database.owner, [
    { id: id('k', 1), caseId: id('c', 1), kind: 'accept', deskId: id('d', 1), dueAt: NOW + HOUR },
    { id: id('k', 2), caseId: id('c', 1), kind: 'lead', unitId: id('u', 1), dueAt: NOW },
    { id: id('k', 3), caseId: id('c', 1), kind: 'lead', unitId: id('u', 1), personId: id('p', 1) },
    { id: id('k', 4), caseId: id('c', 1), kind: 'lead', unitId: id('u', 1), personId: id('p', 2) },
    { id: id('k', 5), caseId: id('c', 1), kind: 'accept', deskId: id('d', 2) },
    { id: id('k', 6), caseId: id('c', 1), kind: 'accept', deskId: id('d', 1), open: false, state: 'done' },
  ])
  expect(await taskIds()).toEqual([id('k', 2), id('k', 1), id('k', 3)])
  expect(await worklist(reading(database.db), {})).toEqual({ items: [] })
})

test('a task of a filed case that is sampled for a check is owed though the case is closed', async () => {
  await insertCases(database.owner, [{ id: id('c', 1), open: false, state: 'filed' }])
  await insertTasks(database.owner, [{ id: id('k', 1), caseId: id('c', 1), kind: 'check', personId: id('p', 1) }])
  expect(await taskIds({ tab: 'check' })).toEqual([id('k', 1)])
})

test('of a merged report nothing is owed but the word to its reporter', async () => {
  await insertCases(database.owner, [
    { id: id('c', 1), open: false, state: 'merged' }, { id: id('c', 2), state: 'suspended' },
  ])
  await insertTasks(database.owner, [
    { id: id('k', 1), caseId: id('c', 1), kind: 'accept', deskId: id('d', 1), paused: true },
    { id: id('k', 2), caseId: id('c', 1), kind: 'contact', deskId: id('d', 1) },
    { id: id('k', 3), caseId: id('c', 2), kind: 'lead', unitId: id('u', 1), paused: true },
  ])
  expect((await taskIds()).sort()).toEqual([id('k', 2), id('k', 3)])
  expect(Object.keys(await tabCounts(reading(database.db), me)).sort()).toEqual(['contact', 'handle'])
})

test('a leader has what he may decide at the desks of his area, and nothing confidential', async () => {
  await insertCases(database.owner, [{ id: id('c', 1), matter: '050101' }, { id: id('c', 2), matter: '020301' }])
  await insertTasks(database.owner, [
    { id: id('k', 1), caseId: id('c', 1), kind: 'coordinate', deskId: id('d', 3) },
    { id: id('k', 2), caseId: id('c', 1), kind: 'accept', deskId: id('d', 3) },
    { id: id('k', 3), caseId: id('c', 2), kind: 'countersign', deskId: id('d', 3) },
    { id: id('k', 4), caseId: id('c', 1), kind: 'coordinate', deskId: id('d', 4) },
  ])
  const leader = { decidesAt: [id('d', 3)], confidential: ['0203'] }
  const { items } = await worklist(reading(database.db), leader)
  expect(items.map(row => row.task.id)).toEqual([id('k', 1)])
})

test('tabs split signing from handling, and their counts and lights add up', async () => {
  await insertCases(database.owner, [{ id: id('c', 1) }])
  const kinds = [
    ['lead', 'waiting', 'sign'], ['assist', 'waiting', 'sign'], ['lead', 'working', 'handle'],
    ['whistle', 'waiting', 'report_in'], ['ruling', 'waiting', 'ruling'], ['reply', 'waiting', 'reply'],
  ] as const
  await insertTasks(database.owner, kinds.map(([kind, state], n) => ({
    id: id('k', n), caseId: id('c', 1), kind, state, unitId: id('u', 1), dueAt: NOW + (n - 1) * HOUR, yellowAt: NOW,
  })))
  const counts = await tabCounts(reading(database.db), me)
  expect(counts).toEqual({
    sign: { value: 2, exact: true, red: 1, yellow: 1 },
    handle: { value: 1, exact: true, red: 0, yellow: 1 },
    report_in: { value: 1, exact: true, red: 0, yellow: 1 },
    ruling: { value: 1, exact: true, red: 0, yellow: 1 },
    reply: { value: 1, exact: true, red: 0, yellow: 1 },
  })
  for (const [n, [kind, state, tab]] of kinds.entries()) {
    expect(tabOf({ kind, state })).toBe(tab)
    expect(await taskIds({ tab })).toContain(id('k', n))
    expect(await taskIds({ tab })).toHaveLength(counts[tab]?.value ?? 0)
  }
})

test('pages show every obligation once, by clock, without one last', async () => {
  await insertCases(database.owner, Array.from({ length: 20 }, (_, n) => ({ id: id('c', n), title: `第${n}件` })))
  await insertTasks(database.owner, Array.from({ length: 40 }, (_, n) => ({
    id: id('k', (n * 31) % 97), caseId: id('c', n % 20), deskId: id('d', 1),
    dueAt: n % 4 === 0 ? undefined : NOW + (n % 6) * HOUR,
  })))
  const whole = await worklist(reading(database.db), me, { limit: 100 })
  expect(whole.items).toHaveLength(40)
  const clocks = whole.items.map(row => row.task.dueAt ?? Infinity)
  expect(clocks).toEqual(clocks.toSorted((a, b) => a - b))
  const paged = []
  let cursor: string | undefined
  do {
    const page = await worklist(reading(database.db), me, { limit: 7, cursor })
    paged.push(...page.items)
    cursor = page.next
  } while (cursor)
  expect(paged).toEqual(whole.items)
})

test('the case narrows by its own fields, the light and the due moment by the task', async () => {
  await insertCases(database.owner, [
    { id: id('c', 1), level: 1, title: '井盖缺失', dueAt: NOW - HOUR },
    { id: id('c', 2), level: 4, title: '路灯不亮', dueAt: NOW + HOUR, yellowAt: NOW + 1 },
  ])
  await insertTasks(database.owner, [
    { id: id('k', 1), caseId: id('c', 1), deskId: id('d', 1), dueAt: NOW + HOUR, yellowAt: NOW + 1 },
    { id: id('k', 2), caseId: id('c', 2), deskId: id('d', 1), dueAt: NOW - HOUR },
  ])
  expect(await taskIds({ filter: { levels: [1] } })).toEqual([id('k', 1)])
  expect(await taskIds({ filter: { text: '路灯' } })).toEqual([id('k', 2)])
  expect(await taskIds({ filter: { text: '%' } })).toEqual([])
  expect(await taskIds({ filter: { lights: ['red'] } })).toEqual([id('k', 2)])
  expect(await taskIds({ filter: { dueFrom: NOW } })).toEqual([id('k', 1)])
  const [row] = (await worklist(reading(database.db), me, { filter: { levels: [1] } })).items
  expect(row?.task).toMatchObject({ light: 'green', dueAt: NOW + HOUR, openedAt: NOW, tab: 'handle' })
  expect(row).toMatchObject({ light: 'red', title: '井盖缺失' })
})
