import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importCsv } from './import-csv.ts'
import { toDivisions } from './import-divisions.ts'
import type { CodeList } from './import-divisions.ts'

const NBS: CodeList = { scheme: 'nbs', version: '2021' }
const MCA: CodeList = { scheme: 'mca', version: '2025' }

describe('a CSV table', () => {
  it('is read whatever its encoding and separator', () => {
    const text = '编码,名称\n330603111,漓渚镇\n'
    const gbk = Buffer.concat([Buffer.from('code,name\n330603111,'), Buffer.from('c0ece4bed5f2', 'hex')])
    const forms = [
      Buffer.from(text), Buffer.from(`\uFEFF${text}`), Buffer.from(`\uFEFF${text}`, 'utf16le'), gbk,
      Buffer.from(text.replaceAll(',', '\t')), Buffer.from(text.replaceAll(',', ';')),
      Buffer.from(text.replaceAll('\n', '\r\n')),
    ]
    for (const form of forms) {
      const { rows, findings } = importCsv(form, 'divisions')
      expect(findings).toEqual([])
      expect(rows).toEqual([expect.objectContaining({ row: 2, values: { code: '330603111', name: '漓渚镇' } })])
    }
  })

  it('keeps cells too many under a name of their own, and counts lines inside quotes', () => {
    const { rows, findings } = importCsv(Buffer.from('编码,名称\n"330603\n",a\n,\n330603111,b,c\n'), 'divisions')
    expect(rows.map(({ row }) => row)).toEqual([3, 5])
    expect(rows[1]?.original).toEqual({ 编码: '330603111', 名称: 'b', '#3': 'c' })
    expect(findings.map(({ code, row }) => [code, row])).toEqual([['row-empty', 4], ['row-shape', 5]])
  })

  it('says where a quotation mark is left open', () => {
    const { rows, findings } = importCsv(Buffer.from('编码,名称\n1,"a\n2,b\n'), 'divisions')
    expect(rows).toEqual([])
    expect(findings.map(({ code }) => code)).toEqual(['quotes-open'])
  })
})

describe('divisions', () => {
  const read = (...lines: string[]) =>
    importCsv(Buffer.from(['code,name,parent_code', ...lines].join('\n')), 'divisions').rows

  it('need a parent, one row each, and codes that are codes', () => {
    const rows = read('330603,柯桥区,', '330603111,漓渚镇,', '330603111000,漓渚镇,', '330603105001,x,', '3306,y,', ',z,')
    const { divisions, findings } = toDivisions(rows, NBS)
    expect(divisions.map(({ code, parentCode }) => [code, parentCode])).toEqual([
      ['330603', '330600'], ['330603111', '330603'], ['330603105001', '330603105'],
    ])
    expect(findings.map(({ code, row }) => [code, row])).toEqual([
      ['code-twice', 4], ['division-code-form', 6], ['value-missing', 7], ['parent-unknown', 5],
    ])
  })

  it('compare names within one code list only', () => {
    const stored = { ...NBS, names: new Map([['330603', '柯桥区'], ['330603111', '漓渚镇']]) }
    const rows = read('330603111,夏履镇,')
    expect(toDivisions(rows, NBS, stored).findings.map(({ code }) => code)).toEqual(['scheme-collision'])
    expect(toDivisions(rows, MCA, stored).findings.map(({ code }) => code)).toEqual(['parent-unknown'])
    expect(toDivisions(read('330603111,漓渚镇,'), NBS, stored).findings).toEqual([])
  })
})

const data = resolve(import.meta.dirname, '../../../../../../shared/data/divisions')
const present = existsSync(data)

describe.skipIf(!present)(`five real counties${present ? '' : ' (skipped: no ../shared/data/divisions)'}`, () => {
  const file = (name: string) => readFileSync(resolve(data, name))

  it('are imported whole: 5 counties, 68 towns, 1,410 villages, each on its town', () => {
    const { rows, findings } = importCsv(file('five_counties_divisions_nbs2021.csv'), 'divisions')
    expect(findings.filter(({ severity }) => severity !== 'hint')).toEqual([])
    const result = toDivisions(rows, NBS)
    expect(result.findings).toEqual([])
    const count = (level: string) => result.divisions.filter(division => division.level === level).length
    expect([count('county'), count('town'), count('village')]).toEqual([5, 68, 1_410])
    const lizhu = result.divisions.filter(({ parentCode }) => parentCode === '330603111')
    expect(lizhu).toHaveLength(13)
    const town = result.divisions.find(({ code }) => code === '330603111')
    expect(town).toMatchObject({ name: '漓渚镇', level: 'town', at: [120.470503, 29.960824] })
    expect(rows[0]?.original).toMatchObject({ lon_gcj02_2016: '120.241566', province: '浙江省' })
  })

  it('have 22 codes that name other towns in the other list, found when somebody mixes them up', () => {
    const [, ...collisions] = file('five_counties_code_collisions.csv').toString().trim().split(/\r?\n/)
    expect(collisions).toHaveLength(22)
    const mca = collisions.map(line => line.split(',')).map(([code, , name]) => `${code},${name}`)
    const csv = ['code,name', ...mca].join('\n')
    const { rows } = importCsv(Buffer.from(csv), 'divisions')
    const bureau = toDivisions(importCsv(file('five_counties_divisions_nbs2021.csv'), 'divisions').rows, NBS).divisions
    const stored = { ...NBS, names: new Map(bureau.map(({ code, name }) => [code, name])) }

    const mixed = toDivisions(rows, NBS, stored)
    expect(mixed.findings.filter(({ code }) => code === 'scheme-collision')).toHaveLength(22)
    expect(mixed.divisions).toEqual([])
    const apart = toDivisions(rows, MCA, stored)
    expect(apart.findings.some(({ code }) => code === 'scheme-collision')).toBe(false)
    expect(apart.divisions).toHaveLength(22)
  })
})
