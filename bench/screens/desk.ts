/** A desk to be measured at: a browser, somebody signed in, the figures that come of it. */
import type { Browser, BrowserContext, Page } from 'playwright-core'

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

export interface Figure {
  id: string
  name: string
  value: number
  unit: 'ms'
  /** The same without the screen, or without the strain, in the same run. */
  against: number
  ratio: number
  aim: number
  met: boolean
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

export function figure(
  id: string, name: string, values: readonly number[], against: readonly number[], aim: number, share = 0.5,
): Figure {
  const [value, floor] = [quantile(values, share), quantile(against, share)]
  return {
    id, name: `${name}（${values.length} 次）`, value: rounded(value), unit: 'ms', against: rounded(floor),
    ratio: rounded(value / floor), aim, met: value <= aim,
  }
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
