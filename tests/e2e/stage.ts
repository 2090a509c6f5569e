/**
 * The product with its pages, and people who sit before it: each a browser context of its own, as each has his own
 * computer. The business clock stands where the test puts it.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, Locator, Page, Request } from 'playwright-core'
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
// What is not a map is painted without it: through a graphics card made of software each page takes thrice as long.
const WEBGL = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-gpu-compositing']
const NO_WEBGL = ['--disable-gpu', '--disable-3d-apis']

export interface Person {
  page: Page
  context: BrowserContext
  /** Goes to an address of the console. */
  go(path: string): Promise<void>
  /** The same as by a link of the console: the page that is open stays, and shows what stands there. */
  turn(path: string): Promise<void>
  /** Until nothing is being read, drawn or moved any more; the live stream does not count, nor what moves for ever. */
  rest(): Promise<void>
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
  /** At all computers, unless one says otherwise. */
  maps?: boolean
}

export interface PersonOptions {
  /**
   * Maps are drawn, by the processor, which takes most of it. Otherwise as on old office PCs, whose maps say that they
   * cannot be drawn.
   */
  maps?: boolean
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
  const browsers = new Map<boolean, Promise<Browser>>()
  const browserFor = (more: PersonOptions = {}): Promise<Browser> => {
    const drawn = more.maps ?? maps
    const known = browsers.get(drawn) ?? launch(drawn)
    browsers.set(drawn, known)
    return known
  }
  return {
    district,
    url: address,
    async person(username, more) {
      const person = await seat(await browserFor(more), address, '/', more)
      await signIn(person.page, username)
      return person
    },
    visit: async (path, more) => seat(await browserFor(more), address, path, more),
    async close() {
      const opened = await Promise.all(browsers.values())
      await keepLastSight(opened)
      await Promise.all(opened.map((browser) => browser.close()))
      await district.close()
    },
  }
}

function launch(maps: boolean): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: [...FLAGS, ...(maps ? WEBGL : NO_WEBGL)] })
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
    // An empty page keeps nothing.
    if (location.protocol === 'about:') return
    // It runs on every load; what the person has chosen since is not undone.
    for (const [key, value] of Object.entries(remembered)) localStorage[`onegrid.${key}`] ??= value
  }, { language: JSON.stringify(language), ...(tour ? {} : { 'tour-seen': 'true' }) })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  const faults: string[] = []
  const onItsWay = requestsOf(page)
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('response', (answer) => { if (answer.status() >= 500) faults.push(`${answer.status()} ${answer.url()}`) })
  await page.goto(path)
  return {
    page, context, faults,
    go: async (path) => void (await page.goto(path)),
    turn: (path) => turn(page, path),
    rest: () => comeToRest(page, onItsWay),
  }
}

async function turn(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
}

/** For one thing to appear or to be pressed; on a busy machine what takes a second takes many. */
const PATIENCE_MS = 60_000

/** The stream, and the worker that reads it for all pages, of which no page hears the end. */
const LIVE = /\/api\/v1\/live$|\/live-worker-/

/** What a page has asked for and not yet got. */
function requestsOf(page: Page): ReadonlySet<Request> {
  const onItsWay = new Set<Request>()
  page.on('request', (request) => { if (!LIVE.test(request.url())) onItsWay.add(request) })
  page.on('requestfinished', (request) => void onItsWay.delete(request))
  page.on('requestfailed', (request) => void onItsWay.delete(request))
  // Of what a page had asked that is left, nobody tells the end.
  page.on('framenavigated', (frame) => { if (frame === page.mainFrame()) onItsWay.clear() })
  return onItsWay
}

async function comeToRest(page: Page, onItsWay: ReadonlySet<Request>): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  for (let quiet = 0; quiet < 3;) {
    if (Date.now() > end) {
      throw new Error(`${page.url()} does not come to rest: ${[...onItsWay].map((one) => one.url()).join(', ')}`)
    }
    const still = await page.evaluate(async () => {
      await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 }))
      const moving = document.getAnimations().filter(({ playState, effect }) =>
        playState === 'running' && effect?.getTiming().iterations !== Infinity)
      return moving.length === 0 && document.querySelector('.waiting') === null
    })
    quiet = still && onItsWay.size === 0 ? quiet + 1 : 0
    await page.waitForTimeout(50)
  }
}

/** What every open page showed at the end, for whoever looks for the reason of a failure: ONEGRID_SIGHT=folder. */
async function keepLastSight(browsers: readonly Browser[]): Promise<void> {
  const folder = process.env.ONEGRID_SIGHT
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  const pages = browsers.flatMap((browser) => browser.contexts()).flatMap((context) => context.pages())
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
  const page = 'page' in target ? target.page() : target
  // Nothing tells when a map has been drawn in full.
  if (await page.locator('.maplibregl-canvas').count() > 0) await page.waitForTimeout(3000)
  await target.screenshot({ path: join(SHOTS, `${name}.jpg`), type: 'jpeg', quality: 82, animations: 'disabled' })
}
