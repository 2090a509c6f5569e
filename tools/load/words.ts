/** What the tool says, in both languages. */
import type { Sentence } from '../../apps/server/src/platform/words.ts'
import type { Progress } from './fill.ts'
import type { Loaded } from './load.ts'

/** @param seconds since it began */
export function progressSentence(progress: Progress | { step: 'tidying' }, seconds: number): Sentence {
  const time = `${Math.floor(seconds)} s`
  if (progress.step === 'tidying') return { zh: `整理与统计…（${time}）`, en: `Tidying and counting … (${time})` }
  if (progress.step === 'indexes') {
    const { done, of } = progress
    return { zh: `建索引 ${done}/${of}（${time}）`, en: `Indexes ${done}/${of} (${time})` }
  }
  const { events, of } = progress
  const share = Math.floor((100 * events) / of)
  return {
    zh: `生成事件 ${whole(events)}/${whole(of)}（${share}%，${time}）`,
    en: `Events ${whole(events)}/${whole(of)} (${share} %, ${time})`,
  }
}

export function reportSentences({ rows, lines, took, tidying, origins, refused, made, bytes }: Loaded): Sentence[] {
  const events = rows.get('case_file') ?? 0
  const orders = rows.get('supervision_order') ?? 0
  const total = took.telling + took.indexes + took.heads + tidying
  const s = (seconds: number) => seconds.toFixed(0)
  return [
    {
      zh: `事件 ${whole(events - orders)}、督办单 ${whole(orders)}、留痕 ${whole(lines)}，共 ${s(total)} 秒` +
        `（生成与写入 ${s(took.telling)}，其中本程序处理器时间 ${s(took.cpu)}、等待数据库 ${s(took.waiting)}；` +
        `索引 ${s(took.indexes)}；整理 ${s(tidying)}）`,
      en: `${whole(events - orders)} events, ${whole(orders)} orders, ${whole(lines)} lines in ${s(total)} s ` +
        `(making and writing ${s(took.telling)}, of which own processor time ${s(took.cpu)}, ` +
        `waiting ${s(took.waiting)}; indexes ${s(took.indexes)}; tidying ${s(tidying)})`,
    },
    {
      zh: `写入 ${whole(bytes / 1e6)} MB；到达时段取自 ${origins.hours}，文字取自 ${origins.texts}`,
      en: `${whole(bytes / 1e6)} MB; arrivals as in ${origins.hours}, texts as in ${origins.texts}`,
    },
    {
      zh: `  最慢的索引：${slowest(made)}`,
      en: `  slowest indexes: ${slowest(made)}`,
    },
    ...[...refused].sort((a, b) => b[1] - a[1]).slice(0, 5).map(([what, times]) => ({
      zh: `  规则未许可 ${what}：${whole(times)} 次`, en: `  refused by the rules ${what}: ${whole(times)} times`,
    })),
  ]
}

function slowest(made: Loaded['made']): string {
  const few = made.toSorted((a, b) => b.seconds - a.seconds).slice(0, 6)
  return few.map(({ name, seconds }) => `${name} ${seconds.toFixed(1)} s`).join(', ')
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en')
}
