import type { RoutingRule } from '@onegrid/domain'
import { describe, expect, it } from 'vitest'
import { blankRule, freeRuleId, sameUnit, withCondition, withTarget } from './rule-edit.ts'

const rule: RoutingRule = {
  id: 'r', name: 'R', when: { matter: ['05'], levels: [1] }, to: { desk: 'town', auto: true },
}

describe('what a form changes of a rule', () => {
  it('drops a condition that was emptied', () => {
    expect(withCondition(rule, { matter: [] })).toEqual({ when: { levels: [1] } })
    expect(withCondition(rule, { time: 'off' })).toEqual({ when: { matter: ['05'], levels: [1], time: 'off' } })
    expect(withCondition(rule, { levels: undefined })).toEqual({ when: { matter: ['05'] } })
  })

  it('tells no assistants from those of the catalogue', () => {
    expect(withTarget(rule, { assists: [] })).toEqual({ to: { desk: 'town', auto: true, assists: [] } })
    expect(withTarget({ ...rule, to: { assists: [] } }, { assists: undefined })).toEqual({ to: {} })
    expect(withTarget(rule, { auto: false })).toEqual({ to: { desk: 'town' } })
  })
})

it('finds a free id that the server takes', () => {
  expect(freeRuleId(new Set(), '2026-09-30')).toBe('rule-20260930-1')
  expect(freeRuleId(new Set(['rule-20260930-1', 'rule-20260930-2']), '2026-09-30')).toBe('rule-20260930-3')
  expect(freeRuleId(new Set(), '2026-09-30')).toMatch(/^[a-zA-Z0-9._-]{1,60}$/)
})

it('knows the same unit by what it is', () => {
  expect(sameUnit({ function: '派出所' }, { function: '派出所' })).toBe(true)
  expect(sameUnit({ unitId: 'a' }, { unitId: 'a' })).toBe(true)
  expect(sameUnit({ unitId: 'a' }, { function: 'a' })).toBe(false)
  expect(blankRule.when).toEqual({})
})
