import type { TrailLineBody } from '@onegrid/contract'
import { describe, expect, it } from 'vitest'
import { changedSince } from './changed-since.ts'

function line(seq: number, action: string, role = 'handler'): TrailLineBody {
  const by = { role, roleText: '', person: null, unit: null, desk: null }
  const bare = { occurredAt: null, sentence: '', remarks: {}, params: {}, changes: {}, files: [], hash: '' }
  return { ...bare, seq, at: '2026-09-30T01:00:00Z', action, by }
}

describe('what changed since a form was opened', () => {
  const machinery = [line(3, 'remind', 'system'), line(5, 'recompute', 'system')]
  const lines = [line(1, 'report'), line(2, 'accept'), machinery[0]!, line(4, 'sign'), machinery[1]!]

  it('is every line after the version seen, without reminders', () => {
    expect(changedSince(lines, 2).map(({ seq }) => seq)).toEqual([4, 5])
  })

  it('is nothing for whoever has seen the last line', () => {
    expect(changedSince(lines, 5)).toEqual([])
  })

  it('keeps what a person did under the same name', () => {
    expect(changedSince([line(6, 'remind', 'dispatcher')], 5)).toHaveLength(1)
  })
})
