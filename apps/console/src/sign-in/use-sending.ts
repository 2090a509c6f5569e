import { useState } from 'react'
import { useProblemText } from '../feedback/problem.ts'

/** Sends once at a time; what is thrown as a plain Error is a sentence of our own. */
export function useSending(): { problem: string; busy: boolean; run: (send: () => Promise<void>) => void } {
  const textOf = useProblemText()
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  function run(send: () => Promise<void>): void {
    setBusy(true)
    setProblem('')
    send()
      .catch((error: unknown) =>
        setProblem(error instanceof Error && error.constructor === Error ? error.message : textOf(error)),
      )
      .finally(() => setBusy(false))
  }
  return { problem, busy, run }
}
