/** How a case ends, and how it comes back. */
import { describe, expect, it } from 'vitest'
import { changesBetween } from '../cases/changes.ts'
import { fold } from '../cases/fold.ts'
import { cast, townDesk, units } from '../testing/cast.ts'
import { clockOf, dueText, openKinds, taskOf } from '../testing/look.ts'
import { accepted, awaiting, closed, handled, handling, on, reported } from '../testing/stages.ts'
import { act, policy, refusal, refusalOf, text } from '../testing/story.ts'

const { an, bei, ji, chun, qiu, fang, geng, min, tong, lan } = cast
const reason = text('理由')

describe('checking', () => {
  it('is never done by the one who handled it, nor by his unit', () => {
    const told = handled()
    const asChecker = { ...fang, role: 'checker', deskId: townDesk, unitId: undefined }
    const colleague = { id: '演方二', role: 'handler', unitId: units.enforcement }
    expect(refusalOf(told, asChecker, 'check', { outcome: 'pass' }, on('10:30'))).toBe('checked_by_handler')
    expect(refusalOf(told, colleague, 'check', { outcome: 'pass' }, on('10:30'))).toBe('not_yours')
    expect(refusalOf(told, min, 'check', {}, on('10:30'))).toBe('field_required')
    expect(refusalOf(told, min, 'check', { outcome: 'pass' }, on('10:30'))).toBeUndefined()
  })

  it('is one act with the confirmation where the officer who raised it checks', () => {
    const told = act(handled(), an, 'check', { outcome: 'pass' }, on('10:30'))
    expect(told.state).toMatchObject({ state: 'closed', closedAt: on('10:30') })
    expect(openKinds(told)).toEqual([])
  })
})

describe('confirming', () => {
  it('is asked of whoever raised it: officer, call-back, reading', () => {
    expect(taskOf(awaiting({ source: 'officer' }), 'confirm')).toMatchObject({
      personId: an.id,
      result: { way: 'reporter' },
    })
    expect(taskOf(awaiting({ source: 'resident' }), 'confirm')).toMatchObject({
      personId: an.id,
      result: { way: 'grid_officer' },
    })
    expect(taskOf(awaiting({ source: 'hotline' }), 'confirm')).toMatchObject({
      deskId: townDesk,
      result: { way: 'call_back' },
    })
    expect(taskOf(awaiting({ source: 'sensor' }), 'confirm')).toMatchObject({
      deskId: townDesk,
      result: { way: 'sensor' },
    })
    expect(dueText(taskOf(awaiting(), 'confirm'), 'confirm')).toBe('2026-11-18 17:00')
  })

  it('never happens by itself, and by others only with the reason', () => {
    const told = awaiting()
    expect(refusalOf(told, chun, 'confirm', {}, on('11:00'))).toBe('note_required')
    expect(refusalOf(told, min, 'confirm', {}, on('11:00'))).toBe('note_required')
    expect(refusalOf(told, chun, 'confirm', { note: reason }, on('11:00'))).toBeUndefined()
    expect(refusalOf(told, ji, 'confirm', {}, on('11:00'))).toBeUndefined()
    expect(refusalOf(told, bei, 'confirm', {}, on('11:00'))).toBe('not_yours')
    expect(refusalOf(told, cast.system, 'confirm', {}, on('11:00'))).toBe('not_yours')
    expect(refusalOf(awaiting({ source: 'sensor' }), chun, 'confirm', { readingNormal: false }, on('11:00'))).toBe(
      'reading_not_normal',
    )
  })

  it('leaves it to a resident to say that it is not solved, and to the officer that it is', () => {
    const told = awaiting({ source: 'resident' })
    expect(refusalOf(told, tong, 'confirm', {}, on('11:00'))).toBe('not_the_confirmer')
    act(told, tong, 'rejectConfirmation', { reason }, on('11:00'))
    // To the desk, not to a bureau that outranks the officer.
    expect(told.state).toMatchObject({ state: 'reopened', round: 2, leadUnitId: undefined, counts: { reopenings: 1 } })
    expect(openKinds(told)).toEqual(['contact', 'dispatch'])
    // The total that ran ends and another begins, in one line that tells both.
    expect(told.state.clocks.map(({ version, stoppedAt }) => [version, stoppedAt])).toEqual([
      [1, on('11:00')],
      [2, undefined],
    ])
    const { fields } = told.lines.at(-1)!.changes
    expect(fields['clock.total.1']).toMatchObject([{ stoppedAt: undefined }, { stoppedAt: on('11:00') }])
    expect(fields['clock.total.2']).toMatchObject([null, { startedAt: on('11:00') }])
    expect(fold(told.lines)).toEqual(fold([{ changes: changesBetween(null, told.state) }]))
    const asked = { ...policy, confirmBySource: { ...policy.confirmBySource, resident: 'reporter' } } as const
    const byReporter = awaiting({ source: 'resident', more: { policy: asked } })
    expect(refusalOf(byReporter, tong, 'confirm', {}, on('11:00'))).toBeUndefined()
  })

  it('cancels what else was open, and counts it as not done', () => {
    const told = handling()
    act(told, chun, 'whistle', { units: [units.land], minutes: 30, purpose: 'demand', text: reason }, on('09:20'))
    act(told, fang, 'finish', { result: reason, after: ['a1'] }, on('10:00'))
    act(told, an, 'check', { outcome: 'pass' }, on('10:30'))
    expect(taskOf(told, 'whistle').state).toBe('cancelled')
    expect(refusalOf(told, chun, 'rateWhistle', { taskId: taskOf(told, 'whistle').id, stars: 1 }, on('11:00'))).toBe(
      'no_such_task',
    )
  })
})

