/**
 * Two districts in one database: neither sees anything of the other, whoever asks and by whatever id. Rule:
 * ARCHITECTURE.md §6 (district_id leads everything).
 */
import { allRoutes, eventActions, orderActions } from '@onegrid/contract'
import type { RouteSpec } from '@onegrid/contract'
import { eventForms, orderForms } from '@onegrid/domain'
import type { Form, Id } from '@onegrid/domain'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rows } from '../../apps/server/src/platform/database/index.ts'
import type { Caller } from '../../apps/server/src/testing/app.ts'
import { MAKING_MS } from '../district.ts'
import { readTables } from '../invariants/catalog.ts'
import { stateOf } from '../state.ts'
import { buildBeside } from './beside.ts'
import type { Beside } from './beside.ts'
import { sampleInput } from './samples.ts'
import { setStage } from './stage.ts'
import type { Stage } from './stage.ts'
import { ok } from './story.ts'

const LONG_MS = 120_000

/** Together they pass every door. */
const names = ['desk-district', 'desk-town', 'leader', 'officer', 'admin-system', 'admin-security', 'admin-audit']

let stage: Stage
/** The same people of the other district. */
let others: ReadonlyMap<string, Caller>
let beside: Beside

beforeAll(async () => {
  stage = await setStage()
  beside = await buildBeside(stage.test)
  others = new Map(names.map(name => [name, beside.as(name)]))
  await stage.test.settle()
}, MAKING_MS)
afterAll(() => stage.close())

test('each signs in to the own district, by its code', async () => {
  for (const caller of others.values()) {
    const { district } = ok<{ district: object }>(await caller.get('/api/v1/me'))
    expect(district).toMatchObject({ id: beside.districtId, code: beside.code })
  }
  const here = await stage.test.as('officer').get('/api/v1/me')
  expect(ok<{ district: object }>(here).district).toMatchObject({ code: '330603' })
})

describe('the other district', () => {
  test('answers not-found to every id of ours, whatever is asked of it', async () => {
    const ids = await idsOf(stage.test.districtId)
    const asked = allRoutes.filter(({ path, method }) => path.includes('{id}') && method === 'GET')
    expect(asked.length).toBeGreaterThan(10)
    for (const route of asked) {
      // Its public card is anybody's to read, wherever the reader belongs.
      if (route.id === 'getGridCard') continue
      for (const [table, id] of ids) {
        for (const [name, caller] of others) {
          const { status, body } = await caller.get(route.path.replace('{id}', id))
          const { code } = body as { code?: string }
          expect([name, route.id, table, status, code]).toSatisfy(hiddenOrShut)
        }
      }
    }
  }, LONG_MS)

  test('changes nothing of ours by any id', async () => {
    const { cases, deskId, leadUnit, test: { accountId, districtId, database: { owner } } } = stage
    const before = await stateOf(owner, districtId)
    const ids = [cases.work, cases.order, accountId('officer'), deskId, leadUnit]
    for (const route of allRoutes.filter(({ path, method }) => path.includes('{id}') && method !== 'GET')) {
      for (const body of bodiesFor(route)) {
        for (const id of ids) {
          for (const [name, caller] of others) {
            const answer = await send(caller, route, id, body)
            const { code } = answer.body as { code?: string }
            expect([name, route.id, id, answer.status, code]).toSatisfy(hiddenOrShut)
          }
        }
      }
    }
    expect(await stateOf(owner, districtId)).toEqual(before)
  }, LONG_MS)

  test('refers to nothing of ours', async () => {
    const desk = other('desk-town')
    const foreign = [
      { action: 'dispatch', input: { lead: stage.leadUnit } },
      { action: 'merge', input: { survivor: stage.cases.work } },
      { action: 'linkRecurrence', input: { earlier: stage.cases.work } },
      { action: 'supplement', input: { text: '补充', files: [stage.files.work] } },
      { action: 'copy', input: { units: [stage.leadUnit] } },
      { action: 'copy', input: { person: stage.test.accountId('officer') } },
      { action: 'callOfficer', input: { person: stage.test.accountId('officer') } },
    ]
    const accept = { id: uuidv7(), action: 'accept', input: { matter: '070301' } }
    ok(await desk.post(`/api/v1/events/${beside.ownCase}/actions`, accept))
    for (const action of foreign) {
      const answer = await desk.post(`/api/v1/events/${beside.ownCase}/actions`, { id: uuidv7(), ...action })
      expect([400, 404, 409], `${action.action} ${JSON.stringify(answer.body)}`).toContain(answer.status)
    }
    const filters = [`unit=${stage.leadUnit}`, `desk=${stage.deskId}`, `area=${stage.test.grids[0]?.id}`, 'q=跨门经营']
    for (const filter of filters) {
      const { status, body } = await desk.get(encodeURI(`/api/v1/events?${filter}`))
      expect([filter, status >= 400 ? [] : (body as { items: unknown[] }).items]).toEqual([filter, []])
    }
  })

  test('shows nothing of ours in any list', async () => {
    const ours = new Set((await idsOf(stage.test.districtId)).map(([, id]) => id))
    let seen = 0
    const lists = allRoutes.filter(({ path, method, stream }) => method === 'GET' && !path.includes('{') && !stream)
    for (const route of lists) {
      for (const [name, caller] of others) {
        const { status, raw } = await caller.get(`${route.path}${queryFor(route)}`)
        if (status === 200) seen++
        const found = [...raw.toString().matchAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g)].filter(([id]) => ours.has(id))
        expect([name, route.id, found.map(([id]) => id)]).toEqual([name, route.id, []])
      }
    }
    expect(seen).toBeGreaterThan(100)
  }, LONG_MS)
})

