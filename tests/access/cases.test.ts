/**
 * Everybody × every case × everything that can be read of it or done with it. Whoever may not read a case hears 404 to
 * whatever is asked, as of one that is not there; whoever may read it but not act hears why. Rules: decisions 35, 39.
 */
import { eventActions, orderActions } from '@onegrid/contract'
import { eventAccess, eventForms, eventLifecycle, orderAccess, orderForms, orderKind } from '@onegrid/domain'
import type { Access, Form } from '@onegrid/domain'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../../apps/server/src/testing/app.ts'
import { MAKING_MS } from '../district.ts'
import { doorOf, holds, mayRead } from './oracle.ts'
import { sampleInput } from './samples.ts'
import { setStage } from './stage.ts'
import type { Stage, Subject } from './stage.ts'
import type { CaseName } from './story.ts'

const LONG_MS = 120_000

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
}, MAKING_MS)
afterAll(() => stage.close())

const events = ['work', 'call', 'care', 'complaint'] as const
const reads = ['', '/trail', '/actions', '/clocks'] as const

/** Written out once by hand: a table that lets in one more is changed on purpose or not at all. */
const readers: Readonly<Record<CaseName, readonly string[]>> = {
  work: [
    'desk-district', 'desk-town', 'desk-night', 'desk-village', 'checker', 'leader', 'district-leader', 'handler',
    'handler-land', 'handler-gas', 'handler-police', 'officer', 'officer-part', 'leader-grid', 'link',
  ],
  call: [
    'desk-district', 'desk-town', 'desk-night', 'checker', 'leader', 'district-leader', 'officer-far',
    'leader-grid-far', 'hotline',
  ],
  care: ['desk-town', 'desk-night', 'checker', 'handler-care', 'resident', 'link-other'],
  complaint: [
    'desk-district', 'desk-town', 'desk-night', 'desk-village', 'checker', 'leader', 'district-leader', 'officer',
    'officer-part', 'leader-grid', 'resident',
  ],
  order: [
    'desk-district', 'desk-town', 'desk-night', 'desk-village', 'checker', 'leader', 'district-leader', 'handler',
    'officer', 'officer-part', 'leader-grid',
  ],
}

test.each(Object.entries(readers))('%s is read by those who have to do with it', (name, wanted) => {
  const reading = stage.subjects.filter(subject => mayRead(subject, name as CaseName))
  expect(reading.map(subject => subject.name)).toEqual(wanted)
})

describe.each(events)('the event %s', (name) => {
  test.each(reads)('GET /events/{id}%s', async (part) => {
    expect(await askAll(({ call }) => call.get(`/api/v1/events/${stage.cases[name]}${part}`)))
      .toEqual(wantedOfAll('event.read', subject => (mayRead(subject, name) ? '200' : '404 not-found')))
  })

  test('is not found by anybody who asks for it as an order', async () => {
    expect(await askAll(({ call }) => call.get(`/api/v1/orders/${stage.cases[name]}`)))
      .toEqual(wantedOfAll('order.read', () => '404 not-found'))
  })
})

describe('the order', () => {
  test.each(['', '/trail', '/actions'])('GET /orders/{id}%s', async (part) => {
    expect(await askAll(({ call }) => call.get(`/api/v1/orders/${stage.cases.order}${part}`)))
      .toEqual(wantedOfAll('order.read', subject => (mayRead(subject, 'order') ? '200' : '404 not-found')))
  })

  test('is not found by anybody who asks for it as an event', async () => {
    expect(await askAll(({ call }) => call.get(`/api/v1/events/${stage.cases.order}`)))
      .toEqual(wantedOfAll('event.read', () => '404 not-found'))
  })
})

