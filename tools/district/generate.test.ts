import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  areaM2, buildGridIndex, importCsv, partsOf, readGeometry, sayFinding, toDivisions, validateGrids,
} from '../../apps/server/src/modules/areas/index.ts'
import type { AreaGeometry } from '../../apps/server/src/modules/areas/index.ts'
import { districtFacts } from './facts.ts'
import type { DistrictFacts } from './facts-types.ts'
import { generateDistrict } from './generate.ts'
import type { GeneratedDistrict } from './generate.ts'
import { isInside, randomPoint } from './inside.ts'
import { randomFor } from './random.ts'
import { addressesOf } from './roads.ts'
import { comb, islands, madeUpFacts } from './testing.ts'

const facts = await districtFacts('330603', { cacheDir: '/nonexistent' })
const small = generateDistrict(facts, 'small')
const whole = generateDistrict(facts, 'district')

describe('柯桥区', () => {
  it('has its 16 towns and 341 villages, and some 1,700 grids', () => {
    expect([whole.towns.length, whole.villages.length]).toEqual([16, 341])
    expect(whole.grids.length).toBeGreaterThan(1_650)
    expect(whole.grids.length).toBeLessThan(1_750)
    const village = whole.villages.find(({ code }) => code === '330603111200')
    expect(village).toMatchObject({ name: '漓渚村', parentCode: '330603111' })
  })

  it('is small with 漓渚镇 in full, on the same map', () => {
    expect(small.mainTown).toBe('330603111')
    expect(small.grids.length).toBeGreaterThan(55)
    expect(small.grids.length).toBeLessThan(66)
    expect(small.grids).toEqual(whole.grids.filter(({ townCode }) => townCode === '330603111'))
    expect(small.towns).toEqual(whole.towns)
    expect(small.villages).toEqual(whole.villages)
    expect(new Set(small.grids.map(({ parentCode }) => parentCode)).size).toBe(13)
  })

  it('is valid ground: no gap, no overlap, no grid over its limit', () => {
    expect(judged(whole, 'district')).toEqual([])
    expect(judged(small, 'villages')).toEqual([])
  })

  it('keeps its outline', () => {
    expect(areaM2(whole.district.polygon) / areaM2(facts.outline)).toBeCloseTo(1, 6)
    const parts = whole.towns.reduce((sum, { polygon }) => sum + areaM2(polygon), 0)
    expect(parts / areaM2(facts.outline)).toBeCloseTo(1, 6)
  })

  it('adds up: households of grids are those of villages, at most 150 in the country and 300 in town', () => {
    for (const village of whole.villages) {
      const own = whole.grids.filter(({ parentCode, kind }) => parentCode === village.code && kind === 'base_grid')
      expect(own.reduce((sum, { households }) => sum + households, 0)).toBe(village.households)
      const limit = village.urbanRuralClass.startsWith('1') ? 300 : 150
      expect(Math.max(...own.map(({ households }) => households))).toBeLessThanOrEqual(limit)
      expect(Math.min(...own.map(({ households }) => households))).toBeGreaterThan(limit / 3)
    }
  })

  it('gives every point of the district exactly one grid, and every grid a point of its own', () => {
    const index = buildGridIndex(whole.grids.map(({ code, polygon }) => ({ id: code, polygon })))
    const random = randomFor('points')
    const outline = partsOf(whole.district.polygon)
    for (let i = 0; i < 3_000; i++) expect(index.locate(...randomPoint(outline, random))).toBeDefined()
    for (const { code, centre } of whole.grids) expect(index.locate(...centre)).toBe(code)
  })

  it('has a few dedicated grids, each inside a grid with a hole', () => {
    const dedicated = whole.grids.filter(({ kind }) => kind === 'dedicated_grid')
    expect(dedicated.length).toBeGreaterThan(30)
    for (const { polygon, parentCode, name } of dedicated) {
      const [ring] = partsOf(polygon).flat()
      const host = whole.grids.find(grid => grid.parentCode === parentCode && grid.kind === 'base_grid'
        && partsOf(grid.polygon).some(rings => rings.length > 1))
      expect(partsOf(host!.polygon)[0]![1]).toHaveLength(ring!.length)
      expect(name).toMatch(/(农贸市场|工业园区|中心学校|文化公园)网格$/)
    }
  })

  it('is the same every time', () => {
    expect(JSON.stringify(generateDistrict(facts, 'small'))).toBe(JSON.stringify(small))
  })

  it('numbers houses along roads that nobody takes for real ones', () => {
    const addresses = addressesOf(whole.roads)
    for (const { centre } of small.grids) expect(addresses.at(centre)).toMatch(/^演.{1,2}[路街]\d+号附近$/)
    expect(small.roads.some(({ townCode, name }) => townCode === '330603111' && name === '演示路')).toBe(true)
    const line = small.roads.find(({ townCode, name }) => townCode === '330603111' && name === '演示路')!.line
    expect(addresses.at(line[0]!)).toMatch(/^演示路[12]号附近$/)
    for (const town of small.towns) {
      const names = small.roads.filter(({ townCode }) => townCode === town.code).map(({ name }) => name)
      expect(new Set(names).size).toBe(names.length)
    }
  })
})