describe('rating', () => {
  it('is given once in a round by each', () => {
    const told = closed({ source: 'resident' })
    act(told, tong, 'rate', { stars: 2 }, on('11:10'))
    expect(refusalOf(told, tong, 'rate', { stars: 5 }, on('11:11'))).toBe('rated_already')
    act(told, chun, 'rate', { stars: 4 }, on('11:12'))
    act(told, tong, 'reopen', { reason }, on('11:20'))
    act(told, fang, 'finish', { result: reason, after: ['a2'] }, on('12:00'))
    act(told, min, 'check', { outcome: 'pass' }, on('13:40'))
    act(told, tong, 'rate', { stars: 5 }, on('13:50'))
    expect(told.state.extra.ratings).toEqual([
      { by: 'resident', stars: 2, at: on('11:10'), round: 1 },
      { by: 'dispatcher', stars: 4, at: on('11:12'), round: 1 },
      { by: 'resident', stars: 5, at: on('13:50'), round: 2 },
    ])
  })
})

describe('reopening', () => {
  it('reaches the unit that handled it in a new round; the old result stays', () => {
    const told = closed()
    const first = told.state.tasks
    act(told, an, 'reopen', { reason }, on('09:00', 20))
    expect(told.state).toMatchObject({
      state: 'dispatched',
      round: 2,
      leadUnitId: units.enforcement,
      closedAt: undefined,
    })
    expect(told.state.tasks.slice(0, first.length)).toEqual(first)
    expect(taskOf(told, 'lead')).toMatchObject({ round: 2, unitId: units.enforcement, state: 'waiting' })
    // One of the three things that move the total: a second one begins, the first stays as it ended.
    expect(told.state.clocks.map(({ version, startedAt, stoppedAt }) => [version, startedAt, stoppedAt])).toEqual([
      [1, on('08:50'), on('11:00')],
      [2, on('09:00', 20), undefined],
    ])
  })

  it('has thirty days, to the last moment', () => {
    const told = closed()
    const last = on('11:00') + 30 * 86_400_000
    expect(refusalOf(told, chun, 'reopen', { reason }, last)).toBeUndefined()
    expect(refusal(told, chun, 'reopen', { reason }, last + 1)).toEqual({
      refusal: 'reopen_too_late',
      params: { days: 30 },
    })
  })

  it('has a rejected case accepted after all', () => {
    const told = act(reported({ source: 'resident' }), chun, 'reject', { reason }, on('09:00'))
    act(told, tong, 'reopen', { reason }, on('09:30'))
    expect(told.state).toMatchObject({ state: 'submitted', round: 2 })
    expect(openKinds(told)).toEqual(['contact', 'accept'])
  })
})

describe('ending against the course', () => {
  it('takes two: the second may act next morning', () => {
    const told = handling()
    act(told, qiu, 'void', { reason }, on('22:00'))
    expect(told.state.state).toBe('countersigning')
    expect(clockOf(taskOf(told, 'lead'), 'handle').pausedAt).toBe(on('22:00'))
    expect(dueText(taskOf(told, 'countersign'), 'countersign')).toBe('2026-11-17 11:30')
    expect(refusalOf(told, qiu, 'countersign', {}, on('22:01'))).toBe('same_person')
    expect(refusalOf(told, qiu, 'refuseCountersign', { reason }, on('22:01'))).toBe('same_person')
    expect(refusalOf(told, fang, 'countersign', {}, on('22:01'))).toBe('not_yours')
    act(told, chun, 'countersign', {}, on('08:40', 17))
    expect(told.state).toMatchObject({ state: 'voided', closedAt: on('08:40', 17) })
    expect(told.state.tasks.map(({ kind, state }) => [kind, state])).toEqual([
      ['accept', 'done'],
      ['dispatch', 'done'],
      ['lead', 'cancelled'],
      ['countersign', 'done'],
    ])
  })

  it('lets work go on where the second refuses, with the time that was left', () => {
    const told = act(handling(), chun, 'void', { reason }, on('10:00'))
    act(told, lan, 'refuseCountersign', { reason }, on('11:00'))
    expect(told.state.state).toBe('handling')
    expect(dueText(taskOf(told, 'lead'), 'handle')).toBe('2026-11-16 15:30')
    expect(openKinds(told)).toEqual(['lead'])
  })

  it('may close without a result, marked as such', () => {
    expect(refusalOf(awaiting(), chun, 'forceClose', { reason }, on('11:00'))).toBe('not_in_this_state')
    const told = act(accepted(), chun, 'forceClose', { reason }, on('11:00'))
    act(told, qiu, 'countersign', {}, on('18:00'))
    expect(told.state).toMatchObject({ state: 'closed', extra: { ended: 'closed' } })
    // Nobody handled it: it comes back to the desk.
    act(told, chun, 'reopen', { reason }, on('09:00', 17))
    expect(told.state.state).toBe('reopened')
    expect(geng.role).toBe('handler')
  })

  it('is one’s own to withdraw, until a unit has it', () => {
    expect(act(reported({ source: 'resident' }), tong, 'withdraw', {}, on('09:00')).state.state).toBe('withdrawn')
    expect(refusalOf(reported({ source: 'resident' }), fang, 'withdraw', {}, on('09:00'))).toBe('not_yours')
    expect(refusalOf(handling({ source: 'resident' }), tong, 'withdraw', {}, on('09:30'))).toBe('not_in_this_state')
  })
})
