/** One act upon each of several, a few at a time; what fails is kept apart with why, the others go on. */
export interface Sent<T> {
  done: T[]
  failed: { item: T; error: unknown }[]
}

/** Kind to the server and quick enough: fifty cases take a second or two. */
const AT_ONCE = 4

/** @param onStep after each: how many have been answered */
export async function sendEach<T>(
  items: readonly T[],
  send: (item: T) => Promise<unknown>,
  onStep: (answered: number) => void,
): Promise<Sent<T>> {
  const outcome = new Map<T, { error: unknown } | 'done'>()
  const waiting = [...items]
  async function work(): Promise<void> {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      try {
        await send(item)
        outcome.set(item, 'done')
      } catch (error) {
        outcome.set(item, { error })
      }
      onStep(outcome.size)
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, work))
  // In the order in which they were asked, whatever came first.
  return items.reduce<Sent<T>>(
    (sent, item) => {
      const how = outcome.get(item)
      if (how === 'done') sent.done.push(item)
      else if (how) sent.failed.push({ item, error: how.error })
      return sent
    },
    { done: [], failed: [] },
  )
}
