/** How units are put to work, pass a case on, and work together. */
import { describe, expect, it } from 'vitest'
import { cast, units } from '../testing/cast.ts'
import { clockOf, dueText, lateMinutes, openKinds, taskOf } from '../testing/look.ts'
import { accepted, dispatched, handling, on } from '../testing/stages.ts'
import { act, refusalOf, text } from '../testing/story.ts'

const { chun, dong, fang, geng, xin, ren, min, lan } = cast
const reason = text('理由')
const result = text('已清理')

describe('dispatching', () => {
  it('starts handling at the dispatch, not at the signing', () => {
    const told = dispatched()
    expect(dueText(taskOf(told, 'lead'), 'handle')).toBe('2026-11-16 14:30')
    act(told, fang, 'sign', {}, on('11:00'))
    expect(dueText(taskOf(told, 'lead'), 'handle')).toBe('2026-11-16 14:30')
    expect(clockOf(taskOf(told, 'lead'), 'sign').stoppedAt).toBe(on('11:00'))
    expect(refusalOf(told, fang, 'sign', {}, on('11:01'))).toBe('no_such_task')
  })

  it('wants units that exist, and not the one that has it', () => {
    expect(refusalOf(accepted(), chun, 'dispatch', { lead: 'unit:none' }, on('09:00'))).toBe('unknown_unit')
    expect(refusalOf(dispatched(), chun, 'dispatch', { lead: units.enforcement }, on('09:05'))).toBe('nothing_to_do')
    expect(refusalOf(dispatched(), chun, 'addAssist', { unit: 'unit:none' }, on('09:05'))).toBe('unknown_unit')
    expect(refusalOf(dispatched(), chun, 'addAssist', { unit: units.enforcement }, on('09:05'))).toBe('already_on_it')
  })

  it('takes the case from one lead to another without a minute gained, and counts the mistake', () => {
    const told = handling({ assists: [units.land] })
    const { dueAt } = clockOf(taskOf(told, 'lead'), 'handle')
    act(told, chun, 'dispatch', { lead: units.land }, on('10:00'))
    expect(taskOf(told, 'lead')).toMatchObject({ unitId: units.land, state: 'waiting' })
    expect(clockOf(taskOf(told, 'lead'), 'handle').dueAt).toBe(dueAt)
    // It leads now; it does not assist itself.
    expect(taskOf(told, 'assist')).toMatchObject({ unitId: units.land, state: 'replaced' })
    expect(told.state.extra.wrongDispatches).toBe(1)
  })

  it('becomes urgent from the same start, once', () => {
    const told = dispatched({ matter: '060201', assists: [units.land] })
    expect(dueText(taskOf(told, 'lead'), 'handle')).toBe('2026-11-23 17:00')
    act(told, lan, 'expedite', {}, on('10:00'))
    expect(dueText(taskOf(told, 'lead'), 'handle')).toBe('2026-11-21 09:00')
    expect(dueText(taskOf(told, 'assist'), 'handle')).toBe('2026-11-21 09:00')
    expect(refusalOf(told, lan, 'expedite', {}, on('10:01'))).toBe('nothing_to_do')
  })

  it('names a person of the unit', () => {
    const told = dispatched()
    expect(refusalOf(told, fang, 'assignPerson', { person: geng.id }, on('09:05'))).toBe('not_a_member')
    act(told, fang, 'assignPerson', { person: fang.id }, on('09:05'))
    expect(told.decision.chip).toMatchObject({ ownerKind: 'person', ownerId: fang.id })
    expect(refusalOf(told, fang, 'assignPerson', { person: fang.id }, on('09:06'))).toBe('nothing_to_do')
    expect(refusalOf(told, geng, 'assignPerson', { person: geng.id }, on('09:06'))).toBe('not_yours')
  })
})

