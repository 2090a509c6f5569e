/** How soon the desk can be worked at on an office PC: nothing in the cache, the processor four times slower. */
import type { Page } from 'playwright-core'
import type { Figure } from '../kit/figure.ts'
import type { Desk } from './desk.ts'
import { sitDown, wait } from './desk.ts'

const TIMES = 5
const SLOWER = 4
/** A page that has done nothing long for as long is at rest. */
const REST_MS = 1000

interface Seen { rowsAt?: number; busyUntil: number }

export async function measureOpening(desk: Desk): Promise<Figure[]> {
  const { context, page } = await sitDown(desk, 'desk-town')
  await context.addInitScript(watch)
  const cdp = await context.newCDPSession(page)
  await cdp.send('Network.enable')
  const open = async (rate: number): Promise<number> => {
    await cdp.send('Network.clearBrowserCache')
    await cdp.send('Emulation.setCPUThrottlingRate', { rate })
    await page.goto('/desk')
    const ms = await interactiveAfter(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    return ms
  }
  await open(1)
  const [slow, plain]: number[][] = [[], []]
  for (let n = 0; n < TIMES; n++) {
    slow!.push(await open(SLOWER))
    plain!.push(await open(1))
  }
  await context.close()
  return [wait('S1', '打开工作台到可操作，处理器慢四倍，中位', slow!, plain!, 2000)]
}

/** Rows stand there and no long task runs any more. */
async function interactiveAfter(page: Page): Promise<number> {
  await page.locator('[role=listitem]').first().waitFor()
  const seen = await page.evaluate(async (restMs) => {
    const { seen: so } = window as unknown as { seen: Seen }
    while (performance.now() - Math.max(so.busyUntil, so.rowsAt ?? 0) < restMs) {
      await new Promise((done) => setTimeout(done, 50))
    }
    return so
  }, REST_MS)
  return Math.max(seen.rowsAt ?? 0, seen.busyUntil)
}

/** In the page, before anything of it runs. */
function watch(): void {
  const seen: Seen = { busyUntil: 0 }
  Object.assign(window, { seen })
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.busyUntil = startTime + duration
  }).observe({ entryTypes: ['longtask'] })
  const rows = new MutationObserver(() => {
    if (!document.querySelector('[role=listitem]')) return
    seen.rowsAt = performance.now()
    rows.disconnect()
  })
  rows.observe(document, { childList: true, subtree: true })
}
