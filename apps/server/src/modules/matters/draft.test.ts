/** The draft as two administrators share it: what stands there, who changed it, what nobody loses. */
import type { Matter, PolicyBody, RoutingRule } from '@onegrid/domain'
import { defaultPolicyBody } from '@onegrid/domain'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { by } from '../staff/testing.ts'
import { townApp } from './testing.ts'

const town = await townApp()
afterAll(() => town.close())

const admin = town.as('admin-system')
const DRAFT = '/api/v1/policies/draft'
const builtIn = defaultPolicyBody()
const { matters: _matters, routing: _routing, ...settings } = builtIn
const cover = builtIn.matters.find(({ code }) => code === '070101')!
const roads: RoutingRule = { id: 'roads', name: '道路归区', when: { matter: ['0702'] }, to: { desk: 'district' } }

interface Draft { version: number; baseNo: number; edits: { piece: string; at: string; by: string | null }[] }
const readDraft = async () =>
  (await admin.get(DRAFT)).body as { draft: Draft; policy: PolicyBody; names: Record<string, string> }
const putCover = (matter: Matter, was?: Matter | null) => admin.put(`${DRAFT}/matters/070101`, { matter, was })

beforeEach(async () => {
  await sql`delete from policy_draft`.execute(town.database.owner)
})

