import { describe, expect, it } from 'vitest'
import { compileCalendar, computeDue, defaultCalendarData, explainDue, fromChina, secondsLeft } from '../clock/index.ts'
import type { Limit } from '../clock/index.ts'
import { formatDate, formatDeadline, formatDue, formatDuration, formatLimit, fill } from './format.ts'
import { messageKeys } from './keys.ts'
import type { SentenceParams } from './keys.ts'
import { messageText } from './messages.ts'
import { chipText, explainSentence, owesSentence, refusalSentence } from './sentences.ts'
import { refusals } from '../cases/refusals.ts'
import type { RefusalKey } from '../cases/refusals.ts'

const calendar = compileCalendar(defaultCalendarData())
/** Wednesday before the National Day holiday. */
const at = (time: string, date = '2026-09-30') => fromChina(date, time)

describe('dates and durations', () => {
  it('write a date as 11月21日 周六 14:30', () => {
    expect(formatDate(fromChina('2026-11-21', '14:30'), 'zh-CN')).toBe('11月21日 周六 14:30')
    expect(formatDate(fromChina('2026-11-21', '14:30'), 'en')).toBe('Sat 21 Nov 14:30')
  })

  it('name the year where it is another one', () => {
    expect(formatDate(fromChina('2027-01-04', '09:00'), 'zh-CN', at('09:00'))).toBe('2027年1月4日 周一 09:00')
  })

  it('end a day at 24:00 of that day', () => {
    expect(formatDeadline(fromChina('2026-10-03', '24:00'), 'zh-CN')).toBe('10月3日 周六 24:00')
  })

  it.each([
    ['16:20', '2026-09-30', '今天 16:20'],
    ['09:10', '2026-10-01', '明天 09:10'],
    ['17:00', '2026-09-29', '昨天 17:00'],
    ['24:00', '2026-10-01', '明天 24:00'],
    ['17:00', '2026-10-02', '周五 17:00'],
    ['24:00', '2026-10-04', '周日 24:00'],
    ['09:20', '2026-10-05', '10月5日 周一 09:20'],
    ['17:00', '2026-09-27', '9月27日 周日 17:00'],
  ])('say %s of %s on Wednesday 30 September as %s', (time, date, said) => {
    expect(formatDue(fromChina(date, time), at('10:00'), 'zh-CN')).toBe(said)
  })

  it('write durations in two units', () => {
    expect(formatDuration(7_800, 'zh-CN')).toBe('2 小时 10 分')
    expect(formatDuration(59, 'zh-CN')).toBe('0 分')
    expect(formatDuration(86_400 + 3_660, 'zh-CN')).toBe('1 天 1 小时')
    expect(formatDuration(3_600, 'en')).toBe('1 h')
  })

  it('write limits with their measure', () => {
    expect(formatLimit({ value: 5, unit: 'work_day' }, 'zh-CN')).toBe('5 个工作日')
    expect(formatLimit({ value: 0.25, unit: 'urgent_hour' }, 'zh-CN')).toBe('15 分')
    expect(formatLimit({ value: 1, unit: 'work_day' }, 'en')).toBe('1 workday')
    expect(formatLimit({ value: 2, unit: 'work_hour' }, 'en')).toBe('2 working hours')
  })

  it('keep a missing parameter in sight and drop a part without its own', () => {
    expect(fill('交办 {lead}[，{assists} 协办][，加急{urgent}]', { urgent: '' })).toBe('交办 {lead}，加急')
  })
})

