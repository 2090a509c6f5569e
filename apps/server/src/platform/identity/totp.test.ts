import { describe, expect, it } from 'vitest'
import { base32, codeAt, matchingStep, stepOf } from './totp.ts'

/** Of RFC 6238, appendix B (SHA-1, 8 digits). */
const SECRET = Buffer.from('12345678901234567890')

describe('one-time codes', () => {
  it.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('at second %i are those of the RFC', (second, code) => {
    expect(codeAt(SECRET, stepOf(second * 1000), 8)).toBe(code)
  })

  it('are accepted half a minute either way, and once', () => {
    const now = 1_234_567_890_000
    const step = stepOf(now)
    for (const offset of [-1, 0, 1]) expect(
      matchingStep(SECRET, codeAt(SECRET, step + offset), now, 0),
    ).toBe(step + offset)
    for (const offset of [-2, 2]) expect(matchingStep(SECRET, codeAt(SECRET, step + offset), now, 0)).toBeUndefined()
    expect(matchingStep(SECRET, codeAt(SECRET, step), now, step)).toBeUndefined()
  })

  it('have their secret in the base 32 of RFC 4648', () => {
    expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI')
    expect(base32(SECRET)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
    expect(base32(Buffer.alloc(0))).toBe('')
  })
})
