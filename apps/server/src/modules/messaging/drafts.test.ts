import type { CanonicalLine, CaseState, TaskChange } from '@onegrid/domain'
import { describe, expect, it } from 'vitest'
import { addressed, draftsOf, isToldBy } from './drafts.ts'
import type { Draft } from './drafts.ts'

const HOUR = 3_600_000

/** A task as a line carries it: opened for a unit with one clock, unless said otherwise. */
function task(more: Partial<TaskChange> = {}): TaskChange {
  const clocks = [{ phase: 'sign' as const, startedAt: 0, dueAt: HOUR, version: 1 }]
  return { id: 'task', kind: 'lead', state: [null, 'waiting'], round: 1, unitId: 'pipes', clocks, ...more }
}

function line(
  action: string, more: Partial<CanonicalLine> & { state?: [string, string]; tasks?: TaskChange[] } = {},
): CanonicalLine {
  const { state, tasks = [], ...rest } = more
  return {
    v: 1,
    district: 1,
    case: 'case',
    seq: 3,
    actionId: 'action',
    action,
    by: { role: 'dispatcher', account: 'chun' },
    at: 0,
    params: {},
    changes: { fields: state ? { state } : {}, tasks },
    ...rest,
  }
}

/** Key and address of each draft. */
const told = (one: CanonicalLine) => draftsOf(one).map(({ key, to }) => [key, to])

describe('a new obligation', () => {
  it('goes to its owner, by what made it', () => {
    expect(draftsOf(line('dispatch', { tasks: [task()] }))).toMatchObject([
      { key: 'assigned', to: { unit: 'pipes' }, phase: 'sign', dueAt: HOUR, sms: true },
    ])
    expect(told(line('return', { tasks: [task({ unitId: undefined, deskId: 'town' })] }))).toEqual([
      ['returned', { desk: 'town' }],
    ])
    expect(told(line('report', { tasks: [task({ kind: 'accept', unitId: undefined, deskId: 'town' })] }))).toEqual([
      ['owed', { desk: 'town' }],
    ])
  })

  it('goes to the person named rather than to his unit', () => {
    expect(told(line('check', { tasks: [task({ kind: 'confirm', personId: 'an' })] }))).toEqual([
      ['owed', { person: 'an' }],
    ])
  })

  it('is told of when it begins, not when it changes or ends', () => {
    expect(draftsOf(line('sign', { tasks: [task({ state: ['waiting', 'working'] })] }))).toEqual([])
    expect(draftsOf(line('finish', { tasks: [task({ state: ['working', 'done'] })] }))).toEqual([])
  })

  it('tells nobody of a word owed to the reporter: that is the desk’s own list', () => {
    expect(draftsOf(line('report', { tasks: [task({ kind: 'contact', unitId: undefined, deskId: 'town' })] }))).toEqual(
      [],
    )
  })
})

describe('time', () => {
  const reminded = (rule: string) =>
    line('remind', {
      params: { taskId: 'task', phase: 'sign', rule },
      tasks: [task({ state: ['waiting', 'waiting'] })],
    })

  it('reminds whoever owes, by the ways of the rule', () => {
    expect(draftsOf(reminded('half'))).toMatchObject([
      { key: 'reminder', to: { unit: 'pipes' }, reminder: 'half', dueAt: HOUR },
    ])
  })

  it.each(['overdue', 'overdue_again'])('says by SMS what is %s', (rule) => {
    expect(draftsOf(reminded(rule))).toMatchObject([{ key: 'overdue', sms: true }])
  })

  it('has nobody to remind of the clock of the whole', () => {
    expect(draftsOf(line('remind', { params: { taskId: 'case', phase: 'total', rule: 'overdue' } }))).toEqual([])
  })
})

