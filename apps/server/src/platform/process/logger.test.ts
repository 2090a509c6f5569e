import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConfig } from '../config/index.ts'
import { createLogger } from './logger.ts'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'onegrid-log-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

const logFile = () => join(dataDir, 'log', 'onegrid.log')

test('a line is in the file as soon as it is said', () => {
  createLogger(readConfig({ DATA_DIR: dataDir }, [])).info('ready')
  expect(JSON.parse(readFileSync(logFile(), 'utf8'))).toMatchObject({ msg: 'ready' })
})

test.skipIf(!existsSync('/dev/full'))('a full disk ends nothing, however much is said', async () => {
  mkdirSync(join(dataDir, 'log'))
  symlinkSync('/dev/full', logFile())
  const logger = createLogger(readConfig({ DATA_DIR: dataDir }, []))
  for (let n = 0; n < 300; n++) logger.error({ text: 'x'.repeat(10_000) }, 'no room')
  // Errors of a stream come later than the line that caused them.
  await new Promise((done) => setTimeout(done, 20))
  logger.info('still here')
})
