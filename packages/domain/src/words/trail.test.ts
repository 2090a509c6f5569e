import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderKind } from '../orders/index.ts'
import { cast, units } from '../testing/cast.ts'
import { clockOf, taskOf } from '../testing/look.ts'
import { accepted, closed, handling, on } from '../testing/stages.ts'
import { act, begin, text } from '../testing/story.ts'
import type { Told } from '../testing/story.ts'
import { walk, walks } from '../testing/walk.ts'
import { languages } from './keys.ts'
import { actorText, isFolded, trailSentence, trailText } from './trail.ts'
import type { Names } from './trail.ts'

const { an, chun, fang, lan, min, tong, xin, system } = cast
const reason = text('理由')

const names: Names = {
  person: (id) => id,
  unit: (id) => id.replace('unit:', ''),
  desk: (id) => (id === 'desk:town' ? '漓渚镇指挥室' : '区指挥中心'),
  matter: (code) => ({ '050401': '暴露垃圾', '070101': '井盖缺失', '090101': '河道水位超警' })[code],
  caseNumber: () => '330603-20261116-00007',
}
const nobody: Names = { person: () => undefined, unit: () => undefined, desk: () => undefined, matter: () => undefined }

const last = (told: Told, language: 'zh-CN' | 'en' = 'zh-CN') => trailSentence(told.lines.at(-1)!, names, language)

