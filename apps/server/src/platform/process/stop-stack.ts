/** What has been opened, to be closed the other way round. */
export type StopStack = {
  /** @param close is called at most once, also when opening is still under way: then it waits for it */
  push(close: () => Promise<void> | void): void
  /** Closes everything; what fails is reported and does not keep the rest open. */
  unwind(report: (error: unknown) => void): Promise<void>
}

export function stopStack(): StopStack {
  const closers: (() => Promise<void> | void)[] = []
  return {
    push: close => void closers.push(close),
    async unwind(report) {
      for (let close = closers.pop(); close; close = closers.pop()) {
        try {
          await close()
        } catch (error) {
          report(error)
        }
      }
    },
  }
}
