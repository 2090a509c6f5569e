/**
 * Two districts in one database, with people of every role, and beside them things that nobody needs: a fuzz may close,
 * rename or lock those without taking anybody's rights.
 */
import type { Id } from '@onegrid/domain'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { rows } from '../../apps/server/src/platform/database/index.ts'
import { buildBeside } from '../access/beside.ts'
import { mayRead } from '../access/oracle.ts'
import { setStage } from '../access/stage.ts'
import type { Stage, Subject } from '../access/stage.ts'
import { ok } from '../access/story.ts'
import type { CaseName } from '../access/story.ts'
import type { Footprint } from './footprint.ts'
import { footprints, writingsSoFar } from './footprint.ts'
import { readColumns } from '../invariants/catalog.ts'
import type { Things } from './values.ts'

export interface World {
  stage: Stage
  origin: string
  things: Things
  subjects: readonly Subject[]
  /** Ids and texts that this person may not come to see, before anybody has done anything. */
  hiddenFrom(subject: Subject): ReadonlySet<string>
  /** The same of everybody, whatever was done: what is of the other district, and who called the hotline. */
  hiddenFromAll: ReadonlySet<string>
  footprint(): Promise<Footprint>
  writings(): Promise<string>
  close(): Promise<void>
}

export async function makeWorld(): Promise<World> {
  // Nothing goes on by itself, so that whatever is written, somebody who asked has written it.
  const stage = await setStage({ config: (config) => ({ ...config, role: 'api' }) })
  const { test, reporter } = stage
  const beside = await buildBeside(test)
  const spares = await makeSpares(stage)
  const [here, there] = [await idsOf(stage, test.districtId), await idsOf(stage, beside.districtId)]
  const foreign = [...there.values()].flatMap((ids) => ids.slice(0, 5))
  const all = new Set([...here.values()].flat())
  const hiddenFromAll = new Set([...[...there.values()].flat().filter((id) => !all.has(id)), '彼处', reporter.phone])
  const secrets = await secretsOf(stage)
  return {
    stage, hiddenFromAll,
    origin: await test.app.listen(),
    things: { ids: await kindsOf(stage, here, spares), foreign, place: test.place(0), now: test.clock.now() },
    subjects: stage.subjects,
    hiddenFrom: (subject) => new Set([...hiddenFromAll, ...secrets.flatMap(([name, ids]) =>
      mayRead(subject, name) ? [] : ids)]),
    footprint: await footprints(test.database.owner),
    writings: () => writingsSoFar(test.database.owner),
    close: () => stage.close(),
  }
}

interface Spares {
  accounts: Id[]
  units: Id[]
  desks: Id[]
  posts: Id[]
  imports: Id[]
}

async function makeSpares({ test }: Stage): Promise<Spares> {
  const [system, security] = [test.as('admin-system'), test.as('admin-security')]
  const areaId = test.grids[0]?.townId
  const account = async (username: string) =>
    ok<{ account: { id: Id } }>(await system.post('/api/v1/accounts', {
      username, name: '演备', kind: 'staff',
    })).account.id
  const accounts = [await account('fuzz-a'), await account('fuzz-b')]
  const unit = ok<{ id: Id }>(await system.post('/api/v1/units', { name: '演备单位', kind: 'center', areaId }))
  const desk = ok<{ id: Id }>(await system.post('/api/v1/desks', {
    unitId: unit.id, areaId, tier: 'town', name: '演备受理台',
  }))
  const post = ok<{ id: Id }>(await security.post('/api/v1/posts', {
    accountId: accounts[0], role: 'leader', unitId: unit.id, areaId, fromDate: '2026-09-01',
  }))
  const nothing = Buffer.from('{"type":"FeatureCollection","features":[]}')
  const headers = { 'content-type': 'application/octet-stream', 'x-file-name': 'grids.geojson' }
  const report = ok<{ id: Id }>(await system.post('/api/v1/areas/imports?dry=true', nothing, headers))
  return { accounts, units: [unit.id], desks: [desk.id], posts: [post.id], imports: [report.id] }
}

/** By the words of values.ts; `path units` are those that an address may name. */
async function kindsOf(
  stage: Stage, here: ReadonlyMap<string, readonly Id[]>, spares: Spares,
): Promise<Record<string, readonly string[]>> {
  const { cases: { order, ...events }, files, tasks, reporter, test } = stage
  const of = (table: string) => here.get(table) ?? []
  const areas = [test.grids[0], test.grids.at(-1)].flatMap((grid) =>
    grid ? [grid.id, grid.villageId, grid.townId].filter((id) => id !== null) : [])
  return {
    new: Array.from({ length: 2000 }, () => uuidv7()),
    case: Object.values(events), unit: of('unit').slice(0, 12), desk: of('desk'), area: areas,
    account: of('account').slice(0, 30), post: of('post').slice(0, 30), shift: of('duty_shift').slice(0, 10),
    file: Object.values(files), task: Object.values(tasks), subject: [reporter.subject],
    // Not of people: whoever is locked or put out of office asks no more.
    any: [...here].flatMap(([table, ids]) => (table === 'account' || table === 'post' ? [] : ids.slice(0, 3))),
    'path events': Object.values(events), 'path orders': [order], 'path files': Object.values(files),
    'path accounts': spares.accounts, 'path units': spares.units, 'path desks': spares.desks,
    'path posts': spares.posts, 'path imports': spares.imports, 'path areas': areas,
    'path grids': test.grids.slice(0, 3).map(({ id }) => id), 'path shifts': of('duty_shift').slice(-5),
    'path lines': of('audit_line').slice(0, 5),
  }
}

/** What gives a case away to whoever may not know of it: its id, its number, and what belongs to it. */
async function secretsOf({ cases, files, tasks, test }: Stage): Promise<[CaseName, string[]][]> {
  const numbers = new Map((await rows(test.database.owner, sql<{ id: Id; number: string }>`
    select id, number from case_file where district_id = ${test.districtId}`)).map(({ id, number }) => [id, number]))
  return (Object.keys(cases) as CaseName[]).map((name) => {
    const number = numbers.get(cases[name])
    const beside = name === 'work' || name === 'care' ? [files[name], tasks[name]] : []
    return [name, [cases[name], ...(number === undefined ? [] : [number]), ...beside]]
  })
}

/** Every id of every table that has one. */
async function idsOf({ test: { database: { owner } } }: Stage, districtId: number): Promise<Map<string, Id[]>> {
  const columns = (await readColumns(owner)).filter(({ name, type }) => name === 'id' && type === 'uuid')
  return new Map(await Promise.all(columns.map(async ({ table }): Promise<[string, Id[]]> => {
    const found = await rows(owner, sql<{ id: Id }>`
      select id from ${sql.table(table)} where district_id = ${districtId} order by id`)
    return [table, found.map(({ id }) => id)]
  })))
}

