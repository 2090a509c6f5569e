/** Borders are drawn anew: open cases follow, closed ones are read by whoever answers for the successor. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Area } from '../../apps/server/src/modules/areas/index.ts'
import { MAKING_MS, testDistrict } from '../district.ts'
import type { TestDistrict } from '../district.ts'
import { act, dispatched, read, report, trail } from './people.ts'

let test: TestDistrict
let open: string
let closed: string
beforeAll(async () => {
  test = await testDistrict()
  open = await report(test, 'officer', { matter: '050301', title: '违停' })
  await dispatched(test, open)
  closed = await report(test, 'officer', { matter: '050301', title: '误报的违停' })
  await act(test.as('officer'), closed, 'withdraw')
}, MAKING_MS)
afterAll(() => test.close())

it('moves an open case to the grid of today and keeps the grid of its day', async () => {
  const old = (await read(test.as('desk-town'), open)).summary.grid
  await redraw()
  await expect
    .poll(async () => (await read(test.as('desk-town'), open)).summary.grid?.id)
    .not.toBe(old?.id)
  const lines = await trail(test.as('desk-town'), open)
  const moved = lines.at(-1)
  expect(moved?.action).toBe('redraw')
  expect(moved?.changes).not.toHaveProperty(['fields', 'dayAreas.gridId'])
})

it('lets the successors of a closed case’s grid read it', async () => {
  const tree = await test.app.modules.areas.tree(test.districtId)
  const state = await test.app.modules.cases.load(test.districtId, closed)
  const gridId = state?.areas.gridId as string
  expect(tree.get(gridId)).toBeUndefined()
  const heirs = [...tree.all()].filter(({ id }) => tree.withPredecessors(id).includes(gridId))
  expect(heirs.length).toBeGreaterThan(0)
})

/** The story's village gets its grids again under new codes: the same ground, other grids. */
async function redraw(): Promise<void> {
  const [story] = test.grids
  const own = test.grids.filter(({ villageId }) => villageId === story?.villageId)
  const features = own.map((grid, i) => feature(grid, i))
  const answer = await test.inject({
    method: 'POST', url: '/api/v1/areas/imports?replace=true',
    headers: { authorization: await bearer(), 'content-type': 'application/geo+json', 'x-file-name': 'grids.geojson' },
    payload: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })),
  })
  expect(answer.json(), answer.body).toMatchObject({ outcome: 'imported', areas: own.length })
}

function feature(grid: Area, i: number): object {
  const code = `${grid.code.slice(0, 12)}${String(900 + i)}`
  return {
    type: 'Feature',
    properties: { code, name: `调整后第${i + 1}网格`, households: grid.households, kind: grid.kind },
    geometry: grid.polygon,
  }
}

async function bearer(): Promise<string> {
  const answer = await test.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { username: 'admin-system', password: 'onegrid-demo' },
  })
  return `Bearer ${answer.json<{ token: string }>().token}`
}
