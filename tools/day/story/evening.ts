/** 18:40 to 23:10: a property firm by link, a gas leak at night. */
import { functionNames as fn } from '@onegrid/domain'
import type { ReportBody } from '@onegrid/contract'
import { acceptAndDispatch, act, finish, report, taskOf } from '../acts.ts'
import type { Day } from '../day.ts'
import { moment } from '../day.ts'
import { timeOf, written } from '../expectation.ts'
import type { Step } from '../expectation.ts'
import { counted, dueAt, isIn, of, owedBy } from '../of-event.ts'
import { refusedWith } from '../of-town.ts'
import { mintLink } from './afternoon.ts'

export const evening: readonly Step[] = [
  {
    at: '18:40', who: '演舒', what: 'E7 凭链接办理，先传了昨天的旧照片，再传现场照片',
    act: async (day) => {
      await day.attempt('E7 old photo', () => firmFinishes(day, moment('09-29 18:00')))
      await firmFinishes(day, day.now)
    },
    expect: [refusedWith('E7 old photo', 'picture_too_old', 'E7 旧照片被拒')],
  },
  {
    at: '18:55', who: '演防', what: 'E7 主办完成', act: (day) => finish(day, 'E7', 'handler-fire', '飞线已拆除，充电桩恢复使用'),
    expect: [isIn('E7', 'handled')],
  },
  {
    at: '19:20', who: '演敏', what: 'E7 核查不通过，物业返工',
    act: async (day) => {
      const assist = (await day.read('E7')).tasks.findLast(({ kind }) => kind === 'assist')
      await act(day, 'E7', 'checker', 'check', { outcome: 'not_pass', rework: assist?.id ?? '', note: '三楼仍有一处飞线' })
    },
    expect: [isIn('E7', 'handling'), counted('E7', 'reworks', 1, '返工')],
  },
  {
    at: '19:42', who: '演舒', what: 'E7 返工完成',
    act: async (day) => {
      await mintLink(day)
      await firmFinishes(day, day.now)
    },
    expect: [isIn('E7', 'handled')],
  },
  {
    at: '19:50', who: '演敏、演吉', what: 'E7 核查通过；演安已离岗，由网格长演吉确认',
    act: async (day) => {
      await act(day, 'E7', 'checker', 'check', { outcome: 'pass' })
      day.note('E7 confirmer', (await taskOf(day, 'E7', 'confirm')).owner?.name ?? '')
      await act(day, 'E7', 'leader-grid', 'confirm', {})
    },
    expect: [
      {
        text: 'E7 应由演吉确认',
        check: async (day) => {
          const name = day.noted<string>('E7 confirmer')
          return { ok: name === '演吉', seen: name }
        },
      },
      isIn('E7', 'closed'),
    ],
  },
  {
    at: '20:24', who: '演秋', what: 'E8 燃气泄漏补录：20:05 发生，20:20 获知；派燃气公司',
    act: async (day) => {
      const backfilled: Omit<ReportBody, 'id'> = {
        as: 'backfill', source: 'resident', matter: '090203', title: '演示路 8 号楼下燃气味浓',
        occurredAt: new Date(moment('20:05')).toISOString(), knownAt: new Date(moment('20:20')).toISOString(),
        reporter: { phone: '13800002024' },
      }
      await report(day, 'E8', 'desk-night', backfilled)
      await acceptAndDispatch(day, 'E8', 'desk-night', { lead: day.tools.town.unit(fn.gas) })
      await act(day, 'E8', 'handler-gas', 'sign', {})
    },
    expect: [
      of('E8', 'E8 发生、获知、录入三个时间分别记录', ({ facts }) => {
        const { occurredAt, knownAt, recordedAt } = facts.backfilled as Record<string, number>
        const seen = [occurredAt, knownAt, recordedAt].map(timeOf).join('、')
        return { ok: seen === '20:05、20:20、20:24', seen }
      }),
      dueAt('E8', 'safe', '2026-09-30 21:24', '排险时限'),
      owedBy('E8', { unit: fn.gas }),
    ],
  },
  staged('20:35', 'first', '首报', '已疏散 20 人，正在关阀'),
  {
    at: '20:50', who: '演炎', what: 'E8 关阀、设警戒',
    act: async (day) => {
      const handler = await day.as('handler-gas')
      await handler.act(day.id('E8'), 'guard', { guard: [await day.photo(handler, { place: day.place('E8') })] })
    },
    expect: [],
  },
  staged('21:10', 'progress', '续报', '查明为接头松动，正在更换'),
  {
    at: '22:30', who: '演炎', what: 'E8 更换接头，检测合格', act: (day) => finish(day, 'E8', 'handler-gas', '接头已更换，浓度检测为零'),
    expect: [isIn('E8', 'handled')],
  },
  staged('22:40', 'final', '终报', '居民返家，无人受伤'),
  {
    at: '22:50', who: '演敏、演吉、演秋', what: 'E8 核查、确认、答复',
    act: async (day) => {
      await act(day, 'E8', 'checker', 'check', { outcome: 'pass' })
      await act(day, 'E8', 'leader-grid', 'confirm', {})
      await act(day, 'E8', 'desk-night', 'contact', { outcome: 'reached' })
    },
    expect: [isIn('E8', 'closed')],
  },
]

/** The firm ends its task by the link, with a picture of that moment. */
async function firmFinishes(day: Day, takenAt: number): Promise<void> {
  const firm = await day.tools.people.byLink(day.noted<string>('E7 link'))
  const after = [await day.photo(firm, { takenAt, place: day.place('E7') })]
  await firm.act(day.id('E7'), 'finish', { result: '已劝导业主收线并张贴告示', after })
}

function staged(at: string, stage: 'first' | 'progress' | 'final', name: string, text: string): Step {
  return {
    at, who: '演炎', what: `E8 ${name}`,
    act: async (day) => void (await act(day, 'E8', 'handler-gas', 'stagedReport', { stage, text })),
    expect: [
      of('E8', `E8 ${name}按时`, ({ facts }) => {
        const reports = facts.reports as { stage: string; at: number; dueAt: number }[]
        const last = reports.at(-1)
        const ok = last?.stage === stage && timeOf(last.at) === at && last.at <= last.dueAt
        return { ok, seen: `${timeOf(last?.at)}，时限 ${written(last?.dueAt)}` }
      }),
    ],
  }
}
