import { describe, expect, it } from 'vitest'
import { defaultPolicyBody } from './default-policy.ts'
import type { PolicyBody, RoutingRule } from './policy.ts'
import { policyChanges } from './difference.ts'
import { matterFaults } from './validate-matter.ts'
import { validatePolicy } from './validate.ts'

/** The default policy with one thing done to it. */
function changed(change: (policy: PolicyBody) => void): PolicyBody {
  const policy = defaultPolicyBody()
  change(policy)
  return policy
}

const rule: RoutingRule = { id: 'r', name: '规则', when: { matter: ['07'] }, to: {} }

describe('validatePolicy', () => {
  it.each<[string, string, string, (policy: PolicyBody) => void]>([
    ['no live matter', '/matters', 'no_matter', (p) => p.matters.forEach((m) => (m.active = false))],
    ['a code twice', '/matters/1/code', 'code_twice', (p) => (p.matters[1]!.code = p.matters[0]!.code)],
    ['a malformed code', '/matters/0/code', 'code_malformed', (p) => (p.matters[0]!.code = '7010a1')],
    ['an unknown subclass', '/matters/0/code', 'subclass_unknown', (p) => (p.matters[0]!.code = '119901')],
    ['a blank name', '/matters/0/name/en', 'text_empty', (p) => (p.matters[0]!.name.en = ' ')],
    ['a level of 0', '/matters/0/level', 'level_unknown', (p) => (p.matters[0]!.level = 0 as 1)],
    [
      'half a day', '/matters/0/limit', 'limit_impossible',
      (p) => (p.matters[0]!.limit = { value: 0.5, unit: 'work_day' }),
    ],
    [
      'a hazard never restored', '/matters/0/restoreLimit', 'guard_without_restore',
      (p) => p.matters[0]!.evidence.push('guard'),
    ],
    [
      'a restore without guard', '/matters/0/restoreLimit', 'restore_without_guard',
      (p) => (p.matters[0]!.restoreLimit = { value: 40, unit: 'natural_day' }),
    ],
    [
      'an unknown evidence', '/matters/0/evidence/0', 'evidence_unknown',
      (p) => (p.matters[0]!.evidence[0] = 'selfie' as 'before'),
    ],
    [
      'a lead that assists', '/matters/0/assistFunctions/0', 'assist_is_lead',
      (p) => p.matters[0]!.assistFunctions.push(p.matters[0]!.leadFunction),
    ],
    ['30 February', '/matters/0/to', 'date_impossible', (p) => (p.matters[0]!.to = '2026-02-30')],
    [
      'an end before the beginning', '/matters/0/to', 'dates_backwards',
      (p) => Object.assign(p.matters[0]!, { from: '2026-05-01', to: '2026-04-30' }),
    ],
    ['a negative phase', '/limits/accept/2', 'limit_impossible', (p) => (p.limits.accept[2].value = -1)],
    ['a step of no time', '/limits/coordinate/3', 'limit_impossible', (p) => (p.limits.coordinate[3].value = 0)],
    ['a rule twice', '/routing/1/id', 'rule_twice', (p) => (p.routing = [rule, { ...rule }])],
    [
      'a rule behind a rule for all', '/routing/1', 'rule_unreachable',
      (p) => (p.routing = [{ ...rule, when: {} }, { ...rule, id: 's' }]),
    ],
    [
      'a list that matches nothing', '/routing/0/when/matter', 'list_empty',
      (p) => (p.routing = [{ ...rule, when: { matter: [] } }]),
    ],
    [
      'half a prefix', '/routing/0/when/matter/0', 'prefix_malformed',
      (p) => (p.routing = [{ ...rule, when: { matter: ['070'] } }]),
    ],
    [
      'a prefix of nothing', '/routing/0/when/matter/0', 'prefix_without_matter',
      (p) => (p.routing = [{ ...rule, when: { matter: ['0799'] } }]),
    ],
    [
      'nobody to confirm', '/confirmBySource/video', 'confirmation_unknown',
      (p) => (p.confirmBySource.video = 'nobody' as 'sensor'),
    ],
    ['a reminder without a way', '/reminders/0/channels', 'list_empty', (p) => (p.reminders[0]!.channels = [])],
    ['a night from 25:00', '/quietHours/from', 'time_impossible', (p) => (p.quietHours.from = '25:00')],
    ['a sample of all and half again', '/sampleSelfSolved', 'out_of_range', (p) => (p.sampleSelfSolved = 1.5)],
    ['no number at all', '/reopenDays', 'out_of_range', (p) => (p.reopenDays = Number.NaN)],
  ])('finds %s', (_, path, code, change) => {
    expect(validatePolicy(changed(change))).toEqual([expect.objectContaining({ path, code })])
  })

  it('lists all faults at once', () => {
    const faults = validatePolicy(changed((p) => {
      p.matters[3]!.name.zh = ''
      p.limits.confirm.value = 0
      p.routing.push({ ...rule, id: '' })
    }))
    expect(faults.map(({ path }) => path)).toEqual(['/matters/3/name/zh', '/limits/confirm', '/routing/2/id'])
  })

  it('asks the directory for areas and units that a rule names', () => {
    const policy = changed((p) => {
      const to = { lead: { unitId: 'closed' }, assists: [{ function: '派出所' }] }
      p.routing = [{ ...rule, when: { areas: ['here', 'gone'] }, to }]
    })
    const known = { hasArea: (id: string) => id === 'here', hasUnit: () => false }
    expect(validatePolicy(policy)).toEqual([])
    expect(validatePolicy(policy, known).map(({ path, code }) => [path, code])).toEqual([
      ['/routing/0/when/areas/1', 'area_unknown'],
      ['/routing/0/to/lead', 'unit_unknown'],
    ])
  })

  it('checks one matter alone, for its form', () => {
    const matter = { ...defaultPolicyBody().matters[0]!, level: 9 as 1 }
    expect(matterFaults(matter).map(({ path }) => path)).toEqual(['/level'])
  })
})

describe('policyChanges', () => {
  const base = defaultPolicyBody()

  it('finds nothing between two copies', () => {
    expect(policyChanges(base, defaultPolicyBody())).toEqual([])
  })

  it('names what changed by code and id', () => {
    const next = changed((p) => {
      const matter = p.matters.find(({ code }) => code === '070101')!
      matter.limit.value = 3
      matter.evidence = ['before', 'guard']
      p.matters = p.matters.filter(({ code }) => code !== '100201')
      p.routing.push(rule)
    })
    expect(policyChanges(base, next)).toMatchObject([
      { path: '/matters/070101/evidence', kind: 'changed' },
      { path: '/matters/070101/limit/value', kind: 'changed', before: 2, after: 3 },
      { path: '/matters/100201', kind: 'removed' },
      { path: '/routing/r', kind: 'added', after: rule },
    ])
  })

  it('tells one moved rule from ten that made room', () => {
    const rules = Array.from({ length: 10 }, (_, i) => ({ ...rule, id: `r${i}` }))
    const before = { ...base, routing: rules }
    const after = { ...base, routing: [rules[9]!, ...rules.slice(0, 9)] }
    expect(policyChanges(before, after)).toEqual([{ path: '/routing/r9', kind: 'moved', before: 10, after: 1 }])
  })
})
