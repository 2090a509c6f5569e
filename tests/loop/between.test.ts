/** What concerns several cases, or comes twice, or at once: reports, merges, splits, links, replies, deliveries. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sql } from 'kysely'
import type { ActionAnswer, ProblemBody } from '@onegrid/contract'
import { rows } from '../../apps/server/src/platform/database/index.ts'
import type { Answer } from '../../apps/server/src/testing/app.ts'
import { MAKING_MS, testDistrict } from '../district.ts'
import type { TestDistrict } from '../district.ts'
import { act, dispatched, picture, proposedLead, read, report, trail, tryAct } from './people.ts'

let test: TestDistrict
beforeAll(async () => {
  test = await testDistrict()
}, MAKING_MS)
afterAll(() => test.close())

const events = '/api/v1/events'
const caseOf = (answer: Answer) => (answer.body as ActionAnswer).case
const codeOf = (answer: Answer) => [answer.status, (answer.body as ProblemBody).code]

it('reports once, however often and by whomever its id is sent', async () => {
  const body = { id: randomUUID(), title: '垃圾堆放', matter: '050401', point: test.place(0) }
  const answers = await Promise.all([1, 2, 3].map(() => test.as('officer').post(events, body)))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 201])
  expect(new Set(answers.map((answer) => caseOf(answer).id)).size).toBe(1)
  expect(codeOf(await test.as('officer').post(events, { ...body, title: '别的事' }))).toEqual([409, 'action-id-reused'])
  expect(codeOf(await test.as('resident').post(events, body))).toEqual([409, 'action-id-reused'])
})

it('gives a file to whoever may read the case that names it, and to nobody else', async () => {
  const file = await picture(test, 'officer')
  const id = await report(test, 'officer', { matter: '050301', before: [file] })
  expect((await read(test.as('desk-town'), id)).pictures.before).toEqual([file])
  expect((await test.as('desk-town').get(`/api/v1/files/${file}`)).status).toBe(200)
  expect((await test.as('handler-gas').get(`/api/v1/files/${file}`)).status).toBe(404)
  const lost = await test
    .as('officer')
    .post(events, { id: randomUUID(), title: '旧图', point: test.place(0), files: [randomUUID()] })
  expect(codeOf(lost)).toEqual([400, 'unknown-reference'])
})

it('records afterwards with three moments, and refuses them out of order', async () => {
  const moments = { occurredAt: '2026-09-28T01:00:00.000Z', knownAt: '2026-09-28T02:00:00.000Z' }
  const id = await report(test, 'officer', { as: 'backfill', matter: '050301', ...moments })
  const { facts } = await read(test.as('desk-town'), id)
  expect(facts.backfilled).toEqual({
    occurredAt: Date.parse(moments.occurredAt), knownAt: Date.parse(moments.knownAt), recordedAt: test.clock.now(),
  })
  const turned = { occurredAt: moments.knownAt, knownAt: moments.occurredAt }
  const body = { id: randomUUID(), as: 'backfill', title: '补录', point: test.place(0), ...turned }
  expect((await test.as('officer').post(events, body)).body).toMatchObject({
    params: { refusal: 'moments_disordered' },
  })
})

it('lets a reporter take back his own report, once, and nobody else', async () => {
  const id = await report(test, 'resident', { title: '噪音' })
  expect((await tryAct(test.as('handler-gas'), id, 'withdraw')).status).toBe(404)
  expect((await act(test.as('resident'), id, 'withdraw', { reason: '已自行解决' })).case.state).toBe('withdrawn')
  expect(codeOf(await tryAct(test.as('resident'), id, 'withdraw'))).toEqual([409, 'action-not-allowed'])
})

it('takes a second word on an order of the hotline to the case of the first, but only from its readers', async () => {
  const order = {
    id: randomUUID(),
    title: '投诉',
    point: test.place(30),
    source: 'hotline',
    externalNumber: '12345-77',
  }
  const first = await test.as('hotline').post(events, order)
  expect(first.status).toBe(201)
  const again = await test.as('hotline').post(events, { ...order, id: randomUUID(), title: '催促' })
  expect(caseOf(again)).toMatchObject({ id: caseOf(first).id, title: '投诉' })
  const village = await test.as('desk-village').post(events, { ...order, id: randomUUID() })
  expect(codeOf(village)).toEqual([409, 'already-exists'])
})

it('merges, whatever else happens to the survivor at that moment, and takes apart again, each once', async () => {
  const desk = test.as('desk-town')
  const survivor = await report(test, 'officer', { matter: '050301' })
  const duplicate = await report(test, 'resident', { matter: '050301' })
  const merging = { id: randomUUID(), action: 'merge', input: { survivor } }
  const notes = [1, 2, 3, 4].map((i) => tryAct(desk, survivor, 'comment', { text: `备注 ${i}` }))
  const merges = [1, 2].map(() => desk.post(`${events}/${duplicate}/actions`, merging))
  const answers = await Promise.all([...notes, ...merges])
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  expect((await read(desk, survivor)).links.duplicates.map(({ id }) => id)).toEqual([duplicate])
  expect((await trail(desk, survivor)).filter(({ action }) => action === 'absorb')).toHaveLength(1)

  const before = await read(desk, duplicate)
  expect(before.summary.state).toBe('merged')
  expect(codeOf(await tryAct(test.as('handler-gas'), duplicate, 'unmerge'))).toEqual([404, 'not-found'])
  const taking = { id: randomUUID(), action: 'unmerge', input: {} }
  const taken = await Promise.all([1, 2].map(() => desk.post(`${events}/${duplicate}/actions`, taking)))
  expect(taken.map(({ status }) => status)).toEqual([200, 200])
  expect(taken.map(({ body }) => (body as ActionAnswer).outcome).toSorted()).toEqual(['done', 'same'])
  expect((await desk.post(`${events}/${duplicate}/actions`, taking)).body).toMatchObject({ outcome: 'same' })
  expect((await read(desk, survivor)).links.duplicates).toEqual([])
  expect((await read(desk, duplicate)).summary.state).toBe('submitted')
})

it('does not merge into a case that is closed to the one who merges', async () => {
  const far = await report(test, 'desk-district', { grid: 30, source: 'department' })
  const own = await report(test, 'officer', { matter: '050301' })
  const answer = await tryAct(test.as('desk-village'), own, 'merge', { survivor: far })
  expect((answer.body as ProblemBody).params?.refusal).toMatch(/no_such_case|not_yours/)
  expect((await read(test.as('desk-town'), own)).summary.state).not.toBe('merged')
})

it('splits into cases of their own, with units proposed, once', async () => {
  const desk = test.as('desk-town')
  const id = await report(test, 'officer', { matter: '050301', title: '违停又漏水' })
  await act(desk, id, 'accept', { waiver: '照片清楚' })
  const parts = [{ matter: '070102', text: '井盖松动' }, { matter: '050401', text: '垃圾堆放' }]
  const body = { id: randomUUID(), action: 'split', input: { parts } }
  const answers = await Promise.all([1, 2].map(() => desk.post(`${events}/${id}/actions`, body)))
  expect(answers.map(({ status }) => status), JSON.stringify(answers[0]?.body)).toEqual([200, 200])
  const { links } = await read(desk, id)
  expect(links.children.map(({ title, state, matter }) => [title, state, matter?.code])).toEqual(
    parts.map(({ matter, text }) => [text, 'accepted', matter]),
  )
  expect((await read(desk, links.children[0]?.id as string)).links.parent?.id).toBe(id)
})

it('lets a case rise from the village by itself when nobody accepts it in time', async () => {
  const to = { desk: 'village' } as const
  const rule = { id: 'village-first', name: '村级受理', when: { matter: ['0506'] }, to }
  await test.app.modules.matters.appendRule({ districtId: test.districtId, system: 'test' }, rule, { number: '演' })
  const id = await report(test, 'officer', { matter: '050601', title: '小区噪声' })
  const before = await read(test.as('desk-village'), id)
  const accept = before.tasks.find(({ kind }) => kind === 'accept')?.clocks[0]
  await test.clock.set(Date.parse(accept?.dueAt as string) + 60_000)
  await test.settle()

  const lines = await trail(test.as('desk-town'), id)
  expect(lines.filter(({ action }) => action === 'escalate')).toMatchObject([{ by: { role: 'system' } }])
  const after = await read(test.as('desk-town'), id)
  expect([before.summary.desk?.name, after.summary.desk?.name]).toEqual(['花溪社区网格工作室', '漓渚镇受理台'])
  expect(after.tasks.filter(({ kind, mine }) => kind === 'accept' && mine)).toHaveLength(1)
})

it('opens one task to a link, and ends with it', async () => {
  const desk = test.as('desk-town')
  const id = await report(test, 'officer', { matter: '050401', title: '垃圾外溢' })
  await dispatched(test, id, { waiver: '照片清楚' })
  const other = await report(test, 'officer', { matter: '050401', title: '另一处' })
  const task = (await read(desk, id)).tasks.find(({ kind }) => kind === 'lead')
  const minted = await desk.post(`${events}/${id}/links`, { taskId: task?.id })
  expect(minted.status).toBe(201)
  const opened = await test.stranger.post(`/api/v1/links/${(minted.body as { token: string }).token}`)
  const headers = { authorization: `Bearer ${(opened.body as { token: string }).token}` }
  const get = (path: string) => test.stranger.get(path, headers)
  const send = (caseId: string, action: string, input: object, more: object = {}) =>
    test.stranger.post(`${events}/${caseId}/actions`, { id: randomUUID(), action, input, ...more }, headers)

  expect((await get(`${events}/${id}`)).body).toMatchObject({ reporter: null, facts: {}, summary: { id } })
  const lines = (await get(`${events}/${id}/trail`)).body as { items: { by: { person: unknown } }[] }
  expect(lines.items.map(({ by }) => by.person)).toEqual(lines.items.map(() => null))
  expect((await get(`${events}/${other}`)).status).toBe(404)
  expect((await get('/api/v1/inbox')).status).toBe(403)
  expect(((await get(events)).body as { items: unknown[] }).items).toEqual([])
  expect((await send(other, 'sign', {})).status).toBe(404)
  expect((await send(id, 'sign', {}, { taskId: randomUUID() })).body).toMatchObject({
    params: { refusal: 'not_yours' },
  })
  expect((await send(id, 'comment', { text: '试试' })).body).toMatchObject({ params: { refusal: 'not_yours' } })

  expect((await send(id, 'sign', {})).status).toBe(200)
  const [before, after] = [await picture(test, headers), await picture(test, headers)]
  const finished = await send(id, 'finish', { result: '已清运', before: [before], after: [after] })
  expect(finished.status, JSON.stringify(finished.body)).toBe(200)
  expect((await get(`${events}/${id}`)).status).toBe(404)
  await test.settle()
  expect((await get(`${events}/${id}`)).status).toBe(401)
  const again = await test.stranger.post(`/api/v1/links/${(minted.body as { token: string }).token}`)
  expect(again.status).toBe(410)
})

it('hands out links to nobody else’s task', async () => {
  const id = await report(test, 'officer', { matter: '050401' })
  await dispatched(test, id, { waiver: '照片清楚' })
  const task = (await read(test.as('desk-town'), id)).tasks.find(({ kind }) => kind === 'lead')
  expect((await test.as('handler-gas').post(`${events}/${id}/links`, { taskId: task?.id })).status).toBe(404)
  expect((await test.as('officer').post(`${events}/${id}/links`, { taskId: task?.id })).status).toBe(409)
})

it('answers everybody whose report was merged when the survivor closes, once, in the words of his own', async () => {
  const desk = test.as('desk-town')
  const survivor = await report(test, 'officer', { matter: '050301', title: '占道停车' })
  const first = await report(test, 'resident', { matter: '050301', title: '有车堵路' })
  await act(desk, first, 'merge', { survivor })
  await act(desk, survivor, 'accept', { waiver: '照片清楚' })
  await act(desk, survivor, 'forceClose', { reason: '现场已恢复' })
  await act(test.as('leader'), survivor, 'countersign')
  await test.settle()
  await test.app.modules.cases.rebuild(test.districtId, 'replies')
  await sql`delete from follower_cursor where follower = 'messages'`.execute(test.database.db)
  await test.settle()

  const lines = await trail(desk, first)
  expect(lines.filter(({ action }) => action === 'contact')).toMatchObject([{ by: { role: 'system' } }])
  expect((await read(desk, survivor)).repliesOwed).toBe(0)
  const { items } = (await test.as('resident').get('/api/v1/inbox')).body as {
    items: { key: string; title: string; caseId: string }[]
  }
  expect(items.filter(({ caseId }) => caseId === first).map(({ key }) => key).toSorted()).toEqual(['closed', 'merged'])
  expect(items.find(({ key }) => key === 'closed')?.title).toBe('已办结：有车堵路')
  const sms = await rows(
    test.database.db,
    sql<{ body: string }>`
    select body from delivery
    where cause like ${`${survivor}:%:closed:%`} and account_id = ${test.accountId('resident')}`,
  )
  expect(sms).toHaveLength(1)
})

it('keeps the rule of a ruling once, and finds it where only the ruling was written', async () => {
  const desk = test.as('desk-town')
  const id = await report(test, 'officer', { matter: '070301' })
  await act(desk, id, 'accept', { waiver: '照片清楚' })
  const lead = await proposedLead(desk, id)
  await act(desk, id, 'dispatch', { lead })
  await act(test.as('handler-3'), id, 'return', { reason: '不属本单位职责' })
  await act(desk, id, 'requestRuling', { reason: '两家都说不是' })
  const body = { id: randomUUID(), action: 'rule', input: { lead, reason: '按职责', saveRule: true } }
  const ruled = await desk.post(`${events}/${id}/actions`, body)
  expect(ruled.status, JSON.stringify(ruled.body)).toBe(200)
  expect((await desk.post(`${events}/${id}/actions`, body)).body).toMatchObject({ outcome: 'same' })
  const { routing } = await test.app.modules.matters.policy(test.districtId)
  expect(routing.filter(({ name }) => name.startsWith('裁定'))).toMatchObject([{ to: { lead: { unitId: lead } } }])
})

it('pages the inbox and marks it read, each his own', async () => {
  const inbox = async (who: string, query = '') => {
    const { body } = await test.as(who).get(`/api/v1/inbox?limit=2${query}`)
    return body as { items: { id: string; readAt: string | null }[]; next?: string; unread: { value: number } }
  }
  await test.settle()
  const seen: string[] = []
  let page = await inbox('desk-town')
  const { unread } = page
  seen.push(...page.items.map(({ id }) => id))
  while (page.next) {
    page = await inbox('desk-town', `&cursor=${encodeURIComponent(page.next)}`)
    seen.push(...page.items.map(({ id }) => id))
  }
  expect(seen).toEqual([...new Set(seen)].toSorted().toReversed())
  expect(unread.value).toBe(seen.length)
  const read = (who: string, body: object) => test.as(who).post('/api/v1/inbox/read', body)
  expect((await read('resident', { ids: seen.slice(0, 2) })).body).toEqual({ read: 0 })
  expect((await read('desk-town', { ids: seen.slice(0, 2) })).body).toEqual({ read: 2 })
  expect((await inbox('desk-town', '&unread=true')).unread.value).toBe(seen.length - 2)
  expect((await read('desk-town', {})).body).toEqual({ read: seen.length - 2 })
})

it('shows what went out by SMS without the words of cases that one may not read', async () => {
  const deliveries = async (who: string) => {
    const { body } = await test.as(who).get('/api/v1/deliveries?limit=100')
    return (body as { items: { body: string | null; state: string }[] }).items
  }
  const desk = await deliveries('desk-town')
  expect(desk.some(({ body }) => body !== null)).toBe(true)
  expect((await deliveries('admin-system')).map(({ body }) => body)).toEqual(desk.map(() => null))
  await expect.poll(async () => {
    await test.app.kit.jobs.runDue()
    return (await deliveries('desk-town')).filter(({ state }) => state !== 'sent')
  }, { interval: 500 }).toEqual([])
})

it('leaves trail, feed and audit as they were written', async () => {
  await test.settle()
  const { trail: verdict, audit } = await test.verify()
  expect([verdict.broken, audit.broken]).toEqual([undefined, undefined])
})
