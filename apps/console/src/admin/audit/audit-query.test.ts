import { describe, expect, it } from 'vitest'
import { queryOf, readWish, writeWish } from './audit-query.ts'

describe('what is searched for in the audit log', () => {
  it('stands in the address, beside what else stands there', () => {
    const params = writeWish(new URLSearchParams('line=7&ip=10.0.0.1'), {
      who: ' 演安 ',
      outcome: 'refused',
      from: '2026-09-30',
    })
    expect(params.toString()).toBe(
      new URLSearchParams({ line: '7', who: '演安', outcome: 'refused', from: '2026-09-30' }).toString(),
    )
    expect(readWish(params)).toEqual({ who: '演安', outcome: 'refused', from: '2026-09-30' })
  })

  it('is not made of what somebody wrote into the address', () => {
    expect(readWish(new URLSearchParams('outcome=maybe&who=+&line=7&group=all'))).toEqual({})
  })

  it('takes days of China, the last one whole', () => {
    expect(queryOf({ from: '2026-09-30', to: '2026-09-30', actor: 'a', object: 'o', action: 'unit.close' })).toEqual({
      from: '2026-09-29T16:00:00.000Z',
      to: '2026-09-30T16:00:00.000Z',
      actorId: 'a',
      objectId: 'o',
      action: 'unit.close',
    })
  })
})
