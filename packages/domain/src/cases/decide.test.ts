import { describe, expect, it } from 'vitest'
import { actorOf, cast, units } from '../testing/cast.ts'
import { handling, on, reported } from '../testing/stages.ts'
import { calendar, newId, policy, refusal, routeTo, text, tried } from '../testing/story.ts'
import { eventKind } from '../events/index.ts'
import { actionsFor, capacityFor, decide, isRefusal, missingFields } from './decide.ts'
import type { Step } from './kind.ts'

const { an, chun, fang, geng, system } = cast
const world = { now: on('09:00'), calendar, policy, newId }

describe('several steps', () => {
  const step = (action: string, input: object = {}): Step => ({
    action,
    input: input as Step['input'],
    actor: actorOf(system, null),
  })
  const facts = {
    begin: { id: 'case', number: 'n' },
    route: routeTo(units.water),
    units: { [units.water]: { name: '水', tier: 'town' } },
  } as const

  it('make one decision with a line for each: reported, accepted and dispatched by rule', () => {
    const report = step('report', { source: 'sensor', matter: '090101', text: text('x') })
    const decision = decide(eventKind, null, [report, step('accept'), step('dispatch', { lead: units.water })], {
      ...world,
      facts,
    })
    if (isRefusal(decision)) throw new Error(decision.refusal)
    expect(decision.lines.map((line) => line.action)).toEqual(['report', 'accept', 'dispatch'])
    expect(decision.next).toMatchObject({ id: 'case', number: 'n', state: 'dispatched', version: 3 })
    // Timers are those of the last state only.
    expect(new Set(decision.timers.map((timer) => timer.phase))).toEqual(new Set(['sign', 'handle', 'total']))
  })

  it('are carried out all or none', () => {
    const report = step('report', { source: 'sensor', matter: '090101', text: text('x') })
    const decision = decide(eventKind, null, [report, step('dispatch', { lead: units.water })], { ...world, facts })
    expect(decision).toEqual({ refusal: 'not_in_this_state', params: { state: 'submitted', action: 'dispatch' } })
    expect(decide(eventKind, null, [], { ...world, facts })).toEqual({ refusal: 'nothing_to_do' })
  })

  it('begin nothing without an identity', () => {
    const report = step('report', { source: 'sensor', matter: '090101', text: text('x') })
    expect(() => decide(eventKind, null, [report], { ...world, facts: { route: routeTo(undefined) } })).toThrow(
      'without id and number',
    )
  })
})

describe('the engine', () => {
  it('refuses in order: the state, the right, the form', () => {
    expect(refusal(reported(), geng, 'sign', {}, on('09:00'))).toEqual({
      refusal: 'not_in_this_state',
      params: { state: 'submitted', action: 'sign' },
    })
    expect(refusal(reported(), geng, 'accept', {}, on('09:00'))).toEqual({
      refusal: 'not_yours',
      params: { action: 'accept' },
    })
    expect(refusal(handling(), chun, 'suspend', {}, on('09:30'))).toEqual({
      refusal: 'field_required',
      params: { field: 'condition', fields: 'condition,reason' },
    })
  })

  it('refuses a step that would change nothing and say nothing', () => {
    expect(refusal(handling(), system, 'recompute', {}, on('09:30'))).toEqual({ refusal: 'nothing_to_do' })
  })

  it('acts in the first capacity that the table names', () => {
    const actor = {
      accountId: 'x',
      capacities: [
        { role: 'officer', relation: 'grid' },
        { role: 'dispatcher', relation: 'desk', deskId: 'd' },
      ],
    }
    expect(
      capacityFor(
        [
          ['dispatcher', 'desk'],
          ['officer', 'grid'],
        ],
        actor,
      ),
    ).toMatchObject({ role: 'dispatcher', deskId: 'd' })
    expect(capacityFor([['*', 'grid']], actor)).toMatchObject({ role: 'officer' })
    expect(capacityFor([['leader', '*']], actor)).toBeUndefined()
    expect(capacityFor(undefined, actor)).toBeUndefined()
    expect(capacityFor([['*', '*']], { capacities: [] })).toBeUndefined()
  })

  it('asks of required fields that they hold something', () => {
    const form = {
      a: { type: 'text', required: true },
      b: { type: 'files', required: true },
      c: { type: 'text' },
      d: { type: 'boolean', required: true },
    } as const
    expect(missingFields(form, { a: '', b: [], d: false })).toEqual(['a', 'b'])
    expect(missingFields(form, { a: 'x', b: ['f'], d: true })).toEqual([])
  })

  it('offers what it would not refuse for state or right, and nothing else', () => {
    const told = handling()
    for (const member of Object.values(cast)) {
      const offered = new Set(
        actionsFor(eventKind, told.state, actorOf(member, told.state)).map(({ action }) => action),
      )
      for (const action of Object.keys(eventKind.forms)) {
        const outcome = tried(told, member, action, {}, on('09:30'))
        const closedDoor = isRefusal(outcome) && ['not_in_this_state', 'not_yours'].includes(outcome.refusal)
        expect(offered.has(action), `${member.id} ${action}`).toBe(!closedDoor)
      }
    }
  })

  it('writes who acted by role, unit and desk', () => {
    expect(handling().lines.map((line) => line.by)).toEqual([
      { role: 'officer', account: an.id, unit: undefined, desk: undefined },
      { role: 'dispatcher', account: chun.id, unit: undefined, desk: chun.deskId },
      { role: 'dispatcher', account: chun.id, unit: undefined, desk: chun.deskId },
      { role: 'handler', account: fang.id, unit: fang.unitId, desk: undefined },
    ])
  })
})
