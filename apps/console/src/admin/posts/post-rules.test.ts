import { describe, expect, it } from 'vitest'
import { deskFor, fillAddress, levelsFor } from './post-rules.ts'

describe('a post', () => {
  it('lies where its role belongs, and has a desk where it needs one', () => {
    expect(levelsFor('officer')).toEqual(['grid', 'micro_grid'])
    expect(levelsFor('grid_leader')).toEqual(['grid', 'village'])
    expect(levelsFor('handler')).toBeUndefined()
    expect([deskFor('dispatcher'), deskFor('checker'), deskFor('leader'), deskFor(undefined)]).toEqual([
      'needed',
      'possible',
      'none',
      'none',
    ])
  })
})

describe('a vacancy', () => {
  it('leads to a form that has everything that is known', () => {
    const place = { id: 'x', areaId: 'a', unitId: 'u' }
    expect(fillAddress({ kind: 'grid_without_officer', ...place })).toBe('/admin/posts?give=1&role=officer&at=a&unit=u')
    expect(fillAddress({ kind: 'grid_without_leader', ...place, unitId: null })).toBe(
      '/admin/posts?give=1&role=grid_leader&at=a',
    )
    expect(fillAddress({ kind: 'desk_without_dispatcher', ...place })).toBe(
      '/admin/posts?give=1&role=dispatcher&at=a&unit=u&desk=x',
    )
    expect(fillAddress({ kind: 'unit_without_handler', ...place })).toBe('/admin/posts?give=1&role=handler&at=a&unit=u')
  })
})
