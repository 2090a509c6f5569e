import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import {
  completeIdentity, formatCaseNumber, formatGridCode, identityCheckCharacter, isIdentity, isMatterWithin, isUscc,
  normaliseCode, parseCaseNumber, parseGridCode, parseDivision, parseIdentity, parseMatterCode, parseTelephone,
  parseUscc, usccCheckCharacter,
} from './index.ts'

const SERVICES = fileURLToPath(new URL('../../../../../shared/data/services/items.csv', import.meta.url))
const seeded = { seed: 20260930 }

/** Numbers that belong to nobody: area of no county, birth in 1900. */
const identities = fc
  .tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 999 }))
  .map(([area, day, order]) => `3399${pad(area, 2)}190001${pad(day, 2)}${pad(order, 3)}`)
  .map((body) => body + identityCheckCharacter(body))

describe('identity numbers', () => {
  it('reads the examples of GB 11643', () => {
    expect(parseIdentity('11010519491231002X'))
      .toEqual({ number: '11010519491231002X', area: '110105', birth: '1949-12-31', sex: 'female' })
    expect(parseIdentity('440524188001010014'))
      .toEqual({ number: '440524188001010014', area: '440524', birth: '1880-01-01', sex: 'male' })
  })

  it('says what is wrong, without the number', () => {
    expect(parseIdentity('1101051949123100')).toEqual({ fault: 'identity-shape' })
    expect(parseIdentity('01010519491231002X')).toEqual({ fault: 'identity-area' })
    expect(parseIdentity('110105194913310021')).toEqual({ fault: 'identity-birth' })
    expect(parseIdentity('110105202302290010')).toEqual({ fault: 'identity-birth' })
    expect(parseIdentity('110105194912310021')).toEqual({ fault: 'identity-check' })
    const tomorrow = completeIdentity('33999920261001001')
    expect(parseIdentity(tomorrow, '2026-09-30')).toEqual({ fault: 'identity-birth' })
    expect(isIdentity(tomorrow)).toBe(true)
  })

  it('takes full-width digits, a small x, spaces and hyphens as people write them', () => {
    expect(isIdentity(' 110105 1949-1231 ００２ｘ')).toBe(true)
    expect(normaliseCode('1101\u200b05 19491231‐002x')).toBe('11010519491231002X')
  })

  it('completes 17 digits, and 15 of the last century', () => {
    expect(completeIdentity('11010519491231002')).toBe('11010519491231002X')
    expect(completeIdentity('110105491231002')).toBe('11010519491231002X')
    expect(() => completeIdentity('110105')).toThrow(RangeError)
  })

  it('finds every single wrong digit and every swap of neighbours', () => {
    fc.assert(fc.property(identities, fc.nat(16), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
      const digits = [...number]
      digits[at] = String((Number(digits[at]) + by) % 10)
      expect(isIdentity(digits.join(''))).toBe(false)
      const swapped = [...number]
      swapped[at] = number[at + 1]!
      swapped[at + 1] = number[at]!
      expect(isIdentity(swapped.join(''))).toBe(swapped.join('') === number)
    }), seeded)
  })
})

describe('unified social credit codes', () => {
  it('reads the example of GB 32100', () => {
    expect(parseUscc('91350100m000100y43')).toEqual({
      code: '91350100M000100Y43', department: '9', category: '1', area: '350100', organisation: 'M000100Y4',
    })
  })

  it('says what is wrong', () => {
    expect(parseUscc('91350100M000100Y44')).toEqual({ fault: 'uscc-check' })
    expect(parseUscc('91350100M000100I43')).toEqual({ fault: 'uscc-shape' })
    expect(parseUscc('91350100M000100Y4')).toEqual({ fault: 'uscc-shape' })
    expect(() => usccCheckCharacter('91350100M000100I4')).toThrow(RangeError)
  })

  it('finds every wrong character and every swap of neighbours', () => {
    const characters = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
    const organisation = fc.array(fc.constantFrom(...characters), { minLength: 9, maxLength: 9 })
    const areas = fc.integer({ min: 0, max: 999_999 }).map((area) => pad(area, 6))
    const codes = fc.tuple(areas, organisation).map(([area, rest]) => `91${area}${rest.join('')}`)
      .map((body) => body + usccCheckCharacter(body))
    const places = fc.integer({ min: 8, max: 16 })
    fc.assert(fc.property(codes, places, fc.constantFrom(...characters), (code, at, other) => {
      expect(isUscc(code)).toBe(true)
      expect(isUscc(code.slice(0, at) + other + code.slice(at + 1))).toBe(other === code[at])
      const swapped = code.slice(0, at) + code[at + 1]! + code[at]! + code.slice(at + 2)
      expect(isUscc(swapped)).toBe(swapped === code)
    }), seeded)
  })

  it.skipIf(!existsSync(SERVICES))(
    'accepts those of real departments (skipped: ../shared/data/services is absent)',
    () => {
      const departments = new Set(
        readFileSync(SERVICES, 'utf8')
          .split(/\r?\n/)
          .slice(1)
          .flatMap((line) => /,(1[0-9A-Z]{17}),/.exec(line)?.[1] ?? []),
      )
      expect(departments.size).toBeGreaterThan(5)
      expect([...departments].filter((code) => !isUscc(code))).toEqual([])
    },
  )
})

