/** 11:40 to 17:30: two bureaus and a ruling, high water, a deadline missed by 32 minutes, a hand-over. */
import { functionNames as fn } from '@onegrid/domain'
import { endDuty, handOverDesk, mintTaskLink } from '@onegrid/contract'
import { act, finish, report, taskOf } from '../acts.ts'
import { moment } from '../day.ts'
import type { Day, Ref } from '../day.ts'
import { later } from '../expectation.ts'
import type { Expectation, Step } from '../expectation.ts'
import {
  counted, dueAt, inTime, isIn, lateBy, lightIs, of, openTasks, owedBy, yellowAt,
} from '../of-event.ts'
import {
  ahead, atTownDesk, eventsOf, inInbox, noted, onDuty, orderReplyDue, orders, refusedWith, routedTo,
} from '../of-town.ts'

export const afternoon: readonly Step[] = [
  {
    at: '11:40', who: '演方', what: 'E6 退回，演春改派生态环境所',
    act: async (day) => {
      await act(day, 'E6', 'handler', 'return', { reason: '净化设施检测属生态环境部门' })
      await act(day, 'E6', 'desk-town', 'dispatch', { lead: day.tools.town.unit(fn.ecology) })
      await act(day, 'E6', 'handler-ecology', 'sign', {})
    },
    expect: [counted('E6', 'returns', 1, '退回次数'), dueAt('E6', 'handle', '2026-10-13 17:00', '处置时限不变')],
  },
  alarm('14:10', '第一次告警'),
  alarm('14:13', '第二次告警'),
  {
    ...alarm('14:16', '第三次告警'),
    expect: [
      eventsOf('090101', 1),
      isIn('E5', 'handling'),
      owedBy('E5', { unit: fn.water }),
      dueAt('E5', 'handle', '2026-09-30 15:10', '处置时限'),
      yellowAt('E5', 'handle', '2026-09-30 14:58'),
      later('调看视频须说明事由'),
      later('向 2 个村广播'),
      later('演蓝启动重点时期'),
    ],
  },
  { at: '14:58', who: '—', what: 'E5 时限过八成', expect: [lightIs('E5', 'handle', 'yellow')] },
  {
    at: '15:04', who: '演渠', what: 'E5 开闸泄水完毕', act: (day) => finish(day, 'E5', 'handler-water', '已开闸，水位回落'),
    expect: [isIn('E5', 'handled'), inTime('E5', 'handle', '处置按时')],
  },
  {
    at: '15:30', who: '演清、演春、演方', what: 'E6 第二次退回；再派再退，系统不准；提请裁定',
    act: async (day) => {
      await act(day, 'E6', 'handler-ecology', 'return', { reason: '未办环评的餐饮油烟由综合执法处罚' })
      await act(day, 'E6', 'desk-town', 'dispatch', { lead: day.tools.town.unit(fn.enforcement) })
      await day.attempt('E6 third return', () => act(day, 'E6', 'handler', 'return', { reason: '仍非本单位职责' }))
      await act(day, 'E6', 'desk-town', 'requestRuling', { reason: '两部门均称非本单位职责' })
    },
    expect: [
      refusedWith('E6 third return', 'third_return', 'E6 第三次退回被拒'),
      counted('E6', 'returns', 2, '退回次数'),
      isIn('E6', 'ruling'),
      owedBy('E6', 'district'),
      dueAt('E6', 'handle', '2026-10-13 17:00', '处置时限不变'),
    ],
  },
  {
    at: '15:40', who: '演敏、演春', what: 'E5 核查通过，水位读数正常，办结',
    act: async (day) => {
      await act(day, 'E5', 'checker', 'check', { outcome: 'pass' })
      await act(day, 'E5', 'desk-town', 'confirm', { readingNormal: true })
    },
    expect: [isIn('E5', 'closed')],
  },
  {
    at: '15:45', who: '演冬', what: 'E6 裁定由综合执法办理，存为派遣规则',
    act: async (day) => {
      const lead = day.tools.town.unit(fn.enforcement)
      await act(day, 'E6', 'desk-district', 'rule', { lead, reason: '按职责清单由综合执法承担', saveRule: true })
      await act(day, 'E6', 'handler', 'sign', {})
    },
    expect: [
      isIn('E6', 'handling'),
      counted('E6', 'rulings', 1, '裁定'),
      dueAt('E6', 'handle', '2026-10-13 17:00', '处置时限不变'),
      routedTo('060201', 'hotline', '综合执法', '下一件油烟按裁定规则派综合执法'),
    ],
  },
  {
    at: '16:05', who: '演安、演春', what: 'E7 飞线充电，派应急消防管理站加急办理，演舒的物业公司协办',
    act: async (day) => {
      const { town } = day.tools
      const before = [await day.photo(await day.as('officer'), { place: day.place('E7') })]
      await report(day, 'E7', 'officer', { matter: '030202', title: '演示小区 5 幢飞线充电', before })
      const desk = await day.as('desk-town')
      await desk.act(day.id('E7'), 'accept', {})
      const offered = (await desk.offers(day.id('E7'))).find(({ action }) => action === 'dispatch')
      day.note('E7 warning', offered?.warnings.join('') ?? '')
      const assists = [town.unitNamed('演示物业公司')]
      await desk.act(day.id('E7'), 'dispatch', { lead: town.unit(fn.safety), assists, urgent: true })
      await act(day, 'E7', 'handler-fire', 'sign', {})
      await mintLink(day)
    },
    expect: [
      noted('E7 warning', '派遣前预警：按工作时限要到 10 月 8 日 11:05，加急为当日 20:05', (warning) =>
        warning.includes('11:05') && warning.includes('10月8日') && warning.includes('20:05')),
      dueAt('E7', 'handle', '2026-09-30 20:05', '加急后时限'),
      isIn('E7', 'handling'),
    ],
  },
  {
    at: '16:20:01', who: '—', what: 'E3 超时',
    act: async (day) => day.note('E3 overdue', day.now),
    expect: [
      lightIs('E3', 'handle', 'red'),
      orders('E3', 1, '综合执法'),
      orderReplyDue('E3', '2026-10-08 09:20'),
      inInbox('handler', '演方', 'E3', 'overdue', '已超时'),
    ],
  },
  {
    at: '16:50', who: '演宁、演春', what: 'E4 达成协议，待司法确认，挂账至 10 月 30 日',
    act: async (day) => {
      const mediator = await day.as('handler-labour')
      const files = [await day.photo(mediator, { place: day.place('E4') })]
      await mediator.act(day.id('E4'), 'supplement', { text: '双方签订调解协议，30 日内共同申请司法确认', files })
      await act(day, 'E4', 'desk-town', 'suspend', {
        condition: 'court', reason: '待司法确认', reviewAt: new Date(moment('10-30 24:00')).toISOString(),
      })
      day.note('E4 suspended', day.now)
    },
    expect: [
      isIn('E4', 'suspended'),
      clocksRest('E4'),
      dueAt('E4', 'review', '2026-10-30 24:00', '司法确认最迟'),
      ahead('E4', 'day-before', undefined, 'E4 停表后原定提醒不再发'),
    ],
  },
  {
    at: '16:52', who: '演方', what: 'E3 责令停工，完成处置', act: (day) => finish(day, 'E3', 'handler', '已下达责令停工通知书并断电'),
    expect: [lateBy('E3', 'handle', 32), isIn('E3', 'handling')],
  },
  {
    at: '17:05', who: '演春', what: 'E3 协办单位一直未办，受理台解除协办',
    act: async (day) => {
      const task = await taskOf(day, 'E3', 'assist')
      await act(day, 'E3', 'desk-town', 'release', { reason: '未签收未反馈，停工已完成' }, { taskId: task.id })
    },
    expect: [isIn('E3', 'handled')],
  },
  {
    at: '17:20', who: '演敏、演安、演春', what: 'E3 核查、确认、办结，拆出既有违建一件派综合执法',
    act: async (day) => {
      await act(day, 'E3', 'checker', 'check', { outcome: 'pass' })
      await act(day, 'E3', 'officer', 'confirm', {})
      await act(day, 'E3', 'desk-town', 'split', { parts: [{ matter: '050202', text: '已建成部分依法处置' }] })
      day.name('E3c', (await day.read('E3')).links.children[0]?.id ?? '')
      await act(day, 'E3c', 'desk-town', 'dispatch', { lead: day.tools.town.unit(fn.enforcement) })
      await act(day, 'E3c', 'handler', 'sign', {})
    },
    expect: [
      isIn('E3', 'closed'),
      lateBy('E3', 'handle', 32),
      dueAt('E3c', 'handle', '2026-11-03 17:00', '拆分件（050202）时限（周二）'),
      of('E3c', 'E3c 显示原件', ({ links }) => ({ ok: links.parent !== null, seen: links.parent?.number ?? '无' })),
    ],
  },
  {
    at: '17:30', who: '演春、演秋、演安', what: '演春向演秋交班，演安离岗',
    act: async (day) => {
      const night = (await day.as('desk-night')).me.account.id
      const desk = await day.as('desk-town')
      const handed = await desk.call(handOverDesk, {
        body: {
          deskId: day.tools.town.desk('town'), toAccountId: night, fromAccountId: desk.me.account.id, note: '在办四件',
        },
      })
      day.note('handover', `${handed.handover.fromName ?? ''} → ${handed.handover.toName}`)
      await (await day.as('officer')).call(endDuty)
      await (await day.as('officer-part')).call(endDuty)
    },
    expect: [
      noted('handover', '一次交班全部移交', (value) => value === '演春 → 演秋'),
      atTownDesk('演秋'),
      onDuty('演吉'),
      later('离岗后轨迹自动停止'),
    ],
  },
]

