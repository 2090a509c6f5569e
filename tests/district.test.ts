import type { ActionAnswer } from '@onegrid/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { MAKING_MS, MORNING, testDistrict } from './district.ts'
import type { TestDistrict } from './district.ts'

let test: TestDistrict
beforeAll(async () => {
  test = await testDistrict()
}, MAKING_MS)
afterAll(() => test.close())

it('stands still on a working morning', async () => {
  const { status, body } = await test.as('officer').get('/api/v1/clock')
  expect([status, body]).toMatchObject([200, { now: '2026-09-29T01:00:00.000Z', rate: 0 }])
  expect(test.clock.now()).toBe(MORNING)
})

it('places a first report in the grid of the story, at the desk of the town', async () => {
  const body = { id: uuidv7(), title: '井盖松动', point: test.place(0), matter: '020101' }
  const { status, body: answer } = await test.as('officer').post('/api/v1/events', body)
  expect(status).toBe(201)
  const { case: reported } = answer as ActionAnswer
  expect(reported.grid?.id).toBe(test.grids[0]?.id)
  await test.settle()
  const seen = await test.as('desk-town').get(`/api/v1/events/${reported.id}`)
  expect([seen.status, reported.owner?.name]).toEqual([200, '漓渚镇受理台'])
  const { trail, audit } = await test.verify()
  expect([trail.cases, trail.broken, audit.broken]).toEqual([1, undefined, undefined])
})
