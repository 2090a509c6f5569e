import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readMessages } from './messages.ts'

const folder = mkdtempSync(join(tmpdir(), 'onegrid-messages-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(content: string | Uint8Array): string {
  const path = join(folder, `${Math.random()}.csv`)
  writeFileSync(path, content)
  return path
}

it('reads the headings of the mayor’s mailbox, in order of time', async () => {
  const csv = 'msg_id,subject,created_time,detail\n' +
    '2,路灯不亮,2019-08-19 11:48:23,整条街都黑\n1,"井盖, 松动",2019-01-03 08:05:00,"响了\n三天"\n'
  const { messages, skipped } = await readMessages(file(csv))
  expect(skipped).toBe(0)
  expect(messages).toEqual([
    { row: 2, subject: '井盖, 松动', detail: '响了\n三天', at: Date.parse('2019-01-03T08:05:00+08:00') },
    { row: 1, subject: '路灯不亮', detail: '整条街都黑', at: Date.parse('2019-08-19T11:48:23+08:00') },
  ])
})

it.each([
  ['title,text,time', 'x,y,2019/8/9 9:05', '2019-08-09T09:05:00+08:00'],
  ['主题,内容,时间', 'x,y,2019-08-09', '2019-08-09T00:00:00+08:00'],
  ['\uFEFF标题, 详情 ,日期', 'x,y,2019-08-09T01:05:00Z', '2019-08-09T01:05:00Z'],
  ['SUBJECT,Created_Time', 'x,2019.8.9 09:05:07', '2019-08-09T09:05:07+08:00'],
])('takes the headings %s', async (headings, line, at) => {
  const { messages } = await readMessages(file(`${headings}\n${line}\n`))
  expect(messages).toMatchObject([{ subject: 'x', at: Date.parse(at) }])
})

it('reads what an office program in China saves', async () => {
  // 主题,时间 / 噪声,2019-08-09 in GB 18030.
  const bytes = [0xd6, 0xf7, 0xcc, 0xe2, 0x2c, 0xca, 0xb1, 0xbc, 0xe4, 0x0a, 0xd4, 0xeb, 0xc9, 0xf9]
  const csv = Buffer.concat([Buffer.from(bytes), Buffer.from(',2019-08-09\n')])
  expect((await readMessages(file(csv))).messages).toMatchObject([{ subject: '噪声' }])
})

it('takes the words of the detail where the subject has none, and skips what says nothing or when', async () => {
  const csv = 'subject,detail,time\n？？,井盖响,2019-01-01\n！,。,2019-01-01\n路灯,,昨天\n'
  const { messages, skipped } = await readMessages(file(csv))
  expect(messages.map(({ subject }) => subject)).toEqual(['井盖响'])
  expect(skipped).toBe(2)
})

it('keeps the earliest of a long file', async () => {
  const days = [9, 3, 7, 1, 8, 2, 6, 5, 4]
  const lines = days.map((day) => `m${day},2019-01-0${day}`)
  const { messages } = await readMessages(file(['subject,time', ...lines, ''].join('\n')), 3)
  expect(messages.map(({ subject }) => subject)).toEqual(['m1', 'm2', 'm3'])
})

it('names the headings that it does not understand, and a file that is not there', async () => {
  await expect(readMessages(file('a,b\n1,2\n'))).rejects.toThrow(/表头看不懂：a、b/)
  await expect(readMessages(join(folder, 'none.csv'))).rejects.toThrow(/读不到文件/)
})
