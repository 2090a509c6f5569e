import { describe, expect, it } from 'vitest'
import { fromWgs84 } from './datum.ts'
import { sayFinding } from './findings.ts'
import type { FindingCode } from './findings.ts'
import { findingWords } from './finding-words.ts'
import type { Polygon, Position, Ring } from './geometry.ts'
import type { Ground, GridDraft, ValidationOptions } from './grid-draft.ts'
import { validateGrids } from './validate.ts'

/** A village of 3 × 2 squares of about a kilometre, in a district of 4 × 4. */
const VILLAGE = '330603111200'
const TOWN = '330603111'

describe('a good set', () => {
  it('has no findings and comes back whole', () => {
    const { grids, findings } = validate(drafts())
    expect(findings).toEqual([])
    expect(grids.map(({ code }) => code)).toEqual(drafts().map(({ code }) => code))
    expect(grids[0]?.villageCode).toBe(VILLAGE)
  })

  it('turns rings the right way round and drops heights and repeated points', () => {
    const [first, ...rest] = drafts()
    const ring = (first!.geometry as Polygon).coordinates[0]!
    const odd = { type: 'Polygon', coordinates: [ring.toReversed().flatMap(([x, y]) => [[x, y, 12], [x, y, 12]])] }
    const { grids, findings } = validate([{ ...first!, geometry: odd }, ...rest])
    expect(findings).toEqual([])
    const fixed = (grids[0]!.geometry as Polygon).coordinates[0]!
    expect(fixed).toHaveLength(5)
    expect(new Set(fixed.map(String))).toEqual(new Set(ring.map(String)))
  })
})

describe('borders', () => {
  it('names both rows of an overlap and its size', () => {
    const { findings, grids } = validate(replaced(1, { geometry: box(0.9, 0, 2, 1) }))
    expect(codes(findings)).toEqual(['overlap'])
    // 0.1 × 1 hundredths of a degree at 30° N: 96 m × 1109 m
    expect(Number(findings[0]?.params.areaM2)).toBeGreaterThan(105_000)
    expect(Number(findings[0]?.params.areaM2)).toBeLessThan(109_000)
    expect(findings[0]).toMatchObject({ row: 3, params: { other: '第1网格', otherRow: 2 } })
    expect(grids).toHaveLength(5)
  })

  it('finds a grid inside another one', () => {
    const extra = { ...drafts()[0]!, row: 9, code: `${VILLAGE}009`, name: '第9网格', geometry: box(0.3, 0.3, 0.6, 0.6) }
    expect(codes(validate([...drafts(), extra]).findings)).toContain('overlap')
  })

  it('lets the same line drawn twice pass, and not a strip of a metre', () => {
    expect(validate(replaced(1, { geometry: box(1.00004, 0, 2, 1) })).findings).toEqual([])
    expect(codes(validate(replaced(1, { geometry: box(1.0012, 0, 2, 1) })).findings)).toEqual(['gap'])
    expect(codes(validate(replaced(1, { geometry: box(0.9988, 0, 2, 1) })).findings)).toEqual(['overlap'])
  })

  it('finds the missing grid as a gap of the village', () => {
    const { findings } = validate(drafts().toSpliced(4, 1))
    expect(codes(findings)).toEqual(['gap'])
    expect(findings[0]?.params.name).toBe('漓渚村')
    expect(findings[0]?.at?.[0]).toBeCloseTo(120.02, 1)
  })

  it('finds enclosed ground where the village has no outline', () => {
    const ring = drafts(3, 3).toSpliced(4, 1)
    const ground = { ...defaultGround(), villages: new Map([[VILLAGE, { code: VILLAGE, name: '漓渚村' }]]) }
    expect(codes(validate(ring, ground).findings)).toEqual(['gap'])
    expect(validate(drafts(3, 3), ground).findings).toEqual([])
  })

  it('checks the whole district only when asked', () => {
    const found = validate(drafts(), defaultGround(), { cover: 'district' }).findings
    expect(codes(found)).toEqual(['gap'])
  })

  it('compares with grids in force, which fill ground too', () => {
    const neighbour = { code: '330603111201001', name: '邻村第1网格', villageCode: '330603111201' }
    const existing = [{ ...neighbour, geometry: box(2.5, 0, 4, 1) }]
    const { findings } = validate(drafts(), { ...defaultGround(), existing })
    expect(codes(findings)).toEqual(['overlap-existing'])
    expect(findings[0]?.params.otherCode).toBe('330603111201001')
    const sixth = { code: `${VILLAGE}009`, name: '第9网格', villageCode: VILLAGE, geometry: box(2, 1, 3, 2) }
    expect(validate(drafts().slice(0, 5), { ...defaultGround(), existing: [sixth] }).findings).toEqual([])
  })

  it('says which part lies outside the district or the village', () => {
    expect(codes(validate(replaced(0, { geometry: box(-2, 0, 1, 1) })).findings)).toEqual(['outside-district'])
    const wide = replaced(2, { geometry: box(2, 0, 3.5, 1) })
    expect(codes(validate(wide).findings)).toEqual(['outside-village'])
    expect(validate(wide).grids).toHaveLength(6)
  })

  it('recognises positions of an internet map', () => {
    const shifted = drafts(4, 4).map(draft => ({ ...draft, geometry: moved(draft.geometry as Polygon, 'GCJ-02') }))
    const ground = { ...defaultGround(), villages: new Map([[VILLAGE, { code: VILLAGE, name: '漓渚村' }]]) }
    const { findings } = validate(shifted, ground)
    expect(findings[0]).toMatchObject({ code: 'datum-shifted', params: { datum: 'GCJ-02' } })
    const merelyWrong = validate(replaced(0, { geometry: box(-2, 0, 1, 1) }), ground)
    expect(codes(merelyWrong.findings)).not.toContain('datum-shifted')
  })
})

