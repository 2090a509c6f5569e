import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, it } from 'vitest'
import type { Figure } from '../bench/kit/figure.ts'

const ROOT = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'onegrid-bench-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const bench = (...args: string[]) =>
  promisify(execFile)(process.execPath, [join(ROOT, 'bench/run.ts'), '--data', folder, ...args], { cwd: ROOT })

it('writes each figure with its floor or peer and its aim, and keeps nothing of a quick run', async () => {
  const results = () => readFileSync(join(ROOT, 'bench/results.md'), 'utf8')
  const before = results()
  const file = join(folder, 'figures.json')
  const { stdout } = await bench('--quick', '--only', 'B2,B3', '--json', file)
  const figures = JSON.parse(readFileSync(file, 'utf8')) as Figure[]
  expect(figures.map(({ id }) => id)).toEqual(expect.arrayContaining(['B2', 'B2.equal', 'B3', 'B3.one']))
  expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length)
  for (const { id, name, value, unit, against, ratio, aim, met } of figures) {
    expect(stdout).toContain(name)
    expect([typeof value, typeof unit], id).toEqual(['number', 'string'])
    if (against !== null) expect(ratio, id).toBeGreaterThan(0)
    expect(aim === null, id).toBe(met === null)
  }
  // These two are no matter of speed: on any machine, however busy, they hold.
  expect(figures.filter(({ id }) => id === 'B2.equal' || id === 'B3.one')).toEqual([
    expect.objectContaining({ value: 100, aim: '≥ 100 %', met: true }),
    expect.objectContaining({ value: 100, aim: '≥ 100 %', met: true }),
  ])
  expect(results()).toBe(before)
}, 240_000)

it('says which parts there are where somebody asks for another', async () => {
  await expect(bench('--only', 'B9')).rejects.toThrow(/B1, B2, B3/)
})
