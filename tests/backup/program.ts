/** The programs as an operator runs them, and short ways to look at what they have done. */
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { readConfig } from '../../apps/server/src/platform/config/index.ts'
import { rows } from '../../apps/server/src/platform/database/index.ts'
import type { Db } from '../../apps/server/src/platform/database/index.ts'
import { stopStack } from '../../apps/server/src/platform/process/stop-stack.ts'
import { StartError } from '../../apps/server/src/platform/words.ts'
import type { Manifest } from '../../tools/backup/manifest.ts'
import { restore } from '../../tools/backup/restore.ts'
import { environmentWith } from '../../tools/play/running.ts'

export interface Ended {
  code: number | null
  said: string
}

/** @param heard is told what it has said so far; answers a signal to send, once */
export async function program(
  name: 'backup' | 'restore' | 'verify', args: readonly string[], env: NodeJS.ProcessEnv,
  heard: (said: string) => NodeJS.Signals | undefined = () => undefined,
): Promise<Ended> {
  const child = spawn(process.execPath, [join(import.meta.dirname, `../../tools/${name}.ts`), ...args], {
    env: environmentWith({ ONEGRID_LANG: 'en', ...env }), stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let sent = false
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const signal = sent ? undefined : heard(said)
      if (signal) sent = child.kill(signal)
    })
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  return { code, said }
}

/** @returns the sentences that it is refused with */
export async function refused(from: string, dataDir: string, keys?: string): Promise<string> {
  const quiet = { say: () => {}, tell: () => {}, signal: new AbortController().signal, stack: stopStack() }
  try {
    await restore({ config: readConfig({ DATA_DIR: dataDir }, []), from, keys, ...quiet })
  } catch (error) {
    if (error instanceof StartError) return error.message
    throw error
  }
  return 'not refused'
}

/** Turns the last bit of a file. */
export function flip(file: string): void {
  const bytes = readFileSync(file)
  const last = bytes.length - 1
  bytes[last] = (bytes[last] ?? 0) ^ 1
  writeFileSync(file, bytes)
}

/** Rows by table, of those that a backup holds. */
export async function countsOf(db: Db, { tables }: Manifest): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { name } of tables) {
    const [row] = await rows(db, sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`)
    counts[name] = row?.n ?? -1
  }
  return counts
}

/** Every index and constraint: a restore takes them away and makes them again. */
export function indexesOf(db: Db): Promise<unknown[]> {
  return rows(db, sql`
    select indexdef as text from pg_indexes where schemaname = 'public'
    union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
    where connamespace = 'public'::regnamespace order by 1`)
}

/** A call that has to succeed. */
export async function ask<T>(url: string, path: string, body: object, token?: string): Promise<T> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method: 'POST', body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
  })
  const answer = await response.json() as T
  expect(response.ok, JSON.stringify(answer)).toBe(true)
  return answer
}
