import { describe, expect, it } from 'vitest'
import { compileCalendar, defaultCalendarData } from '../clock/index.ts'
import { cast, units } from '../testing/cast.ts'
import { clockOf, dueText, taskOf } from '../testing/look.ts'
import { accepted, dispatched, handling, on } from '../testing/stages.ts'
import { act, at, policy, refusalOf, text } from '../testing/story.ts'
import type { Told } from '../testing/story.ts'

const { chun, fang, system } = cast
const of = (told: Told, phase: string) =>
  told.timers.filter((timer) => timer.phase === phase).map(({ rule, fireAt }) => [rule, fireAt])

describe('reminders', () => {
  it('come a day before for grave limits of days, earlier where that is night', () => {
    // 010302: level 2, three natural days, to 19 November 24:00; 24 hours before is midnight.
    expect(of(dispatched({ matter: '010302' }), 'handle')).toEqual([
      ['overdue', on('24:00', 19)],
      ['day-before', on('20:00', 18)],
    ])
  })

  it('come with the dispatch and at the half for grave limits of hours, by night too', () => {
    const told = accepted({ matter: '040203' })
    act(told, chun, 'dispatch', { lead: units.market }, on('22:30'))
    expect(of(told, 'handle')).toEqual([
      ['overdue', on('00:30', 17)],
      ['at-start', on('22:30')],
      ['at-half', on('23:30')],
    ])
  })

  it('come at the last third for the others, and not before their clock began', () => {
    expect(of(dispatched(), 'handle')).toEqual([
      ['overdue', on('14:30')],
      ['last-third', on('11:48')],
    ])
    const told = accepted({ matter: '060302' })
    // Two elapsed hours from 23:00: the evening before lies before the beginning, so it comes when it is due.
    act(told, chun, 'dispatch', { lead: units.police }, on('23:00'))
    expect(of(told, 'handle')).toEqual([
      ['overdue', on('01:00', 17)],
      ['last-third', on('00:24', 17)],
    ])
  })

  it('are those of the policy that is pinned on the case', () => {
    const told = dispatched({ more: { policy: { ...policy, reminders: [] } } })
    expect(of(told, 'handle')).toEqual([['overdue', on('14:30')]])
  })

  it('act once: the mark stands in the clock, and a moved clock is another one', () => {
    const told = handling()
    const lead = taskOf(told, 'lead')
    const reminder = { taskId: lead.id, phase: 'handle', rule: 'last-third', version: 1 }
    act(told, system, 'remind', reminder, on('11:48'))
    expect(clockOf(taskOf(told, 'lead'), 'handle').fired).toEqual(['last-third'])
    expect(of(told, 'handle')).toEqual([['overdue', on('14:30')]])
    expect(refusalOf(told, system, 'remind', reminder, on('11:49'))).toBe('timer_void')
    expect(refusalOf(told, system, 'remind', { ...reminder, version: 2 }, on('11:49'))).toBe('timer_void')
    expect(refusalOf(told, system, 'remind', { ...reminder, taskId: 'none' }, on('11:49'))).toBe('timer_void')
    act(told, fang, 'requestExtension', { limit: { value: 4, unit: 'work_hour' }, reason: text('x') }, on('11:50'))
    act(told, chun, 'extend', {}, on('11:55'))
    // Twice as long: its last third lies ahead again.
    expect(of(told, 'handle')).toEqual([
      ['overdue', on('10:00', 17)],
      ['last-third', on('16:06')],
    ])
  })

  it('of the case itself are keyed by the case', () => {
    const told = handling()
    const total = told.timers.filter((timer) => timer.phase === 'total')
    expect(total.map(({ taskId, rule }) => [taskId, rule])).toEqual([
      [told.state.id, 'overdue'],
      [told.state.id, 'last-third'],
    ])
    act(
      told,
      system,
      'remind',
      { taskId: told.state.id, phase: 'total', rule: 'last-third', version: 1 },
      on('09:00', 20),
    )
    expect(of(told, 'total')).toEqual([['overdue', on('17:00', 20)]])
  })
})

describe('an edited calendar', () => {
  const data = defaultCalendarData()
  /** Wednesday 18 November off. */
  const edited = compileCalendar({
    ...data,
    days: [...data.days, { date: '2026-11-18', kind: 'holiday', name: '调整' }],
  })

  it('moves open deadlines with a line and a new version, and leaves the rest', () => {
    const told = dispatched({ matter: '060201' })
    const sign = clockOf(taskOf(told, 'lead'), 'sign')
    expect(dueText(taskOf(told, 'lead'), 'handle')).toBe('2026-11-23 17:00')
    act(told, system, 'recompute', {}, on('09:30'), { calendar: edited })
    expect(dueText(taskOf(told, 'lead'), 'handle')).toBe('2026-11-24 17:00')
    expect(clockOf(taskOf(told, 'lead'), 'handle').version).toBe(2)
    expect(clockOf(taskOf(told, 'lead'), 'sign')).toEqual(sign)
    expect(told.lines.at(-1)!.changes.tasks[0]!.clocks).toMatchObject([{ phase: 'handle', version: 2 }])
    expect(refusalOf(told, system, 'recompute', {}, on('09:31'), { calendar: edited })).toBe('nothing_to_do')
  })

  it('moves clocks that lie at the desk, and paused ones when they resume', () => {
    const told = act(handling({ matter: '060201' }), fang, 'return', { reason: text('x') }, on('10:00'))
    act(told, system, 'recompute', {}, on('10:10'), { calendar: edited })
    expect(dueText(taskOf(told, 'dispatch'), 'handle')).toBe('2026-11-24 17:00')
    const paused = act(
      handling({ matter: '060201' }),
      chun,
      'suspend',
      { condition: 'court', reason: text('x') },
      on('10:00'),
    )
    expect(refusalOf(paused, system, 'recompute', {}, on('10:10'), { calendar: edited })).toBe('nothing_to_do')
    act(paused, chun, 'resume', {}, on('10:00', 17), { calendar: edited })
    expect(dueText(taskOf(paused, 'lead'), 'handle')).toBe('2026-11-25 17:00')
  })

  it('knows a year without announced holidays and says so', () => {
    const told = accepted({ matter: '060201' })
    act(told, chun, 'dispatch', { lead: units.enforcement }, at('09:00', '2026-12-30'))
    expect(clockOf(taskOf(told, 'lead'), 'handle').provisional).toBe(true)
  })
})
