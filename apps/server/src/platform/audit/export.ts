/** Lines of the log as a workbook, as they were searched for. Taking them out is itself on the log. */
import type { AuditLine } from '@onegrid/contract'
import { chinaDate, chinaTime, type Language } from '@onegrid/domain'
import type { Db } from '../database/index.ts'
import type { Sheet, SheetCell, SheetColumn } from '../spreadsheet/index.ts'
import { type AuditFilter, type AuditReader, findAuditLines } from './search.ts'

/** A busy day of a district; more is taken out day by day. */
export const EXPORT_MOST = 20_000
const PAGE = 200

export function auditSheet(lang: Language, who: string, count: number, now: number): Sheet {
  const zh = lang !== 'en'
  const when = `${chinaDate(now)} ${chinaTime(now)}`
  return {
    name: zh ? '审计日志' : 'Audit log',
    columns: columns.map(({ zh: chinese, en, width, kind }) => ({ heading: zh ? chinese : en, width, kind })),
    note: zh
      ? `${who} 于 ${when} 导出，共 ${count} 条。时间为北京时间。`
      : `Exported by ${who} on ${when}, ${count} lines in all. Times are China’s.`,
  }
}

/** At most `count` lines: what was written since it was counted is not in it. */
export async function* auditRows(
  db: Db, reader: AuditReader, filter: AuditFilter, count: number,
): AsyncGenerator<SheetCell[][]> {
  let cursor: string | undefined
  for (let left = count; left > 0; left -= PAGE) {
    const { items, next } = await findAuditLines(db, reader, { ...filter, cursor, limit: Math.min(PAGE, left) })
    yield items.map((line) => columns.map(({ cell }) => cell(line, reader.lang)))
    if (next === undefined) return
    cursor = next
  }
}

interface Column extends Omit<SheetColumn, 'heading'> {
  zh: string
  en: string
  cell(line: AuditLine, lang: Language): SheetCell
}

const columns: readonly Column[] = [
  { zh: '序号', en: 'Position', width: 10, cell: ({ position }) => position },
  { zh: '时间', en: 'Time', width: 17, kind: 'moment', cell: ({ at }) => Date.parse(at) },
  { zh: '操作人', en: 'Who', width: 12, cell: ({ actor, system }) => actor?.name ?? system },
  { zh: '账号', en: 'Account', width: 18, cell: ({ actor }) => actor?.username ?? null },
  { zh: '来源地址', en: 'Address', width: 18, cell: ({ ip }) => ip },
  { zh: '内容', en: 'What', width: 60, cell: ({ sentence }) => sentence },
  { zh: '结果', en: 'Outcome', width: 10, cell: ({ outcome }, lang) => outcomes[lang][outcome] },
  { zh: '操作代码', en: 'Action', width: 24, cell: ({ action }) => action },
  { zh: '对象', en: 'Object', width: 14, cell: ({ objectType }) => objectType },
  { zh: '对象编号', en: 'Object id', width: 38, cell: ({ objectId }) => objectId },
  { zh: '细节', en: 'Detail', width: 60, cell: ({ detail }) => JSON.stringify(detail) },
  { zh: '请求编号', en: 'Request id', width: 38, cell: ({ requestId }) => requestId },
]

const outcomes: Readonly<Record<Language, Record<AuditLine['outcome'], string>>> = {
  'zh-CN': { success: '成功', refused: '未获准' },
  en: { success: 'done', refused: 'refused' },
}
