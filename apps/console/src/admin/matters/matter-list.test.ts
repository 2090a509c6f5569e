import type { Matter, PolicyBody } from '@onegrid/domain'
import { defaultPolicyBody, isLive, policyChanges } from '@onegrid/domain'
import { describe, expect, it } from 'vitest'
import { filterMatters, functionsIn, groupMatters, matterRows, matterState, nextCode } from './matter-list.ts'
import type { MatterFilter, MatterRow } from './matter-list.ts'

const base = defaultPolicyBody()
const TODAY = '2026-09-30'
const everything: MatterFilter = { q: '', prefix: '', unitFunction: '', flags: [] }
const cover = base.matters.find(({ code }) => code === '070101')!

function rowsOf(change: (body: PolicyBody) => void = () => {}, faulty: string[] = []): MatterRow[] {
  const policy = defaultPolicyBody()
  change(policy)
  return matterRows({ policy, base, changes: policyChanges(base, policy), faulty: new Set(faulty) }, TODAY)
}
const codes = (filter: Partial<MatterFilter>, rows = rowsOf()): string[] =>
  filterMatters(rows, { ...everything, ...filter }).map(({ matter }) => matter.code)

describe('the list of matters', () => {
  it('has all of the catalogue, grouped by subclass', () => {
    const groups = groupMatters(rowsOf())
    expect(groups.flatMap(({ rows }) => rows)).toHaveLength(base.matters.length)
    expect(groups.every(({ code, rows }) => rows.every(({ matter }) => matter.code.startsWith(code)))).toBe(true)
    expect(groups.map(({ code }) => code)).toEqual(groups.map(({ code }) => code).toSorted())
  })

  it('is found by name in both languages, by alias and by the beginning of a code', () => {
    expect(codes({ q: '窨井盖' })).toEqual(['070101', '070102'])
    expect(codes({ q: 'MANHOLE' })).toContain('070101')
    expect(codes({ q: ' 0701 ' })).toEqual(codes({ prefix: '0701' }))
    // A number is a code: it is not looked for in the middle.
    expect(codes({ q: '101' })).toEqual([])
    expect(codes({ q: '没有这个词' })).toEqual([])
  })

  it('is narrowed by class, function and flags together', () => {
    expect(codes({ prefix: '07' }).every((code) => code.startsWith('07'))).toBe(true)
    const police = codes({ unitFunction: '派出所' })
    expect(police).toContain('080202')
    expect(police.length).toBeGreaterThan(3)
    expect(codes({ flags: ['staffOnly'] })).toEqual(['020301'])
    const guarded = codes({ flags: ['guarded'] })
    expect(guarded).toContain('070101')
    expect(codes({ flags: ['guarded'], prefix: '07' })).toEqual(guarded.filter((code) => code.startsWith('07')))
    expect(codes({ flags: ['staffOnly', 'guarded'] })).toEqual([])
  })

  it('marks what the draft adds, changes, removes and must correct', () => {
    const rows = rowsOf((body) => {
      body.matters = body.matters.filter(({ code }) => code !== '010101')
        .map((matter) => (matter.code === '070101' ? { ...matter, level: 4, active: false } : matter))
      body.matters.push({ ...cover, code: '070199' })
    }, ['070199'])
    expect(rows.flatMap(({ matter, change, faulty }) => (change ? [[matter.code, change, faulty]] : []))).toEqual([
      ['010101', 'removed', false], ['070101', 'changed', false], ['070199', 'added', true],
    ])
    expect(codes({ flags: ['changed'] }, rows)).toEqual(['010101', '070101', '070199'])
    expect(codes({ flags: ['faulty'] }, rows)).toEqual(['070199'])
    expect(codes({ flags: ['inactive'] }, rows)).toEqual(['070101'])
  })
})

describe('whether a matter can be reported', () => {
  const entry = { department: '局', signedOn: '2026-09-01' }
  it.each<[Partial<Matter>, string]>([
    [{}, 'live'], [{ active: false }, 'inactive'], [{ from: '2026-10-01' }, 'waiting'], [{ from: TODAY }, 'live'],
    [{ to: '2026-09-29' }, 'ended'], [{ to: TODAY }, 'live'], [{ entry }, 'untrained'],
    [{ entry: { ...entry, trainedOn: '2026-10-01' } }, 'untrained'], [
      { entry: { ...entry, trainedOn: TODAY } }, 'live',
    ],
  ])('%o is %s', (part, state) => {
    const matter = { ...cover, ...part }
    expect(matterState(matter, TODAY)).toBe(state)
    // The same as the rule by which reports are taken.
    expect(matterState(matter, TODAY) === 'live').toBe(isLive(matter, TODAY))
  })
})

it('proposes the first free code of a subclass', () => {
  expect(nextCode(new Set(['070101', '070102', '070104']), '0701')).toBe('070103')
  expect(nextCode(new Set(), '0901')).toBe('090101')
  const all = new Set(Array.from({ length: 99 }, (_, i) => `0701${String(i + 1).padStart(2, '0')}`))
  expect(nextCode(all, '0701')).toBeUndefined()
})

it('lists each function once, a district’s own after the known ones', () => {
  const own = { ...cover, leadFunction: '测绘队', assistFunctions: ['派出所'] }
  expect(functionsIn([own], ['派出所', '司法所'], ['司法所', '塘长办'])).toEqual(['派出所', '司法所', '测绘队', '塘长办'])
})
