import { expect, it, vi } from 'vitest'
import type { BulkPart } from './bulk.ts'
import { countOf, runBulk } from './bulk-run.ts'
import type { BulkRun, Failure, Running } from './bulk-run.ts'

const part = (caseId: string): BulkPart => ({
  caseId,
  number: caseId,
  title: caseId,
  version: 1,
  taskId: null,
  taskVersion: null,
  proposed: {},
})
const parts = ['a', 'b', 'c'].map(part)

function running(
  answers: Readonly<Record<string, Failure[]>>,
  more: Partial<Running> = {},
): Running & { sent: string[]; runs: BulkRun[] } {
  const left = new Map(Object.entries(answers).map(([id, failures]) => [id, [...failures]]))
  const sent: string[] = []
  const runs: BulkRun[] = []
  return {
    sent,
    runs,
    send: async ({ caseId }) => {
      sent.push(caseId)
      const failure = left.get(caseId)?.shift()
      if (failure) throw failure
    },
    failureOf: (error) => error as Failure,
    onChange: (run) => runs.push(run),
    signal: new AbortController().signal,
    wait: async () => undefined,
    ...more,
  }
}

it('goes on after a refusal and says which one it was', async () => {
  const how = running({ b: [{ kind: 'refused', why: '已受理' }] })
  const run = await runBulk(parts, how)
  expect(how.sent).toEqual(['a', 'b', 'c'])
  expect(run).toEqual({
    ended: 'finished',
    states: [{ state: 'done' }, { state: 'refused', why: '已受理' }, { state: 'done' }],
  })
  expect(countOf(how.runs[1]!.states, 'done')).toBe(1)
})

it('does one after another', async () => {
  const how = running({})
  await runBulk(parts, how)
  expect(Math.max(...how.runs.map(({ states }) => countOf(states, 'running')))).toBe(1)
})

it('waits where the server asks for it, and sends the same again', async () => {
  const wait = vi.fn(async () => undefined)
  const how = running(
    {
      b: [
        { kind: 'later', ms: 2000 },
        { kind: 'later', ms: 500 },
      ],
    },
    { wait },
  )
  const run = await runBulk(parts, how)
  expect(how.sent).toEqual(['a', 'b', 'b', 'b', 'c'])
  expect(wait.mock.calls).toEqual([[2000], [500]])
  expect(how.runs.map(({ pause }) => pause).filter(Boolean)).toEqual([2000, 500])
  expect(countOf(run.states, 'done')).toBe(3)
})

it('stops where it stands, and goes on from there without doing anything twice', async () => {
  const stopper = new AbortController()
  const how = running({}, { signal: stopper.signal })
  const { send } = how
  const stopped = await runBulk(parts, {
    ...how,
    send: async (one, i) => {
      await send(one, i)
      if (one.caseId === 'a') stopper.abort()
    },
  })
  expect([stopped.ended, how.sent]).toEqual(['stopped', ['a']])
  const again = running({})
  const whole = await runBulk(parts, again, stopped.states)
  expect([whole.ended, again.sent]).toEqual(['finished', ['b', 'c']])
})

it('stops at the first that does not reach the server', async () => {
  const how = running({ b: [{ kind: 'stop' }] })
  const run = await runBulk(parts, how)
  expect([run.ended, how.sent]).toEqual(['network', ['a', 'b']])
  expect(run.states.map(({ state }) => state)).toEqual(['done', 'waiting', 'waiting'])
})

it('stops also while it waits for the server', async () => {
  const stopper = new AbortController()
  const how = running(
    { a: [{ kind: 'later', ms: 60_000 }] },
    { signal: stopper.signal, wait: async () => stopper.abort() },
  )
  expect((await runBulk(parts, how)).ended).toBe('stopped')
  expect(how.sent).toEqual(['a'])
})