describe('the story of a case', () => {
  it('reads as people tell it', () => {
    expect(closed().lines.map((line) => trailSentence(line, names, 'zh-CN'))).toEqual([
      '网格员 演安 报告 暴露垃圾',
      '漓渚镇指挥室 演春 受理，免核实',
      '漓渚镇指挥室 演春 交办 执法中队 主办，11月16日 周一 14:30 前处置',
      '执法中队 演方 签收',
      '执法中队 演方 处置完成',
      '漓渚镇指挥室 演敏 核查通过',
      '网格员 演安 确认解决，结案',
    ])
    expect(closed().lines.map((line) => trailSentence(line, names, 'en'))).toEqual([
      '演安 (Officer) reported it: 暴露垃圾',
      '演春 (漓渚镇指挥室) accepted it, without verification',
      '演春 (漓渚镇指挥室) dispatched it to 执法中队, due Mon 16 Nov 14:30',
      '演方 (执法中队) signed for it',
      '演方 (执法中队) finished',
      '演敏 (漓渚镇指挥室) checked: passed',
      '演安 (Officer) confirmed it, closed',
    ])
  })

  it('names a reporter by role alone, and a program that took it in', () => {
    expect(trailSentence(accepted({ source: 'resident' }).lines[0]!, names, 'zh-CN')).toBe('居民 报告 暴露垃圾')
    const sensed = begin(system, 'report', { source: 'sensor', matter: '090101', text: reason }, on('09:00'))
    expect(last(sensed)).toBe('系统 由物联感知转入 河道水位超警')
  })

  it('says with whom, how urgent, how late and why it stands still', () => {
    const told = accepted()
    act(
      told,
      chun,
      'dispatch',
      { lead: units.enforcement, assists: [units.land, units.water], urgent: true },
      on('09:00'),
    )
    expect(last(told)).toBe(
      '漓渚镇指挥室 演春 交办 执法中队 主办，自然资源所、供排水公司 协办，加急，11月16日 周一 13:00 前处置',
    )
    act(told, chun, 'release', { taskId: taskOf(told, 'assist').id, reason }, on('09:05'))
    expect(last(told)).toBe('漓渚镇指挥室 演春 解除 供排水公司 协办')
    act(told, chun, 'suspend', { condition: 'court', reason, reviewAt: on('12:00', 20) }, on('09:10'))
    expect(last(told)).toBe('漓渚镇指挥室 演春 挂账：待法院处理，11月20日 周五 12:00 前复核')
    act(told, chun, 'resume', {}, on('09:40'))
    expect(last(told)).toBe('漓渚镇指挥室 演春 恢复办理，11月16日 周一 13:30 前处置')
    act(told, fang, 'finish', { result: reason, after: ['a'] }, on('14:00'))
    expect(last(told)).toBe('执法中队 演方 处置完成，逾期')
    act(told, xin, 'finish', { result: reason }, on('14:01'))
    act(told, min, 'check', { outcome: 'not_pass', note: text('缺一处'), rework: taskOf(told, 'lead').id }, on('15:00'))
    expect(last(told)).toBe('漓渚镇指挥室 演敏 核查不通过，执法中队 返工')
  })

  it('tells escalation, handing on, rating and urging', () => {
    const told = accepted({ source: 'resident' })
    act(told, tong, 'urge', {}, on('09:00'))
    expect(last(told)).toBe('居民 催办')
    act(told, chun, 'escalate', { reason }, on('09:05'))
    expect(last(told)).toBe('漓渚镇指挥室 演春 上报上级受理台 区指挥中心')
    act(told, cast.dong, 'requestVerify', {}, on('09:06'))
    const { id } = taskOf(told, 'verify')
    act(told, cast.ji, 'reassign', { taskId: id, person: cast.bei.id }, on('09:07'))
    expect(last(told)).toBe('网格长 演吉 改由 演北 办理')
    act(told, cast.ji, 'reassign', { taskId: id, desk: 'desk:district' }, on('09:08'))
    expect(last(told)).toBe('网格长 演吉 转由 区指挥中心 办理')
    act(told, an, 'verify', { outcome: 'exist' }, on('09:20'))
    expect(last(told)).toBe('网格员 演安 核实：情况属实')
    const rated = act(closed({ source: 'resident' }), tong, 'rate', { stars: 5 }, on('12:00'))
    expect(last(rated)).toBe('居民 评价 5 星')
  })

  it('tells an order', () => {
    const event = handling()
    const lead = taskOf(event, 'lead')
    const input = { type: 'timeout', event: 'e', unit: units.enforcement, phase: 'handle', task: lead.id }
    const limit = clockOf(lead, 'handle').limit
    const order = begin(system, 'issue', { ...input, limit }, on('14:30'), { def: orderKind, event: event.state })
    expect(last(order)).toBe('系统 下达超时督办单，执法中队 须答复，11月16日 周一 16:30 到期')
    act(order, chun, 'issueCard', { colour: 'yellow', reason }, on('15:00'))
    expect(last(order)).toBe('漓渚镇指挥室 演春 发黄牌')
    act(order, lan, 'list', { reason, until: on('17:00', 20) }, on('15:01'))
    expect(last(order, 'en')).toBe('演蓝 (Leader) listed it for supervision until Fri 20 Nov 17:00')
  })

  it('folds what machinery does, and nothing that a person did', () => {
    const told = handling()
    const timer = told.timers.find(({ rule, phase }) => rule === 'last-third' && phase === 'handle')!
    const { taskId, phase, rule, deadlineVersion: version } = timer
    act(told, system, 'remind', { taskId, phase, rule, version }, on('12:00'))
    expect(last(told)).toBe('系统 提醒处置')
    act(told, system, 'remind', { taskId, phase, rule: 'overdue', version }, on('14:30'))
    expect(last(told)).toBe('系统 处置超时')
    expect(told.lines.map(isFolded)).toEqual([false, false, false, false, true, true])
  })

  it('has general words for names that the reader may not see', () => {
    const told = accepted()
    act(told, chun, 'dispatch', { lead: units.enforcement }, on('09:00'))
    const line = told.lines.at(-1)!
    expect(actorText(line, nobody, 'zh-CN')).toBe('受理派遣员')
    expect(trailText(line, nobody, 'zh-CN')).toBe('交办 有关单位 主办，11月16日 周一 14:30 前处置')
    expect(actorText(line, { ...nobody, desk: names.desk }, 'zh-CN')).toBe('漓渚镇指挥室')
  })

  it('is a whole sentence for whatever may happen, in both languages', () => {
    fc.assert(
      fc.property(walks, (random) => {
        for (const line of walk(random).told.lines) {
          for (const language of languages) {
            const said = trailSentence(line, names, language)
            expect(said).not.toMatch(/[{}[\]]|undefined|null|NaN|unit:|desk:|case:|id-/)
            expect(said).not.toMatch(/\s{2}|\s$|，，|，$/)
          }
        }
      }),
      { numRuns: 60, seed: 20260930 },
    )
  })
})
