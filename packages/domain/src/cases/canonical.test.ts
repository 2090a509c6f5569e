import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, canonicalText, parseCanonical } from './canonical.ts'
import type { LineDraft } from './types.ts'

const line: LineDraft = {
  action: 'sign',
  by: { role: 'handler', account: 'a', unit: 'u', desk: undefined },
  at: 1_790_000_000_123,
  occurredAt: undefined,
  params: { note: { ref: 'r', hash: 'h' } },
  changes: { fields: { state: ['dispatched', 'handling'] }, tasks: [] },
}

describe('canonical text', () => {
  it('is the same whatever the order of keys, at every depth', () => {
    const value = fc.dictionary(fc.string(), fc.jsonValue())
    fc.assert(
      fc.property(value, (object) => {
        const reversed = Object.fromEntries(Object.entries(object).reverse())
        expect(canonicalJson(reversed)).toBe(canonicalJson(object))
        // JSON knows no −0.
        expect(JSON.parse(canonicalJson(object))).toEqual(JSON.parse(JSON.stringify(object)))
      }),
    )
  })

  it('leaves out what is absent, but keeps a place in a list', () => {
    expect(canonicalJson({ b: undefined, a: [undefined, null, 1] })).toBe('{"a":[null,null,1]}')
  })

  it('names district, case and place in the chain, so that a line cannot be moved', () => {
    const text = canonicalText(7, 'case', 3, 'action', line)
    expect(parseCanonical(text)).toMatchObject({
      v: 1,
      district: 7,
      case: 'case',
      seq: 3,
      actionId: 'action',
      action: 'sign',
    })
    for (const other of [
      canonicalText(8, 'case', 3, 'action', line),
      canonicalText(7, 'else', 3, 'action', line),
      canonicalText(7, 'case', 4, 'action', line),
    ]) {
      expect(other).not.toBe(text)
    }
  })

  it('reads back as the line that was written', () => {
    const {
      v: _v,
      district: _d,
      case: _c,
      seq: _s,
      actionId: _a,
      ...read
    } = parseCanonical(canonicalText(7, 'c', 1, 'a', line))
    expect(read).toEqual(line)
  })
})
