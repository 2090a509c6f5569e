/**
 * The rules know no machine, no network, no clock and no chance (ARCHITECTURE.md). The linter says so; here it has
 * to find each of them in a file that is planted in a copy of its surroundings.
 */
import { execFile } from 'node:child_process'
import { copyFileSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plant, projectRoot } from './cruise.ts'

const impure = [
  'process.env', 'Buffer.alloc(1)', 'console.log(1)', 'globalThis.name', 'window.name', 'document.title',
  'navigator.language', 'localStorage.length', `fetch('x')`, 'crypto.randomUUID()', 'performance.now()',
  'setTimeout(String)', 'Date.now()', 'Math.random()',
]

const copy = mkdtempSync(join(tmpdir(), 'onegrid-lint-'))
let found: string[]

beforeAll(async () => {
  copyFileSync(join(projectRoot, '.oxlintrc.json'), join(copy, '.oxlintrc.json'))
  for (const folder of ['packages/domain/src/clock', 'packages/domain/src/testing', 'apps/server/src']) {
    impure.forEach((text, i) => plant(copy, { [`${folder}/planted-${i}.ts`]: `export const x = ${text}\n` }))
  }
  found = await lint(copy)
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

test.each(impure.map((text, i) => [text, i] as const))('%s is found', (_text, i) => {
  expect(found).toContain(`packages/domain/src/clock/planted-${i}.ts`)
})

test('elsewhere, and in the tests of the domain, it is nothing to speak of', () => {
  expect(found.filter(file => !file.startsWith('packages/domain/src/clock/'))).toEqual([])
})

test('no rule asks what time it is by making a date of nothing', () => {
  const all = globSync('packages/domain/src/**/*.ts', { cwd: projectRoot })
  const files = all.filter(file => !/\.test\.ts$|\/testing\//.test(file))
  expect(files.length).toBeGreaterThan(100)
  expect(files.filter(file => /\bDate\(\s*\)/.test(readFileSync(join(projectRoot, file), 'utf8')))).toEqual([])
})

/** @returns files with a finding of the two rules */
function lint(root: string): Promise<string[]> {
  const oxlint = join(projectRoot, 'node_modules/oxlint/bin/oxlint')
  return new Promise((done, fail) => {
    const args = [oxlint, '--format', 'json', '.']
    execFile(process.execPath, args, { cwd: root, maxBuffer: 1 << 26 }, (_error, stdout, stderr) => {
      try {
        const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code?: string; filename: string }[] }
        done(diagnostics.filter(({ code }) => code?.includes('no-restricted-')).map(({ filename }) => filename))
      } catch (cause) {
        fail(new Error(`oxlint said nothing that can be read: ${stderr}`, { cause }))
      }
    })
  })
}
