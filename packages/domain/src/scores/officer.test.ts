import { describe, expect, it } from 'vitest'
import { begin, act, at, text } from '../testing/story.ts'
import { cast, units } from '../testing/cast.ts'
import { cityOfficerScheme, latePhases, officerCase, officerIndicators, officerScore } from './index.ts'
import type { OfficerCase } from './index.ts'

const real: OfficerCase = { told: false, effective: true, merged: false, visible: true, duties: [] }
const of = (...cases: OfficerCase[]) => officerIndicators(cases, { ...cityOfficerScheme, quota: 4 })

describe('the indicators of an officer', () => {
  it('count effective reports towards the number, and no more than it', () => {
    expect(of({ ...real, told: true }).effective).toBe(0.25)
    expect(of(...Array<OfficerCase>(9).fill({ ...real, told: true })).effective).toBe(1)
    expect(of({ ...real, told: true, effective: false }, { ...real, told: true, merged: true }).effective).toBe(0)
  })

  it('call missed only what others found, a patrol could see, and was there', () => {
    expect(of(real, { ...real, told: true }).missed).toBe(0.5)
    expect(of({ ...real, visible: false }, { ...real, told: true }).missed).toBe(1)
    expect(of({ ...real, effective: false }).missed).toBeUndefined()
  })

  it('count what is owed for an own report only where it was in time', () => {
    const duties = [{ kind: 'check', inTime: false }, { kind: 'check', inTime: true }] as const
    expect(of({ ...real, told: true, duties }).check).toBe(1)
    expect(of({ ...real, duties }).check).toBe(0.5)
  })

  it('leave out what nothing is known of', () => {
    expect(officerScore([], cityOfficerScheme)).toBe(0)
    expect(officerScore([], { quota: 0, weights: { effective: 0, missed: 1, verify: 1, check: 1 } })).toBeUndefined()
    // All reports of the quota, nothing missed, nothing else asked.
    expect(officerScore(Array<OfficerCase>(30).fill({ ...real, told: true }), cityOfficerScheme)).toBe(100)
  })
})

describe('a case of the grid', () => {
  const reported = at('09:00')

  it('told by a resident and verified in time is a duty done', () => {
    const told = begin(cast.tong, 'report', { source: 'resident', matter: '030102', text: text('x') }, reported)
    act(told, cast.chun, 'requestVerify', { personId: cast.an.id }, at('09:10'))
    expect(officerCase(told.state, cast.an.id, at('09:11'), () => true).duties).toEqual([])
    act(told, cast.an, 'verify', { outcome: 'exist' }, at('09:30'))
    expect(officerCase(told.state, cast.an.id, at('09:31'), () => true)).toEqual({
      told: false, effective: true, merged: false, visible: true, duties: [{ kind: 'verify', inTime: true }],
    })
  })

  it('whose unit is late names the unit, not the officer who told it', () => {
    const told = begin(
      cast.an, 'report', { source: 'officer', matter: '030102', text: text('x'), before: ['b1'] }, reported,
    )
    act(told, cast.chun, 'accept', { waiver: text('x') }, at('09:10'))
    act(told, cast.chun, 'dispatch', { lead: units.roads }, at('09:20'))
    const weeks = reported + 30 * 86_400_000
    const late = latePhases(told.state, weeks)
    expect(late.map(({ phase }) => phase)).toContain('handle')
    expect(new Set(late.map(({ ownerId }) => ownerId))).toEqual(new Set([units.roads]))
    expect(officerCase(told.state, cast.an.id, weeks, () => true)).toMatchObject({ told: true, effective: true })
  })
})
