/** Policies through the real server: drafted, published, compared, amended, rolled back. */
import type { Matter, PolicyBody, RoutingRule } from '@onegrid/domain'
import { defaultPolicyBody } from '@onegrid/domain'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { by } from '../staff/testing.ts'
import { townApp } from './testing.ts'

const town = await townApp()
afterAll(() => town.close())

const D = town.districtId
const admin = town.as('admin-system')
const bodyOf = <T>(answer: { body: unknown }) => answer.body as T
const builtIn = defaultPolicyBody()
const census: Matter = {
  ...builtIn.matters.find(({ code }) => code === '100201')!,
  code: '100202',
  name: { zh: '犬只登记', en: 'Dog census' },
}
const roads: RoutingRule = { id: 'roads', name: '道路归区', when: { matter: ['0702'] }, to: { desk: 'district' } }

/** Publishes the built-in set with one thing changed. */
async function publish(change: (body: PolicyBody) => void = () => {}, effectiveFrom?: number) {
  const body = defaultPolicyBody()
  change(body)
  return town.matters.publish(by, body, { effectiveFrom })
}

interface State { version: number; baseNo: number; faults: { path: string; code: string; message: string }[] }

describe('before anything is published', () => {
  it('the built-in set is in force', async () => {
    expect((await town.matters.policy(D)).no).toBe(0)
    expect(await admin.get('/api/v1/policies/draft')).toMatchObject({ status: 404 })
    expect(await admin.get('/api/v1/policies')).toMatchObject({ body: { items: [], draft: null } })
  })
})

describe('publishing', () => {
  beforeEach(async () => {
    await sql`delete from policy_draft`.execute(town.database.owner)
  })

  it('gives the next number, and takes effect at its moment', async () => {
    const first = await publish()
    const later = await publish(body => (body.reopenDays = 60), town.clock.now(D) + 3_600_000)
    expect(later.no).toBe(first.no + 1)
    expect(await town.matters.policy(D)).toMatchObject({ no: first.no, reopenDays: 30 })
    expect(await town.matters.policyAt(D, later.effectiveFrom)).toMatchObject({ no: later.no, reopenDays: 60 })
    expect(await town.matters.policyAt(D, later.effectiveFrom - 1)).toMatchObject({ no: first.no })
    await town.clock.set(D, { now: later.effectiveFrom })
    expect(await town.matters.policy(D)).toMatchObject({ no: later.no })
    expect(await town.matters.policy(D, first.no)).toMatchObject({ no: first.no, reopenDays: 30 })
  })

  it('never in the past', async () => {
    await publish()
    await expect(publish(() => {}, town.clock.now(D) - 1)).rejects.toMatchObject({ code: 'invalid-request' })
  })

  it('keeps a pinned set the same object', async () => {
    const { no } = await publish()
    expect(await town.matters.policy(D, no)).toBe(await town.matters.policy(D, no))
    await expect(town.matters.policy(D, 9999)).rejects.toThrow('no policy 9999')
  })

  it('gives each of several at once a number of its own', async () => {
    const published = await Promise.all(Array.from({ length: 4 }, () => publish()))
    const numbers = published.map(({ no }) => no).sort((a, b) => a - b)
    expect(numbers).toEqual(numbers.map((_, i) => numbers[0]! + i))
  })

  it('refuses what is faulty, with every fault in the reader’s language', async () => {
    const rule = { rule: { ...roads, when: { areas: [town.units.squad] } } }
    expect(await admin.put('/api/v1/policies/draft/rules/roads', rule)).toMatchObject({ status: 200 })
    const faultless = await admin.put('/api/v1/policies/draft/matters/100202', {
      matter: { ...census, evidence: ['guard'] },
    })
    const { version } = bodyOf<State>(faultless)
    const refused = await admin.post('/api/v1/policies', { version }, { 'accept-language': 'en' })
    expect(refused).toMatchObject({
      status: 422,
      body: {
        code: 'policy-faulty', params: { count: 2 },
        fields: [
          {
            path: '/matters/114/restoreLimit', code: 'guard_without_restore',
            message: 'Evidence "guard" needs a limit to restore',
          },
          { path: '/routing/0/when/areas/0', code: 'area_unknown' },
        ],
      },
    })
    expect(await admin.get('/api/v1/policies/draft')).toMatchObject({ status: 200 })
  })
})

