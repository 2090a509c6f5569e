import { describe, expect, it } from 'vitest'
import { Versioned } from './versioned.ts'

/** A database of one number, and a clock that stands until told otherwise. */
function world(options: { maxAgeMs?: number } = {}) {
  const state = { version: 1, time: 0, looks: 0, loads: 0, gate: undefined as Promise<void> | undefined }
  const data = new Versioned<string>({
    async version() {
      state.looks++
      const seen = state.version
      await state.gate
      return seen
    },
    async load() {
      state.loads++
      return `v${state.version}`
    },
    now: () => state.time,
    ...options,
  })
  return { state, data }
}

describe('Versioned', () => {
  it('looks once a second and loads only what is new', async () => {
    const { state, data } = world()
    expect(data.peek(1)).toBeUndefined()
    expect(await data.get(1)).toBe('v1')
    state.version = 2
    expect(await data.get(1)).toBe('v1')
    state.time = 1000
    expect(await data.get(1)).toBe('v2')
    state.time = 2000
    await data.get(1)
    expect([state.looks, state.loads]).toEqual([3, 2])
  })

  it('looks at once after a write of its own', async () => {
    const { state, data } = world()
    await data.get(1)
    state.version = 2
    data.expire(1)
    expect(await data.get(1)).toBe('v2')
  })

  it('asks once for many that wait', async () => {
    const { state, data } = world()
    await Promise.all([data.get(1), data.get(1), data.get(1)])
    expect([state.looks, state.loads]).toEqual([1, 1])
  })

  it('does not take the answer of a look that began before the write', async () => {
    const { state, data } = world()
    await data.get(1)
    state.time = 1000
    const gate = Promise.withResolvers<void>()
    state.gate = gate.promise
    const before = data.get(1)
    state.version = 2
    data.expire(1)
    state.gate = undefined
    expect(await data.get(1)).toBe('v2')
    gate.resolve()
    await before
    expect(data.peek(1)).toBe('v2')
    expect(await data.get(1)).toBe('v2')
  })

  it('keeps districts apart', async () => {
    const { state, data } = world()
    await data.get(1)
    state.version = 2
    expect(await data.get(2)).toBe('v2')
    expect(await data.get(1)).toBe('v1')
  })

  it('loads anew what others may have changed, after its age', async () => {
    const { state, data } = world({ maxAgeMs: 60_000 })
    await data.get(1)
    state.time = 60_000
    await data.get(1)
    expect(state.loads).toBe(2)
  })

  it('tries again after a failure', async () => {
    let fail = true
    const data = new Versioned({
      version: async () => 1,
      load: async () => (fail ? Promise.reject(new Error('down')) : 'up'),
    })
    await expect(data.get(1)).rejects.toThrow('down')
    fail = false
    expect(await data.get(1)).toBe('up')
  })
})