describe.each(['work', 'care'] as const)('what may be done with the event %s', (name) => {
  const row = eventLifecycle.dispatched as Readonly<Record<string, unknown>>

  test.each(eventActions)('%s', async (action) => {
    const input = sampleInput(eventForms[action], stage, name)
    await actions('events', name, action, input, eventAccess[action], action in row)
  }, LONG_MS)

  test('nobody is offered what the table does not give', async () => {
    for (const subject of stage.subjects.filter(one => mayRead(one, name))) {
      const { body } = await subject.call.get(`/api/v1/events/${stage.cases[name]}/actions`)
      const offered = (body as { items?: { action: keyof typeof eventAccess }[] }).items ?? []
      const beyond = offered.filter(({ action }) => !holds(subject, name, eventAccess[action]))
      expect([subject.name, beyond]).toEqual([subject.name, []])
    }
  })
})

describe('what may be done with the order', () => {
  const row = orderKind.lifecycle.issued as Readonly<Record<string, unknown>>

  test.each(orderActions)('%s', async (action) => {
    const input = sampleInput(orderForms[action] as Form, stage)
    await actions('orders', 'order', action, input, orderAccess[action], action in row)
  }, LONG_MS)
})

test('a link to a task is handed out by who dispatches, or works for the unit that leads', async () => {
  const table: Access = [['dispatcher', 'desk'], ['dispatcher', 'desk_above'], ['handler', 'lead']]
  const body = { taskId: stage.tasks.work }
  expect(await askAll(({ call }) => call.post(`/api/v1/events/${stage.cases.work}/links`, body)))
    .toEqual(wantedOfAll('event.act', (subject) => {
      if (!mayRead(subject, 'work')) return '404 not-found'
      return holds(subject, 'work', table) ? '201' : '409 not_yours'
    }))
})

test('an order is issued by who answers for the desk or leads above it', async () => {
  const supervisors: Access = orderAccess.issue
  const wanted = (subject: Subject) => (mayRead(subject, 'work') ? '409 not_yours' : '404 not-found')
  const input = { type: 'leader', event: stage.cases.work, unit: stage.leadUnit, text: '请于今日答复' }
  const others = stage.subjects.filter(subject => !holds(subject, 'work', supervisors))
  expect(others.length).toBeGreaterThan(15)
  expect(await askAll(({ call }) => call.post('/api/v1/orders', { id: uuidv7(), input }), others))
    .toEqual(wantedOfAll('order.act', wanted, others))
})

/** Sends the action for everybody whom the table does not let: whoever may would change the case for the others. */
async function actions(
  kind: 'events' | 'orders', name: CaseName, action: string, input: object, access: Access, known: boolean,
): Promise<void> {
  const others = stage.subjects.filter(subject => !known || !holds(subject, name, access))
  const path = `/api/v1/${kind}/${stage.cases[name]}/actions`
  const wanted = (subject: Subject) => {
    if (!mayRead(subject, name)) return '404 not-found'
    return known ? '409 not_yours' : '409 not_in_this_state'
  }
  expect(await askAll(({ call }) => call.post(path, { id: uuidv7(), action, input }), others))
    .toEqual(wantedOfAll(kind === 'events' ? 'event.act' : 'order.act', wanted, others))
}

async function askAll(
  ask: (subject: Subject) => Promise<Answer>, subjects: readonly Subject[] = stage.subjects,
): Promise<Record<string, string>> {
  const answers = await Promise.all(subjects.map(async subject => [subject.name, inShort(await ask(subject))]))
  return Object.fromEntries(answers) as Record<string, string>
}

function inShort({ status, body }: Answer): string {
  const { code, params } = body as { code?: string; params?: { refusal?: string } }
  if (status < 300) return String(status)
  return `${status} ${params?.refusal ?? code ?? ''}`
}

function wantedOfAll(
  row: 'event.read' | 'event.act' | 'order.read' | 'order.act', wanted: (subject: Subject) => string,
  subjects: readonly Subject[] = stage.subjects,
): Record<string, string> {
  const shut = { unauthenticated: '401 unauthenticated', forbidden: '403 forbidden' }
  return Object.fromEntries(subjects.map((subject) => {
    const door = doorOf(subject, { access: { row } })
    return [subject.name, door === 'open' ? wanted(subject) : shut[door]]
  }))
}
