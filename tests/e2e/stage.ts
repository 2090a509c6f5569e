/**
 * The product with its pages, and people who sit before it: each a browser context of its own, as each has his own
 * computer. The business clock stands where the test puts it.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { buildWeb } from '../../tools/web/build.mjs'
import { chromiumPath } from '../../tools/web/chromium.mjs'
import { onTestFinished } from 'vitest'
import { testDistrict } from '../district.ts'
import type { DistrictOptions, TestDistrict } from '../district.ts'

/** Whether there is a browser; without one these tests are skipped and say so. */
export const hasBrowser = chromiumPath() !== undefined

const FLAGS = [
  '--headless', '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
]
const WEBGL = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-gpu-compositing']
const NO_WEBGL = ['--disable-gpu', '--disable-3d-apis']

export interface Person {
  page: Page
  context: BrowserContext
  /** Goes to an address of the console. */
  go(path: string): Promise<void>
  /** What broke in this browser: errors of scripts, and answers of 500 and above. */
  faults: string[]
}

export interface Stage {
  district: TestDistrict
  url: string
  /** Somebody signs in at a computer of his own, which stands there until the stage is closed. */
  person(username: string, options?: PersonOptions): Promise<Person>
  /** Somebody who only opens an address. */
  visit(path: string, options?: PersonOptions): Promise<Person>
  close(): Promise<void>
}

export interface StageOptions extends DistrictOptions {
  /**
   * Maps are drawn, by the processor, which takes most of it. Otherwise as on old office PCs, whose maps say that they
   * cannot be drawn.
   */
  maps?: boolean
}

export interface PersonOptions {
  language?: 'zh-CN' | 'en'
  theme?: 'light' | 'dark'
  width?: number
  height?: number
  /** With the tour of the first sign-in; otherwise it has been seen. */
  tour?: boolean
}

export async function openStage({ maps = false, ...options }: StageOptions = {}): Promise<Stage> {
  if (!(await buildWeb(process.execPath))) throw new Error('the web pages could not be built')
  const district = await testDistrict(options)
  const address = await district.app.fastify.listen({ host: '127.0.0.1', port: 0 })
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [...FLAGS, ...(maps ? WEBGL : NO_WEBGL)],
  })
  return {
    district,
    url: address,
    async person(username, more) {
      const person = await seat(browser, address, '/', more)
      await signIn(person.page, username)
      return person
    },
    visit: (path, more) => seat(browser, address, path, more),
    async close() {
      await keepLastSight(browser)
      await browser.close()
      await district.close()
    },
  }
}

/** Somebody who leaves when the test has ended. */
export async function visitor(stage: Stage, username: string, options?: PersonOptions): Promise<Person> {
  const person = await stage.person(username, options)
  onTestFinished(() => person.context.close())
  return person
}

async function seat(browser: Browser, url: string, path: string, options: PersonOptions = {}): Promise<Person> {
  const { language = 'zh-CN', theme = 'light', width = 1366, height = 768, tour = false } = options
  const context = await browser.newContext({
    baseURL: url, viewport: { width, height }, colorScheme: theme, locale: language, timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  await context.addInitScript((remembered: Record<string, string>) => {
    // It runs on every load; what the person has chosen since is not undone.
    for (const [key, value] of Object.entries(remembered)) localStorage[`onegrid.${key}`] ??= value
  }, { language: JSON.stringify(language), ...(tour ? {} : { 'tour-seen': 'true' }) })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('response', (answer) => { if (answer.status() >= 500) faults.push(`${answer.status()} ${answer.url()}`) })
  await page.goto(path)
  return {
    page, context, faults,
    go: async (path) => void (await page.goto(path)),
  }
}

/** What every open page showed at the end, for whoever looks for the reason of a failure: ONEGRID_SIGHT=folder. */
async function keepLastSight(browser: Browser): Promise<void> {
  const folder = process.env.ONEGRID_SIGHT
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  const pages = browser.contexts().flatMap((context) => context.pages())
  for (const [n, page] of pages.entries()) await page.screenshot({ path: join(folder, `${n}.png`) })
}

export async function signIn(page: Page, username: string): Promise<void> {
  await page.locator('input[name=username]').fill(username)
  await page.locator('input[name=current-password]').fill('onegrid-demo')
  await page.locator('button[type=submit]').click()
  await page.locator('.shell').waitFor()
}

/** Pictures of the run for README and handbook: written when asked for, so that a plain test run changes no file. */
const SHOTS = process.env.ONEGRID_SHOTS ? join(import.meta.dirname, '../../docs/screens') : undefined

export async function shoot(target: Page | Locator, name: string): Promise<void> {
  if (!SHOTS) return
  mkdirSync(SHOTS, { recursive: true })
  await target.screenshot({ path: join(SHOTS, `${name}.jpg`), type: 'jpeg', quality: 82, animations: 'disabled' })
}
