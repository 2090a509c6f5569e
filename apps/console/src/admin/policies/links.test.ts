import { describe, expect, it } from 'vitest'
import { addressOf, faultPlace } from './links.ts'

describe('where a piece is edited', () => {
  it.each([
    ['matters/070101', undefined, '/admin/matters?matter=070101'],
    ['matters/070101', 'limit', '/admin/matters?matter=070101&field=limit'],
    ['routing/leader', 'when/areas/0', '/admin/routing?rule=leader&field=when%2Fareas%2F0'],
    ['limits', undefined, '/admin/policies?group=limits'],
    ['limits', 'limits/reply/days', '/admin/policies?group=supervision'],
    ['extensions', undefined, '/admin/policies?group=returns'],
    ['reopenDays', 'reopenDays', '/admin/policies?group=returns'],
    ['confirmBySource', undefined, '/admin/policies?group=confirm'],
  ])('%s %s → %s', (piece, field, address) => {
    expect(addressOf(piece, field)).toBe(address)
  })
})

it('finds the piece of a fault by its place in the list', () => {
  const lists = { matters: [{ code: '010101' }, { code: '070101' }], routing: [{ id: 'sensor' }] }
  expect(faultPlace('/matters/1/entry/signedOn', lists)).toEqual({ piece: 'matters/070101', field: 'entry/signedOn' })
  expect(faultPlace('/routing/0', lists)).toEqual({ piece: 'routing/sensor', field: '' })
  expect(faultPlace('/limits/accept/1', lists)).toEqual({ piece: 'limits', field: 'limits/accept/1' })
})
