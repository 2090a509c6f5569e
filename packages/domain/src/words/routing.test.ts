import { describe, expect, it } from 'vitest'
import { defaultPolicyBody } from '../routing/default-policy.ts'
import { validatePolicy } from '../routing/validate.ts'
import { fallbackSentence, policyFaultSentence, routeProposalSentence, routeReasonSentence } from './routing.ts'

const { limits } = defaultPolicyBody()
const nameOf = (id: string) => ({ d1: '漓渚镇受理台', u1: '综合执法漓渚中队' })[id]

describe('words of routing', () => {
  it('says values by their names, ids by those of the district', () => {
    const other = { key: 'other_source', params: { source: 'resident', wanted: 'sensor、leader' } } as const
    expect(routeReasonSentence(other, nameOf, 'en')).toBe('source resident is not among sensor, leader')
    expect(routeReasonSentence({ key: 'desk_unattended', params: { desk: 'd1' } }, nameOf, 'zh-CN')).toBe('“漓渚镇受理台”无人值守')
    expect(routeReasonSentence({ key: 'unit_without_people', params: { unit: 'gone' } }, nameOf, 'en'))
      .toBe('gone is closed, or has nobody to sign')
  })

  it('names the desk that makes good a lack', () => {
    const note = { kind: 'no_unit', deskId: 'd1', reason: { key: 'matter_unknown', params: {} } } as const
    expect(fallbackSentence(note, nameOf, 'zh-CN')).toBe('无承办单位，留在“漓渚镇受理台”人工交办')
  })

  it('says why a unit is proposed, or why none is', () => {
    const step = { ruleId: 'r', name: '夜间井盖', matched: true, because: [] }
    const byRule = { leadUnitId: 'u1', steps: [{ ...step, name: '白天', matched: false }, step], fallbacks: [] }
    expect(routeProposalSentence(byRule, '综合执法中队', nameOf, 'zh-CN')).toBe('按派单规则“夜间井盖”')
    const byCatalogue = { ...byRule, steps: [{ ...step, name: '' }] }
    expect(routeProposalSentence(byCatalogue, '综合执法中队', nameOf, 'zh-CN')).toBe('按事项目录，由综合执法中队承担')
    const lack = { kind: 'no_unit', deskId: 'd1', reason: { key: 'unit_without_people', params: { unit: 'u1' } } } as const
    expect(routeProposalSentence({ steps: [], fallbacks: [lack] }, undefined, nameOf, 'zh-CN')).toBe('“综合执法漓渚中队”已停用或无人签收')
    expect(routeProposalSentence({ steps: [], fallbacks: [] }, undefined, nameOf, 'en')).toBeUndefined()
  })

  it('tells a fault with its values', () => {
    const fault = { path: '/matters/0/code', code: 'code_twice', params: { code: '070101' } } as const
    expect(policyFaultSentence(fault, 'en')).toBe('Matter code 070101 stands twice; change one')
    const [half] = validatePolicy({ ...defaultPolicyBody(), limits: { ...limits, verify: { value: 0.5, unit: 'work_day' } } })
    expect(policyFaultSentence(half!, 'zh-CN')).toBe('按日计的时限须为整数。')
  })
})
