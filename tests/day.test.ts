/**
 * `npm run day` as a test: the product as anybody starts it, spoken to over HTTP by the people of the story, its
 * database checked from outside.
 */
import { spawn } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { playOwnDay } from '../tools/day/own.ts'
import type { DayReport } from '../tools/day/play.ts'
import { story } from '../tools/day/story/index.ts'
import { stepLines, sumLine } from '../tools/day/table.ts'
import { running } from '../tools/play/running.ts'
import { MAKING_MS } from './district.ts'
import { scratchFolder } from './scratch.ts'

let report: DayReport
let said = ''
/** What both leave behind would be here. */
const folder = scratchFolder('day')

beforeAll(async () => {
  vi.stubEnv('TMPDIR', folder)
  report = await playOwnDay({ settleMs: 60_000, hear: (text) => (said += text) })
  if (!report.ok) process.stdout.write(`${report.steps.map(stepLines).join('\n')}\n${sumLine(report)}\n`)
}, MAKING_MS + 180_000)
afterAll(() => rmSync(folder, { recursive: true }))

it('plays every step of the story', () => {
  expect(report.steps.filter(({ broken }) => broken !== undefined)).toEqual([])
  expect(report.steps).toHaveLength(story.length)
})

it('finds every expectation fulfilled', () => {
  const looked = report.steps.flatMap(({ at, checks }) => checks.map((check) => ({ at, ...check })))
  const failed = looked.filter(({ outcome }) => outcome === 'failed')
  expect(failed).toEqual([])
  expect(report.counts.unchecked).toBe(0)
  expect(report.ok).toBe(true)
})

it('shows of its start no more than who begins needs', () => {
  const lines = said.split('一网已就绪')[0]?.trim().split('\n')
  expect(lines?.map((line) => line.replaceAll(/\d+/g, 'N').replace(/\/[\w./-]+/, 'FILE'))).toEqual([
    '正在初始化数据库', '正在启动数据库', '已生成密钥文件 FILE，请与数据分开备份', '正在建立数据表',
    '生成柯桥区（一镇全部网格）…', '区划与网格 N 个…', '机构 N 个、人员 N 人…', '排班 N 班…',
  ])
})

it('leaves nothing behind', () => {
  expect(readdirSync(folder)).toEqual([])
})

it('leaves nothing behind either where Ctrl-C ends it amid the start', async () => {
  const program = join(import.meta.dirname, '../tools/day.ts')
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'pipe'] })
  const day = running(child, (text) => { if (text.includes('初始化')) day.stop() })
  expect(await day.ended).toBe(2)
  expect(day.said()).toContain('演练已中断')
  expect(readdirSync(folder)).toEqual([])
}, MAKING_MS)
