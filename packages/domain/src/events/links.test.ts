/** Several reports of one thing, one report of several things, and what bodies decide together. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOpenTask } from '../cases/index.ts'
import type { CaseState } from '../cases/index.ts'
import { secondsLeft } from '../clock/index.ts'
import { cast, districtDesk, townDesk, units } from '../testing/cast.ts'
import { clockOf, dueText, openKinds, taskOf } from '../testing/look.ts'
import { accepted, closed, dispatched, handling, on, reported } from '../testing/stages.ts'
import { act, calendar, policy, refusal, refusalOf, text } from '../testing/story.ts'
import type { Told } from '../testing/story.ts'

const { an, chun, dong, fang, lan, tong, xin, geng, system } = cast
const reason = text('理由')

function mergeInto(survivor: Told, duplicate: Told, at: number): void {
  act(duplicate, chun, 'merge', { survivor: survivor.state.id }, at, {
    others: { [survivor.state.id]: survivor.state },
  })
  act(survivor, system, 'absorb', { duplicate: duplicate.state.id }, at)
}

function takeApart(survivor: Told, duplicate: Told, at: number): void {
  act(duplicate, chun, 'unmerge', {}, at, { others: { [survivor.state.id]: survivor.state } })
  act(survivor, system, 'disjoin', { duplicate: duplicate.state.id }, at)
}

describe('merging', () => {
  it('is refused into nothing, into itself, into an ended case, and for a case that has taken others in', () => {
    const told = reported()
    const into = (survivor: string, others: Record<string, CaseState>) =>
      refusalOf(told, chun, 'merge', { survivor }, on('09:00'), { others })
    const ended = closed().state
    expect(into('none', {})).toBe('no_such_case')
    expect(into(told.state.id, { [told.state.id]: told.state })).toBe('no_such_case')
    expect(into(ended.id, { [ended.id]: ended })).toBe('survivor_not_open')
    const survivor = handling()
    mergeInto(survivor, reported(), on('09:20'))
    expect(
      refusalOf(survivor, chun, 'merge', { survivor: told.state.id }, on('09:30'), {
        others: { [told.state.id]: told.state },
      }),
    ).toBe('has_duplicates')
    expect(
      refusalOf(survivor, chun, 'absorb', { duplicate: survivor.state.extra.duplicates as never }, on('09:30')),
    ).toBeUndefined()
  })

  it('cannot leave others’ reports behind by a withdrawal', () => {
    const told = reported({ source: 'resident' })
    mergeInto(told, reported({ source: 'hotline' }), on('09:00'))
    expect(refusalOf(told, tong, 'withdraw', {}, on('09:10'))).toBe('has_duplicates')
  })

  it('is undone within the days of policy, while the survivor is open', () => {
    const survivor = handling()
    const duplicate = dispatched({ source: 'resident' })
    mergeInto(survivor, duplicate, on('10:00'))
    const undo = (at: number, state = survivor.state) =>
      refusal(duplicate, chun, 'unmerge', {}, at, { others: { [state.id]: state } })
    const last = on('10:00') + policy.mergeUndoDays * 86_400_000
    expect(undo(last)).toBeUndefined()
    expect(undo(last + 1)).toEqual({ refusal: 'undo_too_late', params: { days: 30 } })
    expect(undo(on('10:10'), { ...survivor.state, state: 'closed' })).toEqual({ refusal: 'survivor_not_open' })
    expect(refusalOf(survivor, system, 'disjoin', { duplicate: 'none' }, on('10:10'))).toBe('no_such_case')
    expect(refusalOf(survivor, system, 'absorb', { duplicate: duplicate.state.id }, on('10:10'))).toBe('nothing_to_do')
  })

  it('of n leaves n replies owed by their own dues; undone, all are as before with the time that was left', () => {
    const stages = [reported, accepted, dispatched] as const
    const minutes = fc.integer({ min: 1, max: 60 * 24 * 20 })
    const duplicates = fc.array(
      fc.record({
        stage: fc.constantFrom(...stages),
        source: fc.constantFrom('resident' as const, 'hotline' as const),
      }),
      { minLength: 1, maxLength: 5 },
    )
    fc.assert(
      fc.property(duplicates, minutes, minutes, (drafts, wait, apart) => {
        const survivor = handling({ source: 'resident' })
        const merged = drafts.map(({ stage, source }) => stage({ source }))
        const before = merged.map((told) => told.state)
        const at = on('10:00') + wait * 60_000
        const undone = at + apart * 60_000
        merged.forEach((told) => mergeInto(survivor, told, at))
        const contacts = [survivor, ...merged].map((told) => taskOf(told, 'contact'))
        expect(contacts.every((task) => isOpenTask(task) && clockOf(task, 'contact').pausedAt === undefined)).toBe(true)
        expect(contacts.map((task) => clockOf(task, 'contact').dueAt)).toEqual(
          contacts.map(() => clockOf(contacts[0]!, 'contact').dueAt),
        )

        merged.forEach((told) => takeApart(survivor, told, undone))
        expect(survivor.state.extra.duplicates).toEqual([])
        merged.forEach((told, i) => {
          const old = before[i]!
          expect({
            ...told.state,
            tasks: told.state.tasks.map((task) => ({ ...task, clocks: [], version: 0 })),
            clocks: [],
            version: 0,
          }).toEqual({
            ...old,
            tasks: old.tasks.map((task) => ({ ...task, clocks: [], version: 0 })),
            clocks: [],
            version: 0,
            survivorId: undefined,
            extra: { ...old.extra, merged: undefined },
          })
          for (const holder of [
            told.state,
            ...told.state.tasks.filter((task) => isOpenTask(task) && task.kind !== 'contact'),
          ]) {
            const was = [old, ...old.tasks].find((one) => one.id === holder.id)!
            holder.clocks
              .filter((clock) => clock.stoppedAt === undefined)
              .forEach((clock) => {
                const same = clockOf(was, clock.phase)
                expect(secondsLeft(calendar, undone, clock.dueAt, clock.limit)).toBe(
                  secondsLeft(calendar, at, same.dueAt, same.limit),
                )
              })
          }
        })
      }),
      { numRuns: 40, seed: 20260930 },
    )
  })
})

describe('splitting', () => {
  it('names the children on the parent; each child starts its clocks then', () => {
    const told = handling()
    act(told, chun, 'split', { parts: [{ matter: '050402', text: reason }] }, on('09:30'))
    act(told, system, 'bear', { children: ['case:a', 'case:b'] }, on('09:30'))
    act(told, chun, 'bear', { children: ['case:c'] }, on('09:31'))
    expect(told.state.extra.children).toEqual(['case:a', 'case:b', 'case:c'])
    expect(told.state.state).toBe('handling')
  })
})

describe('returns', () => {
  it('move no deadline, however often and slowly the case is passed on', () => {
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 4 })
    const matter = fc.constantFrom('050401', '060201', '070101', '010302', '040203')
    fc.assert(
      fc.property(
        matter,
        fc.array(fc.tuple(minutes, minutes), { minLength: 1, maxLength: 2 }),
        minutes,
        (code, returns, pause) => {
          const straight = dispatched({ matter: code })
          const told = dispatched({ matter: code })
          const passing = [fang, xin, geng]
          let now = on('09:00')
          returns.forEach(([kept, lain], i) => {
            act(told, passing[i]!, 'return', { reason }, (now += kept * 60_000))
            act(told, chun, 'dispatch', { lead: passing[i + 1]!.unitId! }, (now += lain * 60_000))
          })
          act(told, chun, 'requestRuling', { reason }, (now += pause * 60_000))
          act(told, dong, 'rule', { lead: units.enforcement, reason }, (now += pause * 60_000))
          for (const phase of code === '070101' ? (['safe', 'handle'] as const) : (['handle'] as const)) {
            expect(clockOf(taskOf(told, 'lead'), phase).dueAt).toBe(clockOf(taskOf(straight, 'lead'), phase).dueAt)
          }
          expect(clockOf(told.state, 'total').dueAt).toBe(clockOf(straight.state, 'total').dueAt)
          expect(told.state.counts.returns).toBe(returns.length)
        },
      ),
      { numRuns: 60, seed: 20260930 },
    )
  })
})

describe('coming together', () => {
  it('goes up four steps in order, each resolved before the next', () => {
    const told = accepted()
    const step = (n: number) => refusal(told, chun, 'coordinate', { step: n, text: reason }, on('09:30'))
    expect(step(2)).toEqual({ refusal: 'step_skipped', params: { next: 1 } })
    for (const n of [1, 2, 3, 4]) {
      act(told, chun, 'coordinate', { step: n, text: reason }, on('09:30'))
      expect(step(n + 1)).toEqual({ refusal: 'step_open' })
      expect(taskOf(told, 'coordinate').deskId).toBe(n === 4 ? districtDesk : townDesk)
      act(told, lan, 'resolve', { resolution: reason }, on('09:40'))
    }
    expect(dueText(taskOf(told, 'coordinate'), 'coordinate')).toBe('2026-11-19 17:00')
    expect(step(5)).toEqual({ refusal: 'step_skipped', params: { next: 5 } })
    expect(refusalOf(told, chun, 'resolve', { resolution: reason }, on('09:50'))).toBe('no_such_task')
  })

  it('calls units by whistle and a person by name, each once', () => {
    const told = handling()
    const whistle = (names: string[]) => ({ units: names, minutes: 30, purpose: 'enforcement', text: reason })
    expect(refusalOf(told, chun, 'whistle', whistle(['unit:none']), on('09:20'))).toBe('unknown_unit')
    act(told, chun, 'whistle', whistle([units.land, units.land]), on('09:20'))
    expect(openKinds(told)).toEqual(['lead', 'whistle'])
    expect(refusalOf(told, geng, 'reportIn', {}, on('09:30'))).toBe('not_yours')
    act(told, xin, 'reportIn', { point: { lon: 120.49, lat: 30.08 } }, on('09:51'))
    expect(taskOf(told, 'whistle').result).toMatchObject({ late: true, metres: 962 })
    expect(refusalOf(told, xin, 'reportIn', {}, on('09:52'))).toBe('no_such_task')
    act(told, chun, 'callOfficer', { person: an.id }, on('09:55'))
    expect(refusalOf(told, chun, 'callOfficer', { person: an.id }, on('09:56'))).toBe('nothing_to_do')
  })
})
