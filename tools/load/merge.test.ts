import fc from 'fast-check'
import { expect, it } from 'vitest'
import { packed } from './fed.ts'
import type { Fed } from './fed.ts'
import { Merge } from './merge.ts'

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const lineAt =
  (teller: number) =>
  (at: number, i: number): Fed => ({
    at,
    caseId: id(teller * 1000 + i),
    seq: i + 1,
    kind: i % 2 ? 'order' : 'event',
    hash: Buffer.alloc(32, teller * 100 + i),
  })

it('gives lines one order, whoever was quicker and however they came in batches', () => {
  const moments = fc.array(fc.nat(30), { maxLength: 40 }).map((all) => all.toSorted((a, b) => a - b))
  const turns = fc.array(fc.record({ who: fc.nat(1), size: fc.integer({ min: 1, max: 9 }) }), { maxLength: 60 })
  fc.assert(fc.property(fc.tuple(moments, moments), turns, ([first, second], order) => {
    const own = [first.map(lineAt(0)), second.map(lineAt(1))]
    const merged: Fed[] = []
    const merge = new Merge(2, (line) => merged.push(line))
    const gone = [0, 0]
    const say = (who: number, size: number) => {
      const lines = own[who]!.slice(gone[who], gone[who]! + size)
      gone[who]! += lines.length
      const next = own[who]![gone[who]!]
      merge.put(who, packed(lines), next?.at ?? Infinity)
    }
    for (const { who, size } of order) say(who, size)
    say(0, Infinity)
    say(1, Infinity)
    const expected = own.flat().toSorted((a, b) => a.at - b.at)
    expect(merged).toEqual(expected)
  }))
})
