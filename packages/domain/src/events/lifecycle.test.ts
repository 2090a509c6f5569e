/** The tables themselves: nothing that can never happen, nothing that leads nowhere, nothing without a rule. */
import { describe, expect, it } from 'vitest'
import { refusals } from '../cases/index.ts'
import type { KindDefinition } from '../cases/index.ts'
import { decide } from '../cases/index.ts'
import { orderKind } from '../orders/index.ts'
import { roles } from '../access/roles.ts'
import { cast } from '../testing/cast.ts'
import { handling, on } from '../testing/stages.ts'
import { calendar, newId, policy } from '../testing/story.ts'
import { eventKind } from './index.ts'

const kinds: [name: string, kind: KindDefinition][] = [
  ['event', eventKind],
  ['order', orderKind],
]

function targetsOf(kind: KindDefinition, state: string): string[] {
  const rows = Object.values(kind.lifecycle[state] ?? {}).map((transition) => transition?.to ?? [])
  return rows.flat().map((to) => (to === 'same' ? state : to))
}

describe.each(kinds)('the table of an %s', (_name, kind) => {
  const rows = Object.entries(kind.lifecycle)
  const actions = Object.keys(kind.forms)

  it('gives every action a form, an access row, a rule and a state where it may happen', () => {
    const happening = new Set([...Object.keys(kind.begins), ...rows.flatMap(([, row]) => Object.keys(row))])
    expect([...happening].sort()).toEqual([...actions].sort())
    expect(Object.keys(kind.access).sort()).toEqual([...actions].sort())
    expect(Object.keys(kind.effects).sort()).toEqual([...actions].sort())
    expect(actions.filter((action) => kind.access[action]!.length === 0)).toEqual([])
  })

  it('leads only to states that it declares, and to every one of them from a beginning', () => {
    const states = Object.keys(kind.states)
    expect(Object.keys(kind.lifecycle).sort()).toEqual([...states].sort())
    const reached = new Set<string>()
    const visit = (state: string): void => {
      if (reached.has(state)) return
      expect(states).toContain(state)
      reached.add(state)
      targetsOf(kind, state).forEach(visit)
    }
    Object.values(kind.begins)
      .flatMap((transition) => transition?.to ?? [])
      .forEach(visit)
    expect([...reached].sort()).toEqual([...states].sort())
  })

  it('can end from every open state', () => {
    const ends = (state: string, seen = new Set<string>()): boolean => {
      if (!kind.states[state]!.open) return true
      if (seen.has(state)) return false
      seen.add(state)
      return targetsOf(kind, state).some((next) => ends(next, seen))
    }
    expect(Object.keys(kind.states).filter((state) => !ends(state))).toEqual([])
  })

  it('names only roles that exist', () => {
    const named = Object.values(kind.access).flatMap((access) => access.map(([role]) => role))
    expect([...new Set(named)].filter((role) => role !== '*' && !(roles as readonly string[]).includes(role))).toEqual(
      [],
    )
  })

  it('asks of choices that they have values, and of nobody a field twice', () => {
    for (const form of Object.values(kind.forms)) {
      for (const [name, field] of Object.entries(form)) {
        if (field.type === 'choice') expect(new Set(field.of).size, name).toBeGreaterThan(1)
      }
    }
  })
})

describe('a rule that strays', () => {
  it('cannot leave its table: the write would be wrong for ever', () => {
    const strayed: KindDefinition = {
      ...eventKind,
      effects: { ...eventKind.effects, sign: (state) => ({ ...state, state: 'closed' }) },
    }
    const told = handling()
    const actor = { accountId: cast.fang.id, capacities: [{ role: 'handler', relation: 'lead' }] }
    const steps = [{ action: 'sign', input: {}, actor }]
    expect(() => decide(strayed, told.state, steps, { now: on('09:30'), calendar, policy, facts: {}, newId })).toThrow(
      'sign went from handling to closed; the table allows handling, same',
    )
  })
})

describe('refusals', () => {
  it('are listed once', () => {
    expect(new Set(refusals).size).toBe(refusals.length)
  })
})
