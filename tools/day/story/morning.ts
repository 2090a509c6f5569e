/** 07:30 to 12:41: a persuasion, a manhole, a building without permit, fumes, unpaid wages. */
import { functionNames as fn } from '@onegrid/domain'
import { acceptAndDispatch, act, finish, report, taskOf } from '../acts.ts'
import type { Day } from '../day.ts'
import { moment } from '../day.ts'
import { later, timeOf } from '../expectation.ts'
import type { Step } from '../expectation.ts'
import { counted, dueAt, inTime, isIn, of, oneAct, openTasks, owedBy, repliesOwed } from '../of-event.ts'
import { ahead, inInbox, noted, onDuty } from '../of-town.ts'

export const morning: readonly Step[] = [
  {
    at: '07:30', who: '演冬', what: '每日通报补一句', expect: [later('每日通报与图表一致；演冬可补一句')],
  },
  {
    at: '08:41', who: '演北', what: 'E1 楼道堆物，当场劝离，前后各一张照片',
    act: async (day) => {
      const person = await day.as('officer-part')
      const [before, after] = [await day.photo(person, {}), await day.photo(person, {})]
      await report(day, 'E1', 'officer-part', {
        as: 'selfHandle', way: 'persuaded', matter: '030102', title: '演示路 12 号 3 单元楼道堆放纸箱，已劝离',
        before: [before], after: [after],
      })
    },
    expect: [isIn('E1', 'filed'), oneAct('E1')],
  },
  {
    at: '09:05', who: '演桐', what: 'E2 扫码上报井盖缺失',
    act: async (day) => {
      const before = [await day.photo(await day.as('resident'), { place: day.place('E2') })]
      await report(day, 'E2', 'resident', { matter: '070101', title: '演示路人行道井盖不见了', before })
    },
    expect: [isIn('E2', 'submitted'), owedBy('E2', 'town')],
  },
  {
    at: '09:07', who: '12345', what: 'E2 同一井盖又由热线转来，演春合并',
    act: async (day) => {
      await report(day, 'E2b', 'hotline', {
        matter: '070101', title: '演示路井盖丢失', point: day.place('E2'), externalNumber: 'H20260930-0907',
        reporter: { name: '演某', phone: '13800000907' },
      })
      await act(day, 'E2b', 'desk-town', 'merge', { survivor: day.id('E2') })
    },
    expect: [isIn('E2b', 'merged'), repliesOwed('E2', 2)],
  },
  {
    at: '09:10', who: '演春', what: 'E2 不按规则派给演庚（供排水公司），并呼叫最近的演安',
    act: async (day) => {
      const desk = await day.as('desk-town')
      await desk.act(day.id('E2'), 'accept', {})
      const offered = (await desk.offers(day.id('E2'))).find(({ action }) => action === 'dispatch')
      day.note('E2 proposed', offered?.fields.find(({ name }) => name === 'lead')?.proposed)
      day.note('E2 roads', day.tools.town.unit(fn.roads))
      await desk.act(day.id('E2'), 'dispatch', { lead: day.tools.town.unit(fn.pipes) })
      await desk.act(day.id('E2'), 'callOfficer', { person: (await day.as('officer')).me.account.id })
    },
    expect: [
      {
        text: '规则建议派给市政养护单位',
        check: async (day) => {
          const [proposed, roads] = [day.noted<string>('E2 proposed'), day.noted<string>('E2 roads')]
          return { ok: proposed === roads, seen: day.tools.town.unitName(proposed) }
        },
      },
      dueAt('E2', 'safe', '2026-09-30 11:10', '排险时限'),
      dueAt('E2', 'handle', '2026-10-01 09:10', '恢复时限'),
      onDuty('演安'),
      inInbox('officer', '演安', 'E2', 'called', '呼叫到场'),
      inInbox('handler-2', '演庚', 'E2', 'assigned', '交办'),
    ],
  },
  {
    at: '09:18', who: '演安', what: 'E2 到场围挡警示',
    act: async (day) => {
      const officer = await day.as('officer')
      const guard = [await day.photo(officer, { place: day.place('E2') })]
      await officer.act(day.id('E2'), 'guard', { guard, point: day.place('E2') })
    },
    expect: [inTime('E2', 'safe', '排险按时')],
  },
  {
    at: '09:25', who: '演庚', what: 'E2 附照片退回：非供排水井',
    act: async (day) => {
      const handler = await day.as('handler-2')
      await handler.act(day.id('E2'), 'supplement', { files: [await day.photo(handler, { place: day.place('E2') })] })
      await handler.act(day.id('E2'), 'return', { reason: '井圈标识为市政雨水井，非本单位管养' })
    },
    expect: [isIn('E2', 'accepted'), owedBy('E2', 'town'), counted('E2', 'returns', 1, '退回次数')],
  },
  {
    at: '09:31', who: '演春', what: 'E2 改派演辰（市政养护单位）',
    act: async (day) => {
      await act(day, 'E2', 'desk-town', 'dispatch', { lead: day.tools.town.unit(fn.roads) })
      await act(day, 'E2', 'handler-3', 'sign', {})
    },
    expect: [
      dueAt('E2', 'handle', '2026-10-01 09:10', '恢复时限不变'),
      counted('E2', 'wrongDispatches', 1, '错派记在受理台，共'),
      owedBy('E2', { unit: fn.roads }),
    ],
  },
  {
    at: '09:58', who: '演辰', what: 'E2 换好井盖，上传后照', act: (day) => finish(day, 'E2', 'handler-3', '已更换同型号井盖'),
    expect: [isIn('E2', 'handled'), inTime('E2', 'handle', '恢复按时')],
  },
  {
    at: '10:00', who: '12345', what: 'E6 餐饮油烟由热线转来，演春派给演方（综合执法）',
    act: async (day) => {
      await report(day, 'E6', 'hotline', {
        matter: '060201', title: '演示路小吃店油烟直排', externalNumber: 'H20260930-1000',
        reporter: { name: '演某', phone: '13800001000' },
      })
      await acceptAndDispatch(day, 'E6', 'desk-town', { lead: day.tools.town.unit(fn.enforcement) }, '热线已电话核实')
      await act(day, 'E6', 'handler', 'sign', {})
      await act(day, 'E6', 'desk-town', 'contact', { outcome: 'reached' })
    },
    expect: [isIn('E6', 'handling'), dueAt('E6', 'handle', '2026-10-13 17:00', '处置时限（周二）')],
  },
  {
    at: '10:08', who: '演敏、演安、演桐', what: 'E2 核查通过，演安确认，演桐评 5 星',
    act: async (day) => {
      await act(day, 'E2', 'checker', 'check', { outcome: 'pass' })
      await act(day, 'E2', 'officer', 'confirm', {})
      await act(day, 'E2', 'resident', 'rate', { stars: 5 })
      await act(day, 'E2', 'desk-town', 'contact', { outcome: 'reached' })
    },
    expect: [
      isIn('E2', 'closed'),
      of('E2', 'E2 五星', ({ facts }) => {
        const stars = (facts.ratings as { stars: number }[] | undefined)?.map((rating) => rating.stars).join('、')
        return { ok: stars === '5', seen: stars ?? '未评价' }
      }),
      repliesOwed('E2', 0),
      inInbox('resident', '演桐', 'E2', 'closed', '已办结'),
    ],
  },
  {
    at: '10:18', who: '演安', what: 'E3 在建违法建设：10:02 无网时记录，10:18 才同步',
    act: async (day) => {
      const before = [await day.photo(await day.as('officer'), { takenAt: moment('10:02'), place: day.place('E3') })]
      await report(day, 'E3', 'officer', {
        matter: '050201', title: '演示村民房加盖二层，正在施工', before, occurredAt: new Date(moment('10:02')).toISOString(),
      })
    },
    expect: [
      of('E3', 'E3 以 10:18 收到为准', ({ summary }) => {
        const at = timeOf(summary.openedAt)
        return { ok: at === '10:18', seen: at }
      }),
    ],
  },
  {
    at: '10:20', who: '演春', what: 'E3 派给演方（综合执法）主办，自然资源所协办',
    act: async (day) => {
      const { town } = day.tools
      const units = { lead: town.unit(fn.enforcement), assists: [town.unit(fn.land)] }
      await acceptAndDispatch(day, 'E3', 'desk-town', units)
      await act(day, 'E3', 'handler', 'sign', {})
    },
    expect: [dueAt('E3', 'handle', '2026-09-30 16:20', '处置时限'), isIn('E3', 'handling')],
  },
  {
    at: '10:50', who: '12345', what: '（另两件）噪声与路灯各一件，由热线转来',
    act: async (day) => {
      await report(day, 'X1', 'hotline', { matter: '060301', title: '演示路夜间卡拉OK扰民', externalNumber: 'H20260930-1050' })
      await report(day, 'X2', 'hotline', { matter: '070301', title: '演示路路灯不亮', externalNumber: 'H20260930-1051' })
    },
    expect: [isIn('X1', 'submitted'), isIn('X2', 'submitted')],
  },
  {
    at: '11:00', who: '演春', what: '误将两件合并',
    act: async (day) => {
      day.note('X2 before', await standOf(day, 'X2'))
      day.note('X1 before', await standOf(day, 'X1'))
      await act(day, 'X2', 'desk-town', 'merge', { survivor: day.id('X1') })
    },
    expect: [isIn('X2', 'merged')],
  },
  {
    at: '11:04', who: '演春', what: '撤销合并，两件照旧；随后一件不予受理，一件撤回',
    act: async (day) => {
      await act(day, 'X2', 'desk-town', 'unmerge', { reason: '并非同一件事' })
      day.note('X2 after', await standOf(day, 'X2'))
      day.note('X1 after', await standOf(day, 'X1', '11:00'))
      await act(day, 'X1', 'desk-town', 'reject', { reason: '来电人要求更正为咨询，已当场答复' })
      await act(day, 'X2', 'hotline', 'withdraw', {})
    },
    expect: [
      asBefore('X1', '合并前后，受理时限与状态不变'),
      asBefore('X2', '撤销后状态与剩余时间恢复如前'),
    ],
  },
  {
    at: '11:15', who: '演安、演春', what: 'E4 十六人被欠薪，派给演宁（人力社保所）',
    act: async (day) => {
      const files = [await day.photo(await day.as('officer'), { place: day.place('E4') })]
      await report(day, 'E4', 'officer', { matter: '010302', title: '演示工地 16 人讨要工资', files })
      await acceptAndDispatch(day, 'E4', 'desk-town', { lead: day.tools.town.unit(fn.labour) })
      await act(day, 'E4', 'handler-labour', 'sign', {})
    },
    expect: [
      dueAt('E4', 'handle', '2026-10-03 24:00', '处置时限'),
      ahead('E4', 'day-before', '2026-10-02 20:00', 'E4 提醒定在 10 月 2 日 20:00（避开夜间）'),
    ],
  },
  {
    at: '11:30', who: '演春', what: 'E4 吹哨三家，60 分钟到场',
    act: async (day) => {
      const { town } = day.tools
      const units = [town.unit(fn.labour), town.unit(fn.police), town.unit(fn.enforcement)]
      await act(day, 'E4', 'desk-town', 'whistle', { units, minutes: 60, purpose: 'demand', text: '工地大门口集中，请到场会商' })
    },
    expect: [
      of('E4', 'E4 三家待报到，12:30 前', (event) => {
        const due = new Set(openTasks(event, 'whistle').map((task) => task.clocks[0]?.dueAt))
        const at = [...due].map(timeOf).join('、')
        return { ok: at === '12:30' && openTasks(event, 'whistle').length === 3, seen: at }
      }),
      inInbox('handler-police', '演卫', 'E4', 'whistle', '吹哨'),
    ],
  },
  arrival('12:05', '演宁', 'handler-labour', false),
  arrival('12:18', '演卫', 'handler-police', false),
  arrival('12:41', '演方', 'handler', true),
]

