/** Runs something soon after it was asked for, and not more often than each asker allows. */
interface Pacer {
  /** @param gapMs at least so long after the last run */
  ask(gapMs: number): void
  stop(): void
}

/** Lines of one act come together: one answer serves them all. */
const TOGETHER_MS = 60

export function makePacer(run: () => void): Pacer {
  let timer: ReturnType<typeof setTimeout> | undefined
  let due = Infinity
  let last = -Infinity

  function go(): void {
    due = Infinity
    last = Date.now()
    run()
  }

  return {
    ask(gapMs) {
      const now = Date.now()
      const at = Math.max(now + TOGETHER_MS, last + gapMs)
      if (at >= due) return
      clearTimeout(timer)
      due = at
      timer = setTimeout(go, at - now)
    },
    stop() {
      clearTimeout(timer)
      due = Infinity
    },
  }
}
