/** More time, standing still, and proof of what was done. */
import { describe, expect, it } from 'vitest'
import { cast, units } from '../testing/cast.ts'
import { clockOf, dueText, openKinds, taskOf } from '../testing/look.ts'
import { accepted, handled, handling, on } from '../testing/stages.ts'
import { act, place, policy, refusal, refusalOf, text } from '../testing/story.ts'

const { an, chun, fang, geng, xin } = cast
const reason = text('理由')
const result = text('已清理')

describe('more time', () => {
  const limit = { value: 2, unit: 'work_hour' } as const

  it('is asked for once, before the deadline, for no more than the limit and in its measure', () => {
    const told = handling()
    const ask = (input: object, at: number) =>
      refusalOf(told, fang, 'requestExtension', { limit, reason, ...input }, at)
    expect(ask({ limit: { value: 5, unit: 'work_hour' } }, on('10:00'))).toBe('extension_too_long')
    expect(ask({ limit: { value: 1, unit: 'work_day' } }, on('10:00'))).toBe('extension_too_long')
    expect(ask({}, on('14:30'))).toBe('already_overdue')
    expect(refusalOf(told, chun, 'extend', {}, on('10:00'))).toBe('no_request')
    expect(refusalOf(told, chun, 'denyExtension', { reason }, on('10:00'))).toBe('no_request')
    act(told, fang, 'requestExtension', { limit, reason }, on('10:00'))
    expect(ask({}, on('10:01'))).toBe('extended_already')
    act(told, chun, 'extend', {}, on('10:30'))
    expect(dueText(taskOf(told, 'lead'), 'handle')).toBe('2026-11-16 16:30')
    expect(told.state.counts.extensions).toBe(1)
    expect(ask({}, on('11:00'))).toBe('extended_already')
  })

  it('lengthens the total by as much', () => {
    const told = handling({ matter: '060201' })
    expect(dueText(told.state, 'total')).toBe('2026-11-27 17:00')
    act(told, fang, 'requestExtension', { limit: { value: 2, unit: 'work_day' }, reason }, on('10:00'))
    act(told, chun, 'extend', {}, on('10:30'))
    expect(dueText(taskOf(told, 'lead'), 'handle')).toBe('2026-11-25 17:00')
    expect(dueText(told.state, 'total')).toBe('2026-12-01 17:00')
  })

  it('may be asked for again when denied; the deadline stands', () => {
    const told = act(handling(), fang, 'requestExtension', { limit, reason }, on('10:00'))
    act(told, chun, 'denyExtension', { reason }, on('10:30'))
    expect(dueText(taskOf(told, 'lead'), 'handle')).toBe('2026-11-16 14:30')
    expect(refusalOf(told, fang, 'requestExtension', { limit, reason }, on('10:40'))).toBeUndefined()
  })

  it('is not won a second time by returning the case', () => {
    const told = act(handling(), fang, 'requestExtension', { limit, reason }, on('10:00'))
    act(told, chun, 'extend', {}, on('10:30'))
    act(told, fang, 'return', { reason }, on('10:40'))
    act(told, chun, 'dispatch', { lead: units.land }, on('10:50'))
    expect(dueText(taskOf(told, 'lead'), 'handle')).toBe('2026-11-16 16:30')
    expect(refusalOf(told, xin, 'requestExtension', { limit, reason }, on('11:00'))).toBe('extended_already')
  })

  it('falls with the task that asked for it, not with another’s', () => {
    const told = handling({ assists: [units.land] })
    act(told, fang, 'requestExtension', { limit, reason }, on('10:00'))
    act(told, xin, 'requestExtension', { limit, reason }, on('10:01'))
    act(told, fang, 'finish', { result, after: ['a1'] }, on('10:10'))
    expect(openKinds(told)).toEqual(['assist', 'extension'])
    act(told, chun, 'extend', {}, on('10:20'))
    expect(dueText(taskOf(told, 'assist'), 'handle')).toBe('2026-11-16 16:30')
  })
})

