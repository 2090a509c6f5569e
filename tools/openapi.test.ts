import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openApiFile, openApiText } from './openapi-text.ts'

test('docs/openapi.json is what the contract makes; otherwise: npm run openapi', () => {
  expect(readFileSync(openApiFile, 'utf8') === openApiText()).toBe(true)
})
