/**
 * The day of the demo town, told by the rules alone, with every due moment that it expects. It is one story, so the
 * file is long.
 */
import { describe, expect, it } from 'vitest'
import { chinaDeadline, holidayWarning } from '../clock/index.ts'
import { bringsOrder, orderKind } from '../orders/index.ts'
import { cast, townDesk, units } from '../testing/cast.ts'
import { clockOf, dueText, lateMinutes, openKinds, taskOf } from '../testing/look.ts'
import { eventKind } from './index.ts'
import { act, at, begin, calendar, policy, refusalOf, text, tried } from '../testing/story.ts'

const { an, bei, ji, chun, qiu, dong, fang, geng, chen, ren, gui, ding, jia, yi, min, tong, shu, hotline, system } =
  cast

describe('E1, a corridor cleared by persuasion', () => {
  it('is filed in one act, with no later task', () => {
    const e1 = begin(
      bei,
      'selfHandle',
      {
        source: 'officer',
        matter: '030102',
        text: text('楼道堆物'),
        way: 'persuaded',
        before: ['p1'],
        after: ['p2'],
      },
      at('08:41'),
      { sample: 0.9 },
    )
    expect(e1.state).toMatchObject({ state: 'filed', closedAt: at('08:41'), tasks: [] })
    expect(e1.lines).toHaveLength(1)
    expect(e1.timers).toEqual([])
  })
})

describe('E2, a missing manhole cover', () => {
  const input = {
    source: 'resident',
    matter: '070101',
    text: text('井盖没了'),
    before: ['p1'],
    point: { lon: 120.48, lat: 30.08 },
  }
  const untilClosed = () => {
    const e2 = begin(tong, 'report', input, at('09:05'))
    act(e2, chun, 'accept', {}, at('09:08'))
    act(e2, chun, 'dispatch', { lead: units.water }, at('09:10'))
    act(e2, chun, 'callOfficer', { person: an.id }, at('09:11'))
    act(e2, an, 'guard', { guard: ['p3'] }, at('09:18'))
    act(e2, geng, 'return', { reason: text('归市政') }, at('09:25'))
    act(e2, chun, 'dispatch', { lead: units.roads }, at('09:31'))
    act(e2, chen, 'sign', {}, at('09:33'))
    act(e2, chen, 'finish', { result: text('已更换'), after: ['p4'] }, at('09:58'))
    act(e2, min, 'check', { outcome: 'pass' }, at('10:10'))
    act(e2, an, 'confirm', {}, at('10:15'))
    return act(e2, tong, 'rate', { stars: 5 }, at('10:20'))
  }

  it('is made safe by 11:10 and restored by 1 October 09:10, returned or not', () => {
    const e2 = begin(tong, 'report', input, at('09:05'))
    act(e2, chun, 'accept', {}, at('09:08'))
    act(e2, chun, 'dispatch', { lead: units.water }, at('09:10'))
    expect(dueText(taskOf(e2, 'lead'), 'safe')).toBe('2026-09-30 11:10')
    expect(dueText(taskOf(e2, 'lead'), 'handle')).toBe('2026-10-01 09:10')

    act(e2, chun, 'callOfficer', { person: an.id }, at('09:11'))
    act(e2, an, 'guard', { guard: ['p3'] }, at('09:18'))
    expect(clockOf(taskOf(e2, 'lead'), 'safe').stoppedAt).toBe(at('09:18'))

    act(e2, geng, 'return', { reason: text('归市政') }, at('09:25'))
    expect(e2.state.state).toBe('accepted')
    expect(dueText(taskOf(e2, 'dispatch'), 'handle')).toBe('2026-10-01 09:10')
    act(e2, chun, 'dispatch', { lead: units.roads }, at('09:31'))
    expect(dueText(taskOf(e2, 'lead'), 'handle')).toBe('2026-10-01 09:10')
    // The wrong dispatch is the desk's.
    expect(e2.state.extra.wrongDispatches).toBe(1)
  })

  it('owes both reporters a reply when the hotline tells the same', () => {
    const e2 = begin(tong, 'report', input, at('09:05'))
    const twin = begin(hotline, 'report', { ...input, source: 'hotline' }, at('09:07'))
    act(twin, chun, 'merge', { survivor: e2.state.id }, at('09:08'), { others: { [e2.state.id]: e2.state } })
    act(e2, system, 'absorb', { duplicate: twin.state.id }, at('09:08'))
    expect(twin.state).toMatchObject({ state: 'merged', survivorId: e2.state.id })
    expect(clockOf(taskOf(e2, 'contact'), 'contact').pausedAt).toBeUndefined()
    expect(clockOf(taskOf(twin, 'contact'), 'contact').pausedAt).toBeUndefined()
    act(twin, chun, 'contact', { outcome: 'reached' }, at('10:30'))
    expect(openKinds(twin)).not.toContain('contact')
    expect(openKinds(e2)).toContain('contact')
  })

  it('comes back to the one who replaced the cover when it rattles', () => {
    const e2 = untilClosed()
    expect(e2.state.state).toBe('closed')
    act(e2, tong, 'reopen', { reason: text('井盖响') }, at('09:40', '2026-10-08'))
    expect(e2.state).toMatchObject({ state: 'dispatched', round: 2, leadUnitId: units.roads })
    expect(e2.decision.chip).toMatchObject({ ownerKind: 'unit', ownerId: units.roads })
    expect(dueText(taskOf(e2, 'lead'), 'safe')).toBe('2026-10-08 11:40')
    // The old result stays.
    expect(e2.state.tasks.filter((task) => task.kind === 'lead').map((task) => task.state)).toEqual([
      'returned',
      'done',
      'waiting',
    ])
  })
})

