/** A district of full size: 16 towns, 320 villages, 1,700 grids, 6,800 officers. Rule: docs/domain.md S4-5. */
import { catalogueRows } from '../../packages/domain/src/routing/catalogue-rows.ts'
import { cumulative, uuidOf } from './random.ts'

export const DISTRICT = 1

/** The moment at which the benchmarks read: rows are older, deadlines lie around it. */
export const NOW = Date.parse('2026-11-21T14:30:00+08:00')

export interface Matter { code: string; name: string; lead: number; level: number; limitMs: number }

const TOWNS = 16
const VILLAGES = 320
const GRIDS = 1700
const FUNCTIONS = 22

export const towns = Array.from({ length: TOWNS }, (_, n) => uuidOf(0xa1, n))
export const villages = Array.from({ length: VILLAGES }, (_, n) => uuidOf(0xa2, n))
export const grids = Array.from({ length: GRIDS }, (_, n) => uuidOf(0xa3, n))
/** One unit of each function in each town. */
export const units = Array.from({ length: TOWNS * FUNCTIONS }, (_, n) => uuidOf(0xb1, n))
export const districtDesk = uuidOf(0xc1, 0)
export const townDesks = Array.from({ length: TOWNS }, (_, n) => uuidOf(0xc2, n))
export const villageDesks = Array.from({ length: VILLAGES }, (_, n) => uuidOf(0xc3, n))
export const officers = Array.from({ length: GRIDS * 4 }, (_, n) => uuidOf(0xd1, n))
/** Ten handlers in each unit. */
export const handlers = Array.from({ length: units.length * 10 }, (_, n) => uuidOf(0xd2, n))
export const checkers = Array.from({ length: TOWNS * 3 }, (_, n) => uuidOf(0xd3, n))
export const residents = Array.from({ length: 60_000 }, (_, n) => uuidOf(0xd4, n))

/** Grids belong to villages round robin, villages to towns: neighbours in number are not neighbours on the map. */
export const villageOfGrid = (grid: number) => grid % VILLAGES
export const townOfVillage = (village: number) => village % TOWNS

/** The largest town has about eight times the events of the smallest. */
const townWeights = towns.map((_, n) => 1 / (n + 2))
export const gridWeights = cumulative(grids.map((_, grid) => townWeights[townOfVillage(villageOfGrid(grid))] ?? 0))

const HOUR = 3_600_000
const hoursOf: Record<string, number> = { urgent_hour: 1, work_hour: 3, work_day: 30, natural_day: 24 }

const functionsInOrder = [...new Set(catalogueRows.map(row => row[3]))]

export const matters: readonly Matter[] = catalogueRows.map(([code, name, , lead, level, limit]) => ({
  code,
  name,
  lead: functionsInOrder.indexOf(lead) % FUNCTIONS,
  level,
  limitMs: limit.value * (hoursOf[limit.unit] ?? 24) * HOUR,
}))

/** A few matters make most of the work: rank by a fixed shuffle, weight by 1/(rank + 3). */
export const matterWeights = cumulative(matters.map((_, n) => 1 / (((n * 41) % matters.length) + 3)))

export const pastStates: readonly string[] = ['filed', 'closed', 'merged', 'voided', 'rejected', 'withdrawn']

export const sources = ['officer', 'resident', 'hotline', 'sensor', 'video', 'leader', 'department'] as const

export function unitOf(town: number, lead: number): number {
  return town * FUNCTIONS + lead
}

/** The town's tile of a made map: a square of about 4 km for each. */
export function placeOf(grid: number, x: number, y: number): { lon: number; lat: number } {
  const town = townOfVillage(villageOfGrid(grid))
  const place = Math.floor(grid / VILLAGES) + 6 * (Math.floor(villageOfGrid(grid) / TOWNS) % 20)
  return {
    lon: 120.3 + (town % 4) * 0.08 + ((place % 11) + x) * 0.007,
    lat: 29.9 + Math.floor(town / 4) * 0.07 + (Math.floor(place / 11) + y) * 0.006,
  }
}
