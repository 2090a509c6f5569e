import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openApiFile, openApiText } from './openapi-text.ts'

test('docs/openapi.json is what the contract makes; otherwise: npm run generate', () => {
  expect(readFileSync(openApiFile, 'utf8') === openApiText()).toBe(true)
})
