/**
 * A rule of the system goes through many cases: one that fails is reported in the end and holds up none of the
 * others.
 */

/**
 * @returns how many were done
 * @throws AggregateError of those that failed, when all have been tried; the signal's reason where it was stopped: what
 * is
 *   not finished must not be taken for done
 */
export async function eachCase<T>(
  cases: Iterable<T> | AsyncIterable<T>, signal: AbortSignal | undefined, act: (one: T) => Promise<boolean>,
): Promise<number> {
  let done = 0
  const failures: unknown[] = []
  for await (const one of cases) {
    signal?.throwIfAborted()
    try {
      if (await act(one)) done++
    } catch (error) {
      if (failures.length === FAILURES_MOST) throw new AggregateError(failures, 'too many cases failed')
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} cases failed, ${done} were done`)
  return done
}

/** Beyond it is not the cases' fault. */
const FAILURES_MOST = 20
