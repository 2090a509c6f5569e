/** `npm run day` as a test: the whole product on a real database, spoken to over HTTP by the people of the story. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { playDay } from '../tools/day/play.ts'
import type { DayReport } from '../tools/day/play.ts'
import { story } from '../tools/day/story/index.ts'
import { stepLines, sumLine } from '../tools/day/table.ts'
import { MAKING_MS, testDistrict } from './district.ts'
import type { TestDistrict } from './district.ts'

let test: TestDistrict
let report: DayReport

beforeAll(async () => {
  test = await testDistrict()
  const baseUrl = await test.app.listen()
  report = await playDay({
    baseUrl,
    settleMs: 60_000,
    async verify() {
      const { trail, audit } = await test.verify()
      const broken = trail.broken ?? audit.broken
      return { ok: !broken, seen: broken ? JSON.stringify(broken) : `${trail.lines} 条留痕，${audit.lines} 条审计` }
    },
  })
  if (!report.ok) process.stdout.write(`${report.steps.map(stepLines).join('\n')}\n${sumLine(report)}\n`)
}, MAKING_MS + 180_000)
afterAll(() => test.close())

it('plays every step of the story', () => {
  expect(report.steps.filter(({ broken }) => broken !== undefined)).toEqual([])
  expect(report.steps).toHaveLength(story.length)
})

it('finds every expectation fulfilled', () => {
  const looked = report.steps.flatMap(({ at, checks }) => checks.map((check) => ({ at, ...check })))
  const failed = looked.filter(({ outcome }) => outcome === 'failed')
  expect(failed).toEqual([])
  expect(report.counts.unchecked).toBe(0)
  expect(report.ok).toBe(true)
})
