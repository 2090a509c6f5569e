import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultPolicy } from './default-policy.ts'
import type { Policy, RoutingRule, Source, Tier } from './policy.ts'
import { levels, sources, tiers } from './policy.ts'
import type { RouteFacts, RoutingDirectory } from './route.ts'
import { DEFAULT_RULE, route } from './route.ts'
import { fn } from './unit-functions.ts'

const district = 'area-district'
const town = 'area-town'
const village = 'area-village'
const grid = 'area-grid'
const whole = [grid, village, town, district]

/** A town where nothing is lacking. */
const complete: RoutingDirectory = {
  deskFor: (tier, path) => (tier === 'district' || path.includes(`area-${tier}`) ? `desk-${tier}` : undefined),
  isStaffed: () => true,
  standIn: (desk) => ({ 'desk-village': 'desk-town', 'desk-town': 'desk-district' })[desk],
  lastResort: 'desk-district',
  unitFor: (name) => `unit-${name}`,
  canSign: () => true,
  officerOf: () => 'officer-an',
}

const cover: RouteFacts = {
  matter: '070101', level: 2, source: 'resident', areaPath: whole, gridId: grid, working: true,
}

function withRules(...routing: RoutingRule[]): Policy {
  return { ...defaultPolicy(), routing }
}

describe('route', () => {
  it('sends a missing cover to the town desk, for the road maintenance of the town', () => {
    const decision = route(withRules(), cover, complete)
    expect(decision).toEqual({
      ruleId: DEFAULT_RULE, deskId: 'desk-town', leadUnitId: `unit-${fn.roads}`, assistUnitIds: [], auto: false,
      officerId: 'officer-an', fallbacks: [],
      steps: [{ ruleId: DEFAULT_RULE, name: '', matched: true, because: [{ key: 'by_catalogue', params: {} }] }],
    })
  })

  it('takes the assisting functions of the matter', () => {
    const decision = route(defaultPolicy(), { ...cover, matter: '050201', level: 3 }, complete)
    expect(decision).toMatchObject({ leadUnitId: `unit-${fn.enforcement}`, assistUnitIds: [`unit-${fn.land}`] })
  })

  it('lets the first matching rule decide and says why the others did not', () => {
    const policy = withRules(
      { id: 'far', name: '别处', when: { areas: ['elsewhere'], levels: [1] }, to: { desk: 'district' } },
      {
        id: 'roads', name: '道路归区', when: { matter: ['07'] },
        to: { desk: 'district', lead: { unitId: 'bureau' }, auto: true },
      },
      { id: 'late', name: '后面的', when: {}, to: { desk: 'village' } },
    )
    const decision = route(policy, cover, complete)
    expect(decision).toMatchObject({ ruleId: 'roads', deskId: 'desk-district', leadUnitId: 'bureau', auto: true })
    const told = decision.steps.map(({ ruleId, matched, because }) => [ruleId, matched, because.map(({ key }) => key)])
    expect(told).toEqual([
      ['far', false, ['other_area', 'other_level']],
      ['roads', true, ['matches']],
      ['late', false, ['decided_before']],
      [DEFAULT_RULE, false, ['decided_before']],
    ])
  })

  it('reads the time of day from the calendar, not from the clock', () => {
    const night: RoutingRule = { id: 'night', name: '夜间归区', when: { time: 'off' }, to: { desk: 'district' } }
    expect(route(withRules(night), cover, complete).ruleId).toBe(DEFAULT_RULE)
    expect(route(withRules(night), { ...cover, working: false }, complete).deskId).toBe('desk-district')
  })

  it('names the desk that makes good a point in no grid', () => {
    const decision = route(withRules(), { ...cover, areaPath: [], gridId: undefined }, complete)
    expect(decision).toMatchObject({ deskId: 'desk-district', fallback: 'no_grid' })
    expect(decision.officerId).toBeUndefined()
    const known = route(withRules(), { ...cover, areaPath: [town, district], gridId: undefined }, complete)
    expect(known.fallbacks).toMatchObject([{ kind: 'no_grid', deskId: 'desk-town' }])
  })

  it('names the desk that makes good a grid without an officer', () => {
    const decision = route(withRules(), cover, { ...complete, officerOf: () => undefined })
    expect(decision.fallbacks).toMatchObject([{ kind: 'no_officer', deskId: 'desk-town' }])
  })

  it('keeps a case whose function has no unit, or a unit without people, at the desk', () => {
    const auto = withRules({ id: 'auto', name: '直派', when: {}, to: { auto: true } })
    for (const lack of [{ unitFor: () => undefined }, { canSign: () => false }]) {
      const decision = route(auto, cover, { ...complete, ...lack })
      expect(decision).toMatchObject({ deskId: 'desk-town', auto: false, fallback: 'no_unit' })
      expect(decision.leadUnitId).toBeUndefined()
    }
  })

  it('rises past a tier without desk, and past desks where nobody is on duty', () => {
    const low = withRules({ id: 'low', name: '村级受理', when: {}, to: { desk: 'village' } })
    const noVillage = { ...complete, deskFor: (tier: Tier) => (tier === 'village' ? undefined : `desk-${tier}`) }
    expect(route(low, cover, noVillage)).toMatchObject({ deskId: 'desk-town', fallback: 'no_desk' })
    const night = { ...complete, isStaffed: (desk: string) => desk === 'desk-district' }
    expect(route(low, cover, night).fallbacks.map(({ reason }) => reason)).toEqual([
      { key: 'desk_unattended', params: { desk: 'desk-village' } },
      { key: 'desk_unattended', params: { desk: 'desk-town' } },
    ])
  })

  it('leaves a circle of stand-ins by the last resort', () => {
    const around = { standIn: (desk: string) => (desk === 'a' ? 'b' : 'a'), deskFor: () => 'a' }
    const circle = { ...complete, ...around, isStaffed: () => false }
    expect(route(withRules(), cover, circle).deskId).toBe('desk-district')
  })
})

