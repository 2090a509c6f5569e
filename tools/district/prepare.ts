/** The first start: makes the district that was chosen, and answers who may sign in. */
import { join } from 'node:path'
import type { Instant } from '@onegrid/domain'
import { sql } from 'kysely'
import { buildApp } from '../../apps/server/src/app.ts'
import type { BuiltApp } from '../../apps/server/src/app.ts'
import { rows } from '../../apps/server/src/platform/database/index.ts'
import type { DistrictChoice } from '../../apps/server/src/platform/config/index.ts'
import { removeDistrictFiles } from '../../apps/server/src/platform/files/index.ts'
import type { AppDeps } from '../../apps/server/src/platform/process/index.ts'
import type { Sentence } from '../../apps/server/src/platform/words.ts'
import { buildDistrict } from './build.ts'
import { cast } from './cast.ts'
import { clearDistrict } from './clear.ts'
import { districtFacts } from './facts.ts'
import type { DistrictFacts } from './facts.ts'
import { foundDistrict } from './found.ts'
import { generateDistrict } from './generate.ts'
import { DAYS_LIVED, Hand, historyBegins, liveThrough } from './history/index.ts'

/** One server serves several districts; the first that a process makes is number one. */
const FIRST_DISTRICT = 1

/** The day of the story (`npm run day`): its people keep their rota around it. */
const STORY_DATE = '2026-09-30'

/** What tests change. */
export interface PrepareOptions {
  wallClock?: () => number
}

export async function prepareDistrict(
  deps: AppDeps, choice: DistrictChoice, { wallClock = Date.now }: PrepareOptions = {},
): Promise<Sentence[]> {
  const { config, db, ownerDb, say } = deps
  const [made] = await rows(db, sql<{ isReady: boolean }>`
    select ready_at is not null as "isReady" from district where district_id = ${FIRST_DISTRICT}`)
  if (made?.isReady) return config.mode === 'demo' ? accountLines() : []
  if (made) {
    say({ zh: '上次生成中断，重新生成', en: 'The last start was interrupted: beginning again' })
    await clearDistrict(ownerDb, FIRST_DISTRICT)
    await removeDistrictFiles(join(config.dataDir, 'files'), FIRST_DISTRICT)
  }
  const facts = await districtFacts(choice.district, { cacheDir: `${config.dataDir}/cache`, onProgress: say })
  const now = wallClock()
  const hand = config.cases === 'week' ? new Hand(historyBegins(now)) : undefined
  // The house without its doors: a district that is half made is nobody's to work on.
  const app = await buildApp(deps, { wallClock: hand?.read ?? wallClock, backstage: true })
  try {
    const lines = config.mode === 'production'
      ? await found(app, deps, facts)
      : await make(app, deps, { facts, size: choice.size, now, ...(hand && { hand }) })
    await sql`update district set ready_at = now() where district_id = ${FIRST_DISTRICT}`.execute(ownerDb)
    return lines
  } finally {
    await app.close()
  }
}

async function found(app: BuiltApp, { ownerDb, say }: AppDeps, facts: DistrictFacts): Promise<Sentence[]> {
  say({ zh: `建立${facts.name}…`, en: `Founding ${facts.name} …` })
  return foundDistrict(app, ownerDb, facts, FIRST_DISTRICT)
}

interface Making {
  facts: DistrictFacts
  size: DistrictChoice['size']
  now: Instant
  /** Where the town has lived already: the clock of the application, at the beginning of its days. */
  hand?: Hand
}

async function make(app: BuiltApp, { ownerDb, say }: AppDeps, { facts, size, now, hand }: Making): Promise<Sentence[]> {
  const grids = size === 'small' ? '一镇全部网格' : '全区网格'
  say({ zh: `生成${facts.name}（${grids}）…`, en: `Making ${facts.name} (${size}) …` })
  const made = generateDistrict(facts, size)
  const built = await buildDistrict(app, ownerDb, made, {
    districtId: FIRST_DISTRICT,
    now,
    rotaAround: [STORY_DATE],
    lived: hand ? DAYS_LIVED : 0,
    say: (zh, en) => say({ zh, en }),
  })
  if (hand) await liveThrough(app, { made, built, hand, now, say })
  return accountLines()
}

function accountLines(): Sentence[] {
  const accounts = cast.flatMap(({ username, zh, en }) => (zh && en ? [{ name: username.padEnd(16), zh, en }] : []))
  return [
    { zh: '演示账号（口令 onegrid-demo）：', en: 'Demo accounts (password onegrid-demo):' },
    ...accounts.map(({ name, zh, en }) => ({ zh: `  ${name} ${zh}`, en: `  ${name} ${en}` })),
  ]
}