describe('who owes what', () => {
  const owed = { owner: '综合执法局柯桥中队', phase: 'handle', now: fromChina('2026-11-17', '09:00') } as const

  it('is one sentence', () => {
    const dueAt = fromChina('2026-11-18', '17:30')
    const monday = fromChina('2026-11-16', '09:00')
    expect(owesSentence({ ...owed, dueAt, now: monday }, 'zh-CN')).toBe('综合执法局柯桥中队 须在 周三 17:30 前 处置')
    expect(owesSentence({ ...owed, dueAt }, 'en')).toBe('综合执法局柯桥中队 must handle it by tomorrow 17:30')
  })

  it('says that it is late from the first moment past, and that it is paused', () => {
    const dueAt = fromChina('2026-11-17', '09:00')
    expect(owesSentence({ ...owed, dueAt }, 'zh-CN')).toBe('综合执法局柯桥中队 须在 今天 09:00 前 处置')
    expect(owesSentence({ ...owed, dueAt, now: dueAt + 1 }, 'zh-CN')).toBe(
      '综合执法局柯桥中队 应在 今天 09:00 前 处置，已超时',
    )
    expect(owesSentence({ ...owed, dueAt, paused: true }, 'zh-CN')).toBe('综合执法局柯桥中队 待 处置，暂停计时')
  })
})

describe('the chip', () => {
  const chip = (now: number, limit: Limit, start = at('10:00')): string => {
    const { dueAt } = computeDue(calendar, start, limit)
    return chipText({ left: secondsLeft(calendar, now, dueAt, limit), limit, now, calendar, dueAt }, 'zh-CN')
  }

  it('counts in working time: a day is a day of sessions', () => {
    // 5.5 h of the 30th, then two days of seven hours.
    expect(chip(at('10:00'), { value: 2, unit: 'work_day' })).toBe('剩 2 天 5 小时')
    // The holiday costs nothing.
    expect(chip(at('12:00', '2026-10-04'), { value: 2, unit: 'work_day' })).toBe('剩 2 天')
    expect(chip(at('16:30', '2026-10-09'), { value: 2, unit: 'work_day' })).toBe('剩 30 分')
  })

  it('says by how much it is late, and 刚超时 while nobody works', () => {
    expect(chip(at('16:52'), { value: 4, unit: 'work_hour' }, at('10:20'))).toBe('超 32 分')
    expect(chip(at('20:00', '2026-10-09'), { value: 2, unit: 'work_day' })).toBe('刚超时')
    expect(chip(at('09:30', '2026-10-10'), { value: 2, unit: 'work_day' })).toBe('超 1 小时')
  })

  it('shows hours of elapsed time as hours, and what a pause keeps', () => {
    expect(chip(at('10:00'), { value: 24, unit: 'urgent_hour' })).toBe('剩 24 小时')
    const limit = { value: 4, unit: 'work_hour' } as const
    expect(chipText({ left: 5_400, limit, paused: true, now: at('10:00'), calendar }, 'zh-CN')).toBe(
      '暂停，剩 1 小时 30 分',
    )
    expect(chipText({ left: 59, limit, now: at('10:00'), calendar }, 'en')).toBe('under 1 min left')
  })
})

