/**
 * What lateness brings: one order for each overdue obligation, answered within its own clock, and proposals for a
 * person.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CaseSummary, OrderDetail, WorkItem } from '@onegrid/contract'
import { MAKING_MS, testDistrict } from '../district.ts'
import type { TestDistrict } from '../district.ts'
import { act, proposedLead, read, report } from './people.ts'

let test: TestDistrict
let id: string
beforeAll(async () => {
  test = await testDistrict()
  id = await report(test, 'resident', { matter: '070102', title: '井盖松动' })
}, MAKING_MS)
afterAll(() => test.close())

it('issues one order when acceptance is overdue, from the desk above to the late desk', async () => {
  await late('2026-09-29 11:30')
  const [order, ...more] = await orders()
  expect(more).toEqual([])
  expect(order).toMatchObject({ state: 'issued', desk: { name: '柯桥区受理派遣台' }, owner: { name: '漓渚镇受理台' } })
})

it('puts the order among what the late desk owes, with its own clock', async () => {
  const { items, tabs } = (await test.as('desk-town').get('/api/v1/worklist?tab=reply')).body as {
    items: WorkItem[]; tabs: Record<string, { value: number; red: number; yellow: number }>
  }
  expect(items).toHaveLength(tabs.reply?.value ?? 0)
  const due = expect.stringMatching(/^漓渚镇受理台 须在 .+ 前 答复督办$/)
  const task = {
    tab: 'reply',
    light: 'green',
    clockText: '剩 2 小时',
    limit: { value: 2, unit: 'work_hour' },
    sentence: due,
  }
  expect(items).toMatchObject([{ task, case: { kind: 'order', title: '井盖松动', clockText: task.clockText } }])
  expect(tabs.accept).toMatchObject({ value: 1, red: 1, yellow: 0 })
})

it('issues no second one however often the lines are read', async () => {
  await test.settle()
  await sql`delete from follower_cursor where follower = 'supervision'`.execute(test.database.db)
  await test.settle()
  expect(await orders()).toHaveLength(1)
})

it('lets the late desk answer within the order’s own clock, and the desk above judge', async () => {
  const [order] = await orders()
  expect((await onOrder('desk-district', order?.id, 'reply', { text: '不是我答' })).status).toBe(409)
  expect((await onOrder('desk-town', order?.id, 'reply', { text: '午间值班疏漏，已受理' })).status).toBe(200)
  expect((await onOrder('desk-district', order?.id, 'acceptReply', {})).status).toBe(200)
  expect((await orders())[0]).toMatchObject({ state: 'closed' })
})

it('proposes listed supervision with the third order, and leaves it to a person', async () => {
  const desk = test.as('desk-town')
  await act(desk, id, 'accept', { waiver: '照片清楚，免核实' })
  await late('2026-09-29 17:00')
  const lead = await proposedLead(desk, id)
  await act(desk, id, 'dispatch', { lead })
  await late('2026-09-30 12:30')
  const all = await orders()
  expect(all).toHaveLength(3)
  const newest = await readOrder(all[0]?.id as string)
  expect(newest).toMatchObject({ proposedListing: true, listed: null })
  const inbox = (await test.as('desk-town').get('/api/v1/inbox')).body as { items: { key: string; title: string }[] }
  expect(inbox.items.map(({ key }) => key)).toContain('proposal')

  const proposed = async () =>
    (await test.as('leader').get('/api/v1/orders?mark=proposed')).body as { items: { id: string }[] }
  expect((await proposed()).items.map((row) => row.id)).toEqual([newest.summary.id])
  expect((await onOrder('desk-town', newest.summary.id, 'list', { reason: '群众反映强烈' })).status).toBe(200)
  await test.settle()
  expect((await proposed()).items).toEqual([])
  expect(await readOrder(newest.summary.id)).toMatchObject({ proposedListing: false, listed: { until: null } })
})

it('shows who is late', async () => {
  const { items } = (await test.as('leader').get('/api/v1/supervision/overdue')).body as {
    items: { owner: { name: string }; red: number }[]
  }
  expect(items[0]?.red).toBeGreaterThan(0)
})

it('leaves trail, feed and audit as they were written', async () => {
  const { trail, audit } = await test.verify()
  expect([trail.broken, audit.broken]).toEqual([undefined, undefined])
})

async function late(moment: string): Promise<void> {
  await test.clock.set(moment)
  await test.settle()
}

/** Newest first. */
async function orders(): Promise<CaseSummary[]> {
  const { links } = await read(test.as('desk-district'), id)
  return links.orders.toReversed()
}

async function readOrder(orderId: string): Promise<OrderDetail> {
  return (await test.as('desk-district').get(`/api/v1/orders/${orderId}`)).body as OrderDetail
}

function onOrder(who: string, orderId: string | undefined, action: string, input: object) {
  return test.as(who).post(`/api/v1/orders/${orderId}/actions`, { id: randomUUID(), action, input })
}
