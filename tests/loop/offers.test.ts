/** What a screen offers beside the buttons: what the rules propose, why, and what only later can be done. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { MAKING_MS, testDistrict } from '../district.ts'
import type { TestDistrict } from '../district.ts'
import { act, offered, picture, proposedLead, report } from './people.ts'

let test: TestDistrict
let id: string
beforeAll(async () => {
  test = await testDistrict()
  id = await report(test, 'resident', { matter: '070301', title: '路灯不亮' })
  await act(test.as('desk-town'), id, 'accept', { waiver: '照片清楚，免核实' })
}, MAKING_MS)
afterAll(() => test.close())

it('says why the proposed unit is the right one', async () => {
  const desk = test.as('desk-town')
  const dispatch = (await offered(desk, id)).find(({ action }) => action === 'dispatch')
  const lead = dispatch?.fields.find(({ name }) => name === 'lead')
  expect(lead?.proposed).toEqual(expect.any(String))
  expect(lead?.because).toMatch(/^按事项目录，由.+承担$/)
})

it('proposes the next step of coordination', async () => {
  const desk = test.as('desk-town')
  const step = async () =>
    (await offered(desk, id)).find(({ action }) => action === 'coordinate')?.fields.find(({ name }) => name === 'step')
      ?.proposed
  expect(await step()).toBe(1)
  await act(desk, id, 'coordinate', { step: 1, text: '两家一起看现场' })
  await act(desk, id, 'resolve', { resolution: '先抢修，费用另议' })
  expect(await step()).toBe(2)
})

it('offers to rate an arrival once it has come, and once only', async () => {
  const desk = test.as('desk-town')
  const lead = await proposedLead(desk, id)
  await act(desk, id, 'dispatch', { lead })
  await act(desk, id, 'whistle', { units: [lead], minutes: 30, purpose: 'demand', text: '到路口会合' })
  const rating = async () => (await offered(desk, id)).filter(({ action }) => action === 'rateWhistle')
  expect(await rating()).toEqual([])
  await act(test.as('handler-3'), id, 'reportIn', {})
  const [arrival] = await rating()
  expect(arrival?.taskId).toEqual(expect.any(String))
  await act(desk, id, 'rateWhistle', { stars: 4 }, { taskId: arrival?.taskId })
  expect(await rating()).toEqual([])
})

it('puts what is owed before what is merely possible', async () => {
  const desk = test.as('desk-town')
  const first = async () => (await offered(desk, id)).find(({ primary }) => primary)?.action
  expect(await first()).toBe('contact')
  await act(test.as('handler-3'), id, 'requestExtension', { limit: { value: 1, unit: 'work_day' }, reason: '等灯具' })
  expect(await first()).toBe('extend')
})

it('puts making a hazard safe before finishing, and out of the way elsewhere', async () => {
  const desk = test.as('desk-town')
  const names = async () => (await offered(test.as('handler-3'), hazard)).map(({ action }) => action)
  const hazard = await report(test, 'resident', { matter: '070101', title: '井盖缺失' })
  await act(desk, hazard, 'accept', { waiver: '照片清楚，免核实' })
  await act(desk, hazard, 'dispatch', { lead: await proposedLead(desk, hazard) })
  await act(test.as('handler-3'), hazard, 'sign', {})
  expect((await names()).slice(0, 2)).toEqual(['guard', 'finish'])
  await act(test.as('handler-3'), hazard, 'guard', { guard: [await picture(test, 'handler-3')] })
  expect((await names())[0]).toBe('finish')
})