describe('a geometry that cannot be read', () => {
  const cases: [FindingCode, unknown][] = [
    ['geometry-missing', null],
    ['geometry-missing', { type: 'Polygon', coordinates: [] }],
    ['geometry-kind', { type: 'LineString', coordinates: [[120, 30], [121, 31]] }],
    ['geometry-broken', { type: 'Polygon', coordinates: [[120, 30], [121, 31]] }],
    ['geometry-broken', { type: 'Polygon', coordinates: [[[120, '30'], [121, 31], [121, 30], [120, 30]]] }],
    ['geometry-broken', { type: 'Polygon', coordinates: [[[120, Number.NaN], [121, 31], [121, 30]]] }],
    ['ring-without-area', { type: 'Polygon', coordinates: [[[120, 30], [121, 31], [120, 30]]] }],
    ['ring-without-area', { type: 'Polygon', coordinates: [[[120, 30], [121, 31], [122, 32], [120, 30]]] }],
    ['geometry-crosses-itself', { type: 'Polygon', coordinates: [[at(0, 0), at(1, 1), at(1, 0), at(0, 2), at(0, 0)]] }],
    ['geometry-crosses-itself', { type: 'Polygon', coordinates: [[at(0, 0), at(2, 0), at(1, 0), at(1, 1), at(0, 0)]] }],
    ['hole-outside', { type: 'Polygon', coordinates: [corners(0, 0, 1, 1), corners(2, 2, 3, 3)] }],
    ['coordinates-swapped', { type: 'Polygon', coordinates: [corners(0, 0, 1, 1).map(([x, y]) => [y, x])] }],
    ['coordinates-projected', { type: 'Polygon', coordinates: [[[5e5, 3.32e6], [5.1e5, 3.32e6], [5e5, 3.33e6]]] }],
    ['outside-china', { type: 'Polygon', coordinates: [[[2.3, 48.8], [2.4, 48.8], [2.4, 48.9], [2.3, 48.8]]] }],
    ['geometry-too-detailed', { type: 'Polygon', coordinates: [Array.from({ length: 20_001 }, () => [120, 30])] }],
  ]
  it.each(cases)('%s', (code, geometry) => {
    const { findings, grids } = validate(replaced(0, { geometry }))
    expect(findings.map(found => [found.code, found.row])).toEqual([[code, 2]])
    expect(grids).toHaveLength(5)
  })

  it('closes an open ring and says so', () => {
    const open = { type: 'Polygon', coordinates: [corners(0, 0, 1, 1).slice(0, -1)] }
    const { findings, grids } = validate(replaced(0, { geometry: open }))
    expect(codes(findings)).toEqual(['ring-closed'])
    expect(grids).toHaveLength(6)
  })

  it('lets two rings of one grid touch in a corner', () => {
    const bowtie = { type: 'MultiPolygon', coordinates: [[corners(0, 0, 1, 1)], [corners(1, 1, 2, 2)]] }
    const { findings } = validate([{ ...drafts()[0]!, geometry: bowtie }], defaultGround(), { cover: 'nothing' })
    expect(findings).toEqual([])
  })
})