describe('standing still', () => {
  it('keeps what is left to the second, and gives it back', () => {
    const told = handling()
    act(told, chun, 'suspend', { condition: 'season', reason }, on('10:00'))
    expect(told.state.state).toBe('suspended')
    expect(clockOf(taskOf(told, 'lead'), 'handle')).toMatchObject({ pausedAt: on('10:00'), secondsLeft: 3 * 3600 })
    act(told, chun, 'resume', {}, on('09:15', 20))
    expect(told.state).toMatchObject({ state: 'handling' })
    expect(dueText(taskOf(told, 'lead'), 'handle')).toBe('2026-11-20 13:45')
    expect(openKinds(told)).toEqual(['lead'])
  })

  it('has a day for looking again, in the future', () => {
    const told = handling()
    const suspend = (reviewAt: number) =>
      refusalOf(told, chun, 'suspend', { condition: 'court', reason, reviewAt }, on('10:00'))
    expect(suspend(on('10:00'))).toBe('moment_past')
    act(told, chun, 'suspend', { condition: 'court', reason, reviewAt: on('12:00', 20) }, on('10:00'))
    expect(dueText(taskOf(told, 'review'), 'review')).toBe('2026-11-20 12:00')
    // Pauses do not nest.
    expect(refusalOf(told, chun, 'void', { reason }, on('10:05'))).toBe('not_in_this_state')
  })

  it('reminds anew of what lies ahead after it, and says nothing twice', () => {
    const told = handling({ matter: '040203' })
    const start = told.timers.find((timer) => timer.rule === 'at-start' && timer.phase === 'handle')!
    act(
      told,
      cast.system,
      'remind',
      { taskId: start.taskId, phase: 'handle', rule: 'at-start', version: 1 },
      on('09:10'),
    )
    act(told, chun, 'suspend', { condition: 'material', reason }, on('09:30'))
    act(told, chun, 'resume', {}, on('15:00'))
    const pending = told.timers.filter((timer) => timer.phase === 'handle').map(({ rule }) => rule)
    expect(pending).toEqual(['overdue', 'at-half'])
    expect(
      refusalOf(
        told,
        cast.system,
        'remind',
        { taskId: start.taskId, phase: 'handle', rule: 'at-half', version: 1 },
        on('15:01'),
      ),
    ).toBe('timer_void')
  })
})

describe('proof', () => {
  const file = (more: object = {}) => ({
    files: {
      a1: {
        id: 'a1',
        kind: 'picture',
        sha256: 'a1',
        takenAt: on('09:30'),
        place,
        receivedAt: on('10:00'),
        seenBefore: false,
        ...more,
      } as const,
    },
  })
  const finish = (more: object, facts = {}) =>
    refusal(handling(), fang, 'finish', { result, after: ['a1'], ...more }, on('10:00'), facts)

  it('is newer than the signing, on the spot or explained, and never seen before', () => {
    expect(finish({}, file())).toBeUndefined()
    expect(finish({}, { files: {} })).toEqual({ refusal: 'unknown_file' })
    expect(finish({}, file({ seenBefore: true }))).toEqual({ refusal: 'picture_seen_before' })
    expect(finish({}, file({ takenAt: on('09:09') }))).toEqual({ refusal: 'picture_too_old' })
    const far = file({ place: { lon: place.lon + 0.01, lat: place.lat } })
    expect(finish({}, far)).toEqual({
      refusal: 'picture_too_far',
      params: { metres: 962, most: policy.evidenceMetres },
    })
    expect(finish({ farReason: text('已拖至停车场') }, far)).toBeUndefined()
  })

  it('is what the matter asks for', () => {
    expect(finish({ after: undefined })).toEqual({ refusal: 'picture_after_required' })
    const bare = handling({ matter: '070301' })
    bare.state = { ...bare.state, extra: { ...bare.state.extra, pictures: undefined } }
    expect(refusalOf(bare, fang, 'finish', { result, after: ['a1'] }, on('10:00'))).toBe('picture_before_required')
    const hazard = handling({ matter: '070101' })
    expect(refusalOf(hazard, fang, 'finish', { result, after: ['a1'] }, on('10:00'))).toBe('make_safe_first')
    act(hazard, an, 'guard', { guard: ['g1'] }, on('09:30'))
    expect(refusalOf(hazard, an, 'guard', { guard: ['g2'] }, on('09:31'))).toBe('already_safe')
    expect(refusalOf(hazard, fang, 'finish', { result, after: ['a1'] }, on('10:00'))).toBeUndefined()
  })

  it('needs no clock for what was safe before the dispatch', () => {
    const told = accepted({ matter: '070101' })
    act(told, an, 'guard', { guard: ['g1'] }, on('08:55'))
    act(told, chun, 'dispatch', { lead: units.roads }, on('09:00'))
    expect(taskOf(told, 'lead').clocks.map((clock) => clock.phase)).toEqual(['sign', 'handle'])
  })

  it('goes to the confirmation at once where nobody has to check', () => {
    const told = handling({ matter: '060302' })
    act(told, fang, 'finish', { result }, on('10:00'))
    expect(told.state.state).toBe('await_confirm')
    expect(handled().state.state).toBe('handled')
  })

  it('is a unit’s own: nobody finishes another’s task', () => {
    expect(refusalOf(handling(), geng, 'finish', { result }, on('10:00'))).toBe('not_yours')
    const other = { taskId: taskOf(handling({ assists: [units.land] }), 'assist').id }
    expect(
      refusalOf(handling({ assists: [units.land] }), fang, 'finish', { result, after: ['a'], ...other }, on('10:00')),
    ).toBe('no_such_task')
  })
})
