import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { addressesText } from './addresses-text.ts'

it('the committed addresses are those of the routes: run node tools/generate.ts', () => {
  const committed = readFileSync(join(import.meta.dirname, '../packages/contract/src/addresses.ts'), 'utf8')
  expect(committed).toBe(addressesText())
})
