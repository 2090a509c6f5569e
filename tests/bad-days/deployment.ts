/** The product as a deployment splits it: processes of the whole program on one database, for a test's bad day. */
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { emptyDatabase } from '../../apps/server/src/platform/database/testing.ts'
import { createDatabase } from '../../apps/server/src/platform/database/index.ts'
import type { Db } from '../../apps/server/src/platform/database/index.ts'
import { environmentWith } from '../../tools/play/running.ts'
import type { Running } from '../../tools/play/running.ts'
import { startApp } from '../lifecycle/app.ts'

export interface Deployment {
  /** As the owner of the tables. */
  db: Db
  env: NodeJS.ProcessEnv
  start(role: 'all' | 'worker' | 'api', argv?: readonly string[]): Running
  /** Runs a tool as `npm run` does. @returns its exit code and what it said */
  tool(program: string, ...args: string[]): Promise<{ code: number | null; said: string }>
  end(): Promise<void>
}

export async function deployment(name: string): Promise<Deployment> {
  const dataDir = mkdtempSync(join(tmpdir(), `onegrid-${name}-`))
  chmodSync(dataDir, 0o711)
  const database = await emptyDatabase()
  const db = createDatabase(database.ownerUrl, { max: 3 })
  const processes = new Set<Running>()
  const env = environmentWith({
    DATA_DIR: dataDir, DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl, PORT: '0',
    ONEGRID_LANG: 'zh',
    // A start is mostly the reading of its sources: what the one before has compiled, the next need not.
    NODE_COMPILE_CACHE: join(dataDir, 'compiled'),
  })
  return {
    db,
    env,
    start(role, argv = []) {
      const one = startApp({ ...env, ONEGRID_ROLE: role }, argv)
      processes.add(one)
      return one
    },
    tool(program, ...args) {
      const child = spawn(process.execPath, [join(import.meta.dirname, '../../tools', program), ...args], {
        env, stdio: ['ignore', 'pipe', 'inherit'],
      })
      let said = ''
      child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
      return new Promise((resolve, reject) => {
        child.once('error', reject)
        child.once('close', (code) => resolve({ code, said }))
      })
    },
    async end() {
      for (const one of processes) one.stop()
      await Promise.all([...processes].map(({ ended }) => ended))
      await db.destroy()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
