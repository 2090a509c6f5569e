/** From what was asked to a district with its past: reads what there is, fills, and makes ready what reads it. */
import { compileCalendar } from '@onegrid/domain'
import type { Instant } from '@onegrid/domain'
import { sql } from 'kysely'
import type { BuiltApp } from '../../apps/server/src/app.ts'
import { sampleGrams } from '../../apps/server/src/modules/cases/search-statistics.ts'
import { readDirectory, shiftColumns } from '../../apps/server/src/modules/staff/store.ts'
import type { Shift } from '../../apps/server/src/modules/staff/index.ts'
import { rows } from '../../apps/server/src/platform/database/index.ts'
import type { Db } from '../../apps/server/src/platform/database/index.ts'
import { StartError } from '../../apps/server/src/platform/words.ts'
import type { Secrets } from '../../apps/server/src/platform/config/index.ts'
import { pastDays } from './days.ts'
import { fill } from './fill.ts'
import type { Filled, Progress } from './fill.ts'
import { columns } from './rows.ts'

export interface LoadOptions {
  app: BuiltApp
  db: Db
  ownerDb: Db
  ownerUrl: string
  /** By which personal data is sealed. */
  secrets: Pick<Secrets, 'fields' | 'blindIndex'>
  districtId: number
  events: number
  days: number
  seed: number
  replace: boolean
  /** By default the business clock's now. */
  until?: Instant
  signal: AbortSignal
  onProgress: (progress: Progress | { step: 'tidying' }) => void
}

export interface Loaded extends Filled {
  /** Seconds of making the tables ready to be read. */
  tidying: number
}

/** @throws StartError where the district has cases and nobody said that they may go */
export async function load(options: LoadOptions): Promise<Loaded> {
  const { app, db, ownerDb, ownerUrl, secrets, districtId, events, seed, replace, signal, onProgress } = options
  const { areas, matters, cases } = app.modules
  const [district] = await rows(db, sql<{ code: string; cases: boolean }>`
    select code, exists (select from case_file c where c.district_id = d.district_id) as cases
    from district d where district_id = ${districtId}`)
  if (!district) throw new StartError({ zh: `没有区县 ${districtId}`, en: `There is no district ${districtId}` })
  if (district.cases && !replace) throw hasCases(district.code)
  const [tree, directory, policy, { data: calendar }, shifts] = await Promise.all([
    areas.tree(districtId), readDirectory(db, districtId), matters.policy(districtId), matters.calendar(districtId),
    rows(db, sql<Shift>`
      select ${shiftColumns} from duty_shift where district_id = ${districtId} order by starts_at, id`),
  ])
  const { until = app.kit.clock.now(districtId) } = options
  const days = pastDays(compileCalendar(calendar), events, until, options.days, seed)
  const filled = await fill({
    ownerUrl, events, replace, signal, onProgress, followers: cases.followers(),
    given: {
      districtId, county: district.code, seed, until, days, policy, calendar, areas: [...tree.all()], directory, shifts,
      secrets: { fields: secrets.fields, blindIndex: secrets.blindIndex },
    },
  })
  onProgress({ step: 'tidying' })
  const began = performance.now()
  // What was written frozen is only counted; the planner knows what there is.
  await sql`vacuum (freeze, analyze) ${sql.raw(Object.keys(columns).join(', '))}`.execute(ownerDb)
  await sampleGrams(db, districtId)
  return { ...filled, tidying: (performance.now() - began) / 1000 }
}

function hasCases(code: string): StartError {
  return new StartError({
    zh: `区县 ${code} 已有案件：另设 DATA_DIR，或加 --replace 清空后重新填充（不可恢复）`,
    en: `District ${code} has cases: set another DATA_DIR, or take them away for good with --replace`,
  })
}