/** A directory that lacks anything: desks, people, units, officers; stand-ins that lead anywhere. */
const anyDirectory = fc.record({
  desks: fc.record({ village: fc.boolean(), town: fc.boolean(), district: fc.boolean() }),
  staffed: fc.uniqueArray(fc.constantFrom('desk-village', 'desk-town', 'desk-district', 'desk-other')),
  standIns: fc.dictionary(
    fc.constantFrom('desk-village', 'desk-town', 'desk-other'),
    fc.constantFrom('desk-village', 'desk-town', 'desk-district', 'desk-other'),
  ),
  functions: fc.uniqueArray(fc.constantFrom(...Object.values(fn))),
  signing: fc.boolean(),
  officer: fc.option(fc.constant('officer-an'), { nil: undefined }),
}).map(({ desks, staffed, standIns, functions, signing, officer }): RoutingDirectory => ({
  deskFor: (tier) => (desks[tier] ? `desk-${tier}` : undefined),
  isStaffed: (desk) => staffed.some((known) => known === desk),
  standIn: (desk) => standIns[desk],
  lastResort: 'desk-last',
  unitFor: (name) => (functions.some((known) => known === name) ? `unit-${name}` : undefined),
  canSign: () => signing,
  officerOf: () => officer,
}))

const orNone = { nil: undefined }
const someOf = <T>(values: readonly T[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 }), orNone)

const anyRule = fc.record({
  id: fc.uuid(),
  name: fc.constant('规则'),
  when: fc.record({
    matter: someOf(['01', '0701', '070101', '99']),
    areas: someOf([grid, town, 'elsewhere']),
    sources: someOf<Source>(sources),
    levels: someOf(levels),
    time: fc.option(fc.constantFrom('session' as const, 'off' as const), { nil: undefined }),
  }),
  to: fc.record({
    lead: fc.option(fc.constantFrom({ function: fn.police }, { unitId: 'unit-closed' }), { nil: undefined }),
    assists: fc.option(fc.array(fc.constantFrom({ function: fn.safety }, { function: fn.police })), { nil: undefined }),
    desk: fc.option(fc.constantFrom(...tiers), { nil: undefined }),
    auto: fc.boolean(),
  }),
})

const anyFacts = fc.record({
  matter: fc.constantFrom('070101', '010301', '050201', '999999', ''),
  level: fc.constantFrom(...levels),
  source: fc.constantFrom<Source>(...sources),
  areaPath: fc.subarray(whole),
  gridId: fc.option(fc.constant(grid), { nil: undefined }),
  working: fc.boolean(),
})

describe('route, whatever the directory lacks', () => {
  const desks = ['desk-village', 'desk-town', 'desk-district', 'desk-other', 'desk-last']

  it('lands every event on exactly one desk that exists, with somebody there unless it is the last resort', () => {
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 6 }), anyFacts, anyDirectory, (rules, facts, directory) => {
        const decision = route(withRules(...rules), facts, directory)
        expect(desks).toContain(decision.deskId)
        if (decision.deskId !== directory.lastResort) expect(directory.isStaffed(decision.deskId)).toBe(true)
        expect(decision.fallbacks.every(({ deskId }) => deskId === decision.deskId)).toBe(true)
        expect(decision.steps.filter(({ matched }) => matched)).toHaveLength(1)
        expect(decision.steps).toHaveLength(rules.length + 1)
      }),
      { numRuns: 2000, seed: 20260930 },
    )
  })

  it('names every lack, and never dispatches by itself to a unit that cannot sign', () => {
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 6 }), anyFacts, anyDirectory, (rules, facts, directory) => {
        const decision = route(withRules(...rules), facts, directory)
        const kinds = new Set(decision.fallbacks.map(({ kind }) => kind))
        expect(kinds.has('no_grid')).toBe(facts.gridId === undefined)
        expect(kinds.has('no_officer')).toBe(facts.gridId !== undefined && directory.officerOf(grid) === undefined)
        if (decision.leadUnitId === undefined) expect(kinds.has('no_unit')).toBe(true)
        else expect(directory.canSign(decision.leadUnitId)).toBe(true)
        if (decision.auto) expect(decision.leadUnitId).toBeDefined()
        expect(decision.assistUnitIds).not.toContain(decision.leadUnitId)
        expect(decision.fallback).toBe(decision.fallbacks[0]?.kind)
      }),
      { numRuns: 2000, seed: 20260930 },
    )
  })

  it('agrees with the plainest reading of "first match wins", and with itself', () => {
    const holds = ({ when }: RoutingRule, facts: RouteFacts): boolean =>
      (when.matter === undefined || when.matter.some((prefix) => facts.matter.indexOf(prefix) === 0)) &&
      (when.areas === undefined || facts.areaPath.some((id) => when.areas!.indexOf(id) >= 0)) &&
      (when.sources === undefined || when.sources.indexOf(facts.source) >= 0) &&
      (when.levels === undefined || when.levels.indexOf(facts.level) >= 0) &&
      (when.time === undefined || (when.time === 'session') === facts.working)
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 6 }), anyFacts, anyDirectory, (rules, facts, directory) => {
        const decision = route(withRules(...rules), facts, directory)
        expect(decision.ruleId).toBe(rules.find((rule) => holds(rule, facts))?.id ?? DEFAULT_RULE)
        expect(route(withRules(...rules), facts, directory)).toEqual(decision)
      }),
      { numRuns: 2000, seed: 20260930 },
    )
  })
})
