import type { Id } from '@onegrid/domain'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  caseText, caseUpdatedAt, childCases, eraseTexts, latenessByOwner, openCases, personTasks, provenTrail, remarkTexts,
} from './look-ups.ts'
import { testSpine } from './testing.ts'
import type { TestSpine } from './testing.ts'
import { desk, finish, note, plan, take } from './toy.ts'
import { textRefs } from './trail-view.ts'

let spine: TestSpine
const d = 7

beforeAll(async () => {
  spine = await testSpine(d)
})
afterAll(() => spine.drop())

async function refsOf(id: Id) {
  const lines = await provenTrail(spine.db, d, id)
  return lines.map(({ line }) => textRefs(line.params).map(([, ref]) => ref))
}

test('texts are found by the references that lines carry, until they are erased', async () => {
  const id = uuidv7()
  await spine.begin({
    id,
    caseText: { title: '树枝压线', body: '校门口，雨后更低' },
    build: (_state, { refs }) => plan('ask', { deskId: desk, text: refs.caseText }, { id, number: id }),
  })
  await spine.run(note(d, id, { texts: { text: '已联系园林' }, caseText: { title: '树枝压电线' } }))
  const [[wording], [remark]] = (await refsOf(id)) as [Id[], Id[]]
  const texts = await remarkTexts(spine.db, d, [wording ?? '', remark ?? ''])
  expect([...texts.values()].sort()).toEqual(['已联系园林', '校门口，雨后更低'])
  expect(await caseText(spine.db, d, id)).toEqual({ title: '树枝压电线' })

  // The remark, the wording and the one before it.
  expect(await eraseTexts(spine.db, d, id)).toBe(3)
  expect(await remarkTexts(spine.db, d, [wording ?? '', remark ?? ''])).toEqual(new Map())
  expect(await caseText(spine.db, d, id)).toEqual({})
})

test('a trail is read in pages, with the hashes that the database made', async () => {
  const id = await spine.begin()
  for (let n = 0; n < 4; n++) await spine.run(note(d, id))
  const page = await provenTrail(spine.db, d, id, { after: 1, limit: 2 })
  expect(page.map(({ line }) => line.seq)).toEqual([2, 3])
  expect(page[0]?.hash).toMatch(/^[0-9a-f]{64}$/)
  expect(await caseUpdatedAt(spine.db, d, id)).toBe((await provenTrail(spine.db, d, id)).at(-1)?.line.at)
  await expect(caseUpdatedAt(spine.db, d, uuidv7())).rejects.toThrow('there is no case')
})

test('children are found by their parent and kind', async () => {
  const parent = await spine.begin()
  const child = uuidv7()
  await spine.begin({ build: () => {
    const { steps, ctx } = plan('ask', { deskId: desk })
    return { steps, ctx: { ...ctx, facts: { begin: { id: child, number: child, parentId: parent } } } }
  } })
  expect(await childCases(spine.db, d, parent, 'toy')).toEqual([child])
  expect(await childCases(spine.db, d, parent, 'order')).toEqual([])
})

test('open cases are walked whole, also while they change', async () => {
  const closed = await spine.begin()
  await spine.run(take(d, closed))
  await spine.run(finish(d, closed))
  const before = await Promise.all(Array.from({ length: 12 }, () => spine.begin()))
  const walked = new Set<Id>()
  for await (const id of openCases(spine.db, d, 'toy')) {
    expect(walked.has(id)).toBe(false)
    walked.add(id)
    await spine.run(note(d, id))
  }
  for (const id of before) expect(walked.has(id)).toBe(true)
  expect(walked.has(closed)).toBe(false)
})

test('steps that name a person, and who is how late', async () => {
  const person = uuidv7()
  const id = await spine.begin()
  await sql`update task set person_id = ${person} where case_id = ${id}`.execute(spine.owner)
  const [step] = await personTasks(spine.db, d, ['accept'])
  expect(step).toMatchObject({ caseId: id, personId: person, version: 1, kind: 'accept' })
  expect(await personTasks(spine.db, d, ['check'])).toEqual([])
  const reader = { district: true }
  const now = Date.now()
  const mine = async (at: number) =>
    (await latenessByOwner(spine.db, d, at, reader)).find(one => one.owner.id === person)
  const owner = { kind: 'person', id: person }
  expect(await mine(now)).toEqual({ caseKind: 'toy', owner, open: 1, red: 0, yellow: 0 })
  expect(await mine(now + 50 * 60_000)).toMatchObject({ red: 0, yellow: 1 })
  expect(await mine(now + 61 * 60_000)).toMatchObject({ red: 1, yellow: 0 })
  expect(await latenessByOwner(spine.db, d, now, {})).toEqual([])
})
