/** What people are told: the right person, the right sentence. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { MAKING_MS, testDistrict } from '../district.ts'
import type { TestDistrict } from '../district.ts'
import { act, offered, proposedLead, read, report } from './people.ts'

interface Message {
  key: string
  title: string
  body: string
  caseId: string | null
}

interface Delivery {
  account: string
  body: string | null
}

let test: TestDistrict
let id: string
let number: string
beforeAll(async () => {
  test = await testDistrict()
  id = await report(test, 'resident', { matter: '070301', title: '路灯不亮' })
  const desk = test.as('desk-town')
  await act(desk, id, 'accept', { waiver: '照片清楚，免核实' })
  const dispatched = await act(desk, id, 'dispatch', { lead: await proposedLead(desk, id) })
  number = dispatched.case.number
}, MAKING_MS)
afterAll(() => test.close())

it('takes urging to the unit that owes the case, with what it owes', async () => {
  await act(test.as('leader'), id, 'urge', { note: '群众等着' })
  const urged = await told('handler-3', 'urge')
  expect(urged?.title).toBe('催办：路灯不亮')
  expect(urged?.body).toMatch(new RegExp(`催办：路灯不亮.*演示市政养护公司 须在 .+ 前(签收|处置)。编号 ${number}。`))
})

it('lets one person urge once an hour, and says when again', async () => {
  const path = `/api/v1/events/${id}/actions`
  const again = async (who: string, language: string) => {
    const body = { id: randomUUID(), action: 'urge', input: {} }
    return (await test.as(who).post(path, body, { 'accept-language': language })).body as { detail?: string }
  }
  expect(await again('leader', 'zh')).toMatchObject({
    code: 'action-not-allowed', params: { refusal: 'urged_already' },
  })
  expect((await again('leader', 'zh')).detail).toBe('刚催办过，9月29日 周二 10:00 以后可再次催办')
  expect((await again('leader', 'en')).detail).toBe('You have urged it just now. You can again from Tue 29 Sep 10:00')
  expect((await offered(test.as('leader'), id)).map(({ action }) => action)).not.toContain('urge')
  expect(await again('resident', 'zh')).toMatchObject({ outcome: 'done' })
})

it('tells of a hazard once, with all its clocks, and reminds later', async () => {
  const hazard = await report(test, 'officer', { matter: '070101', title: '井盖缺失' })
  const desk = test.as('desk-town')
  await act(desk, hazard, 'accept')
  await act(desk, hazard, 'dispatch', { lead: await proposedLead(desk, hazard) })
  await test.clock.advance(1)
  const [unit] = (await read(desk, hazard)).tasks.filter(({ kind }) => kind === 'lead')
  expect(unit?.clocks.map(({ phase }) => phase)).toEqual(['sign', 'safe', 'handle'])
  const about = async () => (await inbox('handler-3')).filter(({ caseId }) => caseId === hazard)
  const [message, ...more] = await about()
  expect(more).toEqual([])
  expect(message?.key).toBe('assigned')
  expect(message?.body).toMatch(/演示市政养护公司 须在 .+ 前签收，.+ 前排险，.+ 前处置。编号 /)
  const deliveries = (await desk.get('/api/v1/deliveries?limit=200')).body as { items: Delivery[] }
  const sms = deliveries.items.filter(({ body }) => body?.includes('井盖缺失'))
  // One for each who works there.
  expect(sms.map(({ account }) => account).sort()).toEqual([...new Set(sms.map(({ account }) => account))].sort())
  expect(sms.map(({ body }) => body?.includes('新任务'))).toEqual(sms.map(() => true))

  const safe = unit?.clocks.find(({ phase }) => phase === 'safe')
  const half = (Date.parse(safe?.startedAt ?? '') + Date.parse(safe?.dueAt ?? '')) / 2
  await test.clock.set(half + 60_000)
  expect((await about()).map(({ key }) => key)).toContain('reminder')
})

it('says how much longer a unit asks for', async () => {
  await act(test.as('handler-3'), id, 'requestExtension', { limit: { value: 1, unit: 'work_day' }, reason: '等灯具' })
  expect((await told('desk-town', 'extension_asked'))?.body).toContain('申请延期 1 个工作日：路灯不亮')
})

it('does not call an order by hand overdue, and names who has answered it', async () => {
  const input = { type: 'leader', event: id, unit: await proposedUnit(), text: '本周办结' }
  const issued = await test.as('leader').post('/api/v1/orders', { id: randomUUID(), input })
  expect(issued.status).toBe(201)
  const order = (issued.body as { case: { id: string } }).case.id
  const asked = await told('handler-3', 'owed')
  expect(asked?.title).toBe('待答复督办：路灯不亮')
  expect(asked?.body).not.toContain('超时')

  const reply = { id: randomUUID(), action: 'reply', input: { text: '灯具已到' } }
  expect((await test.as('handler-3').post(`/api/v1/orders/${order}/actions`, reply)).status).toBe(200)
  expect((await told('desk-town', 'order_reply'))?.body).toMatch(/^演示市政养护公司 已答复督办，/)
})

async function told(username: string, key: string): Promise<Message | undefined> {
  return (await inbox(username)).find((message) => message.key === key)
}

async function inbox(username: string): Promise<Message[]> {
  await test.settle()
  return ((await test.as(username).get('/api/v1/inbox')).body as { items: Message[] }).items
}

async function proposedUnit(): Promise<string> {
  const { summary } = (await test.as('desk-town').get(`/api/v1/events/${id}`)).body as {
    summary: { lead: { id: string } }
  }
  return summary.lead.id
}
