import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSecrets, hasSecrets, readSecrets } from './secrets.ts'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onegrid-secrets-'))
  file = join(folder, 'new', 'keys.json')
})

afterEach(() => rmSync(folder, { recursive: true }))

test('makes four different keys that only the owner of the file reads', () => {
  expect(hasSecrets(file)).toBe(false)
  createSecrets(file)
  expect(hasSecrets(file)).toBe(true)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const { fields, blindIndex, session, salt } = readSecrets(file)
  const keys = [...fields.keys.values(), blindIndex, session, salt]
  expect(keys.map(key => key.length)).toEqual([32, 32, 32, 32])
  expect(new Set(keys.map(key => key.toString('hex'))).size).toBe(4)
  expect(fields.keys.has(fields.current)).toBe(true)
})

test('the faster of two first starts wins, and no draft stays', () => {
  createSecrets(file)
  const first = readFileSync(file, 'utf8')
  createSecrets(file)
  expect(readFileSync(file, 'utf8')).toBe(first)
  expect(readdirSync(join(folder, 'new'))).toEqual(['keys.json'])
})

test.each([0o640, 0o604, 0o660])('mode %o is refused', mode => {
  createSecrets(file)
  chmodSync(file, mode)
  expect(() => readSecrets(file)).toThrow(/chmod 600/)
})

test.each([
  ['no JSON', () => '{'],
  ['a short key', (text: string) => text.replace(/"salt": ".{4}/, '"salt": "')],
  ['a current key that is not there', (text: string) => text.replace('"current": "k1"', '"current": "k2"')],
  ['a later form', (text: string) => text.replace('"version": 1', '"version": 2')],
])('%s is refused', (_, damage) => {
  createSecrets(file)
  const damaged = damage(readFileSync(file, 'utf8'))
  expect(damaged).not.toBe(readFileSync(file, 'utf8'))
  writeFileSync(file, damaged)
  expect(() => readSecrets(file)).toThrow(/restore it from a backup/)
})
