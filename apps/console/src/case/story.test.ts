import type { TrailLineBody } from '@onegrid/contract'
import { describe, expect, it } from 'vitest'
import { overdueIn, storyOf, whoAndWhat } from './story.ts'

const start = Date.parse('2026-09-30T01:00:00Z')
let seq = 0

function line(minutes: number, action: string, more: Partial<TrailLineBody> = {}): TrailLineBody {
  const by = { role: action === 'remind' ? 'system' : 'dispatcher', roleText: '', person: null, unit: null, desk: null }
  return {
    seq: ++seq, at: new Date(start + minutes * 60_000).toISOString(), occurredAt: null, action, by, sentence: action,
    remarks: {}, params: {}, changes: { fields: {}, tasks: [] }, files: [], hash: '', ...more,
  }
}

function told(lines: TrailLineBody[], until?: number): string[] {
  return storyOf(lines, [], until === undefined ? undefined : start + until * 60_000).map((item) => {
    if (item.kind === 'line') return item.line.action
    const open = item.kind === 'gap' && item.open ? ' open' : ''
    if (item.kind === 'gap') return `gap ${(item.to - item.from) / 60_000}${open} +${item.folded.length}`
    if (item.kind === 'folded') return `folded ${item.lines.length}`
    return item.kind === 'round' ? `round ${item.round}` : 'day'
  })
}

describe('the story of a trail', () => {
  it('shows a wait with its length and folds the machinery into it', () => {
    expect(told([line(0, 'report'), line(3, 'accept'), line(60, 'remind'), line(133, 'dispatch')]))
      .toEqual(['day', 'report', 'accept', 'gap 130 +1', 'dispatch'])
  })

  it('says nothing of a short wait but loses no line of the machinery', () => {
    expect(told([line(0, 'report'), line(2, 'remind'), line(9, 'accept')]))
      .toEqual(['day', 'report', 'folded 1', 'accept'])
    expect(told([line(0, 'report'), line(2, 'remind')])).toEqual(['day', 'report', 'folded 1'])
  })

  it('goes on waiting while the case is open', () => {
    expect(told([line(0, 'report'), line(50, 'remind')], 70)).toEqual(['day', 'report', 'gap 70 open +1'])
    expect(told([line(0, 'report')], 5)).toEqual(['day', 'report'])
  })

  it('parts days by China’s midnight and rounds by their number', () => {
    const reopened = line(16 * 60, 'reopen', { changes: { fields: { round: [1, 2] }, tasks: [] } })
    expect(told([line(0, 'report', { changes: { fields: { round: [null, 1] }, tasks: [] } }), reopened]))
      .toEqual(['day', 'report', 'gap 960 +0', 'round 2', 'day', 'reopen'])
  })

  it('names whoever held the case for most of a wait', () => {
    const at = (minutes: number): string => new Date(start + minutes * 60_000).toISOString()
    const held = [
      { phase: 'dispatch', owner: { name: '受理台' }, paused: false, from: at(0), to: at(20) },
      { phase: 'handle', owner: { name: '中队' }, paused: false, from: at(20), to: at(100) },
    ]
    const gap = storyOf([line(0, 'accept'), line(90, 'finish')], held).find((item) => item.kind === 'gap')
    expect(gap?.held?.owner?.name).toBe('中队')
  })

  it('marks what fell overdue in a wait', () => {
    const late = line(30, 'remind', { params: { rule: 'overdue' } })
    expect(overdueIn([line(10, 'remind', { params: { rule: 'half' } }), late])).toEqual([late])
  })
})

describe('who and what of a sentence', () => {
  const by = {
    role: 'dispatcher', roleText: '受理派遣员', person: { id: 'p', name: '演春' }, unit: { id: 'u', name: '指挥室' },
    desk: { id: 'd', name: '漓渚镇受理台' },
  }

  it('takes the longest actor that the sentence begins with', () => {
    expect(whoAndWhat({ sentence: '漓渚镇受理台 演春 受理，二级', by }, 'zh-CN')).toEqual(['漓渚镇受理台 演春', '受理，二级'])
    expect(whoAndWhat({ sentence: '演春 (漓渚镇受理台) accepted it', by }, 'en')).toEqual(['演春 (漓渚镇受理台)', 'accepted it'])
    expect(whoAndWhat({ sentence: '受理派遣员 演春 备注', by }, 'zh-CN')).toEqual(['受理派遣员 演春', '备注'])
    expect(whoAndWhat({ sentence: '指挥室 签收', by: { ...by, person: null } }, 'zh-CN')).toEqual(['指挥室', '签收'])
  })

  it('leaves the sentence whole where it begins otherwise', () => {
    expect(whoAndWhat({ sentence: '有人 受理', by }, 'zh-CN')).toEqual(['', '有人 受理'])
  })
})
