import { describe, expect, it } from 'vitest'
import { cast } from '../testing/cast.ts'
import { taskOf } from '../testing/look.ts'
import { dispatched, handling, on } from '../testing/stages.ts'
import { act, refusal, refusalOf, text } from '../testing/story.ts'
import { inHand } from './urging.ts'

const { chun, fang, lan, tong } = cast

describe('urging', () => {
  it('comes once an hour from one person for one step, and as often from others', () => {
    const told = handling({ source: 'resident' })
    act(told, tong, 'urge', {}, on('09:30'))
    expect(refusalOf(told, tong, 'urge', { note: text('再问') }, on('09:31'))).toBe('urged_already')
    act(told, lan, 'urge', {}, on('09:31'))
    expect(refusalOf(told, tong, 'urge', {}, on('10:29'))).toBe('urged_already')
    act(told, tong, 'urge', {}, on('10:30'))
    expect(told.state.counts.urges).toBe(3)
  })

  it('says when it may come again, in the measure of the step that is urged', () => {
    // Handling is counted in working hours: 16:30 and half an hour of the next morning.
    const told = handling({ source: 'resident' })
    act(told, tong, 'urge', {}, on('16:30'))
    const refused = { refusal: 'urged_already', params: { again: on('09:00', 17) } }
    expect(refusal(told, tong, 'urge', {}, on('16:40'))).toEqual(refused)
    act(told, tong, 'urge', {}, on('09:00', 17))
  })

  it('may come anew for whoever has it in hand next, and forgets steps that have ended', () => {
    const told = dispatched({ source: 'resident' })
    act(told, tong, 'urge', {}, on('09:05'))
    const before = taskOf(told, 'lead').id
    act(told, fang, 'return', { reason: text('不归我管') }, on('09:10'))
    expect(inHand(told.state).map(({ kind }) => kind)).toEqual(['dispatch'])
    act(told, tong, 'urge', {}, on('09:11'))
    expect(Object.keys(told.state.extra.urged as object).filter((key) => key.startsWith(before))).toEqual([])
    act(told, chun, 'urge', {}, on('09:12'))
    expect(refusalOf(told, tong, 'urge', {}, on('09:13'))).toBe('urged_already')
  })

  it('names nobody of the residents in the trail', () => {
    const told = handling({ source: 'resident' })
    act(told, tong, 'urge', {}, on('09:30'))
    expect(Object.keys(told.state.extra.urged as object)).toEqual([`${taskOf(told, 'lead').id} resident`])
    expect(JSON.stringify(told.state.extra)).not.toContain(tong.id)
  })
})
