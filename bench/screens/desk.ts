/** A desk to be measured at: a browser, somebody signed in, the figures that come of it. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { atMost, figure } from '../kit/figure.ts'
import type { Figure } from '../kit/figure.ts'
import { quantile, spreadOf } from '../kit/statistics.ts'

const FLAGS = [
  '--headless', '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
]

/**
 * Maps are not drawn unless wanted: what a PC's graphics do, the processor would have to do here, beside server and
 * database.
 */
export function browserFlags(maps: boolean): string[] {
  return [...FLAGS, ...(maps ? ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'] : ['--disable-3d-apis'])]
}

export interface Desk {
  browser: Browser
  url: string
}

/** A computer of his own, as wide as the smallest that is supported. */
export async function sitDown(
  { browser, url }: Desk, username: string,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    baseURL: url, viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai',
  })
  await context.addInitScript(() => { localStorage['onegrid.tour-seen'] = 'true' })
  const page = await context.newPage()
  await page.goto('/')
  await page.locator('input[name=username]').fill(username)
  await page.locator('input[name=current-password]').fill('onegrid-demo')
  await page.locator('button[type=submit]').click()
  await page.locator('.shell').waitFor()
  return { context, page }
}

/**
 * A time of somebody at a screen.
 *
 * @param values ms
 * @param against the same without the screen, or without the strain, in the same run
 * @param aimMs at most
 * @param share of the values that the figure is not exceeded by; the median unless it says otherwise
 */
export function wait(
  id: string, name: string, values: readonly number[], against: readonly number[], aimMs: number, share = 0.5,
): Figure {
  return figure({
    id, name: `${name}（${values.length} 次）`, unit: 'ms', value: quantile(values, share),
    against: quantile(against, share), aim: atMost(aimMs, 'ms'), spread: spreadOf(values), note: '',
  })
}