describe('returning', () => {
  it('leaves deadline and total, starts dispatch and signing anew, and blames the dispatch', () => {
    const told = handling()
    const before = { handle: clockOf(taskOf(told, 'lead'), 'handle').dueAt, total: clockOf(told.state, 'total').dueAt }
    act(told, fang, 'return', { reason }, on('10:00'))
    expect(told.state).toMatchObject({ state: 'accepted', leadUnitId: undefined, counts: { returns: 1 } })
    expect(clockOf(taskOf(told, 'dispatch'), 'dispatch').startedAt).toBe(on('10:00'))
    expect(clockOf(taskOf(told, 'dispatch'), 'handle').dueAt).toBe(before.handle)
    act(told, chun, 'dispatch', { lead: units.land }, on('10:20'))
    expect(clockOf(taskOf(told, 'lead'), 'sign').startedAt).toBe(on('10:20'))
    expect(clockOf(taskOf(told, 'lead'), 'handle').dueAt).toBe(before.handle)
    expect(clockOf(told.state, 'total').dueAt).toBe(before.total)
    expect(told.state.extra.wrongDispatches).toBe(1)
  })

  it('keeps the clocks of handling honest while the case lies at the desk', () => {
    const told = act(handling(), fang, 'return', { reason }, on('10:00'))
    // Half an hour at the desk is paused with the case, and comes back with it.
    act(told, chun, 'suspend', { condition: 'material', reason }, on('10:10'))
    act(told, chun, 'resume', {}, on('10:40'))
    expect(dueText(taskOf(told, 'dispatch'), 'handle')).toBe('2026-11-16 15:00')
    expect(told.timers.filter((timer) => timer.phase === 'handle').map((timer) => timer.taskId)).toContain(
      taskOf(told, 'dispatch').id,
    )
    act(told, chun, 'dispatch', { lead: units.land }, on('10:45'))
    expect(dueText(taskOf(told, 'lead'), 'handle')).toBe('2026-11-16 15:00')
  })

  it('is refused the third time; the ruling binds', () => {
    const told = dispatched()
    expect(refusalOf(told, fang, 'requestRuling', { reason }, on('09:10'))).toBe('not_returned_yet')
    act(told, fang, 'return', { reason }, on('09:20'))
    act(told, chun, 'dispatch', { lead: units.land }, on('09:30'))
    act(told, xin, 'return', { reason }, on('09:40'))
    act(told, chun, 'dispatch', { lead: units.ecology, assists: [units.water] }, on('09:50'))
    expect(refusalOf(told, ren, 'return', { reason }, on('10:00'))).toBe('third_return')
    // An assistant is no ball in that game.
    act(told, geng, 'return', { reason }, on('10:00'))
    expect(told.state).toMatchObject({ state: 'dispatched', counts: { returns: 2 } })
    act(told, ren, 'requestRuling', { reason }, on('10:10'))
    expect(openKinds(told)).toEqual(['ruling'])
    act(told, dong, 'rule', { lead: units.enforcement, reason }, on('10:20'))
    expect(refusalOf(told, fang, 'return', { reason }, on('10:30'))).toBe('ruled')
  })

  it('is asked for no longer once the lead has done it, though an assistant is not ready', () => {
    const told = dispatched()
    act(told, fang, 'return', { reason }, on('09:20'))
    act(told, chun, 'dispatch', { lead: units.land, assists: [units.water] }, on('09:30'))
    act(told, xin, 'finish', { result, after: ['a1'] }, on('10:00'))
    expect(refusalOf(told, chun, 'requestRuling', { reason }, on('10:10'))).toBe('lead_done')
    act(told, chun, 'release', { taskId: taskOf(told, 'assist').id, reason }, on('10:20'))
    expect(told.state.state).toBe('handled')
  })
})