describe('E3, building without a permit', () => {
  it('is due 16:20, brings an order to the lead only, and ends 32 minutes late', () => {
    const e3 = begin(
      an,
      'report',
      { source: 'officer', matter: '050201', text: text('抢建'), before: ['p1'] },
      at('10:18'),
    )
    act(e3, chun, 'accept', {}, at('10:19'))
    act(e3, chun, 'dispatch', { lead: units.enforcement, assists: [units.land] }, at('10:20'))
    const lead = taskOf(e3, 'lead')
    expect(dueText(lead, 'handle')).toBe('2026-09-30 16:20')
    act(e3, fang, 'sign', {}, at('10:40'))

    const overdue = e3.timers.filter((timer) => timer.rule === 'overdue' && timer.phase === 'handle')
    expect(overdue.map((timer) => timer.fireAt)).toEqual([at('16:20'), at('16:20')])
    const supervised = e3.state.tasks.filter((task) => bringsOrder('handle', policy.supervision.orderPhases, task.kind))
    expect(supervised.filter((task) => overdue.some((timer) => timer.taskId === task.id))).toEqual([taskOf(e3, 'lead')])
    const order = begin(
      system,
      'issue',
      {
        type: 'timeout',
        event: e3.state.id,
        unit: units.enforcement,
        phase: 'handle',
        task: lead.id,
        limit: clockOf(lead, 'handle').limit,
      },
      at('16:20'),
      { def: orderKind, event: e3.state },
    )
    expect(dueText(taskOf(order, 'reply'), 'reply')).toBe('2026-10-08 09:20')

    act(e3, fang, 'finish', { result: text('已停工'), after: ['p2'] }, at('16:52'))
    expect(lateMinutes(taskOf(e3, 'lead'), 'handle')).toBe(32)
    // The assistant has not even signed: the case waits for it, and the desk lets it go.
    expect(e3.state.state).toBe('handling')
    act(e3, chun, 'split', { parts: [{ matter: '050202', text: text('既有违建') }] }, at('17:00'))
    const child = begin(
      system,
      'splitOff',
      { source: 'officer', matter: '050202', text: text('既有违建') },
      at('17:00'),
    )
    act(child, chun, 'dispatch', { lead: units.enforcement }, at('17:00'))
    expect(dueText(taskOf(child, 'lead'), 'handle')).toBe('2026-11-03 17:00')
    act(e3, chun, 'release', { taskId: taskOf(e3, 'assist').id, reason: text('未响应') }, at('17:05'))
    expect(e3.state.state).toBe('handled')
    act(e3, min, 'check', { outcome: 'pass' }, at('17:12'))
    act(e3, an, 'confirm', {}, at('17:20'))
    expect(e3.state).toMatchObject({ state: 'closed', closedAt: at('17:20') })
    expect(taskOf(e3, 'assist')).toMatchObject({ state: 'released', unitId: units.land })
  })
})

