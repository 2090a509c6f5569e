/** A second district in the same database, with the same people and one event of its own. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Id } from '@onegrid/domain'
import { partsOf } from '../../apps/server/src/modules/areas/index.ts'
import type { Caller } from '../../apps/server/src/testing/app.ts'
import { buildDistrict } from '../../tools/district/build.ts'
import { generateDistrict } from '../../tools/district/generate.ts'
import { innerPoint } from '../../tools/district/inside.ts'
import { islands, madeUpFacts } from '../../tools/district/testing.ts'
import { chinaMoment } from '../district.ts'
import type { TestDistrict } from '../district.ts'
import { report } from './story.ts'

export interface Beside {
  districtId: number
  code: string
  /** Somebody of there, by the name that he has here as well. */
  as(name: string): Caller
  /** Reported by its officer. */
  ownCase: Id
}

const CODE = '990101'
const THERE = 2
/** A running server hears of a new district within five seconds. */
const KNOWN_MS = 5_100

export async function buildBeside({ app, database, as }: TestDistrict): Promise<Beside> {
  const made = generateDistrict(madeUpFacts(islands(), 3, 4, CODE), 'small')
  const now = chinaMoment('2026-09-29 09:00')
  await buildDistrict(app, database.owner, made, { districtId: THERE, now, rotaAround: [], say: () => {} })
  await app.kit.clock.reload()
  await app.kit.clock.set(THERE, { now, rate: 0 })
  await sleep(KNOWN_MS)
  const polygon = made.grids[0]?.polygon
  if (!polygon) throw new Error('the district has no grid')
  const [lon, lat] = innerPoint(partsOf(polygon))
  const there = (name: string) => as(`${name}@${CODE}`)
  const ownCase = await report(there('officer'), { title: '彼处路灯不亮', point: { lon, lat } })
  return { districtId: THERE, code: CODE, as: there, ownCase }
}
