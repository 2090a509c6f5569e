/** The days off, and the morning after: what should not have been sent, what came back, and how it all ended. */
import { listOrders } from '@onegrid/contract'
import { functionNames as fn, stateWord } from '@onegrid/domain'
import { act, report } from '../acts.ts'
import type { Ref } from '../day.ts'
import { later } from '../expectation.ts'
import type { Expectation, Step } from '../expectation.ts'
import { counted, isIn, lateBy, of, owedBy } from '../of-event.ts'
import { inInbox, notInInbox, verified } from '../of-town.ts'

export const holiday: readonly Step[] = [
  {
    at: '10-02 20:00', who: '—', what: '原定提醒演宁的时刻',
    expect: [notInInbox('handler-labour', 'E4', 'reminder', 'E4 suspended', 'E4 提醒未发送')],
  },
  {
    at: '10-04 00:01', who: '—', what: 'E4 原时限已过',
    expect: [isIn('E4', 'suspended'), notInInbox('handler-labour', 'E4', 'overdue', 'E4 suspended', 'E4 不算超时')],
  },
  {
    at: '10-08 09:10', who: '演方、演春', what: 'E3 督办答复并认可',
    act: async (day) => {
      const id = (await day.read('E3')).links.orders[0]?.id ?? ''
      await (await day.as('handler')).actOnOrder(id, 'reply', { text: '当日已停工，超时因等待联合到场，已改进' })
      await (await day.as('desk-town')).actOnOrder(id, 'acceptReply', {})
    },
    expect: [
      of('E3', '督办单按时答复，已办结', ({ links }) => {
        const state = links.orders[0]?.state ?? ''
        return { ok: state === 'closed', seen: stateWord('order', state, 'zh-CN') }
      }),
    ],
  },
  {
    at: '10-08 09:40', who: '演桐', what: 'E2 新井盖异响，重开',
    act: async (day) => void (await act(day, 'E2', 'resident', 'reopen', { reason: '新井盖过车异响' })),
    expect: [
      counted('E2', 'reopenings', 1, '重开'),
      owedBy('E2', { unit: fn.roads }),
      inInbox('handler-3', '演辰', 'E2', 'reopened', '已重开'),
    ],
  },
  {
    at: '10-08 09:41', who: '—', what: '收尾盘点',
    expect: [
      tally('备案 1 件：E1', 'filed', ['E1']),
      tally('办结 4 件：E3、E5、E7、E8', 'closed', ['E3', 'E5', 'E7', 'E8']),
      lateBy('E3', 'handle', 32),
      of('E2', 'E2 重开待签收', ({ summary: { round, state, stateText } }) =>
        ({ ok: round === 2 && state === 'dispatched', seen: `第 ${round} 轮${stateText}` })),
      tally('待司法确认 1 件：E4', 'suspended', ['E4']),
      tally('办理中 1 件：E6', 'handling', ['E6']),
      orderTotal(1),
      counted('E7', 'reworks', 1, '返工'),
      counted('E6', 'rulings', 1, '裁定'),
      later('网格扣分 0'),
      verified,
    ],
  },
  {
    at: '10-08 10:00', who: '12345、演春', what: 'N1 又一件油烟：按裁定存下的规则建议承办单位',
    act: async (day) => {
      await report(day, 'N1', 'hotline', { matter: '060201', title: '演示路烧烤店油烟', externalNumber: 'H20261008-1000' })
      const desk = await day.as('desk-town')
      await desk.act(day.id('N1'), 'accept', { waiver: '热线已电话核实' })
      const offered = (await desk.offers(day.id('N1'))).find(({ action }) => action === 'dispatch')
      day.note('N1 proposed', offered?.fields.find(({ name }) => name === 'lead')?.proposed)
    },
    expect: [
      {
        text: 'N1 由裁定规则建议派综合执法',
        check: async (day) => {
          const { facts } = await day.read('N1')
          const { ruleId } = facts.route as { ruleId?: string }
          const proposed = day.noted<string>('N1 proposed')
          const byRuling = ruleId?.startsWith('ruling-') ?? false
          const { town } = day.tools
          const ok = byRuling && proposed === town.unit(fn.enforcement)
          return { ok, seen: `规则 ${ruleId ?? '无'} → ${town.unitName(proposed)}` }
        },
      },
    ],
  },
]

/** Of the eight events of the story, exactly these are in that state. */
function tally(text: string, state: string, wanted: readonly Ref[]): Expectation {
  const eight: readonly Ref[] = ['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7', 'E8']
  return {
    text,
    check: async (day) => {
      const found: Ref[] = []
      for (const ref of eight) if ((await day.read(ref)).summary.state === state) found.push(ref)
      return { ok: found.join() === wanted.join(), seen: found.join('、') || '无' }
    },
  }
}

/** Of the whole district, not of E3 alone. */
function orderTotal(wanted: number): Expectation {
  return {
    text: `督办单 ${wanted} 张`,
    check: async (day) => {
      const { items } = await day.tools.observer.call(listOrders, { query: {} })
      return { ok: items.length === wanted, seen: `${items.length} 张` }
    },
  }
}
