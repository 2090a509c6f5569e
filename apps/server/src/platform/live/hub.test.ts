import { describe, expect, it } from 'vitest'
import { Hub, type Reader } from './hub.ts'
import { Ring } from './ring.ts'

function reader(topics: string[], more: Partial<Reader> = {}): Reader & { got: string[]; ended: boolean } {
  const self = {
    districtId: 1, accountId: 'a', sessionId: 's', rightsVersion: 1, topics: new Set(topics),
    got: [] as string[], ended: false,
    send(text: string) {
      self.got.push(text)
      return true
    },
    end() {
      self.ended = true
    },
    ...more,
  }
  return self
}

const ids = (got: string[]) => got.map(text => Number(/^id: (\d+)/.exec(text)?.[1]))
const publish = (hub: Hub, id: number, topics: string[], districtId = 1) => hub.publish(
  districtId,
  topics,
  { id, type: 'case', data: { n: id } },
)

describe('the hub', () => {
  it('sends an event to whoever reads one of its topics, once, and to no other district', () => {
    const hub = new Hub()
    const [both, one, none, far] = [
      reader(['desk:1', 'area:2']),
      reader(['area:2']),
      reader(['desk:9']),
      reader(['desk:1'], { districtId: 2 }),
    ]
    for (const each of [both, one, none, far]) hub.join(each, undefined)
    publish(hub, 7, ['desk:1', 'area:2'])
    expect(both.got).toEqual(['id: 7\nevent: case\ndata: {"n":7}\n\n'])
    expect([ids(one.got), none.got, far.got]).toEqual([[7], [], []])
  })

  it('passes over positions that were published before: a follower may begin again', () => {
    const hub = new Hub()
    const mine = reader(['t'])
    hub.join(mine, undefined)
    for (const id of [5, 6, 6, 5, 7]) publish(hub, id, ['t'])
    expect(ids(mine.got)).toEqual([5, 6, 7])
  })

  it('gives who comes back exactly what was missed of the own topics', () => {
    const hub = new Hub()
    for (let id = 1; id <= 20; id++) publish(hub, id, [id % 2 ? 'odd' : 'even'])
    const back = reader(['odd'])
    hub.join(back, 11)
    publish(hub, 21, ['odd'])
    expect(ids(back.got)).toEqual([13, 15, 17, 19, 21])
  })

  it('says reset where what was missed is gone, or was never here', () => {
    const hub = new Hub({ capacity: 5 })
    const early = reader(['t'])
    hub.join(early, 3)
    expect(early.got).toEqual(['event: reset\ndata: {}\n\n'])
    for (let id = 100; id < 130; id++) publish(hub, id, ['t'])
    for (const position of [50, 99, 110, 200]) {
      const late = reader(['t'])
      hub.join(late, position)
      expect(late.got).toEqual(['id: 129\nevent: reset\ndata: {}\n\n'])
      hub.leave(late)
    }
    const near = reader(['t'])
    hub.join(near, 127)
    expect(ids(near.got)).toEqual([128, 129])
  })

  it('ends a stream that does not keep up, and goes on with the rest', () => {
    const hub = new Hub()
    const slow = reader(['t'], { send: () => false })
    const quick = reader(['t'])
    hub.join(slow, undefined)
    hub.join(quick, undefined)
    publish(hub, 1, ['t'])
    publish(hub, 2, ['t'])
    expect([slow.ended, hub.readers().length, ids(quick.got)]).toEqual([true, 1, [1, 2]])
  })

  it('counts the streams of an account, and forgets whoever left', () => {
    const hub = new Hub({ perAccount: 2 })
    const [first, second] = [reader([]), reader([])]
    hub.join(first, undefined)
    hub.join(second, undefined)
    expect([
      hub.hasRoom(first),
      hub.hasRoom(reader([], { accountId: 'b' })),
      hub.hasRoom(reader([], { districtId: 2 })),
    ]).toEqual([false, true, true])
    hub.leave(first)
    hub.leave(first)
    expect(hub.hasRoom(first)).toBe(true)
    hub.closeAll()
    expect([second.ended, hub.readers()]).toEqual([true, []])
  })
})

describe('the ring', () => {
  it('keeps at least its capacity, whatever the gaps', () => {
    const ring = new Ring(10)
    let id = 0
    for (let i = 0; i < 1000; i++) {
      id += 1 + (i % 7)
      ring.push({ topics: [], event: { id, type: 't', data: i }, text: '' })
      const tenth = i >= 10 ? ring.after(id - 7 * 2) : []
      expect(tenth).toBeDefined()
    }
    const all = ring.after(id - 20)
    expect(all?.every(published => published.event.id > id - 20)).toBe(true)
    expect(all?.at(-1)?.event.id).toBe(id)
  })
})
