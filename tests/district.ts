/**
 * The whole product on the demo district, for the tests of the house: real PostgreSQL, real modules, the people of the
 * demo's story in a town of some sixty grids. The district is made once, by the first start itself, and copied for each
 * test file.
 */
import { createHash } from 'node:crypto'
import { cpSync, globSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant, Place } from '@onegrid/domain'
import { buildApp } from '../apps/server/src/app.ts'
import type { BuildOptions } from '../apps/server/src/app.ts'
import { partsOf } from '../apps/server/src/modules/areas/index.ts'
import type { Area, AreaTree } from '../apps/server/src/modules/areas/index.ts'
import { verify } from '../apps/server/src/modules/cases/index.ts'
import type { Verdict } from '../apps/server/src/modules/cases/index.ts'
import { verifyAudit } from '../apps/server/src/platform/audit/index.ts'
import type { AuditVerdict } from '../apps/server/src/platform/audit/index.ts'
import { sharedFolder } from '../apps/server/src/platform/database/test-server.ts'
import { testDatabase } from '../apps/server/src/platform/database/testing.ts'
import type { TestDatabase, TestState } from '../apps/server/src/platform/database/testing.ts'
import { drainAudit, testApp } from '../apps/server/src/testing/app.ts'
import type { TestApp } from '../apps/server/src/testing/app.ts'
import { harness } from '../apps/server/src/testing/harness.ts'
import type { HarnessOptions } from '../apps/server/src/testing/harness.ts'
import { innerPoint } from '../tools/district/inside.ts'
import { prepareDistrict } from '../tools/district/prepare.ts'
import { settle } from '../tools/play/settle.ts'

/** The business clock stands still here: a Tuesday morning in session, the day before the story's. */
export const MORNING: Instant = chinaMoment('2026-09-29 09:00')

/** For beforeAll: whoever comes first makes the district: ten seconds, or forty where the machine is busy. */
export const MAKING_MS = 180_000
/** The same for one that has lived its ten days. */
export const LIVING_MS = 600_000

export interface TestDistrict extends TestApp {
  /** Areas as they are, by code and place. */
  tree: AreaTree
  /** In the order of their codes. The first is the story's: `officer`, `desk-village` and `desk-town` answer for it. */
  grids: readonly Area[]
  /** A point well inside a grid, that anybody may report from. */
  place(gridIndex: number): Place
  clock: TestClock
  /** Until the feed is read by all followers, and the timers that are due have acted. */
  settle(): Promise<void>
  /** Whether trail, feed, seals and audit log are what was written. */
  verify(): Promise<{ trail: Verdict; audit: AuditVerdict }>
}

export interface TestClock {
  now(): Instant
  /** @param at ms, or a moment in China: `2026-09-29 17:31`. It stands still there unless a rate is given. */
  set(at: Instant | string, rate?: number): Promise<void>
  /** Goes ahead by so many minutes. */
  advance(minutes: number): Promise<void>
}

export type DistrictOptions = Omit<HarnessOptions, 'cast' | 'database'> & BuildOptions & {
  /** `week`: the town has lived its last ten days, as in the demo; by default nothing has happened yet. */
  cases?: 'none' | 'week'
}

/** One a test file, in `beforeAll(…, MAKING_MS)`; close it in afterAll. */
export async function testDistrict({ cases = 'none', ...options }: DistrictOptions = {}): Promise<TestDistrict> {
  const test = await testApp({ ...options, ...(await (cases === 'week' ? livedDistrict(options) : newDistrict())) })
  const { app, districtId, database } = test
  const tree = await app.modules.areas.tree(districtId)
  const grids = [...tree.all()].filter(({ level }) => level === 'grid').sort((a, b) => (a.code < b.code ? -1 : 1))
  const send: typeof fetch = async (address) => {
    const { statusCode, body } = await test.inject({ url: new URL(new Request(address).url).pathname })
    return new Response(body, { status: statusCode })
  }

  return {
    ...test,
    tree,
    grids,
    place(gridIndex) {
      const polygon = grids[gridIndex]?.polygon
      if (!polygon) throw new RangeError(`the district has ${grids.length} grids, none numbered ${gridIndex}`)
      const [lon, lat] = innerPoint(partsOf(polygon))
      return { lon, lat }
    },
    clock: testClock(app, districtId),
    settle: () => settle({ baseUrl: 'http://onegrid.test', fetch: send, timeoutMs: 100_000 }),
    async verify() {
      await drainAudit(test)
      return { trail: await verify(database.db, districtId), audit: await verifyAudit(database.db, districtId) }
    },
  }
}