describe('E4, sixteen people without wages', () => {
  const opened = () => {
    const e4 = begin(an, 'report', { source: 'officer', matter: '010302', text: text('16 人欠薪') }, at('11:15'))
    act(e4, chun, 'accept', {}, at('11:16'))
    return act(e4, chun, 'dispatch', { lead: units.labour }, at('11:20'))
  }

  it('is due at the end of 3 October, with a reminder the evening before', () => {
    const e4 = opened()
    expect(dueText(taskOf(e4, 'lead'), 'handle')).toBe('2026-10-03 24:00')
    const reminder = e4.timers.find((timer) => timer.rule === 'day-before' && timer.phase === 'handle')
    expect(reminder?.fireAt).toBe(at('20:00', '2026-10-02'))
  })

  it('sees three units to the spot by the whistle, the last late', () => {
    const e4 = opened()
    const called = [units.labour, units.police, units.market]
    act(e4, chun, 'whistle', { units: called, minutes: 60, purpose: 'demand', text: text('到项目部') }, at('11:30'))
    act(e4, ding, 'reportIn', {}, at('12:05'))
    act(e4, jia, 'reportIn', {}, at('12:18'))
    act(e4, yi, 'reportIn', {}, at('12:41'))
    const arrivals = e4.state.tasks.filter((task) => task.kind === 'whistle')
    expect(arrivals.map((task) => task.result?.late)).toEqual([false, false, true])
    expect(dueText(arrivals[2]!, 'report_in')).toBe('2026-09-30 12:30')
    act(e4, chun, 'rateWhistle', { taskId: arrivals[2]!.id, stars: 2 }, at('13:00'))
    expect(taskOf(e4, 'whistle').result).toMatchObject({ stars: 2, late: true })
    expect(refusalOf(e4, chun, 'rateWhistle', { taskId: arrivals[2]!.id, stars: 5 }, at('13:01'))).toBe('rated_already')
  })

  it('waits for the court until 30 October, and the reminder is not sent', () => {
    const e4 = opened()
    act(e4, ding, 'sign', {}, at('11:40'))
    act(e4, chun, 'suspend', { condition: 'court', reason: text('已达成协议，待司法确认') }, at('16:50'))
    expect(e4.timers.filter((timer) => timer.phase === 'handle')).toEqual([])
    expect(dueText(taskOf(e4, 'review'), 'review')).toBe('2026-10-30 24:00')
    expect(e4.decision.chip).toMatchObject({ ownerId: townDesk, phase: 'review' })
  })
})

describe('E5, water above the warning level', () => {
  it('is dispatched by rule at once, due 15:10, yellow 14:58', () => {
    const e5 = begin(system, 'report', { source: 'sensor', matter: '090101', text: text('超警') }, at('14:10'))
    act(e5, system, 'accept', {}, at('14:10'))
    act(e5, system, 'dispatch', { lead: units.water }, at('14:10'))
    const clock = clockOf(taskOf(e5, 'lead'), 'handle')
    expect(clock).toMatchObject({ dueAt: at('15:10'), yellowAt: at('14:58') })
    // Hours of the gravest levels remind with the dispatch and again at their half.
    expect(e5.timers.filter((timer) => timer.phase === 'handle').map(({ rule, fireAt }) => [rule, fireAt])).toEqual([
      ['overdue', at('15:10')],
      ['at-start', at('14:10')],
      ['at-half', at('14:40')],
    ])

    act(e5, geng, 'finish', { result: text('已开闸') }, at('15:04'))
    act(e5, min, 'check', { outcome: 'pass' }, at('15:20'))
    expect(taskOf(e5, 'confirm')).toMatchObject({ deskId: townDesk, result: { way: 'sensor' } })
    expect(refusalOf(e5, chun, 'confirm', {}, at('15:40'))).toBe('reading_not_normal')
    act(e5, chun, 'confirm', { readingNormal: true }, at('15:40'))
    expect(e5.state.closedAt).toBe(at('15:40'))
  })
})

