/** The supervision order: a second kind of case on the same spine. */
import { describe, expect, it } from 'vitest'
import { cast, districtDesk, townDesk, units } from '../testing/cast.ts'
import { clockOf, dueText, openKinds, taskOf } from '../testing/look.ts'
import { handling, on } from '../testing/stages.ts'
import { act, begin, calendar, policy, refusalOf, text, tried } from '../testing/story.ts'
import type { Told } from '../testing/story.ts'
import { bringsOrder, orderKind } from './index.ts'

const { chun, dong, fang, geng, lan, min, system } = cast
const reason = text('理由')
/** Handling is due at 14:30. */
const late = on('14:30')

function inputOf(event: Told, more: object = {}) {
  const task = taskOf(event, 'lead')
  const { limit } = clockOf(task, 'handle')
  return {
    type: 'timeout',
    event: event.state.id,
    unit: units.enforcement,
    phase: 'handle',
    task: task.id,
    limit,
    ...more,
  }
}

function issued(event: Told = handling(), more: object = {}): Told {
  return begin(system, 'issue', inputOf(event, more), late, { def: orderKind, event: event.state })
}

describe('issuing', () => {
  const issue = (
    event: Told,
    now: number,
    more: object = {},
    facts: object = {},
    by: typeof system | typeof lan = system,
  ) =>
    tried({ def: orderKind, state: null, calendar, policy }, by, 'issue', inputOf(event, more), now, {
      event: event.state,
      ...facts,
    })

  it('owes a reply within hours for a limit of hours, within a workday for one of days', () => {
    expect(dueText(taskOf(issued(), 'reply'), 'reply')).toBe('2026-11-16 16:30')
    const days = { limit: { value: 5, unit: 'work_day' } }
    expect(dueText(taskOf(issued(handling(), days), 'reply'), 'reply')).toBe('2026-11-17 17:00')
    expect(issued().state.place).toBeUndefined()
    expect(issued().state).toMatchObject({
      kind: 'order',
      state: 'issued',
      deskId: townDesk,
      leadUnitId: units.enforcement,
    })
  })

  it('of its own accord needs something late that still runs', () => {
    expect(issue(handling(), late - 1)).toMatchObject({ refusal: 'timer_void' })
    const done = act(handling(), fang, 'finish', { result: reason, after: ['a1'] }, on('10:00'))
    expect(issue(done, late)).toMatchObject({ refusal: 'timer_void' })
    const paused = act(handling(), chun, 'suspend', { condition: 'court', reason }, on('10:00'))
    expect(issue(paused, late)).toMatchObject({ refusal: 'timer_void' })
  })

  it('by a leader needs no lateness, but an event, a desk and somebody to answer', () => {
    const event = handling()
    const actor = { accountId: lan.id, capacities: [{ role: 'leader', relation: 'area' }] }
    expect(actor.capacities).toHaveLength(1)
    expect(issue(event, on('10:00'), { unit: undefined, desk: undefined, type: 'leader' })).toMatchObject({
      refusal: 'owner_required',
    })
    expect(issue(event, on('10:00'), { type: 'leader' }, { event: undefined })).toMatchObject({
      refusal: 'no_such_case',
    })
    expect(issue(event, on('10:00'), { type: 'leader' }, { issuingDeskId: undefined })).toMatchObject({
      refusal: 'no_desk',
    })
  })

  it('goes to a desk that is late itself', () => {
    const told = issued(handling(), { unit: undefined, desk: districtDesk })
    expect(told.decision.chip).toMatchObject({ ownerKind: 'desk', ownerId: districtDesk, phase: 'reply' })
    act(told, dong, 'reply', { text: reason }, on('15:00'))
    expect(told.state.state).toBe('replied')
  })

  it('follows the lead’s lateness, not a silent assistant’s', () => {
    const { orderPhases } = policy.supervision
    expect(bringsOrder('handle', orderPhases, 'lead')).toBe(true)
    expect(bringsOrder('handle', orderPhases, 'assist')).toBe(false)
    expect(bringsOrder('contact', orderPhases, 'contact')).toBe(false)
  })
})

