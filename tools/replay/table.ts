/** What the terminal shows of a replay. Never the words of a message: their licence is theirs. */
import { chinaDate, chinaTime, eventStates, stateWord } from '@onegrid/domain'
import type { Progress } from './replay.ts'
import type { Fate, ReplaySummary } from './tally.ts'

export function progressLine({ now, messages, reported, open, requests, perSecond, p95 }: Progress): string {
  return [
    `${chinaDate(now)} ${chinaTime(now)}`, `已上报 ${reported}/${messages}`, `在办 ${open}`, `请求 ${requests}`,
    `${perSecond.toFixed(0)} 次/秒`, `p95 ${p95.toFixed(0)} 毫秒`,
  ].join(' · ')
}

export function summaryTable(summary: ReplaySummary): string {
  const { fates, api } = summary
  const seconds = summary.wallMs / 1000
  return [
    heading(summary),
    '',
    ...section('状态', states(fates)),
    ...section('办理', handling(fates)),
    ...section('过程', course(fates)),
    ...section('规则拒绝', [...summary.refused].toSorted((a, b) => b[1] - a[1]).slice(0, 12)),
    ...section('接口', [
      ['请求', api.requests], ['每秒', (api.requests / seconds).toFixed(1)],
      ['p50 毫秒', api.p50.toFixed(0)], ['p95 毫秒', api.p95.toFixed(0)],
      ...[...api.statuses].toSorted((a, b) => a[0] - b[0]).map(([status, count]): Row => [`HTTP ${status}`, count]),
    ]),
    ...troubles(summary),
  ].join('\n')
}

type Row = readonly [name: string, value: string | number]

function heading({ messages, skipped, reported, stopped, businessMs, wallMs }: ReplaySummary): string {
  const days = (businessMs / 86_400_000).toFixed(1)
  const speed = Math.round(businessMs / wallMs)
  const left = skipped > 0 ? `，跳过 ${skipped} 行` : ''
  return `${stopped ? '已停止' : '已完成'}：${messages} 条留言${left}，成为 ${reported} 件事件；` +
    `业务时间 ${days} 天，用时 ${(wallMs / 60_000).toFixed(1)} 分钟（${speed} 倍）`
}

function states(fates: readonly Fate[]): Row[] {
  const order = Object.keys(eventStates)
  const counts = Map.groupBy(fates, ({ state }) => state)
  return [...counts].toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([state, found]) => [stateWord('event', state, 'zh-CN'), found.length])
}

function handling(fates: readonly Fate[]): Row[] {
  const count = (handling: Fate['handling']) => fates.filter((fate) => fate.handling === handling).length
  const [onTime, late] = [count('on_time'), count('late')]
  const rate = onTime + late === 0 ? '—' : `${((100 * onTime) / (onTime + late)).toFixed(1)} %`
  return [
    ['按期处置', onTime], ['超时', late], ['按期率', rate], ['处置中', count('running')],
    ['督办', fates.filter(({ orders }) => orders > 0).length], ['督办单', sum(fates, 'orders')],
  ]
}

function course(fates: readonly Fate[]): Row[] {
  const how = (holds: (fate: Fate) => boolean) => fates.filter(holds).length
  return [
    ['合并', how(({ state }) => state === 'merged')], ['重开', how(({ reopenings }) => reopenings > 0)],
    ['退回', how(({ returns }) => returns > 0)], ['错派', how(({ wrongDispatches }) => wrongDispatches > 0)],
    ['裁定', how(({ rulings }) => rulings > 0)], ['返工', how(({ reworks }) => reworks > 0)],
    ['延期', how(({ extensions }) => extensions > 0)], ['挂账', how(({ suspended }) => suspended)],
    ['协办', how(({ joint }) => joint)], ['吹哨', how(({ whistled }) => whistled)],
    ['核实', how(({ verified }) => verified)], ['催办', how(({ urges }) => urges > 0)],
    ['拆分', how(({ children }) => children > 0)],
  ]
}

function troubles({ api, surprises, stuck }: ReplaySummary): string[] {
  return [
    ...(api.faults.length > 0 ? section('✗ 服务端故障', tallied(api.faults)) : []),
    ...(surprises.length > 0 ? section('✗ 意外', tallied(surprises)) : []),
    ...(stuck.length > 0 ? [`✗ ${stuck.length} 件未能办结，对应文件第 ${stuck.slice(0, 20).join('、')} 行`] : []),
  ]
}

function tallied(words: readonly string[]): Row[] {
  return [...Map.groupBy(words, (word) => word)].map(([word, found]): Row => [word, found.length])
    .toSorted((a, b) => Number(b[1]) - Number(a[1])).slice(0, 10)
}

function sum(fates: readonly Fate[], key: 'orders'): number {
  return fates.reduce((total, fate) => total + fate[key], 0)
}

function section(title: string, rows: readonly Row[]): string[] {
  return rows.length === 0 ? [] : [title, ...rows.map(([name, value]) => `  ${name}\t${value}`), '']
}
