/** Messages of residents from a CSV, whatever its headings are called. Rows are read one by one. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Instant } from '@onegrid/domain'
import { parse } from 'csv-parse'
import { PlayError } from '../play/errors.ts'

export interface Message {
  /** Place in the file, from 1: names a message where its words must not be shown. */
  row: number
  subject: string
  detail: string
  at: Instant
}

export interface MessageFile {
  /** In order of time. */
  messages: Message[]
  /** Rows without words, or without a moment that can be read. */
  skipped: number
}

/** Headings as people write them, in lower case. */
const headings = {
  subject: ['subject', 'title', '主题', '标题', '留言主题'],
  detail: ['detail', 'details', 'text', 'content', 'body', '详情', '内容', '留言详情', '描述'],
  time: ['created_time', 'created_at', 'time', 'date', 'datetime', '时间', '日期', '留言时间', '上报时间'],
} as const
type Column = keyof typeof headings

/**
 * @param limit so many messages, the earliest
 * @throws PlayError where the file cannot be read, or its headings name no words or no time
 */
export async function readMessages(file: string, limit: number = Infinity): Promise<MessageFile> {
  let messages: Message[] = []
  let skipped = 0
  let columns: Columns | undefined
  let row = 0
  for await (const record of recordsOf(file)) {
    row++
    columns ??= columnsOf(Object.keys(record), file)
    const message = messageOf(record, columns, row)
    if (message) messages.push(message)
    else skipped++
    // A file is in no order, and may be long: twice as many as wanted are kept at most.
    if (messages.length >= 2 * limit) messages = earliest(messages, limit)
  }
  return { messages: earliest(messages, limit), skipped }
}

function earliest(messages: readonly Message[], limit: number): Message[] {
  return messages.toSorted((a, b) => a.at - b.at || a.row - b.row).slice(0, limit)
}

type Columns = Record<Column, string | undefined>
type Row = Readonly<Record<string, string>>

async function* recordsOf(file: string): AsyncGenerator<Row> {
  const source = Readable.from(textOf(file, await encodingOf(file)))
  const lenient = { skip_empty_lines: true, relax_column_count: true, relax_quotes: true }
  const parser = parse({ bom: true, columns: true, ...lenient })
  // A broken source must not leave the reader waiting for an end that never comes.
  source.once('error', (error) => parser.destroy(error))
  yield* source.pipe(parser) as AsyncIterable<Row>
}

async function* textOf(file: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of createReadStream(file)) yield decoder.decode(chunk as Buffer, { stream: true })
  yield decoder.decode()
}

/** Files from office programs in China are often GB 18030: it is what the beginning says that is not UTF-8. */
async function encodingOf(file: string): Promise<'utf-8' | 'gb18030'> {
  const handle = await open(file).catch((cause: unknown) => {
    throw new PlayError('no-file', `读不到文件 ${file}：${cause instanceof Error ? cause.message : String(cause)}`)
  })
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(64 * 1024))
    // The last character may be cut: the decoder waits for the rest of it.
    new TextDecoder('utf-8', { fatal: true }).decode(buffer.subarray(0, bytesRead), { stream: true })
    return 'utf-8'
  } catch (error) {
    if (error instanceof TypeError) return 'gb18030'
    throw error
  } finally {
    await handle.close()
  }
}

function columnsOf(found: readonly string[], file: string): Columns {
  const named = (column: Column) =>
    found.find((heading) => headings[column].some((known) => known === heading.trim().toLowerCase()))
  const columns = { subject: named('subject'), detail: named('detail'), time: named('time') }
  if (columns.time === undefined || (columns.subject ?? columns.detail) === undefined) {
    throw new PlayError('headings', `${file} 的表头看不懂：${found.join('、')}。需要一列时间，一列主题或内容，` +
      `例如 ${headings.subject[0]}、${headings.detail[0]}、${headings.time[0]}，或 主题、内容、时间`)
  }
  return columns
}

function messageOf(record: Row, { subject, detail, time }: Columns, row: number): Message | undefined {
  const value = (column: string | undefined) => (column === undefined ? '' : (record[column] ?? '').trim())
  // A subject of signs alone (？？) says nothing: the desk could not read it either.
  const words = [value(subject), value(detail)].find((text) => /[\p{L}\p{N}]/u.test(text)) ?? ''
  const at = momentOf(value(time))
  if (words === '' || at === undefined) return undefined
  return { row, subject: [...words].slice(0, SUBJECT_MOST).join(''), detail: value(detail).slice(0, DETAIL_MOST), at }
}

/** What the contract takes (ReportBody). */
const SUBJECT_MOST = 200
const DETAIL_MOST = 10_000

const MOMENT = /^(\d{4}(?:[-/.]\d{1,2}){2})(?:[ T](\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/

/** '2019-08-19 11:48:23', '2019/8/9 9:05', '2019-08-19', or RFC 3339; without a zone it is China's time. */
function momentOf(text: string): Instant | undefined {
  const [whole, date = '', time = '00:00', zone = '+08:00'] = MOMENT.exec(text) ?? []
  if (whole === undefined) return undefined
  const [year, month, day] = date.split(/[-/.]/)
  const [hours, minutes, seconds = '00'] = time.split(':')
  const two = (part: string | undefined) => (part ?? '').padStart(2, '0')
  const at = Date.parse(`${year}-${two(month)}-${two(day)}T${two(hours)}:${minutes}:${seconds}${zone}`)
  return Number.isNaN(at) ? undefined : at
}