describe('two who edit at once', () => {
  it('change different matters, rules and settings without losing anything', async () => {
    const edits = await Promise.all([
      putCover({ ...cover, level: 1 }, cover),
      admin.put(`${DRAFT}/rules/roads`, { rule: roads, was: null }),
      admin.put(`${DRAFT}/settings`, { settings: { ...settings, reopenDays: 45 }, was: settings }),
      admin.put(`${DRAFT}/settings`, { settings: { ...settings, evidenceMetres: 80 }, was: settings }),
    ])
    expect(edits.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const { policy } = await readDraft()
    expect(policy).toMatchObject({ reopenDays: 45, evidenceMetres: 80 })
    expect(policy.matters.find(({ code }) => code === '070101')?.level).toBe(1)
  })

  it('are told when the other has changed the same', async () => {
    const stale = { status: 409, body: { code: 'stale-form' } }
    await putCover({ ...cover, level: 1 }, cover)
    expect(await putCover({ ...cover, level: 3 }, cover)).toMatchObject(stale)
    expect(await putCover({ ...cover, level: 3 }, { ...cover, level: 1 })).toMatchObject({ status: 200 })
    expect(await putCover({ ...cover, level: 4 })).toMatchObject({ status: 200 })

    await admin.put(`${DRAFT}/rules/roads`, { rule: roads, was: null })
    expect(await admin.put(`${DRAFT}/rules/roads`, { rule: roads, was: null })).toMatchObject(stale)

    const longer = { ...settings, reopenDays: 45 }
    await admin.put(`${DRAFT}/settings`, { settings: longer, was: settings })
    const other = { settings: { ...settings, reopenDays: 60 }, was: settings }
    expect(await admin.put(`${DRAFT}/settings`, other)).toMatchObject(stale)
    // The same wish twice is no quarrel.
    expect(await admin.put(`${DRAFT}/settings`, { settings: longer, was: settings })).toMatchObject({ status: 200 })
  })

  it('are told also when the draft was published and begun anew in between', async () => {
    const { body } = await putCover({ ...cover, level: 1 }, cover)
    await admin.post('/api/v1/policies', { version: (body as Draft).version })
    expect(await putCover({ ...cover, level: 3 }, cover)).toMatchObject({ status: 409, body: { code: 'stale-form' } })
  })
})

it('says who changed which piece last, and names what the rules speak of', async () => {
  const rule = { ...roads, when: { areas: [town.id.town] }, to: { lead: { unitId: town.units.squad } } }
  await putCover({ ...cover, limit: { value: 4, unit: 'urgent_hour' } })
  await admin.put(`${DRAFT}/rules/roads`, { rule })
  await admin.put(`${DRAFT}/settings`, { settings: { ...settings, reopenDays: 44 } })
  const { draft, names } = await readDraft()
  expect(await town.as('desk-town').get('/api/v1/policies')).toMatchObject({ body: { draft: draft.version } })
  expect(new Set(draft.edits.map(({ piece, by: who }) => `${piece} ${who}`)))
    .toEqual(new Set(['matters/070101 演系', 'routing/roads 演系', 'reopenDays 演系']))
  expect(Object.keys(names).toSorted()).toEqual([town.id.town, town.units.squad].toSorted())
  expect(Object.values(names)).not.toContain(town.units.squad)
})

describe('a whole set', () => {
  it('takes the draft’s place: an old number to go on from', async () => {
    const old = await town.matters.publish(by, { ...builtIn, reopenDays: 7 })
    const latest = await town.matters.publish(by, { ...builtIn, reopenDays: 8 })
    const { policy } = (await admin.get(`/api/v1/policies/${old.no}`)).body as { policy: PolicyBody }
    const put = await admin.put(DRAFT, { version: 0, policy })
    expect(put).toMatchObject({
      status: 200,
      body: { baseNo: latest.no, version: 1, edits: [{ piece: 'reopenDays' }] },
    })
    expect((await readDraft()).policy.reopenDays).toBe(7)
  })

  it('brings back a draft that was thrown away, on the number it stood on', async () => {
    const { no } = await town.matters.publish(by, builtIn)
    await putCover({ ...cover, level: 1 })
    const { policy } = await readDraft()
    await admin.delete(DRAFT)
    await town.matters.publish(by, builtIn)
    expect(await admin.put(DRAFT, { version: 0, baseNo: no, policy })).toMatchObject({ body: { baseNo: no } })
    expect((await readDraft()).policy).toEqual(policy)
  })

  it('never over somebody’s draft that was not read, nor upon a number that does not exist', async () => {
    await putCover({ ...cover, level: 1 })
    expect(await admin.put(DRAFT, { version: 0, policy: builtIn })).toMatchObject({ body: { code: 'stale-form' } })
    expect(await admin.put(DRAFT, { version: 1, baseNo: 9999, policy: builtIn })).toMatchObject({ status: 404 })
    expect(await admin.put(DRAFT, { version: 1, policy: builtIn })).toMatchObject({ status: 200 })
  })

  it('is not for a desk', async () => {
    expect(await town.as('desk-town').put(DRAFT, { version: 0, policy: builtIn })).toMatchObject({ status: 403 })
  })
})

describe('the history of one piece', () => {
  interface Step { policy: { no: number; note: string | null }; changes: { path: string; kind: string }[] }
  const historyOf = async (piece: string) =>
    ((await town.as('desk-town').get(`/api/v1/policies/history?piece=${piece}`)).body as { items: Step[] }).items

  it('has the numbers that changed it, newest first, and what they changed', async () => {
    const body = (level: 1 | 2 | 3, reopenDays: number): PolicyBody => ({
      ...builtIn, reopenDays, matters: builtIn.matters.map(one => (one.code === '070101' ? { ...one, level } : one)),
    })
    const { no } = await town.matters.publish(by, body(2, 30))
    await town.matters.publish(by, body(2, 31), { note: '不涉及井盖' })
    await town.matters.publish(by, body(1, 31), { note: '井盖升级' })
    expect((await historyOf('matters/070101')).filter(step => step.policy.no > no)).toMatchObject([
      {
        policy: { no: no + 2, note: '井盖升级' }, changes: [{ path: '/matters/070101/level', before: 2, after: 1 }],
        before: { code: '070101', level: 2 }, after: { code: '070101', level: 1, name: cover.name },
      },
    ])
    expect((await historyOf('reopenDays'))[0]).toMatchObject({
      policy: { no: no + 1 }, changes: [{ path: '/reopenDays', kind: 'changed', before: 30, after: 31 }],
    })
    expect((await historyOf('matters/070101')).at(-1)?.changes[0]).toMatchObject({ kind: 'added' })
    expect(await historyOf('matters/999999')).toEqual([])
  })

  it('asks for a piece that could be one', async () => {
    expect(await admin.get('/api/v1/policies/history?piece=../x')).toMatchObject({ status: 400 })
  })
})
