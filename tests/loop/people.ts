/** Short ways to do in a test what people do on a screen. */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { ActionAnswer, EventDetail, OfferedAction, TrailLineBody } from '@onegrid/contract'
import { DEMO_PASSWORD } from '../../apps/server/src/platform/identity/index.ts'
import type { Answer, Caller } from '../../apps/server/src/testing/app.ts'
import { takePicture } from '../../tools/play/pictures.ts'
import type { TestDistrict } from '../district.ts'

export interface Report {
  title?: string
  matter?: string
  grid?: number
  [field: string]: unknown
}

export async function report(test: TestDistrict, who: string, { grid = 0, ...body }: Report = {}): Promise<string> {
  const answer = await test
    .as(who)
    .post('/api/v1/events', { id: randomUUID(), title: '路灯不亮', point: test.place(grid), ...body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return (answer.body as ActionAnswer).case.id
}

export async function tryAct(
  caller: Caller, id: string, action: string, input: object = {}, more: object = {},
): Promise<Answer> {
  return caller.post(`/api/v1/events/${id}/actions`, { id: randomUUID(), action, input, ...more })
}

export async function act(
  caller: Caller, id: string, action: string, input: object = {}, more: object = {},
): Promise<ActionAnswer> {
  const answer = await tryAct(caller, id, action, input, more)
  expect(answer.status, `${action}: ${JSON.stringify(answer.body)}`).toBe(200)
  return answer.body as ActionAnswer
}

export async function read(caller: Caller, id: string): Promise<EventDetail> {
  const answer = await caller.get(`/api/v1/events/${id}`)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as EventDetail
}

export async function offered(caller: Caller, id: string): Promise<OfferedAction[]> {
  const answer = await caller.get(`/api/v1/events/${id}/actions`)
  return (answer.body as { items: OfferedAction[] }).items
}

export async function trail(caller: Caller, id: string): Promise<TrailLineBody[]> {
  const answer = await caller.get(`/api/v1/events/${id}/trail`)
  return (answer.body as { items: TrailLineBody[] }).items
}

/** The unit that the rules propose as lead. */
export async function proposedLead(caller: Caller, id: string): Promise<string> {
  const dispatch = (await offered(caller, id)).find(({ action }) => action === 'dispatch')
  return dispatch?.fields.find(({ name }) => name === 'lead')?.proposed as string
}

/** Accepted and with its unit. */
export async function dispatched(test: TestDistrict, id: string, accept: object = {}): Promise<void> {
  const desk = test.as('desk-town')
  await act(desk, id, 'accept', accept)
  await act(desk, id, 'dispatch', { lead: await proposedLead(desk, id) })
}

/** A picture that was never there before, uploaded by somebody: an account, or whoever sends these headers. */
export async function picture(test: TestDistrict, who: string | Record<string, string>): Promise<string> {
  const { bytes, name } = await takePicture()
  const answer = await test.inject({
    method: 'POST', url: '/api/v1/files', payload: Buffer.from(bytes),
    headers: {
      ...(typeof who === 'string' ? await bearer(test, who) : who), 'content-type': 'image/jpeg',
      'x-file-name': encodeURIComponent(name),
    },
  })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<{ id: string }>().id
}

async function bearer(test: TestDistrict, username: string): Promise<Record<string, string>> {
  const payload = { username, password: DEMO_PASSWORD }
  const answer = await test.inject({ method: 'POST', url: '/api/v1/session', payload })
  return { authorization: `Bearer ${answer.json<{ token: string }>().token}` }
}
