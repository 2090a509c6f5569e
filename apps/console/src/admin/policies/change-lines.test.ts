import { defaultPolicyBody, policyChanges } from '@onegrid/domain'
import type { PolicyBody } from '@onegrid/domain'
import { describe, expect, it } from 'vitest'
import { sayIn } from '../../words/testing.ts'
import { changeSentence, pieceChanges } from './change-lines.ts'
import type { Speech } from './say-value.ts'
import '../routing/words.ts'
import './settings-words.ts'
import './words.ts'

const base = defaultPolicyBody()
const names = { town: '漓渚镇' }

function speech(language: 'zh-CN' | 'en'): Speech {
  return {
    language, rules: sayIn('rules', language), settings: sayIn('settings', language),
    routing: { say: sayIn('routing', language), language, names, matters: base.matters },
  }
}

function sentences(change: (body: PolicyBody) => void, language: 'zh-CN' | 'en' = 'zh-CN'): string[] {
  const after = defaultPolicyBody()
  change(after)
  const said = speech(language)
  return pieceChanges(policyChanges(base, after), base, after, said).map((one) => changeSentence(one, said))
}

const matter = (body: PolicyBody, code: string) => body.matters.find((one) => one.code === code)!

describe('a difference as a sentence', () => {
  it('tells the fields of a matter, each once', () => {
    const change = (body: PolicyBody): void => {
      Object.assign(
        matter(body, '050101'), { limit: { value: 1, unit: 'work_day' }, level: 2, needsCheck: false, aliases: ['占道'] },
      )
    }
    expect(sentences(change)).toEqual([
      '050101 占道经营：别名 由 摆摊、占道 改为 占道；等级 由 四级 改为 二级；处置时限 由 2 个工作小时 改为 1 个工作日；须核查 由 是 改为 否',
    ])
    expect(sentences(change, 'en')[0]).toContain('Handling from 2 working hours to 1 workday')
  })

  it('calls the limit of what is made safe first by its name', () => {
    expect(sentences((body) => { matter(body, '070101').limit = { value: 0.5, unit: 'urgent_hour' } })[0])
      .toMatch(/^070101 .+：排险时限 由 .+ 改为 30 分$/)
  })

  it('tells what was added, removed, set and dropped', () => {
    const [added, removed] = sentences((body) => {
      body.matters = body.matters.filter(({ code }) => code !== '010101')
      body.matters.push(
        { ...matter(base as PolicyBody, '100201'), code: '100202', name: { zh: '犬只登记', en: 'Dog census' } },
      )
    }).toSorted((a, b) => b.localeCompare(a))
    expect(added).toMatch(/^100202 犬只登记：新增：综合执法中队、/)
    expect(removed).toMatch(/^010101 .+：删除：/)
    expect(sentences((body) => { matter(body, '050101').from = '2026-12-01' }))
      .toEqual(['050101 占道经营：起始日 设为 2026-12-01'])
    expect(sentences((body) => { delete matter(body, '070101').aliases })[0]).toContain('别名 取消（原为 井盖、窨井盖）')
  })

  it('tells rules as sentences, and where they stand', () => {
    expect(sentences((body) => {
      body.routing.push(
        { id: 'fumes', name: '油烟归执法', when: { areas: ['town'], matter: ['060201'] }, to: { auto: true } },
      )
    })).toEqual([expect.stringMatching(/^油烟归执法：新增：漓渚镇的 060201 .+ → 自动交办$/)])
    expect(sentences((body) => { body.routing.reverse() })).toEqual([expect.stringMatching(/由第 \d 位移至第 \d 位$/)])
    expect(sentences((body) => { body.routing[1]!.to = { desk: 'town' } })).toEqual(['领导交办由区级受理：受理台 由 区 改为 镇（街道）'])
  })

  it('tells settings by their name, level and unit', () => {
    expect(sentences((body) => {
      body.limits.accept[1] = { value: 10 / 60, unit: 'urgent_hour' }
      body.limits.reply.hours = { value: 3, unit: 'work_hour' }
    })).toEqual(['环节时限：受理 · 一级 由 15 分 改为 10 分；答复督办（按小时计时的件） 由 2 个工作小时 改为 3 个工作小时'])
    expect(sentences((body) => { body.sampleSelfSolved = 0.08 })).toEqual(['抽查与取证：现场办结抽查比例 由 5% 改为 8%'])
    expect(sentences((body) => { body.confirmBySource.hotline = 'reporter' }))
      .toEqual(['结案确认：确认方式 · 热线 由 电话回访 改为 上报人确认'])
    expect(sentences((body) => { body.limits.coordinate[0] = { value: 2, unit: 'work_day' } })[0])
      .toContain('四级协调 由 1 个工作日 → ')
    expect(sentences((body) => { body.reminders = body.reminders.filter(({ id }) => id !== 'day-before') })[0])
      .toContain('取消（原为 全部环节，一级、二级，按天计的：到期前 24 小时，发收件、推送、短信）')
  })

  it('leaves no key and no parameter unsaid', () => {
    const all = (body: PolicyBody): void => {
      body.defaultDesk = 'village'
      body.quietHours = { from: '21:00', to: '07:30', pushLevels: [1] }
      body.stagedReports = { ...body.stagedReports, levels: [], first: { value: 1, unit: 'urgent_hour' } }
      body.supervision = { orderPhases: ['accept'], proposeCards: true, listAfterOrders: 5 }
      body.extensions = { most: 2, share: 0.5 }
      body.returnsBeforeRuling = 1
      body.offDutyMinutes = 10
      matter(body, '050101').entry = { department: '综合行政执法局', signedOn: '2026-09-01' }
    }
    for (const language of ['zh-CN', 'en'] as const) {
      for (const said of sentences(all, language)) expect(said).not.toMatch(/[{}]|undefined|(group|name|matter)\./)
    }
  })
})
