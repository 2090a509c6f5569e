import { describe, expect, it } from 'vitest'
import { exportGeojson } from './export-areas.ts'
import { sayFinding } from './findings.ts'
import { importGeojson } from './import-geojson.ts'
import { toGridDrafts } from './import-grids.ts'
import { importLimits } from './import-result.ts'

const POLYGON = { type: 'Polygon', coordinates: [[[120.4, 29.9], [120.5, 29.9], [120.5, 30], [120.4, 29.9]]] }
const CODE = '330603111200001'

describe('a feature collection', () => {
  it('becomes neutral rows with their original properties', () => {
    const { rows, findings } = read(collection({ 网格编码: CODE, 网格名称: '漓渚村第1网格', '户数(户)': '1,20户', 备注: '沿河' }))
    expect(findings.map(({ code }) => code)).toEqual(['heading-unknown'])
    expect(rows[0]).toMatchObject({
      row: 1,
      values: { code: CODE, name: '漓渚村第1网格', households: 120 },
      original: { 备注: '沿河' },
      geometry: POLYGON,
    })
  })

  it('comes back from an export unchanged', () => {
    const area = {
      code: CODE, name: '第1网格', parentCode: CODE.slice(0, 12), level: 'grid', kind: 'dedicated_grid',
      households: 12, urbanRuralClass: '220', geometry: POLYGON as never,
    }
    const { rows, findings } = importGeojson(bytes(exportGeojson([area], { scheme: 'nbs', version: '2023' })))
    expect(findings.filter(({ severity }) => severity !== 'hint')).toEqual([])
    expect(toGridDrafts(rows).drafts).toEqual([{
      row: 1, code: CODE, name: '第1网格', parentCode: CODE.slice(0, 12), kind: 'dedicated_grid', households: 12,
      geometry: POLYGON,
    }])
  })

  it('keeps a feature that is none, and says which', () => {
    const { rows, findings } = read({ type: 'FeatureCollection', features: [feature({ code: CODE, name: 'a' }), 7] })
    expect(rows).toHaveLength(2)
    expect(rows[1]?.original).toEqual({ feature: 7 })
    expect(findings).toContainEqual(expect.objectContaining({ code: 'feature-broken', row: 2 }))
  })

  it('takes the village out of the code, and misses a code', () => {
    const { rows } = read(collection({ code: CODE, name: 'a' }, { name: 'b' }))
    const { drafts, findings } = toGridDrafts(rows)
    expect(drafts.map(({ parentCode }) => parentCode)).toEqual(['330603111200'])
    expect(findings).toEqual([expect.objectContaining({ code: 'value-missing', row: 2 })])
  })

  it('reads GB18030 and UTF-16', () => {
    const gbk = Buffer.concat([
      Buffer.from('{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,'),
      Buffer.from(`"properties":{"code":"${CODE}","name":"`),
      Buffer.from('c0ece4be', 'hex'),
      Buffer.from('"}}]}'),
    ])
    expect(importGeojson(gbk).rows[0]?.values.name).toBe('漓渚')
    const utf16 = Buffer.from(`\uFEFF${JSON.stringify(collection({ code: CODE, name: '漓渚' }))}`, 'utf16le')
    expect(importGeojson(utf16).rows[0]?.values.name).toBe('漓渚')
  })
})

