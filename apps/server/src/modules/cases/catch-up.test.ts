import type { CaseState, Id } from '@onegrid/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Registered } from './api.ts'
import { actDue, catchUp, nextTimer } from './catch-up.ts'
import type { FeedLine } from './feed.ts'
import type { Follower } from './follower.ts'
import { perform } from './perform.ts'
import { testSpine } from './testing.ts'
import type { TestSpine } from './testing.ts'
import type { TimerHandler } from './ticker.ts'
import { command, note, toyKind } from './toy.ts'

const d = 7
const HOUR = 3_600_000
let spine: TestSpine
let now = Date.parse('2019-03-01T10:00:00+08:00')
const kit = () => ({ db: spine.db, now: () => now })

beforeAll(async () => {
  spine = await testSpine(d)
  spine.kit.now = () => now
})
afterAll(() => spine.drop())

const remind: TimerHandler = ({ districtId, caseId, timer, actionId }) => {
  const { task_id: taskId, phase, rule, deadline_version: version } = timer
  const input = (_state: CaseState | null) => ({ taskId, phase, rule, version })
  return perform(spine.kit, command(districtId, caseId, 'remind', input, { actionId, actorKey: 'system:timer', timer }))
}

function registered(onTimer: TimerHandler, ...followers: Follower[]): Registered {
  return {
    kinds: new Map([['toy', { def: toyKind, onTimer }]]),
    followers: new Map(followers.map((follower) => [follower.name, follower])),
  }
}

function reading(name: string, onLine: (line: FeedLine) => Promise<unknown> | void = () => {}) {
  const seen: FeedLine[] = []
  const follower: Follower = {
    name,
    async onLines(_tx, lines) {
      for (const line of lines) {
        seen.push(line)
        await onLine(line)
      }
    },
  }
  const of = (id: Id) => seen.filter(({ caseId }) => caseId === id).map(({ line }) => line.action)
  return { follower, of }
}

test('says when time will act next, and acts when it has come', async () => {
  await spine.begin()
  const rooms = registered(remind)
  expect(await nextTimer(spine.db, d)).toEqual({ at: now + HOUR, rule: 'overdue' })
  expect(await actDue(kit(), rooms, d)).toBe(0)
  now += HOUR
  expect(await actDue(kit(), rooms, d)).toBe(1)
  expect(await nextTimer(spine.db, d)).toBeUndefined()
})

test('goes on until no follower brings anything more', async () => {
  const id = await spine.begin()
  // An act of a follower is a line for all of them.
  const first = reading('answers', ({ caseId, line }) =>
    line.action === 'remind' && caseId === id ? spine.run(note(d, id)) : undefined)
  const second = reading('reads')
  now += HOUR
  await catchUp(kit(), registered(remind, first.follower, second.follower), d)
  expect(first.of(id)).toEqual(['ask', 'remind', 'note'])
  expect(second.of(id)).toEqual(first.of(id))
})

test('does not hide what a timer or a follower failed by', async () => {
  await spine.begin()
  now += HOUR
  const failing: TimerHandler = async () => {
    throw new Error('no way to remind')
  }
  await expect(catchUp(kit(), registered(failing), d)).rejects.toThrow('no way to remind')
  const { follower } = reading('stumbles', () => {
    throw new Error('not digestible')
  })
  await expect(catchUp(kit(), registered(async () => {}, follower), d)).rejects.toThrow('not digestible')
})
