/**
 * Every route × everybody: whether the door is open. Each request carries a query that no route knows, so that whoever
 * is let in is told so before anything happens. A route without a row of the access table, or one whose row says
 * something else than the door does, fails here. Rule: decision 39.
 */
import { allRoutes } from '@onegrid/contract'
import type { RouteSpec } from '@onegrid/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../../apps/server/src/testing/app.ts'
import { MAKING_MS } from '../district.ts'
import { doorOf } from './oracle.ts'
import type { Door } from './oracle.ts'
import { setStage } from './stage.ts'
import type { Stage, Subject } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
}, MAKING_MS)
afterAll(() => stage.close())

const problems: Readonly<Record<Door, readonly [status: number, code: string]>> = {
  open: [400, 'invalid-request'],
  unauthenticated: [401, 'unauthenticated'],
  forbidden: [403, 'forbidden'],
}

describe.each(allRoutes.map((route): [string, RouteSpec] => [route.id, route]))('%s', (_id, route) => {
  test('lets in whom its row names, and nobody else', async () => {
    const found: Record<string, unknown> = {}
    const wanted: Record<string, unknown> = {}
    for (const subject of stage.subjects) {
      const { status, body } = await knock(subject, route)
      found[subject.name] = [status, (body as { code?: string }).code]
      wanted[subject.name] = problems[doorOf(subject, route)]
    }
    expect(found).toEqual(wanted)
  })
})

test('the stage has somebody of every role that signs in, and some doors are shut to each', () => {
  const { subjects } = stage
  expect(new Set(subjects.flatMap(({ roles }) => roles)).size).toBe(12)
  for (const subject of subjects) {
    const doors = new Set(allRoutes.map(route => doorOf(subject, route)))
    expect([subject.name, doors.has('open'), doors.size]).toEqual([subject.name, true, 2])
  }
})

test('whoever was refused stands in the audit log', async () => {
  const officer = stage.subjects.find(({ name }) => name === 'officer')
  await officer?.call.get('/api/v1/audit')
  const query = 'action=route.call&outcome=refused&objectId=searchAudit'
  const { body } = await stage.test.as('admin-audit').get(`/api/v1/audit?${query}`)
  const { items } = body as { items: { actor: { username: string } | null }[] }
  expect(items.map(({ actor }) => actor?.username)).toContain('officer')
})

function knock({ call }: Subject, { method, path }: RouteSpec): Promise<Answer> {
  const token = 'x'.repeat(40)
  const address = `${path.replace('{token}', token).replaceAll(/\{\w+\}/g, stage.cases.work)}?knock=1`
  switch (method) {
    case 'GET': return call.get(address)
    case 'DELETE': return call.delete(address)
    case 'POST': return call.post(address, {})
    case 'PUT': return call.put(address, {})
    case 'PATCH': return call.patch(address, {})
  }
}