/** @param text a wall-clock time in China, `2026-09-29 09:00` */
export function chinaMoment(text: string): Instant {
  const at = Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
  if (Number.isNaN(at)) throw new RangeError(`not a moment: ${text}`)
  return at
}

function testClock(app: TestApp['app'], districtId: number): TestClock {
  const { clock } = app.kit
  const now = () => clock.now(districtId)
  const set = async (at: Instant | string, rate = 0) => {
    await clock.set(districtId, { now: typeof at === 'string' ? chinaMoment(at) : at, rate })
  }
  return { now, set, advance: minutes => set(now() + minutes * 60_000) }
}

/** What decides how the district comes out; files that only answer requests are not among it. */
const SOURCES = [
  'tools/district/*.{ts,json}',
  'tools/district/facts/*',
  'apps/server/src/modules/{areas,staff,matters}/**/*.ts',
  'packages/domain/src/{clock,codes,routing}/**/*.ts',
]
/** What has happened comes of every rule. */
const LIVED_SOURCES = [
  'tools/district/**/*.{ts,json}', 'tools/play/*.ts', 'apps/server/src/modules/**/*.ts', 'packages/domain/src/**/*.ts',
]

async function newDistrict(): Promise<HarnessOptions> {
  const key = `demo district ${MORNING} ${hashOf(SOURCES)}`
  return { database: await testDatabase({ key, fill: (database) => makeDistrict(database, 'none') }) }
}

/** Beside the database it has keys, by which its personal data is encrypted, and the pictures of its cases. */
async function livedDistrict({ env, config }: DistrictOptions): Promise<HarnessOptions> {
  const key = `lived district ${MORNING} ${hashOf(LIVED_SOURCES)}`
  const folder = join(sharedFolder(), `lived-${createHash('sha256').update(key).digest('hex').slice(0, 16)}`)
  const state: TestState = {
    key,
    fill: (database) => makeDistrict(database, 'week', (dataDir) => {
      rmSync(folder, { recursive: true, force: true })
      cpSync(dataDir, folder, { recursive: true })
    }),
  }
  const database = await testDatabase(state)
  return {
    database,
    env: { ...env, KEY_FILE: join(folder, 'keys.json') },
    config(read) {
      cpSync(join(folder, 'files'), join(read.dataDir, 'files'), { recursive: true })
      return config?.(read) ?? read
    },
  }
}

async function makeDistrict(
  database: TestDatabase, cases: 'none' | 'week', keep: (dataDir: string) => void = () => {},
): Promise<void> {
  // Whoever asked for it closes the database.
  const kept = { ...database, drop: async () => {} }
  const made = await harness(async (deps) => {
    await prepareDistrict(deps, { district: '330603', size: 'small' }, { wallClock: () => MORNING })
    return buildApp(deps, { wallClock: () => MORNING })
  }, { database: kept, env: { ONEGRID_CASES: cases } })
  await made.app.kit.clock.set(made.districtId, { now: MORNING, rate: 0 })
  keep(made.config.dataDir)
  await made.close()
}

function hashOf(patterns: readonly string[]): string {
  const root = join(import.meta.dirname, '..')
  const hash = createHash('sha256')
  const files = globSync(patterns, { cwd: root }).filter(file => !file.endsWith('.test.ts')).sort()
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}