describe('any outline', () => {
  const shapes: [string, AreaGeometry, number, number][] = [
    ['a comb whose teeth cut cells in pieces', comb(), 6, 9],
    ['islands and a lake', islands(), 5, 8],
    ['one town of one village', islands(), 1, 1],
    ['many villages on little ground', { type: 'Polygon', coordinates: [comb().coordinates[0] as never] }, 8, 30],
  ]
  it.each(shapes)('%s', (_, outline, towns, villages) => {
    const made = generateDistrict(madeUpFacts(outline, towns, villages), 'district')
    expect(made.villages).toHaveLength(towns * villages)
    expect(judged(made, 'district')).toEqual([])
    // Edges of 11 km: cutting them anywhere moves what is straight on a sphere.
    expect(areaM2(made.district.polygon) / areaM2(outline)).toBeCloseTo(1, 3)
  })
})

const data = resolve(import.meta.dirname, '../../../shared/data')
const present = existsSync(data)

describe.skipIf(!present)(`five real counties${present ? '' : ' (skipped: ../shared/data is absent)'}`, () => {
  it.each(['330783', '371602', '620881', '440233'])('%s in full detail', code => {
    const made = generateDistrict(realFacts(code), 'district')
    expect(judged(made, 'district')).toEqual([])
    for (const { centre, polygon } of made.towns) expect(isInside(centre, partsOf(polygon))).toBe(true)
  })
})

function judged(made: GeneratedDistrict, cover: 'district' | 'villages'): string[] {
  const drafts = made.grids.map(({ code, name, parentCode, kind, households, polygon: geometry }, row) =>
    ({ row, code, name, parentCode, kind, households, geometry }))
  const villages = new Map(made.villages.map(({ polygon: outline, code, ...village }) =>
    [code, { ...village, code, outline }]))
  const { scheme, version, district } = made
  const ground = { scheme, version, districtCode: district.code, outline: district.polygon, villages }
  return validateGrids(drafts, ground, { cover }).findings.map(found => sayFinding(found, 'en'))
}

/** Facts of a county out of the public test data: its full outline and its divisions of 2021. */
function realFacts(code: string): DistrictFacts {
  const csv = readFileSync(resolve(data, 'divisions/five_counties_divisions_nbs2021.csv'))
  const { divisions } = toDivisions(importCsv(csv, 'divisions').rows, { scheme: 'nbs', version: '2021' })
  const outlines = JSON.parse(
    readFileSync(resolve(data, 'boundaries/five_counties_vonng2018_full_wgs84.geojson'), 'utf8'),
  ) as { features: { properties: { adcode: string }; geometry: unknown }[] }
  const { geometry } = readGeometry(outlines.features.find(({ properties }) => properties.adcode === code)?.geometry)
  const county = divisions.find(division => division.code === code)
  const children = (parent: string) => divisions.filter(({ parentCode }) => parentCode === parent)
  return {
    ...madeUpFacts(geometry!, 0, 0, code),
    version: '2021',
    centre: county!.at!,
    towns: children(code).map(town => ({
      code: town.code,
      name: town.name,
      villages: children(town.code).map(({ code: id, name }): [string, string] => [id.slice(9), name]),
    })),
  }
}
