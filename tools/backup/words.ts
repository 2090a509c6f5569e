/** What backup and restore say, in both languages. */
import type { Sentence } from '../../apps/server/src/platform/words.ts'
import type { Manifest } from './manifest.ts'
import type { Progress } from './progress.ts'

export function progressSentence(progress: Progress): Sentence {
  if (progress.step === 'verify') return { zh: '核对留痕、封存与审计…', en: 'Verifying trail, seals and audit …' }
  const { at, of } = progress
  const share = `${whole(at)}/${whole(of)}`
  switch (progress.step) {
    case 'check': return { zh: `检查备份 ${share}`, en: `Checking the backup ${share}` }
    case 'table': return { zh: `数据表 ${share} ${progress.name}`, en: `Tables ${share} ${progress.name}` }
    case 'indexes': return { zh: `建索引 ${share}`, en: `Indexes ${share}` }
    case 'files': return { zh: `文件 ${share}`, en: `Files ${share}` }
  }
}

/** What a backup holds. */
export function contentSentences({ takenAt, tables, files, districts }: Manifest): Sentence[] {
  const rows = whole(tables.reduce((sum, table) => sum + table.rows, 0))
  const of = districts.map(({ name, code }) => `${name}（${code}）`).join('、')
  const moment = localTime(takenAt)
  return [
    {
      zh: `${of}，时点 ${moment}：此前已提交的全部在内`,
      en: `${of}, as of ${moment}: everything committed before is in it`,
    },
    {
      zh: `  数据表 ${tables.length} 张 ${rows} 行，文件 ${whole(files.count)} 个 ${megabytes(files.bytes)}`,
      en: `  ${tables.length} tables, ${rows} rows; ${whole(files.count)} files, ${megabytes(files.bytes)}`,
    },
    ...districts.flatMap(({ seal }) => (seal ? [{
      zh: `  最后封存 ${seal.pos}:${seal.hash}`, en: `  last seal ${seal.pos}:${seal.hash}`,
    }] : [])),
  ]
}

export function lostSentences({ files: { lost } }: Manifest): Sentence[] {
  if (lost.length === 0) return []
  const why = { missing: { zh: '不存在', en: 'missing' }, damaged: { zh: '已损坏', en: 'damaged' } }
  return [
    {
      zh: `警告：${lost.length} 个文件未能备份，请查明原因：`,
      en: `Warning: ${lost.length} files could not be backed up; find out why:`,
    },
    ...lost.slice(0, SHOWN).map((file) => ({
      zh: `  ${file.path} ${why[file.why].zh}`, en: `  ${file.path} ${why[file.why].en}`,
    })),
  ]
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}

const SHOWN = 5

function whole(value: number): string {
  return value.toLocaleString('en')
}

/** In China, to the second: what operators compare with is their own clock. */
function localTime(iso: string): string {
  return `${new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')}（UTC+8）`
}
