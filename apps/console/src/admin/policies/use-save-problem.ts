import { useCallback, useState } from 'react'
import { ApiError } from '../../api/client.ts'
import { useProblemText } from '../../feedback/problem.ts'

/** What kept a form from being saved, in words. A stale form needs none: it shows what the other has changed. */
export function useSaveProblem(): {
  problem: string | undefined; saving: (save: () => Promise<void>) => Promise<void>,
} {
  const textOf = useProblemText()
  const [problem, setProblem] = useState<string>()
  const saving = useCallback(async (save: () => Promise<void>) => {
    setProblem(undefined)
    try {
      await save()
    } catch (error) {
      const fields = error instanceof ApiError ? (error.problem?.fields ?? []).map(({ message }) => message) : []
      setProblem([textOf(error), ...fields].join(' '))
    }
  }, [textOf])
  return { problem, saving }
}
