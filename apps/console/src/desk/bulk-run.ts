/** Carries out one act upon one case after another: what is refused is told for that case, and the rest goes on. */
import type { BulkPart } from './bulk.ts'

type PartState =
  | { state: 'waiting' | 'running' | 'done' }
  /** The rules say no, and why. */
  | { state: 'refused'; why: string }

/** What a failed sending means for this case and for the rest. */
export type Failure =
  | { kind: 'refused'; why: string }
  /** Ask again after so many ms: the same act, so that what went through after all is not done twice. */
  | { kind: 'later'; ms: number }
  /** Nothing reaches the server. */
  | { kind: 'stop' }

export interface BulkRun {
  states: readonly PartState[]
  /** Set once it has ended; 'stopped' where some were left. */
  ended?: 'finished' | 'stopped' | 'network'
  /** Waiting for the server, ms. */
  pause?: number
}

export interface Running {
  send: (part: BulkPart, index: number) => Promise<void>
  failureOf: (error: unknown) => Failure
  onChange: (run: BulkRun) => void
  signal: AbortSignal
  /** Resolves after so many ms, or when it is stopped. */
  wait: (ms: number) => Promise<void>
}

/** @param before states of a run that was stopped: what is done is not sent again */
export async function runBulk(
  parts: readonly BulkPart[], { send, failureOf, onChange, signal, wait }: Running, before?: readonly PartState[],
): Promise<BulkRun> {
  let run: BulkRun = { states: before ?? parts.map(() => ({ state: 'waiting' })) }
  const change = (next: BulkRun): void => {
    run = next
    onChange(run)
  }
  const put = (index: number, state: PartState): void => change({ states: run.states.with(index, state) })

  for (let index = 0; index < parts.length; index++) {
    if (run.states[index]?.state === 'done') continue
    if (signal.aborted) return end('stopped')
    put(index, { state: 'running' })
    try {
      await send(parts[index]!, index)
      put(index, { state: 'done' })
    } catch (error) {
      const failure = failureOf(error)
      if (failure.kind === 'refused') {
        put(index, { state: 'refused', why: failure.why })
        continue
      }
      put(index, { state: 'waiting' })
      if (failure.kind === 'stop') return end('network')
      change({ ...run, pause: failure.ms })
      await wait(failure.ms)
      index--
    }
  }
  return end('finished')

  function end(ended: NonNullable<BulkRun['ended']>): BulkRun {
    change({ states: run.states, ended })
    return run
  }
}

export function countOf(states: readonly PartState[], state: PartState['state']): number {
  return states.filter((one) => one.state === state).length
}
