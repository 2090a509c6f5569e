/** `npm run replay` as a test: real messages where they are at hand, and a few of our own everywhere. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EventState } from '@onegrid/domain'
import { eventStates } from '@onegrid/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { replay } from '../tools/replay/replay.ts'
import type { ReplayOptions } from '../tools/replay/replay.ts'
import { summaryTable } from '../tools/replay/table.ts'
import type { ReplaySummary } from '../tools/replay/tally.ts'
import { MAKING_MS, testDistrict } from './district.ts'
import type { TestDistrict } from './district.ts'

const MESSAGES = join(import.meta.dirname, '../../shared/data/texts/messages.csv')
/** Half a minute where the machine is free; others may be testing beside us. */
const PLAYING_MS = 600_000

let test: TestDistrict
let baseUrl: string
const folder = mkdtempSync(join(tmpdir(), 'onegrid-replay-'))

beforeAll(async () => {
  test = await testDistrict()
  baseUrl = await test.app.listen()
}, MAKING_MS)
afterAll(async () => {
  await test.close()
  rmSync(folder, { recursive: true })
})

// The own ones go last: the clock of a product goes back only where nothing has happened.
describe.runIf(existsSync(MESSAGES))('sixty messages of a mayor’s mailbox', () => {
  let summary: ReplaySummary
  beforeAll(async () => {
    summary = await play({ file: MESSAGES, limit: 60 })
  }, PLAYING_MS)

  it('begins on the day of the first message', () => {
    expect(summary.businessMs).toBeGreaterThan(0)
    expect(new Date(test.clock.now()).getUTCFullYear()).toBeLessThan(2020)
  })

  it('makes one event of each message, and brings each to an end', () => endsWell(summary, 60))
  it('leaves trail, feed and audit log whole, and no case behind', leavesAllWhole)

  it('lives through what happens in real life', () => {
    const happened = (holds: (fate: ReplaySummary['fates'][number]) => boolean) => summary.fates.filter(holds).length
    expect(happened(({ handling }) => handling === 'on_time')).toBeGreaterThan(30)
    expect(happened(({ handling }) => handling === 'late')).toBeGreaterThan(0)
    expect(happened(({ orders }) => orders > 0)).toBeGreaterThan(0)
    expect(happened(({ returns }) => returns > 0)).toBeGreaterThan(0)
    expect(happened(({ reworks, reopenings }) => reworks + reopenings > 0)).toBeGreaterThan(0)
  })

  it('shows no word of a message', () => {
    expect(summaryTable(summary)).not.toMatch(/[A-Z]\d?[市区县]/)
  })
})

describe('a few messages of our own', () => {
  const own = join(folder, 'own.csv')
  beforeAll(() => {
    const subjects = ['演示路井盖松动', '演示小区楼道堆物', '演示路夜间施工噪声', '演示路井盖松动了', '演示河边垃圾', '？？']
    const lines = subjects.map((subject, i) => `${subject},请尽快处理,2025-03-0${3 + (i % 3)} 0${8 + (i % 2)}:30`)
    writeFileSync(own, ['主题,内容,时间', ...lines, ''].join('\n'))
  })

  it('goes on from the clock of a product that has cases, and brings each to an end', async () => {
    const before = test.clock.now()
    const summary = await play({ file: own })
    endsWell(summary, 6)
    expect(test.clock.now()).toBeGreaterThan(before)
    await leavesAllWhole()
  }, PLAYING_MS)

  it('stops cleanly when it is told to, with what has been done so far', async () => {
    const stopping = new AbortController()
    const summary = await play({
      file: own,
      signal: stopping.signal,
      onProgress: ({ reported }) => void (reported >= 2 && stopping.abort()),
    })
    expect(summary).toMatchObject({ stopped: true, stuck: [] })
    expect(summary.reported).toBeGreaterThanOrEqual(2)
    expect(summary.fates).toHaveLength(summary.reported)
    expect(test.app.kit.clock.rate(test.districtId)).toBe(1)
  }, PLAYING_MS)
})

function play(options: Pick<ReplayOptions, 'file'> & Partial<ReplayOptions>): Promise<ReplaySummary> {
  return replay({ baseUrl, speed: 100_000, seed: 1, ...options })
}

function endsWell(summary: ReplaySummary, messages: number): void {
  const { api, surprises, stuck, stopped, reported, fates } = summary
  const troubles = { faults: api.faults, surprises, stuck, stopped }
  expect(troubles).toEqual({ faults: [], surprises: [], stuck: [], stopped: false })
  expect([summary.messages, reported, fates.length]).toEqual([messages, messages, messages])
  expect(fates.filter(({ state }) => eventStates[state as EventState].open)).toEqual([])
  expect([...api.statuses.keys()].filter((status) => status >= 500)).toEqual([])
}

async function leavesAllWhole(): Promise<void> {
  await test.settle()
  const { trail, audit } = await test.verify()
  expect([trail.broken, audit.broken]).toEqual([undefined, undefined])
  const { body } = await test.inject({ url: '/metrics' })
  const parked = body.split('\n').filter((line) => line.startsWith('onegrid_follower_parked_cases'))
  expect(parked.length).toBeGreaterThan(0)
  expect(parked.filter((line) => !line.endsWith(' 0'))).toEqual([])
}