describe('a reminder that comes with the act that began its clock', () => {
  const clock = (phase: 'sign' | 'safe' | 'handle', dueAt: number) => ({ phase, startedAt: 0, dueAt, version: 1 })
  const hazard = task({ clocks: [clock('handle', 24 * HOUR), clock('safe', 2 * HOUR), clock('sign', HOUR)] })
  const dispatch = line('dispatch', { tasks: [hazard] })
  const params = { taskId: 'task', phase: 'safe', rule: 'at-start' }
  const remind = line('remind', { params, at: 1000, tasks: [{ ...hazard, state: ['waiting', 'waiting'] }] })
  const [reminder] = draftsOf(remind) as [Draft]

  it('says nothing new, for the act told of every clock, the earliest first', () => {
    expect(draftsOf(dispatch)).toMatchObject([{
      key: 'assigned', phase: 'sign', dueAt: HOUR,
      later: [{ phase: 'safe', dueAt: 2 * HOUR }, { phase: 'handle', dueAt: 24 * HOUR }],
    }])
    expect(reminder).toMatchObject({ key: 'reminder', phase: 'safe', begunAt: 0 })
    expect(isToldBy([line('report'), dispatch, remind], reminder, true)).toBe(true)
  })

  it('is needed where another was told, another moment, another time, or not by SMS', () => {
    const person = { ...hazard, personId: 'fang' }
    const later = { ...hazard, clocks: [clock('safe', 3 * HOUR)] }
    for (const other of [person, later]) {
      expect(isToldBy([line('dispatch', { tasks: [other] })], reminder, true)).toBe(false)
    }
    expect(isToldBy([{ ...dispatch, at: -HOUR }], reminder, true)).toBe(false)
    expect(isToldBy([], reminder, true)).toBe(false)
    // To be judged: told in the inbox alone.
    const owed = line('accept', { tasks: [hazard] })
    expect([isToldBy([owed], reminder, true), isToldBy([owed], reminder, false)]).toEqual([false, true])
  })
})

describe('a reporter', () => {
  it.each([
    ['accept', ['submitted', 'accepted'], 'replied'], ['verify', ['verifying', 'accepted'], 'replied'],
    ['confirm', ['await_confirm', 'closed'], 'closed'], ['check', ['handled', 'closed'], 'closed'],
    ['countersign', ['countersigning', 'closed'], 'closed'], ['reject', ['submitted', 'rejected'], 'rejected'],
    ['merge', ['accepted', 'merged'], 'merged'],
  ] as const)('hears by the state that a case comes to: %s %j', (action, [from, to], key) => {
    expect(told(line(action, { state: [from, to] }))).toEqual([[key, { reporter: true }]])
  })

  it.each([['return', 'dispatched'], ['unmerge', 'merged'], ['refuseCountersign', 'countersigning']])(
    'hears once that it was accepted, not again after %s', (action, from) => {
      expect(told(line(action, { state: [from, 'accepted'] }))).toEqual([])
    },
  )

  it('is not told what he has just done himself', () => {
    expect(draftsOf(line('confirm', { state: ['await_confirm', 'closed'], by: { role: 'resident' } }))).toEqual([])
  })
})

it('takes an urge, and a refusal of more time, to whoever owes: the line alone does not say until when', () => {
  const clock = {
    phase: 'handle',
    limit: { value: 1, unit: 'work_day' },
    startedAt: 0,
    dueAt: 5 * HOUR,
    yellowAt: HOUR,
    version: 1,
  }
  const open = { state: 'working', version: 1, round: 1, openedAt: 0, clocks: [clock] }
  const tasks = [
    { ...open, id: 'task', kind: 'lead', unitId: 'pipes' },
    { ...open, id: 'word', kind: 'contact', deskId: 'town' },
  ]
  const state = { tasks } as unknown as CaseState
  const [urge] = draftsOf(line('urge'))
  expect(urge && addressed(urge, state)).toMatchObject([
    { key: 'urge', to: { unit: 'pipes' }, phase: 'handle', dueAt: 5 * HOUR },
  ])

  const ended = task({
    id: 'request',
    kind: 'extension',
    state: ['waiting', 'done'],
    unitId: undefined,
    deskId: 'town',
  })
  const [denied] = draftsOf(
    line('denyExtension', { tasks: [ended, task({ state: ['working', 'working'], clocks: [] })] }),
  )
  expect(denied && addressed(denied, state)).toMatchObject([
    { key: 'extension_denied', to: { unit: 'pipes' }, dueAt: 5 * HOUR },
  ])
})

it('tells nobody of notes, pictures and the system’s own housekeeping', () => {
  for (const action of ['comment', 'supplement', 'recompute', 'redraw', 'absorb', 'bear', 'contact'])
    expect(draftsOf(line(action))).toEqual([])
})
