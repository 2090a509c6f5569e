/** Rules: docs/domain.md 检验 3, 8, 实务 11. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOpenTask } from '../cases/index.ts'
import { cast } from '../testing/cast.ts'
import { walk, walks } from '../testing/walk.ts'
import type { Walked } from '../testing/walk.ts'
import { cityOfficerScheme, latePhases, officerCase, officerScore } from './index.ts'
import type { OfficerCase, OfficerDuty, OfficerScheme } from './index.ts'

/** The same ones each time; more of them by HISTORY_RUNS, as for the laws of all histories. */
const STORIES = { numRuns: Number(process.env['HISTORY_RUNS'] ?? 250), seed: 20260930 }
const officer = cast.an.id
const isVisible = (matter: string) => matter !== '070101'

/** A story costs milliseconds, and each law looks at many of them together. */
const stories: readonly Walked[] = fc.sample(walks, STORIES).map(walk)
/** By their places: a counterexample names them, and does not tell them whole. */
const periods = fc.array(fc.nat(stories.length - 1), { minLength: 1, maxLength: 8 })
const schemes: fc.Arbitrary<OfficerScheme> = fc.record({
  quota: fc.integer({ min: 0, max: 12 }),
  weights: fc.record({
    effective: fc.nat(60), missed: fc.nat(60), verify: fc.nat(60), check: fc.nat(60),
  }),
})
/** What the officer does where somebody else tells the same: nobody asks him, or he looks in time, or late. */
const asked: fc.Arbitrary<OfficerDuty[]> = fc.constantFrom(
  [], [{ kind: 'verify', inTime: true }], [{ kind: 'verify', inTime: false }],
)

describe('whoever tells', () => {
  it('has never less than had he kept silent, whether nobody or somebody else had told it', () => {
    const met = { gone: 0, foundByOthers: 0, better: 0, idle: 0 }
    fc.assert(fc.property(periods, schemes, asked, (of, scheme, duty) => {
      const cases = of.flatMap((no) => stories[no] ?? []).map(facts)
      const told = cases.findIndex((one) => one.told)
      if (told < 0) return
      const { [told]: own } = cases
      if (!own) return
      const score = officerScore(cases, scheme) ?? 0
      const gone = cases.toSpliced(told, 1)
      const silent = officerScore(gone, scheme) ?? 0
      met.gone++
      if (score > silent) met.better++
      expect(score).toBeGreaterThanOrEqual(silent - ROUNDING)
      if (!own.effective) {
        // Nobody else finds what is not there.
        met.idle++
        return
      }
      const byOthers: OfficerCase = { ...own, told: false, duties: [...own.duties, ...duty] }
      met.foundByOthers++
      expect(score).toBeGreaterThanOrEqual((officerScore([...gone, byOthers], scheme) ?? 0) - ROUNDING)
    }), { numRuns: 2_000, seed: STORIES.seed })
    for (const times of Object.values(met)) expect(times).toBeGreaterThan(20)
  })

  it('gains where the report is effective and the number is not reached', () => {
    const report: OfficerCase = { told: true, effective: true, merged: false, visible: true, duties: [] }
    const others: OfficerCase[] = [{ ...report, told: false, duties: [{ kind: 'verify', inTime: false }] }]
    const before = officerScore(others, cityOfficerScheme) ?? 0
    expect(officerScore([...others, report], cityOfficerScheme)).toBeGreaterThan(before + 10)
    expect(officerScore([...others, { ...report, effective: false }], cityOfficerScheme)).toBe(before)
  })
})

describe('being late', () => {
  it('falls on whoever held the task past its moment, never on the reporter for having told', () => {
    let [late, whole] = [0, 0]
    for (const { told, now } of stories) {
      whole++
      for (const phase of latePhases(told.state, now)) {
        late++
        const task = told.state.tasks.find(({ id }) => id === phase.taskId)
        expect([task?.personId, task?.unitId, task?.deskId]).toContain(phase.ownerId)
        expect(phase.ownerId).not.toBe(told.state.reporterId)
        expect(phase.dueAt).toBeLessThan(phase.doneAt ?? now)
      }
    }
    expect(late).toBeGreaterThan(whole / 4)
  })

  it('names an open task as late only once its moment has passed', () => {
    for (const { told: { state }, now } of stories) {
      const open = state.tasks.filter(isOpenTask).flatMap(({ clocks }) => clocks)
        .filter(({ stoppedAt, pausedAt, dueAt }) => stoppedAt === undefined && pausedAt === undefined && dueAt >= now)
      const named = latePhases(state, now).map(({ taskId, phase, dueAt }) => `${taskId} ${phase} ${dueAt}`)
      for (const task of state.tasks) {
        for (const clock of task.clocks.filter((one) => open.includes(one))) {
          expect(named).not.toContain(`${task.id} ${clock.phase} ${clock.dueAt}`)
        }
      }
    }
  })
})

/** Sums of fractions in another order. */
const ROUNDING = 1e-9

function facts({ told: { state }, now }: Walked): OfficerCase {
  return officerCase(state, officer, now, isVisible)
}
