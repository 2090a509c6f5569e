import { describe, expect, it } from 'vitest'
import { brokenRule, hashPassword, verifyPassword } from './password.ts'
import { randomPassword } from './random-password.ts'

describe('a new password', () => {
  it.each([
    ['Ab1-xyz', 'length'],
    ['abcdefgh1', 'classes'],
    ['ABCDEFGH1', 'classes'],
    ['Officer-2026', 'username'],
    ['OFFICER-x26', 'username'],
    ['onegrid-demo', 'classes'],
    ['Abcdefg1', undefined],
    ['网格员 Abc 2026', undefined],
    ['ABC-123-xyz', undefined],
  ])('%s: %s', (password, rule) => expect(brokenRule(password, 'officer')).toBe(rule))

  it('made by the system meets the rules, each time another', () => {
    const made = Array.from({ length: 200 }, randomPassword)
    expect(made.map(password => brokenRule(password, 'ab')).filter(rule => rule !== undefined)).toEqual([])
    expect(new Set(made).size).toBe(200)
  })

  it('is kept as argon2id and matches however its characters were composed', async () => {
    const hash = await hashPassword('Pässwort-1')
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await verifyPassword(hash, 'Pa\u0308sswort-1')).toBe(true)
    expect(await verifyPassword(hash, 'Passwort-1')).toBe(false)
  })
})
