import { DEFAULT_SEASONS } from '@onegrid/domain'
import type { Season } from '@onegrid/domain'
import { describe, expect, it } from 'vitest'
import { seasonFaults, secondsOf, withSeason, withSession } from './season-form.ts'

const summer: Season = DEFAULT_SEASONS[0]!

describe('seasons in a form', () => {
  it('are sound as a district begins with them', () => {
    expect(seasonFaults(DEFAULT_SEASONS, 'zh-CN')).toEqual(new Map())
    expect(secondsOf(summer)).toBe(7 * 3600)
  })

  it('tell what is wrong at its place', () => {
    const crossed: Season = {
      from: '02-30', sessions: [{ start: '08:30', end: '12:00' }, { start: '11:00', end: '10:00' }],
    }
    const faults = seasonFaults([crossed, { ...summer, sessions: [] }], 'zh-CN')
    expect([...faults.keys()].sort()).toEqual(['0/from', '0/sessions/1', '1/sessions'])
    expect(faults.get('0/sessions/1')).toBe('时段“11:00–10:00”的结束不晚于开始。')
    expect(seasonFaults([], 'en').get('')).toBe('Set at least one season of working hours.')
    expect(seasonFaults([summer, summer], 'en').get('1/from')).toContain('Two seasons begin on 05-01')
  })

  it('grow by what is sound', () => {
    let seasons: Season[] = [...DEFAULT_SEASONS]
    for (let n = 0; n < 4; n++) seasons = withSeason(seasons)
    expect(seasonFaults(seasons, 'zh-CN')).toEqual(new Map())
    const evening = withSession(summer)
    expect(evening.sessions.at(-1)).toEqual({ start: '18:00', end: '22:00' })
    expect(seasonFaults([evening], 'zh-CN')).toEqual(new Map())
    expect(withSession({ from: '01-01', sessions: [] }).sessions).toEqual([{ start: '08:00', end: '12:00' }])
  })
})