function arrival(at: string, name: string, username: string, late: boolean): Step {
  return {
    at, who: name, what: 'E4 报到',
    act: async (day) => {
      const person = await day.as(username)
      const task = await taskOf(day, 'E4', 'whistle', person.me.posts[0]?.unitId)
      await person.act(day.id('E4'), 'reportIn', { point: day.place('E4') }, { taskId: task.id })
      const ended = (await day.read('E4')).tasks.find(({ id }) => id === task.id)
      day.note(`E4 ${username}`, ended?.result.late === true ? '迟到' : '按时')
    },
    expect: [noted(`E4 ${username}`, late ? 'E4 迟到' : 'E4 按时到场', (value) => value === (late ? '迟到' : '按时'))],
  }
}

/** State, and the seconds left on its accept clock as they stood at a moment; the whole of "as before". */
async function standOf(day: Day, ref: 'X1' | 'X2', at?: string): Promise<string> {
  const event = await day.read(ref)
  const clock = openTasks(event, 'accept')[0]?.clocks[0]
  const spent = at === undefined ? 0 : (day.now - moment(at)) / 1000
  return `${event.summary.stateText}，剩 ${(clock?.left ?? NaN) + spent} 秒`
}

function asBefore(ref: 'X1' | 'X2', words: string) {
  return {
    text: `${ref} ${words}`,
    check: async (day: Day) => {
      const [before, after] = [day.noted<string>(`${ref} before`), day.noted<string>(`${ref} after`)]
      return { ok: before === after, seen: `${before} → ${after}` }
    },
  }
}
