const PATIENCE_MS = 2000
const PAUSE_MS = 200

/** When the browser has nothing more urgent to do: what is loaded then keeps nobody from the first rows. */
export function whenIdle(): Promise<void> {
  return new Promise((done) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => done(), { timeout: PATIENCE_MS })
    else setTimeout(done, PAUSE_MS)
  })
}
