import { ApiError } from '../api/client.ts'
import { useShellWords } from '../shell/words.ts'

/** What a failed call says to a person: the server's own sentence, or what to do when nothing answered. */
export function useProblemText(): (error: unknown) => string {
  const say = useShellWords()
  return (error) => {
    if (!(error instanceof ApiError)) return say('error.network')
    if (error.retryAfter && error.status === 429) return say('error.wait', { n: error.retryAfter })
    return error.problem?.detail ?? error.problem?.title ?? say('error.unreadable')
  }
}

/** The faults of single fields, by the field's name. */
export function fieldProblems(error: unknown): Record<string, string> {
  if (!(error instanceof ApiError)) return {}
  const entries = (error.problem?.fields ?? []).map(
    ({ path, message }) => [path.split('/').filter(Boolean).at(-1) ?? '', message] as const,
  )
  return Object.fromEntries(entries)
}
