import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Logger } from 'pino'
import type { Config } from '../config/index.ts'

/**
 * In production one JSON object a line on standard output, for whatever collects it. The demo's terminal is read by a
 * person: there the log goes to a file.
 */
export function createLogger({ mode, logLevel, dataDir }: Config): Logger {
  if (mode === 'production') return pino({ level: logLevel })
  const folder = join(dataDir, 'log')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const dest = join(folder, 'onegrid.log')
  // Synchronous, so that the last lines before a crash are there.
  const file = pino.destination({ dest, sync: true, mode: 0o600, maxLength: WAITING_BYTES })
  // A disk that is full must not end what is logged about: the lines wait for room, the newest are dropped.
  file.on('error', () => {})
  return pino({ level: logLevel }, file)
}

const WAITING_BYTES = 1024 ** 2
