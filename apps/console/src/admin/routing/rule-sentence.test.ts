import { defaultPolicyBody } from '@onegrid/domain'
import type { RoutingRule } from '@onegrid/domain'
import { describe, expect, it } from 'vitest'
import { sayIn } from '../../words/testing.ts'
import { functionName, ruleSentence } from './rule-sentence.ts'
import type { SayRouting } from './words.ts'
import './words.ts'

const { matters } = defaultPolicyBody()
const names = { 'area-1': '漓渚镇', 'area-2': '柯桥街道', 'unit-1': '综合执法漓渚中队' }
const said = (rule: Pick<RoutingRule, 'when' | 'to'>, language: 'zh-CN' | 'en' = 'zh-CN'): string => {
  const { when, outcome } = ruleSentence(
    rule, { say: sayIn<SayRouting>('routing', language), language, names, matters },
  )
  return `${when} → ${outcome}`
}

describe('a rule as a sentence', () => {
  it('says where, what, when, and who does what', () => {
    const rule: Pick<RoutingRule, 'when' | 'to'> = {
      when: { areas: ['area-1'], matter: ['0602'], time: 'session' },
      to: { lead: { function: '综合执法中队' }, assists: [{ unitId: 'unit-1' }], desk: 'town', auto: true },
    }
    expect(said(rule)).toBe(
      '漓渚镇的 0602 废气油烟焚烧，工作时段 → 综合执法中队 主办，综合执法漓渚中队 协办，镇街受理，自动交办',
    )
    expect(said(rule, 'en')).toBe(
      '0602 Fumes and burning in 漓渚镇, in working hours → lead Comprehensive enforcement squad, '
      + 'assist 综合执法漓渚中队, accepted by the town desk, dispatched at once',
    )
  })

  it('leaves out what holds always', () => {
    expect(said({ when: {}, to: {} })).toBe('全部事件 → 按目录办理')
    expect(said({ when: { sources: ['sensor'] }, to: { auto: true } })).toBe('来自物联感知 → 自动交办')
    expect(said({ when: { levels: [1, 2], sources: ['hotline', 'resident'] }, to: { assists: [] } }))
      .toBe('一级、二级，来自热线、居民 → 不设协办')
    expect(said({ when: { areas: ['area-1', 'area-2'] }, to: { desk: 'district' } })).toBe('漓渚镇、柯桥街道的事件 → 区级受理')
  })

  it('names classes, subclasses and matters, and counts long lists', () => {
    expect(said({ when: { matter: ['05', '070101'] }, to: {} })).toContain('05 城市秩序、070101 ')
    expect(said({ when: { matter: ['01', '02', '03', '04'] }, to: {} })).toContain('01 矛盾纠纷、02 社会治安 等 4 项')
    expect(said({ when: { matter: ['999999'] }, to: {} })).toContain('999999')
  })

  it('shows what is gone without its long id', () => {
    expect(said({ when: { areas: ['01a200ff-1b33-72e0-a54b-992a7c3cf9a7'] }, to: {} })).toContain('3cf9a7（已撤销）')
  })
})

it('calls a function by its name in the language, where it has one', () => {
  expect(functionName('派出所', 'en')).toBe('Police station')
  expect(functionName('派出所', 'zh-CN')).toBe('派出所')
  expect(functionName('测绘队', 'en')).toBe('测绘队')
})
