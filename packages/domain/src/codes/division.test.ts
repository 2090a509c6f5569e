import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Division } from './index.ts'
import { paddedDivision, parentDivision, parseDivision, sameDivision, townKind } from './index.ts'

const SHARED = fileURLToPath(new URL('../../../../../shared/data/divisions/', import.meta.url))
const rows = (file: string): string[][] =>
  readFileSync(SHARED + file, 'utf8').trim().split(/\r?\n/).slice(1).map((line) => line.split(','))

function division(text: string, scheme: 'nbs' | 'mca' = 'nbs', version = '2021'): Division {
  const parsed = parseDivision(text, scheme, version)
  if ('fault' in parsed) throw new Error(`${text}: ${parsed.fault}`)
  return parsed
}

describe('division codes', () => {
  it('say their level, padded or not', () => {
    const read = (text: string): string => `${division(text).level} ${division(text).code}`
    expect(['330000', '330600', '330603', '330603111', '330603111201'].map(read)).toEqual(
      ['province 330000', 'prefecture 330600', 'county 330603', 'town 330603111', 'village 330603111201'],
    )
    expect(['330000000000', '330603000000', '330603111000', '330603000'].map(read)).toEqual(
      ['province 330000', 'county 330603', 'town 330603111', 'county 330603'],
    )
  })

  it('know what lies above, also where towns have no county', () => {
    const above = (text: string): string | undefined => parentDivision(division(text))?.code
    expect(['330603111201', '330603111', '330603', '330600', '330000'].map(above))
      .toEqual(['330603111', '330603', '330600', '330000', undefined])
    expect(parentDivision(division('441900003'))).toMatchObject({ code: '441900', level: 'prefecture' })
  })

  it('refuse other lengths and a lower part without the upper one', () => {
    for (const text of ['', '3306', '33060', '3306031', '33060311', '000603', '33060a', ' 330603']) {
      expect(parseDivision(text, 'nbs', '2021')).toEqual({ fault: 'division-shape' })
    }
    for (const text of ['330603000201', '330000111', '330003']) {
      expect(parseDivision(text, 'nbs', '2021')).toEqual({ fault: 'division-gap' })
    }
  })

  it('tell streets, towns and townships apart', () => {
    expect(['330603001', '330603111', '330783201', '620881400', '330603111201', '330603', '330603900']
      .map((text) => townKind(division(text))))
      .toEqual(['street', 'town', 'township', 'enterprise', 'town', undefined, undefined])
  })

  describe.skipIf(!existsSync(SHARED))('of five real counties (skipped: ../shared/data/divisions is absent)', () => {
    it('are read with their level and parent', () => {
      const all = rows('five_counties_divisions_nbs2021.csv')
      expect(all.length).toBe(5 + 68 + 1410)
      const wrong = all.filter(([code12, parent, level]) => {
        const read = division(code12!)
        const above = parentDivision(read)
        return read.level !== level || paddedDivision(read) !== code12 || !above || paddedDivision(above) !== parent
      })
      expect(wrong).toEqual([])
    })

    it('have kinds that their names confirm', () => {
      const towns = rows('five_counties_divisions_nbs2021.csv').filter((row) => row[2] === 'town')
      const kinds: Record<string, string> = { 街道: 'street', 镇: 'town', 乡: 'township' }
      const wrong = towns.filter(([code, , , , type]) => (kinds[type!] ?? 'enterprise') !== townKind(division(code!)))
      expect(wrong).toEqual([])
    })

    it('are the same only within one scheme and version: 22 codes name different towns', () => {
      const collisions = rows('five_counties_code_collisions.csv')
      expect(collisions.length).toBe(22)
      for (const [code9] of collisions) {
        expect(sameDivision(division(code9!), division(code9!, 'mca', '2025'))).toBe(false)
        expect(sameDivision(division(code9!), division(code9!, 'nbs', '2023'))).toBe(false)
        expect(sameDivision(division(code9!), division(`${code9}000`))).toBe(true)
      }
    })
  })
})
