import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { settingsDocument } from '../apps/server/src/platform/config/document.ts'
import { dumpSchema } from '../apps/server/src/platform/database/dump.ts'
import { testDatabase } from '../apps/server/src/platform/database/testing.ts'
import { addressesText } from './addresses-text.ts'
import { errorsText } from './errors-text.ts'
import { openApiText } from './openapi-text.ts'

// Writes the committed files that are made from others; a test of each says when it is out of date.

const database = await testDatabase()
try {
  write('docs/deploy/settings.md', settingsDocument())
  write('docs/ERRORS.md', errorsText())
  write('docs/openapi.json', openApiText())
  write('packages/contract/src/addresses.ts', addressesText())
  write('apps/server/src/migrations/schema.sql', await dumpSchema(database.owner))
} finally {
  await database.drop()
}

function write(path: string, text: string) {
  const file = join(import.meta.dirname, '..', path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  process.stdout.write(`${path}\n`)
}