describe('grid codes', () => {
  const village = parseDivision('330603111201', 'nbs', '2021')
  if ('fault' in village) throw new Error(village.fault)

  it('hang on a village', () => {
    const code = formatGridCode(village, 7)
    expect(code).toBe('330603111201007')
    expect(parseGridCode(code, 'nbs', '2021')).toEqual({ code, village, serial: 7 })
    expect(() => formatGridCode(village, 1000)).toThrow(RangeError)
    expect(() => formatGridCode({ ...village, level: 'town' }, 1)).toThrow(/village/)
  })

  it('say what is wrong', () => {
    expect(parseGridCode('33060311120100', 'nbs', '2021')).toEqual({ fault: 'grid-shape' })
    expect(parseGridCode('330603111000007', 'nbs', '2021')).toEqual({ fault: 'grid-village' })
    expect(parseGridCode('330603111201000', 'nbs', '2021')).toEqual({ fault: 'grid-serial' })
    expect(parseGridCode('330603000201001', 'nbs', '2021')).toEqual({ fault: 'division-gap' })
  })
})

describe('matter codes', () => {
  it('name a class, a subclass or an item', () => {
    expect(parseMatterCode('07')).toEqual({ code: '07', depth: 'class', class: '07' })
    expect(parseMatterCode('0701')).toEqual({ code: '0701', depth: 'subclass', class: '07', subclass: '0701' })
    expect(parseMatterCode('070101'))
      .toEqual({ code: '070101', depth: 'item', class: '07', subclass: '0701', item: '070101' })
    for (const wrong of ['', '7', '070', '0700', '07010101', '0701xx', '000101']) {
      expect(parseMatterCode(wrong)).toBeUndefined()
    }
  })

  it('lie within their branches', () => {
    expect(['', '07', '0701', '070101', '0702', '0', '070'].filter((branch) => isMatterWithin('070101', branch)))
      .toEqual(['', '07', '0701', '070101'])
  })
})

describe('case numbers', () => {
  it('are county, China date and serial, and come back as they went', () => {
    const number = { county: '330603', date: '2026-11-21', serial: 42 }
    expect(formatCaseNumber(number)).toBe('330603-20261121-00042')
    expect(parseCaseNumber('330603-20261121-00042')).toEqual(number)
    fc.assert(fc.property(fc.integer({ min: 1, max: 3_000_000 }), (serial) => {
      expect(parseCaseNumber(formatCaseNumber({ ...number, serial }))).toEqual({ ...number, serial })
    }), seeded)
  })

  it('have one written form', () => {
    for (const wrong of [
      '330603-20261121-42', '330603-20261121-00000', '330603-20261121-000042', '330603-20260230-00042',
      '33060-20261121-00042', '330603-20261121-00042 ', '330603—20261121—00042',
    ]) expect(parseCaseNumber(wrong), wrong).toBeUndefined()
    expect(() => formatCaseNumber({ county: '330603', date: '2026-02-30', serial: 1 })).toThrow(RangeError)
    expect(() => formatCaseNumber({ county: '3306', date: '2026-02-03', serial: 1 })).toThrow(RangeError)
    expect(() => formatCaseNumber({ county: '330603', date: '2026-02-03', serial: 0 })).toThrow(RangeError)
  })
})

describe('telephone numbers', () => {
  it.each([
    ['13800000000', '13800000000', 'mobile'],
    ['+86 138-0000-0000', '13800000000', 'mobile'],
    ['008613800000000', '13800000000', 'mobile'],
    ['8613800000000', '13800000000', 'mobile'],
    ['１３８ ００００ ００００', '13800000000', 'mobile'],
    ['0575-81234567', '057581234567', 'landline'],
    ['（0575）8123 4567 转 801', '057581234567-801', 'landline'],
    ['010-12345678', '01012345678', 'landline'],
    ['0937-6712345', '09376712345', 'landline'],
    ['400-800-1234', '4008001234', 'service'],
    ['12345', '12345', 'service'],
    ['110', '110', 'service'],
    ['95598', '95598', 'service'],
  ])('reads %s', (text, number, kind) => {
    expect(parseTelephone(text)).toEqual({ number, kind })
  })

  it.each([
    '', '1380000000', '138000000000', '12800000000', '81234567', '13800000000转801', 'ask next door', '010-1234567',
  ])('does not read “%s”', (text) => expect(parseTelephone(text)).toBeUndefined())
})

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
