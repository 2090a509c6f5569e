import { useQueryClient } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { newActionId } from '../api/action-id.ts'
import { ApiError } from '../api/client.ts'
import { act } from '../case/case-reads.ts'
import { markSeen } from '../case/seen.ts'
import { useProblemText } from '../feedback/problem.ts'
import { inputOfPart } from './bulk.ts'
import type { BulkAction } from './bulk.ts'
import { runBulk } from './bulk-run.ts'
import type { BulkRun, Failure } from './bulk-run.ts'

interface BulkRunning {
  /** Undefined until it has been started. */
  run: BulkRun | undefined
  start: (filled: Readonly<Record<string, unknown>>) => void
  stop: () => void
  /** Those that are not done, once more. */
  again: () => void
}

/** A server that is busy does not always say for how long. */
const BUSY_MS = 3000
const LONGEST_MS = 60_000

export function useBulkRun(action: BulkAction): BulkRunning {
  const queries = useQueryClient()
  const textOf = useProblemText()
  const [run, setRun] = useState<BulkRun>()
  const [filled, setFilled] = useState<Readonly<Record<string, unknown>>>({})
  const stopper = useRef<AbortController>(undefined)
  // One id for each case, whatever happens: what went through after all is not done twice.
  const ids = useMemo(() => action.parts.map(() => newActionId()), [action])
  useEffect(() => () => stopper.current?.abort(), [])

  const begin = useCallback(
    async (input: Readonly<Record<string, unknown>>, before: BulkRun | undefined) => {
      const own = new AbortController()
      stopper.current = own
      await runBulk(
        action.parts,
        {
          signal: own.signal,
          onChange: setRun,
          failureOf: (error) => failureOf(error, textOf),
          wait: (ms) => pause(ms, own.signal),
          send: async (part, index) => {
            const { caseId, taskId, taskVersion, version } = part
            const seen = { case: version, ...(taskVersion !== null && { task: taskVersion }) }
            const answer = await act(
              { kind: 'event', id: caseId },
              {
                id: ids[index]!,
                action: action.action,
                ...(taskId && { taskId }),
                seen,
                input: inputOfPart(part, input),
              },
            )
            markSeen(answer.case)
          },
        },
        before?.states,
      )
      await refreshCases(queries, new Set(action.parts.map(({ caseId }) => caseId)))
    },
    [action, ids, queries, textOf],
  )

  return {
    run,
    start: (input) => {
      setFilled(input)
      void begin(input, undefined)
    },
    stop: () => stopper.current?.abort(),
    again: () => void begin(filled, run),
  }
}

const lists: readonly string[] = ['listEvents', 'readWorklist', 'readOverdue']
const ofOne: readonly string[] = ['readEvent', 'readEventTrail', 'readEventActions', 'explainClocks']

/** Asks anew for all of them and for the lists, once and not once for each. */
function refreshCases(queries: QueryClient, ids: ReadonlySet<string>): Promise<void> {
  return queries.invalidateQueries({
    predicate: ({ queryKey: [route, input] }) =>
      lists.includes(String(route)) ||
      (ofOne.includes(String(route)) && ids.has((input as { params?: { id?: string } }).params?.id ?? '')),
  })
}

function failureOf(error: unknown, textOf: (error: unknown) => string): Failure {
  if (!(error instanceof ApiError) || error.code === 'unauthenticated') return { kind: 'stop' }
  if (error.status === 429 || error.status === 503)
    return { kind: 'later', ms: Math.min(LONGEST_MS, (error.retryAfter ?? 0) * 1000 || BUSY_MS) }
  if (error.status >= 500) return { kind: 'stop' }
  return { kind: 'refused', why: textOf(error) }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
