import type { Desk, Unit } from '@onegrid/contract'
import { describe, expect, it } from 'vitest'
import { pathOf, unitTree } from './unit-rows.ts'
import type { UnitNode } from './unit-rows.ts'

const unit = (id: string, parentId: string | null, more: Partial<Unit> = {}): Unit => ({
  id,
  parentId,
  name: id,
  kind: 'town',
  areaId: 'a',
  areaName: '甲',
  active: true,
  version: 1,
  posts: 0,
  functions: [],
  ...more,
})
const units = [
  unit('区', null, { areaId: 'd' }),
  unit('镇', '区'),
  unit('中队', '镇', { functions: [{ function: '综合执法', areaId: 'a' }] }),
  unit('局', '区', { areaId: 'd' }),
  unit('孤', 'closed', { areaId: 'b' }),
]
const desk = { id: 'k', unitId: '局', name: '局受理台' } as Desk

function shape(nodes: readonly UnitNode[]): unknown[] {
  return nodes.map(({ unit: { id }, below, fits }) => [fits ? id : `(${id})`, ...shape(below)])
}

describe('the tree of units', () => {
  it('has everybody below whom they belong to; whose superior is not in it stands at the top', () => {
    expect(shape(unitTree(units, [desk], { text: '' }))).toEqual([['区', ['镇', ['中队']], ['局']], ['孤']])
  })

  it('keeps the way up to those that fit: by name, function, area or desk', () => {
    expect(shape(unitTree(units, [desk], { text: '综合执法' }))).toEqual([['(区)', ['(镇)', ['中队']]]])
    expect(shape(unitTree(units, [desk], { text: '受理台' }))).toEqual([['(区)', ['局']]])
    expect(shape(unitTree(units, [], { text: '', areas: new Set(['b']) }))).toEqual([['孤']])
    expect(unitTree(units, [], { text: '没有' })).toEqual([])
  })

  it('knows the way up, also where it would go round', () => {
    const byId = new Map(units.map((one) => [one.id, one]))
    expect(pathOf(byId, '中队').map(({ id }) => id)).toEqual(['中队', '镇', '区'])
    const round = new Map([['x', unit('x', 'y')], ['y', unit('y', 'x')]])
    expect(pathOf(round, 'x').map(({ id }) => id)).toEqual(['x', 'y'])
  })
})
