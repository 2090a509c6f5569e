import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { errorsFile, errorsText } from './errors-text.ts'

test('docs/ERRORS.md is what the contract and the words make; otherwise: npm run generate', () => {
  expect(readFileSync(errorsFile, 'utf8')).toBe(errorsText())
})
