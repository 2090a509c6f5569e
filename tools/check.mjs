// npm run check: what can be found without running the product. Each check counts as one test in npm test.

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { environment, root, say, setUp } from './setup.mjs'

/** @typedef {{ name: string, needs?: string, command: string, args: string[] }} Check */

/** @type {Check[]} */
const checks = [
  { name: 'tsc', command: 'tsc', args: ['-p', '.'] },
  { name: 'tsc console', command: 'tsc', args: ['-p', 'apps/console'] },
  { name: 'tsc browser tests', command: 'tsc', args: ['-p', 'tests/e2e'] },
  { name: 'oxlint', needs: '.oxlintrc.json', command: 'oxlint', args: ['--type-aware', '--deny-warnings'] },
  {
    name: 'dependency-cruiser',
    needs: '.dependency-cruiser.mjs',
    command: 'depcruise',
    args: ['--config', '.dependency-cruiser.mjs', 'packages', 'apps', 'tools', 'tests'],
  },
]

/**
 * One after the other: on two cores, together they take longer. What a check says comes in one piece when it has ended,
 * since tests may be running beside it.
 *
 * @param {string} node
 * @returns {Promise<{ passed: number, failed: string[] }>} those that failed by their names
 */
export async function runChecks(node) {
  let passed = 0
  const failed = []
  for (const check of checks.filter(({ needs }) => !needs || existsSync(join(root, needs)))) {
    const began = Date.now()
    const { ok, said } = await run(node, check)
    if (ok) passed++
    else failed.push(check.name)
    const seconds = ((Date.now() - began) / 1000).toFixed(1)
    process.stdout.write(said)
    say(`${ok ? '✓' : '✗'} ${check.name}（${seconds} 秒）`, `${ok ? '✓' : '✗'} ${check.name} (${seconds} s)`)
  }
  return { passed, failed }
}

/**
 * @param {string} node
 * @param {Check} check
 * @returns {Promise<{ ok: boolean, said: string }>}
 */
function run(node, { command, args }) {
  const shell = process.platform === 'win32'
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: environment(node), shell })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', text => (said += text))
  return new Promise(resolve => {
    child.once('error', error => resolve({ ok: false, said: `${error.message}\n` }))
    child.once('close', code => resolve({ ok: code === 0, said }))
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { failed } = await runChecks(await setUp())
  process.exitCode = failed.length === 0 ? 0 : 1
}
