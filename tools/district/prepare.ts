/** The first start: makes the district that was chosen, and answers who may sign in. */
import { sql } from 'kysely'
import { buildApp } from '../../apps/server/src/app.ts'
import type { BuiltApp } from '../../apps/server/src/app.ts'
import { rows } from '../../apps/server/src/platform/database/index.ts'
import type { Db } from '../../apps/server/src/platform/database/index.ts'
import type { DistrictChoice } from '../../apps/server/src/platform/config/index.ts'
import type { AppDeps } from '../../apps/server/src/platform/process/index.ts'
import type { Sentence } from '../../apps/server/src/platform/words.ts'
import { buildDistrict } from './build.ts'
import { cast } from './cast.ts'
import { clearDistrict } from './clear.ts'
import { districtFacts } from './facts.ts'
import type { DistrictFacts } from './facts.ts'
import { foundDistrict } from './found.ts'
import { generateDistrict } from './generate.ts'

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
  }
  const facts = await districtFacts(choice.district, { cacheDir: `${config.dataDir}/cache`, onProgress: say })
  // An application of its own, in which nothing begins by itself: a district that is half made is nobody's to work on.
  const app = await buildApp(deps, { wallClock, background: false })
  try {
    return ready(ownerDb, config.mode === 'production' ? await found(app, deps, facts) : await make(app, deps, facts, choice))
  } finally {
    await app.close()
  }
}

async function found(app: BuiltApp, { ownerDb, say }: AppDeps, facts: DistrictFacts): Promise<Sentence[]> {
  say({ zh: `建立${facts.name}…`, en: `Founding ${facts.name} …` })
  return foundDistrict(app, ownerDb, facts, FIRST_DISTRICT)
}

async function make(app: BuiltApp, { ownerDb, say }: AppDeps, facts: DistrictFacts, choice: DistrictChoice): Promise<Sentence[]> {
  say({ zh: `生成${facts.name}（${choice.size === 'small' ? '一镇全部网格' : '全区网格'}）…`, en: `Making ${facts.name} (${choice.size}) …` })
  const generated = generateDistrict(facts, choice.size)
  await buildDistrict(app, ownerDb, generated, {
    districtId: FIRST_DISTRICT,
    now: app.kit.clock.now(FIRST_DISTRICT),
    rotaAround: [STORY_DATE],
    say: (zh, en) => say({ zh, en }),
  })
  return accountLines()
}

async function ready(ownerDb: Db, lines: Sentence[]): Promise<Sentence[]> {
  await sql`update district set ready_at = now() where district_id = ${FIRST_DISTRICT}`.execute(ownerDb)
  return lines
}

function accountLines(): Sentence[] {
  const accounts = cast.flatMap(({ username, zh, en }) => (zh && en ? [{ username, zh, en }] : []))
  return [
    { zh: '演示账号（口令 onegrid-demo）：', en: 'Demo accounts (password onegrid-demo):' },
    ...accounts.map(({ username, zh, en }) => ({ zh: `  ${username.padEnd(16)} ${zh}`, en: `  ${username.padEnd(16)} ${en}` })),
  ]
}