describe('answering', () => {
  it('is the unit’s, judged by the desk, returned until it answers', () => {
    const told = issued()
    expect(refusalOf(told, geng, 'reply', { text: reason }, on('15:00'))).toBe('not_yours')
    expect(refusalOf(told, chun, 'acceptReply', {}, on('15:00'))).toBe('not_in_this_state')
    act(told, fang, 'reply', { text: reason }, on('15:00'))
    expect(openKinds(told)).toEqual(['check'])
    act(told, chun, 'returnReply', { reason }, on('15:10'))
    expect(told.state.state).toBe('issued')
    expect(dueText(taskOf(told, 'reply'), 'reply')).toBe('2026-11-17 08:40')
    act(told, fang, 'reply', { text: reason }, on('15:30'))
    act(told, chun, 'acceptReply', {}, on('15:40'))
    expect(told.state).toMatchObject({ state: 'closed', closedAt: on('15:40'), extra: { replies: 2 } })
    expect(told.timers).toEqual([])
  })

  it('that is owed for twice its time is what a leader must see', () => {
    const told = issued()
    expect(
      told.timers.filter(({ rule }) => rule.startsWith('overdue')).map(({ rule, fireAt }) => [rule, fireAt]),
    ).toEqual([
      ['overdue', on('16:30')],
      ['overdue_again', on('10:00', 17)],
    ])
    const reminder = { taskId: taskOf(told, 'reply').id, phase: 'reply', rule: 'overdue', version: 1 }
    act(told, system, 'remind', reminder, on('16:30'))
    expect(refusalOf(told, system, 'remind', reminder, on('16:31'))).toBe('timer_void')
  })

  it('may be called off', () => {
    const told = act(issued(), chun, 'cancel', { reason }, on('15:00'))
    expect(told.state).toMatchObject({ state: 'cancelled', closedAt: on('15:00') })
    expect(taskOf(told, 'reply').state).toBe('cancelled')
  })
})

describe('cards and listing', () => {
  it('are proposed by time and issued by a named person, once; revoked even after the end', () => {
    const told = issued()
    expect(refusalOf(told, chun, 'proposeCard', { colour: 'yellow' }, on('17:00'))).toBe('not_yours')
    act(told, system, 'proposeCard', { colour: 'yellow' }, on('17:00'))
    expect(told.state.extra).toMatchObject({ proposedCard: 'yellow' })
    expect(refusalOf(told, system, 'issueCard', { colour: 'yellow', reason }, on('17:00'))).toBe('not_yours')
    expect(refusalOf(told, chun, 'revokeCard', { reason }, on('17:00'))).toBe('no_card')
    act(told, chun, 'issueCard', { colour: 'yellow', reason }, on('17:05'))
    expect(told.state.extra).toMatchObject({
      proposedCard: undefined,
      card: { colour: 'yellow', by: chun.id, at: on('17:05') },
    })
    expect(refusalOf(told, dong, 'issueCard', { colour: 'red', reason }, on('17:06'))).toBe('card_given')
    expect(refusalOf(told, system, 'proposeCard', { colour: 'red' }, on('17:06'))).toBe('card_given')
    act(told, chun, 'cancel', { reason }, on('17:10'))
    act(told, chun, 'revokeCard', { reason }, on('17:20'))
    expect(told.state.extra.card).toBeUndefined()
  })

  it('lists for a time, once', () => {
    const told = issued()
    expect(refusalOf(told, chun, 'unlist', {}, on('15:00'))).toBe('not_listed')
    act(told, chun, 'list', { reason, until: on('17:00', 20) }, on('15:00'))
    expect(refusalOf(told, chun, 'list', { reason }, on('15:01'))).toBe('listed_already')
    expect(refusalOf(told, min, 'unlist', {}, on('15:02'))).toBe('not_yours')
    act(told, chun, 'unlist', {}, on('15:02'))
    expect(told.state.extra.listed).toBeUndefined()
  })
})
