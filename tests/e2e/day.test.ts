/** The story of a day in a town, at the screens of its people: the same steps and expectations as through the API. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { playDay } from '../../tools/day/play.ts'
import type { DayReport } from '../../tools/day/play.ts'
import { story } from '../../tools/day/story/index.ts'
import { stepLines, sumLine } from '../../tools/day/table.ts'
import { MAKING_MS } from '../district.ts'
import { atScreens } from './screen-people.ts'
import { hasBrowser, openStage, visitor } from './stage.ts'
import type { Stage } from './stage.ts'

/** Some hundred actions of a score of people. */
const DAY_MS = 600_000

describe.skipIf(!hasBrowser)('a day in a town, at the screens', () => {
  let stage: Stage
  let report: DayReport
  let faults: string[]
  beforeAll(async () => {
    stage = await openStage()
    let cast: ReturnType<typeof atScreens> | undefined
    report = await playDay({
      baseUrl: stage.url,
      settleMs: 60_000,
      seat: (plain) => (cast = atScreens(stage, plain)),
      async verify() {
        const { trail, audit } = await stage.district.verify()
        const broken = trail.broken ?? audit.broken
        return { ok: !broken, seen: broken ? JSON.stringify(broken) : `${trail.lines} 条留痕` }
      },
    })
    faults = cast?.faults() ?? ['nobody sat down']
    if (!report.ok) process.stdout.write(`${report.steps.map(stepLines).join('\n')}\n${sumLine(report)}\n`)
  }, MAKING_MS + DAY_MS)
  afterAll(() => stage?.close())

  it('can be played to its end', () => {
    expect(report.steps.filter(({ broken }) => broken !== undefined)).toEqual([])
    expect(report.steps).toHaveLength(story.length)
  })

  it('finds every expectation fulfilled', () => {
    const looked = report.steps.flatMap(({ at, checks }) => checks.map((check) => ({ at, ...check })))
    expect(looked.filter(({ outcome }) => outcome === 'failed' || outcome === 'unchecked')).toEqual([])
  })

  it('breaks at no screen', () => {
    expect(faults).toEqual([])
  })

  it('lists beside the map what cannot be drawn there', async () => {
    const desk = await visitor(stage, 'desk-town')
    await desk.go('/map')
    await desk.page.getByText('此浏览器无法绘制地图').waitFor()
    await expect.poll(() => desk.page.getByRole('listitem').count()).toBeGreaterThan(0)
  })
})
