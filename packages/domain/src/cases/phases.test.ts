import { describe, expect, it } from 'vitest'
import { cast, townDesk, units } from '../testing/cast.ts'
import { act, text } from '../testing/story.ts'
import { closed, handling, on, reported } from '../testing/stages.ts'
import { phaseDurations } from './phases.ts'

const { chun, fang, xin, min, an, lan } = cast
const reason = text('理由')

/** Who, what, from when to when; paused where it stood still. */
function story(lines: Parameters<typeof phaseDurations>[0], until: number) {
  return phaseDurations(lines, until).map(({ ownerId, phase, from, to, paused }) => [
    ownerId,
    phase,
    from,
    to,
    ...(paused ? ['paused'] : []),
  ])
}

describe('who held it', () => {
  it('is the desk, the unit, the desk, the officer: without a gap', () => {
    const told = closed()
    expect(story(told.lines, on('18:00'))).toEqual([
      [townDesk, 'accept', on('08:40'), on('08:50')],
      [townDesk, 'dispatch', on('08:50'), on('09:00')],
      [units.enforcement, 'sign', on('09:00'), on('09:10')],
      [units.enforcement, 'handle', on('09:10'), on('10:00')],
      [townDesk, 'check', on('10:00'), on('10:30')],
      [an.id, 'confirm', on('10:30'), on('11:00')],
    ])
  })

  it('names the assistant only once the lead is done, and the desk where a unit gave it back', () => {
    const told = handling({ assists: [units.land] })
    act(told, fang, 'finish', { result: reason, after: ['a1'] }, on('10:00'))
    act(told, xin, 'return', { reason }, on('11:00'))
    act(told, chun, 'addAssist', { unit: units.water }, on('11:20'))
    expect(story(told.lines, on('12:00')).slice(3)).toEqual([
      [units.enforcement, 'handle', on('09:10'), on('10:00')],
      [units.land, 'sign', on('10:00'), on('11:00')],
      [townDesk, 'dispatch', on('11:00'), on('11:20')],
      [units.water, 'sign', on('11:20'), on('12:00')],
    ])
  })

  it('is the desk while it stands still, and the person when a unit named one', () => {
    const told = handling()
    act(told, fang, 'assignPerson', { person: fang.id }, on('09:20'))
    act(told, chun, 'suspend', { condition: 'court', reason }, on('10:00'))
    act(told, chun, 'resume', {}, on('11:00'))
    act(told, chun, 'void', { reason }, on('11:30'))
    act(told, lan, 'refuseCountersign', { reason }, on('11:40'))
    expect(story(told.lines, on('12:00')).slice(3)).toEqual([
      [units.enforcement, 'handle', on('09:10'), on('09:20')],
      [fang.id, 'handle', on('09:20'), on('10:00')],
      [townDesk, 'review', on('10:00'), on('11:00'), 'paused'],
      [fang.id, 'handle', on('11:00'), on('11:30')],
      [townDesk, 'countersign', on('11:30'), on('11:40'), 'paused'],
      [fang.id, 'handle', on('11:40'), on('12:00')],
    ])
  })

  it('is nobody while the case rests, and the unit again when it is reopened', () => {
    const told = closed()
    act(told, an, 'reopen', { reason }, on('09:00', 17))
    act(told, fang, 'finish', { result: reason, after: ['a2'] }, on('10:00', 17))
    act(told, min, 'check', { outcome: 'pass' }, on('11:00', 17))
    const rounds = phaseDurations(told.lines, on('12:00', 17))
    const sum = (round: number) =>
      rounds.filter((held) => held.round === round).reduce((total, { from, to }) => total + to - from, 0)
    expect(sum(1)).toBe(on('11:00') - on('08:40'))
    expect(sum(2)).toBe(on('12:00', 17) - on('09:00', 17))
    expect(rounds.map(({ from }) => from)).not.toContain(on('11:00'))
  })

  it('ends an open case where one asks, not before its last line', () => {
    const { lines } = reported()
    expect(story(lines, on('09:40'))).toEqual([[townDesk, 'accept', on('08:40'), on('09:40')]])
    expect(story(lines, on('08:00'))).toEqual([])
  })
})