test('a line of ours wakes nobody there: followers keep to their district', async () => {
  const messages = await rows(stage.test.database.owner, sql<{ district: number }>`
    select m.district_id as district from message m join account a on a.id = m.account_id
    where a.district_id <> m.district_id`)
  expect(messages).toEqual([])
})

test('the same action id is another action in another district', async () => {
  const id = uuidv7()
  const body = { id, title: '同一编号', point: stage.test.place(0) }
  const here = await stage.test.as('officer').post('/api/v1/events', body)
  const there = await other('officer').post('/api/v1/events', { ...body, point: undefined })
  expect([here.status, there.status]).toEqual([201, 201])
})

function other(name: string): Caller {
  const found = others.get(name)
  if (!found) throw new Error(`nobody is called ${name} there`)
  return found
}

/** An id of every table that has one. */
async function idsOf(districtId: number): Promise<[table: string, id: Id][]> {
  const { owner } = stage.test.database
  const found: [string, Id][] = []
  for (const table of await readTables(owner)) {
    const [column] = await rows(owner, sql<{ name: string }>`
      select attname::text as name from pg_attribute
      where attrelid = ${table}::regclass and attname in ('id', 'case_id') and atttypid = 'uuid'::regtype
      order by attname desc limit 1`)
    if (!column) continue
    const ids = await rows(owner, sql<{ id: Id }>`
      select ${sql.ref(column.name)} as id from ${sql.table(table)}
      where district_id = ${districtId} order by 1 desc limit 1`)
    found.push(...ids.map(({ id }): [string, Id] => [table, id]))
  }
  return found
}

/** As valid as can be, so that what is refused is refused for the id. */
function bodiesFor(route: RouteSpec): (object | undefined)[] {
  if (!route.body) return [undefined]
  const act = (actions: readonly string[], forms: Readonly<Record<string, Form>>) => actions.map(action =>
    ({ id: uuidv7(), action, input: sampleInput(forms[action] ?? {}, stage) }))
  switch (route.id) {
    case 'actOnEvent': return act(eventActions.filter((_, i) => i % 5 === 0), eventForms)
    case 'actOnOrder': return act(orderActions, orderForms)
    case 'mintTaskLink': return [{ taskId: stage.tasks.work }]
    case 'updateAccount': return [{ active: false }]
    case 'moveShift': return [{ kind: 'desk' }]
    case 'putDraftRule': return []
    default: return [{ version: 1 }]
  }
}

function send(caller: Caller, { method, path }: RouteSpec, id: Id, body: object | undefined) {
  const address = path.replace('{id}', id)
  switch (method) {
    case 'POST': return caller.post(address, body)
    case 'PUT': return caller.put(address, body)
    case 'PATCH': return caller.patch(address, body)
    default: return caller.delete(address)
  }
}

function hiddenOrShut(seen: readonly unknown[]): boolean {
  const [status, code] = seen.slice(-2)
  return (status === 404 && code === 'not-found') || (status === 403 && code === 'forbidden')
}

function queryFor({ id }: RouteSpec): string {
  const { lon, lat } = stage.test.place(0)
  const week = 'from=2026-09-28T00:00:00Z&to=2026-10-04T00:00:00Z'
  const queries: Readonly<Record<string, string>> = {
    locatePoint: `lon=${lon}&lat=${lat}`,
    getDutyNow: `lon=${lon}&lat=${lat}`,
    findWhoseJob: `q=井盖&lon=${lon}&lat=${lat}`,
    listShifts: `${week}&deskId=${stage.deskId}`,
    listHandovers: `deskId=${stage.deskId}`,
    readDeskOwed: `deskId=${stage.deskId}`,
    listOwed: `owner=desk:${stage.deskId}`,
    listEvents: 'limit=200',
    mapEvents: `west=${lon - 1}&east=${lon + 1}&south=${lat - 1}&north=${lat + 1}&zoom=15`,
    listAccounts: 'limit=200',
    comparePolicies: 'from=0&to=1',
    explainDeadline: 'start=2026-09-29T01:00:00Z&value=1&unit=work_day',
    searchAudit: 'limit=200',
    listAreas: 'q=漓渚',
    listPosts: 'search=演&limit=200',
  }
  const query = queries[id]
  return query === undefined ? '' : encodeURI(`?${query}`)
}
