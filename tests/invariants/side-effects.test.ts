/**
 * Importing a file does nothing: no output, no timer, no connection, no file (ARCHITECTURE.md). A process that
 * imports every file of the product but main.ts must say nothing and come to its end by itself. The browser's rooms are
 * left out: a stylesheet and the words of a room are theirs to bring along.
 */
import { execFile } from 'node:child_process'
import { globSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { projectRoot } from './cruise.ts'

const PATIENCE_MS = 180_000

test('importing the whole product leaves nothing running, nothing said and nothing written', async () => {
  const files = globSync('{packages/contract,packages/domain,apps/server}/src/**/*.ts', { cwd: projectRoot })
    .filter(file => !/\.test\.ts$|\/main\.ts$|\.d\.ts$|testing|fixture|toy\.ts$/.test(file))
  expect(files.length).toBeGreaterThan(400)
  const folder = mkdtempSync(join(tmpdir(), 'onegrid-import-'))
  try {
    const addresses = files.map(file => JSON.stringify(pathToFileURL(join(projectRoot, file)).href))
    const text = addresses.map(address => `await import(${address})`).join('\n')
    expect(await run(text, folder)).toEqual({ stdout: '', stderr: '', ended: 0 })
    expect(readdirSync(folder)).toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, PATIENCE_MS + 5000)

/** @returns what it said, and the status that it ended with; a signal where it had to be killed */
function run(text: string, cwd: string): Promise<{ stdout: string; stderr: string; ended: unknown }> {
  const env = { PATH: process.env.PATH, HOME: cwd, TMPDIR: cwd }
  const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', text]
  return new Promise((done) => {
    execFile(process.execPath, args, { cwd, env, timeout: PATIENCE_MS }, (failed, stdout, stderr) =>
      done({ stdout, stderr, ended: failed?.signal ?? failed?.code ?? 0 }))
  })
}
