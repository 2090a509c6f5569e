/** The sheet of an export of events: its columns in both languages, what stands in them, and the note above. */
import { chinaDate, chinaTime, choiceWord, wordsOf } from '@onegrid/domain'
import type { Language } from '@onegrid/domain'
import type { RequestContext } from '../../platform/http/index.ts'
import type { Sheet, SheetCell, SheetColumn } from '../../platform/spreadsheet/index.ts'
import { summaryView } from '../cases/index.ts'
import type { CaseListRow } from '../cases/index.ts'
import { filterWords } from './filter-words.ts'
import type { EventQuery } from './filters.ts'
import type { EventViewing } from './viewing.ts'

export interface Exported {
  ctx: RequestContext
  view: EventViewing
  filter: EventQuery
  count: number
}

export function eventSheet({ ctx: { principal, lang, now }, view, filter, count }: Exported): Sheet {
  const words = lang === 'en' ? texts.en : texts.zh
  const when = `${chinaDate(now)} ${chinaTime(now)}`
  return {
    name: words.sheet,
    columns: columns.map(({ zh, en, width, kind }) => ({ heading: lang === 'en' ? en : zh, width, kind })),
    note: words.note(`${principal.name} ${principal.username}`, when, count, filterWords(filter, view)),
  }
}

/** One row: the values of `columns`, in their order. */
export function cellsOf(row: CaseListRow, view: EventViewing): SheetCell[] {
  const shown = { row, lang: view.lang, summary: summaryView(row, view) }
  return columns.map(({ cell }) => cell(shown))
}

interface Shown {
  row: CaseListRow
  summary: ReturnType<typeof summaryView>
  lang: Language
}

interface Column extends Omit<SheetColumn, 'heading'> {
  zh: string
  en: string
  cell(shown: Shown): SheetCell
}

/** What a list shows, masked as it is there: no reporter, no wording but title and address. */
const columns: readonly Column[] = [
  { zh: '编号', en: 'Number', width: 24, cell: ({ summary }) => summary.number },
  { zh: '标题', en: 'Title', width: 36, cell: ({ summary }) => summary.title },
  { zh: '状态', en: 'State', width: 10, cell: ({ summary }) => summary.stateText },
  { zh: '等级', en: 'Level', width: 8, cell: ({ row, lang }) => word(wordsOf(lang).level, row.level) },
  { zh: '事项', en: 'Matter', width: 20, cell: ({ summary }) => summary.matter?.name ?? null },
  { zh: '事项编码', en: 'Matter code', width: 10, cell: ({ summary }) => summary.matter?.code ?? null },
  { zh: '来源', en: 'Source', width: 10, cell: ({ row, lang }) => choiceWord('source', row.source, lang) },
  { zh: '镇街', en: 'Town', width: 14, cell: ({ summary }) => summary.town?.name ?? null },
  { zh: '村社', en: 'Village', width: 16, cell: ({ summary }) => summary.village?.name ?? null },
  { zh: '网格', en: 'Grid', width: 22, cell: ({ summary }) => summary.grid?.name ?? null },
  { zh: '地址', en: 'Address', width: 30, cell: ({ summary }) => summary.address },
  { zh: '受理台', en: 'Desk', width: 20, cell: ({ summary }) => summary.desk?.name ?? null },
  { zh: '主办单位', en: 'Lead unit', width: 22, cell: ({ summary }) => summary.lead?.name ?? null },
  { zh: '当前责任方', en: 'Owed by', width: 22, cell: ({ summary }) => summary.owner?.name ?? null },
  { zh: '环节', en: 'Step', width: 10, cell: ({ row, lang }) => word(wordsOf(lang).phase, row.phase) },
  { zh: '时限状态', en: 'Light', width: 10, cell: ({ row, lang }) => word(wordsOf(lang).light, row.light) },
  { zh: '到期时间', en: 'Due', width: 17, kind: 'moment', cell: ({ row }) => row.dueAt },
  { zh: '办理要求', en: 'Who owes what until when', width: 40, cell: ({ summary }) => summary.sentence },
  { zh: '上报时间', en: 'Opened', width: 17, kind: 'moment', cell: ({ row }) => row.openedAt },
  { zh: '办结时间', en: 'Closed', width: 17, kind: 'moment', cell: ({ row }) => row.closedAt },
  { zh: '最近更新', en: 'Updated', width: 17, kind: 'moment', cell: ({ row }) => row.updatedAt },
]

function word(words: Readonly<Record<string, string>>, key: string | number | null): SheetCell {
  return key === null ? null : (words[key] ?? String(key))
}

const texts = {
  zh: {
    sheet: '事件清单',
    note: (who: string, when: string, count: number, filter: string) =>
      `${who} 于 ${when} 导出，共 ${count} 件。筛选：${filter || '无'}。时间为北京时间。`,
  },
  en: {
    sheet: 'Events',
    note: (who: string, when: string, count: number, filter: string) =>
      `Exported by ${who} on ${when}, ${count} in all. Filter: ${filter || 'none'}. Times are China’s.`,
  },
}