describe('the draft', () => {
  beforeEach(async () => {
    await sql`delete from policy_draft`.execute(town.database.owner)
  })

  it('is begun from the latest number, edited piece by piece, compared and published', async () => {
    const { no } = await publish()
    const put = await admin.put('/api/v1/policies/draft/matters/100202', { matter: census })
    expect(put).toMatchObject({ status: 200, body: { baseNo: no, version: 1, changedBy: '演系', faults: [] } })
    await admin.put('/api/v1/policies/draft/rules/roads', { rule: roads, before: 'leader' })
    const { matters: _, routing: __, ...settings } = { ...builtIn, reopenDays: 45 }
    await admin.put('/api/v1/policies/draft/settings', { settings })
    expect(await admin.get(`/api/v1/policies/changes?from=${no}&to=draft`)).toMatchObject({
      body: {
        items: [
          { path: '/matters/100202', kind: 'added' },
          { path: '/reopenDays', kind: 'changed', before: 30, after: 45 },
          { path: '/routing/roads', kind: 'added' },
        ],
      },
    })
    const stale = await admin.post('/api/v1/policies', { version: 2 })
    expect(stale).toMatchObject({ status: 409, body: { code: 'stale-form' } })
    const published = await admin.post('/api/v1/policies', { version: 3, note: '年度调整' })
    expect(published).toMatchObject({ status: 201, body: { no: no + 1, state: 'current', publishedBy: '演系' } })
    const policy = await town.matters.policy(D)
    expect(policy.routing.map(({ id }) => id)).toEqual(['sensor', 'roads', 'leader'])
    expect(policy).toMatchObject({ no: no + 1, reopenDays: 45 })
    expect(await admin.get('/api/v1/policies/draft')).toMatchObject({ status: 404 })
  })

  it('loses no edit of two who begin it at once', async () => {
    const edits = [
      admin.put('/api/v1/policies/draft/matters/100202', { matter: census }),
      admin.put('/api/v1/policies/draft/rules/roads', { rule: roads }),
      admin.delete('/api/v1/policies/draft/matters/010101'),
    ]
    expect((await Promise.all(edits)).map(({ status }) => status)).toEqual([200, 200, 200])
    const { draft, policy } = bodyOf<{ draft: State; policy: PolicyBody }>(await admin.get('/api/v1/policies/draft'))
    expect(draft.version).toBe(3)
    expect(policy.routing.map(({ id }) => id)).toContain('roads')
    const codes = policy.matters.map(({ code }) => code)
    expect([codes.includes('100202'), codes.includes('010101'), codes.length]).toEqual([true, false, 115])
  })

  it('moves a rule, removes one, and refuses what is not there', async () => {
    const rules = async () => bodyOf<{ policy: PolicyBody }>(await admin.get('/api/v1/policies/draft')).policy.routing
    await publish()
    await admin.put('/api/v1/policies/draft/rules/roads', { rule: roads })
    expect((await rules()).map(({ id }) => id)).toEqual(['roads', 'sensor', 'leader'])
    await admin.put('/api/v1/policies/draft/rules/roads', { rule: roads, before: null })
    expect((await rules()).map(({ id }) => id)).toEqual(['sensor', 'leader', 'roads'])
    await admin.put('/api/v1/policies/draft/rules/roads', { rule: { ...roads, name: '改名' } })
    expect((await rules()).at(-1)).toMatchObject({ id: 'roads', name: '改名' })
    await admin.delete('/api/v1/policies/draft/rules/sensor')
    expect((await rules()).map(({ id }) => id)).toEqual(['leader', 'roads'])
    const lost = { rule: roads, before: 'sensor' }
    expect(await admin.put('/api/v1/policies/draft/rules/roads', lost)).toMatchObject({ status: 404 })
    expect(await admin.delete('/api/v1/policies/draft/matters/999999')).toMatchObject({ status: 404 })
    const other = { rule: roads }
    expect(await admin.put('/api/v1/policies/draft/rules/else', other)).toMatchObject({ status: 400 })
  })

  it('is outdated by what was published meanwhile, unless one says so', async () => {
    await admin.put('/api/v1/policies/draft/rules/roads', { rule: roads })
    const { no } = await publish()
    expect(await admin.post('/api/v1/policies', { version: 1 })).toMatchObject({
      status: 409, body: { code: 'draft-outdated', params: { no } },
    })
    const confirmed = await admin.post('/api/v1/policies', { version: 1, overwrite: true })
    expect(confirmed).toMatchObject({ body: { no: no + 1 } })
  })

  it('may be thrown away', async () => {
    await admin.put('/api/v1/policies/draft/rules/roads', { rule: roads })
    expect(await admin.delete('/api/v1/policies/draft')).toMatchObject({ status: 204 })
    expect(await admin.delete('/api/v1/policies/draft')).toMatchObject({ status: 404 })
  })
})