describe('E6, cooking fumes that two bureaus pass on', () => {
  it('is due 13 October 17:00 through two returns, a refused third and a ruling', () => {
    const e6 = begin(
      hotline,
      'report',
      { source: 'hotline', matter: '060201', text: text('油烟'), before: ['p1'] },
      at('09:55'),
    )
    expect(refusalOf(e6, chun, 'accept', {}, at('09:58'))).toBe('verification_required')
    act(e6, chun, 'accept', { waiver: text('三次投诉') }, at('09:58'))
    act(e6, chun, 'dispatch', { lead: units.enforcement }, at('10:00'))
    const due = '2026-10-13 17:00'
    expect(dueText(taskOf(e6, 'lead'), 'handle')).toBe(due)
    const total = dueText(e6.state, 'total')

    act(e6, fang, 'return', { reason: text('归生态') }, at('11:40'))
    act(e6, chun, 'dispatch', { lead: units.ecology }, at('11:45'))
    expect(dueText(taskOf(e6, 'lead'), 'handle')).toBe(due)
    act(e6, ren, 'return', { reason: text('归执法') }, at('15:30'))
    act(e6, chun, 'dispatch', { lead: units.enforcement }, at('15:33'))
    expect(refusalOf(e6, fang, 'return', { reason: text('归生态') }, at('15:35'))).toBe('third_return')

    // The hotline has its first word by now; what is owed next is the ruling.
    act(e6, chun, 'contact', { outcome: 'reached' }, at('15:34'))
    act(e6, fang, 'requestRuling', { reason: text('职责争议') }, at('15:36'))
    expect(e6.decision.chip).toMatchObject({ ownerId: 'desk:district', phase: 'ruling' })
    expect(dueText(taskOf(e6, 'ruling'), 'handle')).toBe(due)
    expect(refusalOf(e6, chun, 'rule', { lead: units.enforcement, reason: text('x') }, at('15:40'))).toBe('not_yours')
    act(e6, dong, 'rule', { lead: units.enforcement, reason: text('商户无证'), saveRule: true }, at('15:45'))
    expect(dueText(taskOf(e6, 'lead'), 'handle')).toBe(due)
    expect(dueText(e6.state, 'total')).toBe(total)
    act(e6, fang, 'sign', {}, at('15:50'))
    expect(e6.state).toMatchObject({
      state: 'handling',
      counts: { returns: 2 },
      extra: { ruledUnitId: units.enforcement, rulings: 1 },
    })
    expect(refusalOf(e6, fang, 'return', { reason: text('再退') }, at('15:55'))).toBe('ruled')
  })
})