describe('the register', () => {
  const cases: [FindingCode, Partial<GridDraft>][] = [
    ['grid-code-form', { code: '33060311120001' }],
    ['grid-code-form', { code: `${VILLAGE}000` }],
    ['grid-code-elsewhere', { code: '330603111201001' }],
    ['code-twice', { code: `${VILLAGE}002` }],
    ['name-twice', { name: '第2网格' }],
    ['value-missing', { name: ' ' }],
    ['households-wrong', { households: -1 }],
    ['households-wrong', { households: 12.5 }],
    ['households-missing', { households: undefined }],
    ['households-over-limit', { households: 151 }],
  ]
  it.each(cases)('%s', (code, change) => {
    const found = validate(replaced(0, change)).findings
    expect(codes(found)).toEqual([code])
  })

  it('keeps codes and names apart from those in force', () => {
    const existing = [
      { code: `${VILLAGE}001`, name: '旧网格', villageCode: VILLAGE },
      { code: `${VILLAGE}099`, name: '第2网格', villageCode: VILLAGE },
      { code: '330603111201003', name: '第3网格', villageCode: '330603111201' },
    ]
    const { findings } = validate(drafts(), { ...defaultGround(), existing })
    expect(findings.map(({ code, row }) => [code, row])).toEqual([['code-in-force', 2], ['name-in-force', 3]])
  })

  it('takes a grid on a village only', () => {
    const on = (parentCode: string) =>
      codes(validate(replaced(0, { parentCode }), undefined, { cover: 'nothing' }).findings)
    expect(on(TOWN)).toEqual(['grid-not-in-village'])
    expect(on(`${TOWN}000`)).toEqual(['grid-not-in-village'])
    expect(on('330603')).toEqual(['grid-not-in-village'])
    expect(on('330603111999')).toEqual(['village-unknown'])
    expect(on('330602001001')).toEqual(['village-elsewhere'])
  })

  it('limits households by the class of the village, else by its code, and never dedicated grids', () => {
    const withClass = (urbanRuralClass?: string) => ({
      ...defaultGround(),
      villages: new Map([[VILLAGE, { code: VILLAGE, name: '漓渚村', outline: box(0, 0, 3, 2), urbanRuralClass }]]),
    })
    const full = (households: number) => replaced(0, { households })
    expect(validate(full(300), withClass('121')).findings).toEqual([])
    expect(codes(validate(full(301), withClass('121')).findings)).toEqual(['households-over-limit'])
    expect(codes(validate(full(151), withClass('220')).findings)).toEqual(['households-over-limit'])
    expect(codes(validate(full(151), withClass()).findings)).toEqual(['households-over-limit'])
    expect(validate(full(200), withClass('220'), { limits: { urban: 500, rural: 200 } }).findings).toEqual([])
    expect(validate(replaced(0, { households: 900, kind: 'dedicated_grid' })).findings).toEqual([])
  })
})

describe('words', () => {
  it('fills every parameter in both languages', () => {
    const all = [
      ...validate(replaced(0, { households: 151, code: 'x' })).findings,
      ...validate(replaced(1, { geometry: box(0.9, 0, 2, 1) })).findings,
      ...validate(replaced(0, { geometry: box(-2, 0, 1, 1) })).findings,
    ]
    expect(all.length).toBeGreaterThan(3)
    for (const found of all) {
      for (const language of ['zh-CN', 'en'] as const) expect(sayFinding(found, language)).not.toMatch(/[{}@]/)
    }
  })

  it('tells people what to do, in the same parameters in both languages', () => {
    for (const words of Object.values(findingWords)) {
      const names = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(match => match[1]))
      expect(names(words.en)).toEqual(names(words['zh-CN']))
      expect(words['zh-CN']).not.toMatch(/[!!]|请您/)
    }
  })
})

function defaultGround(): Ground {
  const village = { code: VILLAGE, name: '漓渚村', urbanRuralClass: '220', outline: box(0, 0, 3, 2) }
  return {
    scheme: 'nbs',
    version: '2023',
    districtCode: '330603',
    outline: box(-0.5, 0, 4, 4),
    villages: new Map([[VILLAGE, village]]),
  }
}

function validate(grids: GridDraft[], ground: Ground = defaultGround(), options: ValidationOptions = {}) {
  return validateGrids(grids, ground, options)
}

function drafts(columns = 3, rows = 2): GridDraft[] {
  return Array.from({ length: columns * rows }, (_, i) => {
    const x = i % columns
    const y = Math.floor(i / columns)
    return {
      row: i + 2,
      code: `${VILLAGE}${String(i + 1).padStart(3, '0')}`,
      name: `第${i + 1}网格`,
      parentCode: VILLAGE,
      kind: 'base_grid',
      households: 120,
      geometry: box(x, y, x + 1, y + 1),
    }
  })
}

function replaced(index: number, change: Partial<GridDraft>): GridDraft[] {
  return drafts().map((draft, i) => (i === index ? { ...draft, ...change } : draft))
}

function box(x1: number, y1: number, x2: number, y2: number): Polygon {
  return { type: 'Polygon', coordinates: [corners(x1, y1, x2, y2)] }
}

function corners(x1: number, y1: number, x2: number, y2: number): Ring {
  return [at(x1, y1), at(x2, y1), at(x2, y2), at(x1, y2), at(x1, y1)]
}

function at(x: number, y: number): Position {
  return [Number((120 + x / 100).toFixed(7)), Number((30 + y / 100).toFixed(7))]
}

function moved({ coordinates }: Polygon, datum: 'GCJ-02'): Polygon {
  return { type: 'Polygon', coordinates: coordinates.map(ring => ring.map(position => fromWgs84(position, datum))) }
}

function codes(findings: { code: string }[]): string[] {
  return findings.map(({ code }) => code)
}
