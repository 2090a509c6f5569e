import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { running } from '../../tools/play/running.ts'
import type { Running } from '../../tools/play/running.ts'

const MAIN = join(import.meta.dirname, '../../apps/server/src/main.ts')

/** The whole product in a process of its own. */
export function startApp(env: NodeJS.ProcessEnv, argv: readonly string[] = []): Running {
  // Of a group of its own: what ends the test run must not end it before we do. Should we be killed, it hears of it by
  // the channel that breaks.
  const child = spawn(process.execPath, [MAIN, ...argv], {
    env, detached: true, stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  return running(child)
}