describe('working together', () => {
  const joint = () => handling({ assists: [units.land] })

  it('is handled when both are done; lateness stays with the late one', () => {
    const told = joint()
    act(told, fang, 'finish', { result, after: ['a1'] }, on('10:00'))
    expect(told.state.state).toBe('handling')
    expect(clockOf(taskOf(told, 'lead'), 'handle').stoppedAt).toBe(on('10:00'))
    act(told, xin, 'finish', { result }, on('15:00'))
    expect(told.state.state).toBe('handled')
    expect(lateMinutes(taskOf(told, 'lead'), 'handle')).toBe(-270)
    expect(lateMinutes(taskOf(told, 'assist'), 'handle')).toBe(30)
  })

  it('does not wait for an assistant whom the desk lets go', () => {
    const told = joint()
    const assist = taskOf(told, 'assist').id
    expect(refusalOf(told, chun, 'release', { reason, taskId: taskOf(told, 'lead').id }, on('10:00'))).toBe(
      'no_such_task',
    )
    expect(refusalOf(told, fang, 'release', { reason, taskId: assist }, on('10:00'))).toBe('not_yours')
    expect(refusalOf(told, chun, 'release', { taskId: assist }, on('10:00'))).toBe('field_required')
    act(told, fang, 'finish', { result, after: ['a1'] }, on('10:00'))
    act(told, chun, 'release', { reason, taskId: assist }, on('11:00'))
    expect(told.state.state).toBe('handled')
  })

  it('still owes a dispatch for whatever else came back', () => {
    const told = handling({ assists: [units.land, units.water] })
    act(told, xin, 'return', { reason }, on('09:30'))
    act(told, geng, 'return', { reason }, on('09:40'))
    act(told, chun, 'release', { reason, taskId: taskOf(told, 'assist', units.land).id }, on('10:00'))
    expect(openKinds(told)).toEqual(['lead', 'dispatch'])
    act(told, fang, 'return', { reason }, on('10:10'))
    act(told, chun, 'release', { reason, taskId: taskOf(told, 'assist', units.water).id }, on('10:20'))
    // The lead's own place is empty: that is owed until another leads.
    expect(openKinds(told)).toEqual(['dispatch'])
    expect(told.state.state).toBe('accepted')
  })

  it('goes on for the assistant while the lead’s part lies at the desk or with the ruling', () => {
    const told = joint()
    act(told, fang, 'return', { reason }, on('10:00'))
    act(told, xin, 'sign', {}, on('10:05'))
    expect(told.state.state).toBe('accepted')
    act(told, chun, 'requestRuling', { reason }, on('10:10'))
    act(told, xin, 'finish', { result }, on('10:20'))
    expect(told.state.state).toBe('ruling')
    act(told, dong, 'rule', { lead: units.enforcement, reason }, on('10:30'))
    act(told, fang, 'finish', { result, after: ['a1'] }, on('10:40'))
    expect(told.state.state).toBe('handled')
  })

  it('waits for the desk’s word on an assistant that gave it back: another one, or none', () => {
    const returned = () => {
      const told = joint()
      act(told, xin, 'return', { reason }, on('09:30'))
      act(told, fang, 'finish', { result, after: ['a1'] }, on('10:00'))
      expect(openKinds(told)).toEqual(['dispatch'])
      return told
    }
    const another = act(returned(), chun, 'addAssist', { unit: units.water }, on('10:10'))
    expect(openKinds(another)).toEqual(['assist'])
    act(another, geng, 'finish', { result }, on('10:30'))
    expect(another.state.state).toBe('handled')
    const none = returned()
    act(none, chun, 'release', { reason, taskId: taskOf(none, 'assist').id }, on('10:10'))
    expect(none.state.state).toBe('handled')
  })

  it('sends back the task that is named, and only that', () => {
    const told = joint()
    act(told, fang, 'finish', { result, after: ['a1'] }, on('10:00'))
    act(told, xin, 'finish', { result }, on('10:10'))
    const total = clockOf(told.state, 'total')
    const assist = taskOf(told, 'assist').id
    expect(
      refusalOf(told, min, 'check', { outcome: 'not_pass', note: text('还有一处'), rework: 'none' }, on('11:00')),
    ).toBe('no_such_task')
    act(told, min, 'check', { outcome: 'not_pass', note: text('还有一处'), rework: assist }, on('11:00'))
    expect(told.state).toMatchObject({ state: 'handling', counts: { reworks: 1 } })
    expect(taskOf(told, 'lead').state).toBe('done')
    expect(taskOf(told, 'assist')).toMatchObject({ state: 'working', reworks: 1, closedAt: undefined })
    // Handling starts anew for it, under a version that no timer has acted on; total stays.
    expect(clockOf(taskOf(told, 'assist'), 'handle')).toMatchObject({ startedAt: on('11:00'), version: 2 })
    expect(clockOf(told.state, 'total')).toEqual(total)
    act(told, xin, 'finish', { result }, on('11:30'))
    expect(told.state.state).toBe('handled')
  })
})
