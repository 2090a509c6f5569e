// npm test: set up, check and run every test; the last line counts them all.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runChecks } from './check.mjs'
import { runOn, say, setUp } from './setup.mjs'
import { buildWeb } from './web/build.mjs'
import { setUpChromium } from './web/chromium.mjs'

const node = await setUp()
setUpChromium()
const built = await buildWeb(node)
// Tests wait for browsers, databases and starts for much of their time: the checks take none of their own.
const [checks, tests] = await Promise.all([runChecks(node), runTests(node, process.argv.slice(2))])

const passed = checks.passed + tests.passed
const failed = checks.failed.length + tests.failed + (built ? 0 : 1)
for (const name of checks.failed) say(`✗ ${name}（原因见前）`, `✗ ${name} (the reason stands above)`)
if (tests.skipped > 0) console.log(`${tests.skipped} skipped`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

/**
 * @param {string} node
 * @param {string[]} filters as after `vitest run`
 */
async function runTests(node, filters) {
  const folder = mkdtempSync(join(tmpdir(), 'onegrid-report-'))
  const report = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  try {
    const code = await runOn(node, ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...filters])
    return count(report, code)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/**
 * A file that could not be loaded has no tests, and an error outside all tests fails none: each counts as a failure,
 * or the last line would say that all is well.
 *
 * @param {string} report
 * @param {number} code
 */
function count(report, code) {
  const result = read(report)
  if (!result) return { passed: 0, failed: 1, skipped: 0 }
  const unloaded = result.testResults.filter(
    file => file.status === 'failed' && !file.assertionResults.some(test => test.status === 'failed'),
  ).length
  const failed = result.numFailedTests + unloaded
  return {
    passed: result.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
  }
}

/** @param {string} report */
function read(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return undefined
  }
}