describe('why this moment', () => {
  type Pauses = Parameters<typeof explainDue>[3]
  const why = (
    limit: Limit, start = at('10:00'), pauses: Pauses = [], extended: Limit[] = [], steps: string[] = [],
  ): string => explainSentence(explainDue(calendar, start, limit, pauses, extended, steps), 'zh-CN')

  it('tells the days that were left out and worked in exchange', () => {
    expect(why({ value: 5, unit: 'work_day' })).toBe(
      '9月30日 周三 10:00 起算，时限 5 个工作日，起算当日不计，按各日工作时段计，10月1日至10月7日国庆节不计，10月10日调休上班照计，周末不计，10月13日 周二 17:00 到期。',
    )
  })

  it('tells one pattern of sessions', () => {
    expect(why({ value: 2, unit: 'work_hour' })).toBe(
      '9月30日 周三 10:00 起算，时限 2 个工作小时，按工作时段 08:30–12:00、14:00–17:30 计，9月30日 周三 12:00 到期。',
    )
  })

  it('tells of elapsed time, pauses and extensions', () => {
    const hours = (value: number): Limit => ({ value, unit: 'urgent_hour' })
    expect(why(hours(4), at('10:00'), [{ from: at('11:00'), to: at('11:04') }], [hours(2)])).toBe(
      '9月30日 周三 10:00 起算，时限 4 小时，连续计时，休息日照计，延期 2 小时，9月30日 周三 11:00 至 9月30日 周三 11:04 暂停，9月30日 周三 16:04 到期。',
    )
  })

  it('tells of steps that a limit allows for apart from what was asked for', () => {
    const hours = (value: number): Limit => ({ value, unit: 'urgent_hour' })
    const steps = ['check', 'confirm']
    expect(why(hours(4), at('10:00'), [], [hours(2), hours(1)], steps)).toBe(
      '9月30日 周三 10:00 起算，时限 4 小时，另计核查 2 小时、确认 1 小时，连续计时，休息日照计，9月30日 周三 17:00 到期。',
    )
    expect(why(hours(4), at('10:00'), [], [hours(2), hours(1), hours(3)], steps)).toContain('休息日照计，延期 3 小时，')
    const inEnglish = explainSentence(explainDue(calendar, at('10:00'), hours(4), [], [hours(2), hours(1)], steps), 'en')
    expect(inEnglish).toContain('4 hours, plus 2 hours to check, 1 hour to confirm, counted without a break')
  })

  it('tells that a statutory day moves, and that a year is not announced', () => {
    expect(why({ value: 3, unit: 'natural_day', statutory: true })).toContain(
      '到期日遇休息日顺延，10月8日 周四 24:00 到期。',
    )
    expect(why({ value: 3, unit: 'work_day' }, fromChina('2026-12-31', '10:00'))).toContain('2027 年节假日未公布')
  })
})

describe('refusals', () => {
  it('put words for keys', () => {
    const say = (refusal: RefusalKey, params: SentenceParams): string => refusalSentence(refusal, params, 'zh-CN')
    expect(say('not_in_this_state', { state: 'closed', action: 'dispatch' })).toBe(
      '“已结案”时不能交办，刷新后按现有操作办理',
    )
    expect(say('field_required', { field: 'reason', fields: 'reason,limit' })).toBe('缺少理由、时限，补填后提交')
    expect(say('urged_already', { again: at('11:20') })).toBe('刚催办过，9月30日 周三 11:20 以后可再次催办')
    expect(say('picture_too_far', { metres: 320, most: 100 })).toBe('照片距事发地 320 米，超过 100 米，重拍或写明理由')
  })

  it('leave no brace when given what the rules give', () => {
    const params = {
      state: 'closed',
      action: 'rule',
      field: 'note',
      matter: '999999',
      metres: 1,
      most: 2,
      days: 30,
      next: 2,
      again: at('11:20'),
    }
    for (const refusal of refusals) expect(refusalSentence(refusal, params, 'en')).not.toMatch(/[{}]/)
  })
})

describe('messages', () => {
  const params = {
    number: '330603-20260930-00042',
    title: '井盖缺失',
    place: '演示路12号',
    sender: '漓渚镇指挥室',
    unit: '市政养护中心',
    phase: '处置',
    due: '9月30日 周三 11:10',
    left: '剩 50 分',
    limit: '2 小时',
    action: '作废',
    days: 30,
  }

  it.each(messageKeys)('%s fits one SMS in Chinese and is complete in both languages', (key) => {
    for (const language of ['zh-CN', 'en'] as const) {
      const { title, text, sms } = messageText(key, params, language)
      expect(`${title} ${text} ${sms}`).not.toMatch(/[{}]|undefined/)
      expect(sms.length).toBeLessThanOrEqual(language === 'en' ? 160 : 70)
    }
    expect(messageText(key, params, 'zh-CN').sms).toMatch(/^【一网】/)
  })

  it('drop the place first, then the end of the title', () => {
    const long = {
      ...params,
      title: '销售过期食品并拒不配合检查且堵塞消防通道造成周边居民出行困难',
      place: '演示大道一千二百号附近',
    }
    const { sms, text } = messageText('assigned', long, 'zh-CN')
    expect(sms).toHaveLength(70)
    expect(sms).toContain('…，9月30日 周三 11:10 前处置。330603-20260930-00042')
    expect(text).toContain(long.title)
  })
})