describe('a change that cannot wait', () => {
  beforeEach(async () => {
    await sql`delete from policy_draft`.execute(town.database.owner)
  })

  it('puts a new matter live at once: in force, in what waits, and in the draft', async () => {
    await publish()
    const waiting = await publish(body => (body.reopenDays = 90), town.clock.now(D) + 3_600_000)
    await admin.put('/api/v1/policies/draft/rules/roads', { rule: roads })
    const created = await admin.post('/api/v1/matters', { matter: census, note: '专项' })
    expect(created).toMatchObject({ status: 201, body: { state: 'current' } })
    const has = ({ matters }: PolicyBody) => matters.some(({ code }) => code === '100202')
    expect(has(await town.matters.policy(D))).toBe(true)
    const then = await town.matters.policyAt(D, waiting.effectiveFrom)
    expect([has(then), then.reopenDays]).toEqual([true, 90])
    const { draft, policy } = bodyOf<{ draft: State; policy: PolicyBody }>(await admin.get('/api/v1/policies/draft'))
    expect([has(policy), policy.routing[0]?.id]).toEqual([true, 'roads'])
    expect(await admin.post('/api/v1/policies', { version: draft.version })).toMatchObject({ status: 201 })
    expect(await admin.post('/api/v1/matters', { matter: census })).toMatchObject({
      status: 409, body: { code: 'already-exists' },
    })
  })

  it('makes a ruling the first rule', async () => {
    await publish()
    const ruled: RoutingRule = {
      id: 'ruling-00042', name: '油烟归执法', when: { matter: ['060201'] }, to: { lead: { unitId: town.units.squad } },
    }
    const policy = await town.matters.appendRule(by, ruled, { number: '330603-20260930-00042' })
    expect((await town.matters.policy(D)).routing[0]).toEqual(ruled)
    expect(policy.origin).toEqual({ ruling: '330603-20260930-00042' })
    const all = town.matters.appendRule(by, { ...ruled, when: {} }, { number: 'x' })
    await expect(all).rejects.toMatchObject({ code: 'policy-faulty' })
    expect((await town.matters.policy(D)).no).toBe(policy.no)
  })

  it('rolls back by publishing the old as new', async () => {
    const { no } = await publish(body => (body.reopenDays = 15))
    await publish(body => (body.reopenDays = 20))
    const restored = await admin.post(`/api/v1/policies/${no}/restore`, { note: '回退' })
    expect(restored).toMatchObject({ status: 201, body: { no: no + 2, restores: no, state: 'current' } })
    expect(await town.matters.policy(D)).toMatchObject({ no: no + 2, reopenDays: 15 })
    expect(await admin.get(`/api/v1/policies/changes?from=${no}&to=${no + 2}`)).toMatchObject({ body: { items: [] } })
    expect(await admin.post('/api/v1/policies/9999/restore', {})).toMatchObject({ status: 404 })
  })
})

describe('who may', () => {
  it.each([
    ['desk-town', 200, 403], ['officer', 200, 403], ['resident', 403, 403],
    ['admin-security', 403, 403], ['admin-audit', 403, 403], ['admin-system', 200, 200],
  ])('%s reads %i, writes %i', async (who, reads, writes) => {
    const as = town.as(who)
    expect((await as.get('/api/v1/policies')).status).toBe(reads)
    expect((await as.put('/api/v1/policies/draft/rules/roads', { rule: roads })).status).toBe(writes)
    expect((await town.stranger.get('/api/v1/policies')).status).toBe(401)
  })
})
