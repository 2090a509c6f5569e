const PATIENCE_MS = 2000
const PAUSE_MS = 200

/** Loads once the browser has nothing more urgent to do: it keeps nobody from the first rows. For React's `lazy`. */
export function whenIdle<T>(load: () => Promise<T>): () => Promise<T> {
  return async () => {
    await idle()
    return load()
  }
}

function idle(): Promise<void> {
  return new Promise((done) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => done(), { timeout: PATIENCE_MS })
    else setTimeout(done, PAUSE_MS)
  })
}