function clocksRest(ref: Ref): Expectation {
  return of(ref, `${ref} 时钟已停`, (event) => {
    const clocks = openTasks(event, 'lead').flatMap((task) => task.clocks).filter((clock) => clock.stoppedAt === null)
    const rest = clocks.length > 0 && clocks.every((clock) => clock.light === 'paused')
    return { ok: rest, seen: rest ? '停表' : '在走' }
  })
}

/** A device speaks for itself, by the program that brings its readings in; its number makes three alarms one event. */
function alarm(at: string, words: string): Step {
  return {
    at, who: '水位计', what: `E5 河道水位超警，${words}`,
    act: async (day) => {
      await report(day, 'E5', 'hotline', {
        source: 'sensor', matter: '090101', title: '演示河水位超警戒 0.3 米', externalNumber: 'WL-330603-01',
      })
      const { summary } = await day.read('E5')
      if (summary.state === 'dispatched') await act(day, 'E5', 'handler-water', 'sign', {})
    },
    expect: [],
  }
}

/** For the firm's task: whoever holds it acts on that task alone. */
export async function mintLink(day: Day): Promise<void> {
  const task = await taskOf(day, 'E7', 'assist', day.tools.town.unitNamed('演示物业公司'))
  const desk = await day.as('desk-town')
  const body = { taskId: task.id, hours: 72 }
  const { token } = await desk.call(mintTaskLink, { params: { id: day.id('E7') }, body })
  day.note('E7 link', token)
}
