import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockHolder, takeLock } from './lock.ts'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onegrid-lock-'))
  file = join(folder, 'lock')
})

afterEach(() => rmSync(folder, { recursive: true }))

test('one at a time, until it is released', () => {
  const first = takeLock(file)
  expect(first).toBeDefined()
  expect(takeLock(file)).toBeUndefined()
  expect(lockHolder(file)).toBe(process.pid)
  first?.release()
  const second = takeLock(file)
  expect(second).toBeDefined()
  second?.release()
})

test('a killed process holds nothing, whatever id its file names', async () => {
  const script = `
    import { takeLock } from ${JSON.stringify(join(import.meta.dirname, 'lock.ts'))}
    if (takeLock(${JSON.stringify(file)})) console.log('held')
    setInterval(() => {}, 1000)`
  const args = ['--input-type=module', '-e', script]
  const holder = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise(resolve => holder.once('exit', resolve))
  await new Promise(resolve => holder.stdout.once('data', resolve))
  expect(takeLock(file)).toBeUndefined()
  expect(lockHolder(file)).toBe(holder.pid)

  holder.kill('SIGKILL')
  await ended
  const lock = takeLock(file)
  expect(lock).toBeDefined()
  lock?.release()
})

test('a file that is no lock is an error, not a free place', () => {
  writeFileSync(file, 'something else entirely, long enough to be taken for a header by nobody'.repeat(20))
  expect(() => takeLock(file)).toThrow(/not a database/)
})
