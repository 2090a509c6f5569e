import type { CaseState } from '@onegrid/domain'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Cases, DueTimer, FeedLine, Machinery } from './index.ts'
import { createMetrics } from '../../platform/metrics/index.ts'
import { installCases, tailFeed } from './index.ts'
import { testSpine } from './testing.ts'
import type { TestSpine } from './testing.ts'
import { ask, command, note, toyKind } from './toy.ts'

/** The spine as a process has it: everything runs, nothing is stepped by hand. */
let spine: TestSpine
let cases: Cases
let machinery: Machinery
const d = 7
let now = Date.now()
const followed: FeedLine[] = []
const metrics = createMetrics()
const stops: (() => Promise<void> | void)[] = []

beforeAll(async () => {
  spine = await testSpine(d)
  cases = installCases({
    db: spine.db,
    clock: { now: () => now },
    metrics,
    logger: pino({ level: 'silent' }),
    router: { constraints: () => {} },
    jobs: { every: () => {} },
    onClose: stop => void stops.push(stop),
  })
  cases.registerKind(toyKind, remind)
  cases.registerFollower({ name: 'test', onLines: async (_tx, lines) => void followed.push(...lines) })
  machinery = cases.start()
})
afterAll(async () => {
  for (const stop of stops) await stop()
  await spine.drop()
})

function remind({ districtId, caseId, timer, actionId }: DueTimer) {
  const { task_id: taskId, phase, rule, deadline_version: version } = timer
  const input = (_state: CaseState | null) => ({ taskId, phase, rule, version })
  return cases.perform(command(districtId, caseId, 'remind', input, { actionId, actorKey: 'system:timer', timer }))
}

test('what is written is fed and followed at once; time acts by itself', async () => {
  const asked = await cases.perform(ask(d))
  if (!asked) throw new Error('nothing was done')
  const { caseId } = asked
  await cases.perform(note(d, caseId))
  const actions = () => followed.filter(line => line.caseId === caseId).map(({ line }) => line.action)
  await expect.poll(actions).toEqual(['ask', 'note'])
  now += 3_600_000
  await expect.poll(actions).toEqual(['ask', 'note', 'remind'])
  expect((await cases.load(d, caseId))?.version).toBe(3)
})

test('metrics say how far each follower is', async () => {
  await expect.poll(() => metrics.registry.metrics()).toMatch(
    /onegrid_follower_lag_lines\{follower="test",district="7"\} 0/,
  )
  const text = await metrics.registry.metrics()
  expect(text).toMatch(/onegrid_feed_position\{district="7"\} [1-9]/)
  expect(text).toContain('onegrid_timers_late_seconds{district="7"} 0')
  expect(text).toContain('onegrid_follower_parked_cases{follower="case_tallies",district="7"} 0')
})

test('a tail shows lines from now on, in order', async () => {
  const seen: FeedLine[] = []
  const onError = (error: unknown) => expect.fail(String(error))
  const tail = tailFeed({ db: spine.db, onLines: lines => void seen.push(...lines), onError })
  await new Promise(resolve => setTimeout(resolve, 300))
  expect(seen).toEqual([])
  const asked = await cases.perform(ask(d))
  await expect.poll(() => seen.map(({ caseId }) => caseId)).toEqual([asked?.caseId])
  await tail.stop()
})

test('a kind or follower that is registered twice is a fault of ours', () => {
  expect(() => cases.registerKind(toyKind)).toThrow('toy is registered twice')
  expect(() => cases.registerFollower({ name: 'test', onLines: async () => {} })).toThrow('twice')
})

test('stops after the round that is running, and stops once', async () => {
  await machinery.stop()
  await machinery.stop()
})
