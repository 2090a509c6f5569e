/** The walk of docs/api.md is run as it stands there, line by line, and answers what the page says it answers. */
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MAKING_MS, testDistrict } from '../district.ts'
import type { TestDistrict } from '../district.ts'

interface Step {
  /** The words before the commands, for the name of the test. */
  title: string
  commands: string
  answer: string
}

const page = readFileSync(join(import.meta.dirname, '../../docs/api.md'), 'utf8')
const steps = stepsOf(page.slice(page.indexOf('## A walk')))
const lacking = ['bash', 'curl', 'jq', 'timeout', 'base64'].filter((tool) => spawnSync('which', [tool]).status !== 0)

describe.skipIf(lacking.length > 0)(`the walk of docs/api.md (needs ${lacking.join(', ') || 'nothing more'})`, () => {
  let test: TestDistrict
  let answers: string[]
  beforeAll(async () => {
    test = await testDistrict()
    answers = await run(steps.map(({ commands }) => commands), await test.app.listen())
  }, MAKING_MS)
  afterAll(() => test.close())

  it.each(steps.map((step, i) => [step.title, i] as const))('%s', (_title, i) => {
    expect(answers[i]).toBe(steps[i]?.answer)
  })
})

/** Commands in the page are `sh`; a block of `text` right behind them is what they print. */
function stepsOf(text: string): Step[] {
  const found = text.matchAll(/([^\n]*)\n\n```sh\n([\s\S]*?)```\n(?:\n```text\n([\s\S]*?)```\n)?/g)
  return [...found].map(([, title = '', commands = '', answer = '']) => ({ title, commands, answer }))
}

const MARK = '===== next ====='

/** One shell for all, so that a later step has the variables of an earlier one. */
async function run(scripts: readonly string[], base: string): Promise<string[]> {
  const shell = spawn('bash', ['-u', '-o', 'pipefail'], { env: { ...process.env, BASE: base } })
  const output: string[] = []
  const collect = (chunk: Buffer) => void output.push(chunk.toString())
  shell.stdout.on('data', collect)
  shell.stderr.on('data', collect)
  shell.stdin.end(scripts.map((script) => `${script}\necho '${MARK}'\n`).join(''))
  await new Promise((resolve, reject) => shell.once('close', resolve).once('error', reject))
  return output.join('').split(`${MARK}\n`)
}
