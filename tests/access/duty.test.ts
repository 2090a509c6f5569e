/**
 * Rotas, leave and desks: whose they are to plan and to hand over, at home and elsewhere. Every request carries what a
 * rule refuses after the question of rights, so that nothing changes and the next one finds the same. Rule: a rota is
 * planned from above, a desk is handed over by who sits at it or leads above it (docs/domain.md S0-9).
 */
import type { Id, RouteRow } from '@onegrid/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer } from '../../apps/server/src/testing/app.ts'
import { MAKING_MS } from '../district.ts'
import { doorOf } from './oracle.ts'
import { setStage } from './stage.ts'
import type { Stage, Subject } from './stage.ts'

/** Who plans for an officer of the first grid, for somebody of the other town, and for everybody. */
const home = ['desk-district', 'desk-town', 'desk-night', 'desk-village', 'leader', 'district-leader', 'leader-grid']
/** For the whole town: nobody of a village or a grid. */
const homeTown = ['desk-district', 'desk-town', 'desk-night', 'leader', 'district-leader']
const elsewhere = ['desk-district', 'desk-other', 'leader-other', 'district-leader']
const homeDesk = ['desk-town', 'desk-night', 'leader', 'district-leader']
const otherDesk = ['desk-other', 'leader-other', 'district-leader']

let stage: Stage
let posts: Readonly<Record<'officer' | 'handler-other', Id>>
let desks: Readonly<Record<'home' | 'other', Id>>
beforeAll(async () => {
  stage = await setStage()
  posts = { officer: await postOf('officer'), 'handler-other': await postOf('handler-other') }
  const { items } = (await stage.test.as('leader').get('/api/v1/desks')).body as { items: { id: Id; name: string }[] }
  desks = { home: stage.deskId, other: items.find(({ name }) => name === '演示外镇受理台')?.id as Id }
}, MAKING_MS)
afterAll(() => stage.close())

const backwards = { from: '2026-10-02T00:00:00Z', to: '2026-10-01T00:00:00Z' }

test.each([['officer', home], ['handler-other', elsewhere]] as const)('the shifts of %s', async (whose, planners) => {
  const shift = { postId: posts[whose], kind: 'patrol', startsAt: backwards.from, endsAt: backwards.to }
  await asked('duty.write', planners, ({ call }) => call.post('/api/v1/duty/shifts', { shifts: [shift] }))
})

test.each([['officer', home], ['handler-other', elsewhere]] as const)('the leave of %s', async (whose, planners) => {
  const leave = { postId: posts[whose], ...backwards }
  await asked('duty.write', planners, ({ call }) => call.post('/api/v1/duty/leave', leave))
})

test.each([
  ['home', homeTown],
  ['other', elsewhere],
] as const)('the week of the desk at %s', async (which, planners) => {
  // A week begins on a Monday; this is a Tuesday.
  const week = { deskId: desks[which], from: '2026-09-29', to: '2026-10-06' }
  await asked('duty.write', planners, ({ call }) => call.post('/api/v1/duty/copy-week', week))
})

test('a shift that has begun', async () => {
  const query = 'from=2026-09-28T16:00:00Z&to=2026-09-29T16:00:00Z'
  const { body } = await stage.test.as('leader').get(`/api/v1/duty/shifts?${query}`)
  const shift = (body as { items: { id: Id; postId: Id }[] }).items.find(({ postId }) => postId === posts.officer)
  const wanted = [409, 'shift-begun']
  await asked('duty.write', home, ({ call }) => call.delete(`/api/v1/duty/shifts/${shift?.id}`), wanted)
  await asked(
    'duty.write',
    home,
    ({ call }) => call.patch(`/api/v1/duty/shifts/${shift?.id}`, { kind: 'desk' }),
    wanted,
  )
  // Given away to the other town, it would have to be of both.
  const away = { postId: posts['handler-other'] }
  const both = home.filter((name) => elsewhere.includes(name))
  await asked('duty.write', both, ({ call }) => call.patch(`/api/v1/duty/shifts/${shift?.id}`, away), wanted)
})

test.each([['home', homeDesk], ['other', otherDesk]] as const)('what the desk at %s owes', async (which, holders) => {
  await asked('duty.hand-over', holders, async ({ call }) => {
    const { status, body } = await call.get(`/api/v1/duty/handovers/owed?deskId=${desks[which]}`)
    return { status, body: status === 200 ? { code: 'read' } : body } as Answer
  }, [200, 'read'])
})

test.each([['home', homeDesk], ['other', otherDesk]] as const)('the desk at %s', async (which, holders) => {
  // To somebody who does not sit there.
  const body = { deskId: desks[which], toAccountId: stage.test.accountId('officer') }
  const wanted = [409, 'not-at-desk']
  await asked('duty.hand-over', holders, ({ call }) => call.post('/api/v1/duty/handovers', body), wanted)
})

test('nobody comes on duty at somebody else’s post', async () => {
  for (const subject of stage.subjects.filter(({ name }) => name !== 'officer')) {
    const { status, body } = await subject.call.post('/api/v1/duty/begin', { postId: posts.officer })
    const door = doorOf(subject, { access: { row: 'duty.own' } })
    const shut = { open: [404, 'not-found'], unauthenticated: [401, 'unauthenticated'], forbidden: [403, 'forbidden'] }
    expect([subject.name, status, (body as { code: string }).code]).toEqual([subject.name, ...shut[door]])
  }
})

test('nobody reads a message in somebody else’s inbox away', async () => {
  await stage.test.settle()
  const unread = async () => {
    const { body } = await stage.test.as('desk-town').get('/api/v1/inbox?unread=true')
    return (body as { items: { id: Id }[] }).items
  }
  const before = await unread()
  expect(before.length).toBeGreaterThan(0)
  for (const subject of stage.subjects.filter(({ kind, name }) => kind === 'account' && name !== 'desk-town')) {
    const { body } = await subject.call.post('/api/v1/inbox/read', { ids: before.map(({ id }) => id) })
    expect([subject.name, body]).toEqual([subject.name, { read: 0 }])
  }
  expect(await unread()).toEqual(before)
})

/** @param wanted what those hear whose it is, since what they ask for is refused for another reason */
async function asked(
  row: RouteRow, allowed: readonly string[], ask: (subject: Subject) => Promise<Answer>,
  wanted: readonly unknown[] = [400, 'invalid-request'],
): Promise<void> {
  const found: Record<string, unknown> = {}
  const expected: Record<string, unknown> = {}
  for (const subject of stage.subjects) {
    const { status, body } = await ask(subject)
    found[subject.name] = [status, (body as { code?: string }).code]
    const may = doorOf(subject, { access: { row } }) === 'open' && allowed.includes(subject.name)
    expected[subject.name] = may ? wanted : subject.kind === 'nobody' ? [401, 'unauthenticated'] : [403, 'forbidden']
  }
  expect(found).toEqual(expected)
}

async function postOf(username: string): Promise<Id> {
  const { posts: held } = (await stage.test.as(username).get('/api/v1/me')).body as { posts: { id: Id }[] }
  return held[0]?.id as Id
}