describe('a file that cannot be taken', () => {
  const whole = JSON.stringify(collection({ code: CODE, name: 'a' }), null, 1)
  const cases: [string, string | Uint8Array][] = [
    ['file-empty', ''],
    ['file-cut', whole.slice(0, whole.length / 2)],
    ['json-broken', whole.replace('"type": "Feature"', '"type" "Feature"')],
    ['not-feature-collection', JSON.stringify(POLYGON)],
    ['not-feature-collection', JSON.stringify({ type: 'Topology', objects: {} })],
    ['not-feature-collection', '[]'],
    ['no-rows', JSON.stringify({ type: 'FeatureCollection', features: [] })],
    ['crs-other', JSON.stringify({ ...collection({ code: CODE, name: 'a' }), crs: crs('urn:ogc:def:crs:EPSG::4549') })],
    ['file-not-what-it-says', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)],
    ['file-not-what-it-says', '网格编码,网格名称\n1,2'],
    ['excel-old-format', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0)],
    ['file-encoding', Buffer.concat([Buffer.from('{"a":\n"'), Buffer.from([0xff, 0xff, 0x80]), Buffer.from('"}')])],
  ]
  it.each(cases)('%s', (code, content) => {
    const { rows, findings } = importGeojson(typeof content === 'string' ? bytes(content) : content)
    expect(rows).toEqual([])
    expect(findings.filter(({ severity }) => severity === 'error').map(found => found.code)).toEqual([code])
    for (const language of ['zh-CN', 'en'] as const) expect(sayFinding(findings[0]!, language)).not.toMatch(/[{}@]/)
  })

  it('points at the line and column of broken JSON', () => {
    const { findings } = importGeojson(bytes(whole.replace('"type": "Feature"', '"type" "Feature"')))
    expect(findings[0]?.params).toMatchObject({ line: 5, column: 11 })
  })

  it('accepts the two systems that are degrees', () => {
    for (const name of ['urn:ogc:def:crs:OGC:1.3:CRS84', 'urn:ogc:def:crs:EPSG::4490', 'EPSG:4326']) {
      expect(read({ ...collection({ code: CODE, name: 'a' }), crs: crs(name) }).rows).toHaveLength(1)
    }
  })

  it('refuses 60 MB before reading them, and too many rows before keeping them', () => {
    const { findings } = importGeojson(new Uint8Array(60_000_000).fill(0x7b))
    expect(findings).toMatchObject([{ code: 'file-too-large', params: { megabytes: 60, limit: 40 } }])
    const many = collection(...Array.from({ length: 3 }, (_, i) => ({ code: `${i}`, name: 'a' })))
    const few = importGeojson(bytes(JSON.stringify(many)), 'grids', { ...importLimits, rows: 2 })
    expect(few).toMatchObject({ rows: [], findings: [{ code: 'too-many-rows', params: { count: 3, limit: 2 } }] })
  })

  it('keeps nothing of a file with a forbidden column, and names the column', () => {
    for (const [column, topic] of [['宗教信仰', '宗教信仰'], ['民族', '民族'], ['政治面貌', '政治面貌'], ['上访次数', '信访']]) {
      const { rows, findings } = read(collection({ code: CODE, name: 'a', [column!]: '' }))
      expect(rows).toEqual([])
      expect(findings.map(({ code }) => code)).toEqual(['forbidden-column'])
      expect(sayFinding(findings[0]!, 'zh-CN')).toContain(topic)
    }
  })
})

describe('a row with faults', () => {
  const cases: [string, Record<string, unknown>][] = [
    ['value-not-number', { households: '约120' }],
    ['value-not-number', { households: -5 }],
    ['value-unknown', { kind: '网格' }],
    ['value-unknown', { kind: 'constructor' }],
    ['value-unknown', { urban_rural_class: '999' }],
    ['code-damaged', { code: '3.30603E+14' }],
    ['text-not-storable', { name: 'a\0b' }],
    ['text-not-storable', { name: '\ud83d' }],
    ['coordinates-swapped', { lon: 29.9, lat: 120.4 }],
    ['outside-china', { lon: 2.35, lat: 48.85 }],
  ]
  it.each(cases)('%s', (code, properties) => {
    const { rows, findings } = read(collection({ code: CODE, name: 'a', ...properties }))
    expect(rows).toHaveLength(1)
    expect(findings).toEqual([expect.objectContaining({ code, row: 1 })])
  })

  it('keeps what cannot be stored as well as it can be', () => {
    const { rows } = read(collection({ code: CODE, name: 'a\0b', 'x\ud83d': { y: ['\udc00'] } }))
    expect(rows[0]?.original).toEqual({ code: CODE, name: 'a\uFFFDb', 'x\uFFFD': { y: ['\uFFFD'] } })
  })

  it('names two headings of one meaning', () => {
    const { findings } = read(collection({ code: CODE, name: 'a', 网格名称: 'b' }))
    expect(findings).toEqual([expect.objectContaining({ code: 'heading-twice' })])
  })

  it('reads codes as people protect them', () => {
    for (const code of [`="${CODE}"`, `'${CODE}`, ` ${CODE} `, '330603111200001', Number(CODE)]) {
      expect(read(collection({ code, name: 'a' })).rows[0]?.values.code).toBe(CODE)
    }
  })
})

function feature(properties: Record<string, unknown>) {
  return { type: 'Feature', properties, geometry: POLYGON }
}

function collection(...properties: Record<string, unknown>[]) {
  return { type: 'FeatureCollection', features: properties.map(feature) }
}

function crs(name: string) {
  return { type: 'name', properties: { name } }
}

function read(value: unknown) {
  return importGeojson(bytes(JSON.stringify(value)))
}

function bytes(text: string): Uint8Array {
  return Buffer.from(text)
}