describe('E7, a charging cable before the holiday', () => {
  it('would be due 8 October 11:05, is made urgent: 20:05', () => {
    const e7 = begin(
      an,
      'report',
      { source: 'officer', matter: '030202', text: text('飞线'), before: ['p1'] },
      at('16:03'),
    )
    act(e7, chun, 'accept', {}, at('16:04'))
    const limit = { value: 4, unit: 'work_hour' } as const
    const warning = holidayWarning(calendar, at('16:05'), limit)
    expect(warning && [chinaDeadline(warning.dueAt), chinaDeadline(warning.urgentDueAt)]).toEqual([
      { date: '2026-10-08', time: '11:05' },
      { date: '2026-09-30', time: '20:05' },
    ])
    const plain = tried(e7, chun, 'dispatch', { lead: units.safety }, at('16:05'))
    expect('next' in plain && dueText(plain.next.tasks.at(-1)!, 'handle')).toBe('2026-10-08 11:05')

    act(e7, chun, 'dispatch', { lead: units.safety, urgent: true }, at('16:05'))
    expect(dueText(taskOf(e7, 'lead'), 'handle')).toBe('2026-09-30 20:05')
    act(e7, gui, 'sign', {}, at('16:10'))
    act(e7, gui, 'assignPerson', { person: shu.id }, at('16:12'))
    expect(e7.decision.chip).toMatchObject({ ownerKind: 'person', ownerId: shu.id })

    const old = {
      id: 'p2',
      kind: 'picture',
      sha256: 'p2',
      takenAt: at('15:00'),
      receivedAt: at('18:40'),
      seenBefore: false,
    } as const
    const done = { result: text('已拆除'), after: ['p2'] }
    expect(refusalOf(e7, shu, 'finish', done, at('18:40'), { files: { p2: old } })).toBe('picture_too_old')
    act(e7, shu, 'finish', { result: text('已拆除'), after: ['p3'] }, at('18:45'))
    // At night the desk's other shift checks.
    act(e7, qiu, 'check', { outcome: 'not_pass', note: text('还有一根') }, at('19:20'))
    expect(e7.state.counts.reworks).toBe(1)
    expect(dueText(taskOf(e7, 'lead'), 'handle')).toBe('2026-09-30 23:20')
    const beforeRework = { ...old, id: 'p4', takenAt: at('19:10') }
    expect(refusalOf(e7, shu, 'finish', { ...done, after: ['p4'] }, at('19:40'), { files: { p4: beforeRework } })).toBe(
      'picture_too_old',
    )
    act(e7, shu, 'finish', { ...done, after: ['p5'] }, at('19:45'))
    act(e7, qiu, 'check', { outcome: 'pass' }, at('19:50'))
    // The officer who raised it is off since 17:30.
    act(e7, ji, 'confirm', {}, at('19:55'))
    expect(e7.state.state).toBe('closed')
  })
})

describe('E8, a gas leak at night', () => {
  const backfill = {
    source: 'officer',
    matter: '090203',
    text: text('燃气泄漏'),
    occurredAt: at('20:05'),
    knownAt: at('20:20'),
  }

  it('keeps three moments and takes its reports in stages', () => {
    const e8 = begin(bei, 'backfill', backfill, at('20:24'))
    expect(e8.state).toMatchObject({ level: 1, openedAt: at('20:24') })
    expect(e8.state.extra.backfilled).toEqual({
      occurredAt: at('20:05'),
      knownAt: at('20:20'),
      recordedAt: at('20:24'),
    })

    expect(refusalOf(e8, qiu, 'stagedReport', { stage: 'progress', text: text('x') }, at('20:30'))).toBe(
      'first_report_missing',
    )
    act(e8, qiu, 'stagedReport', { stage: 'first', text: text('已疏散 30 人') }, at('20:35'))
    act(e8, qiu, 'stagedReport', { stage: 'progress', text: text('已关阀') }, at('21:10'))
    act(e8, qiu, 'stagedReport', { stage: 'final', text: text('已修复') }, at('22:40'))
    expect(e8.state.extra.reports).toEqual([
      { stage: 'first', at: at('20:35'), dueAt: at('20:50') },
      { stage: 'progress', at: at('21:10'), dueAt: at('21:35') },
      { stage: 'final', at: at('22:40'), dueAt: at('20:20', '2026-10-01') },
    ])
    expect(refusalOf(e8, qiu, 'stagedReport', { stage: 'progress', text: text('x') }, at('22:50'))).toBe(
      'final_report_given',
    )
    expect(refusalOf(e8, qiu, 'stagedReport', { stage: 'first', text: text('x') }, at('22:50'))).toBe(
      'first_report_given',
    )
  })

  it('refuses moments out of order', () => {
    const teller = { def: eventKind, calendar, policy, state: null }
    const wrong = (input: object) => tried(teller, bei, 'backfill', { ...backfill, ...input }, at('20:24'))
    expect(wrong({ knownAt: at('20:25') })).toMatchObject({ refusal: 'moments_disordered' })
    expect(wrong({ occurredAt: at('20:21') })).toMatchObject({ refusal: 'moments_disordered' })
  })
})
