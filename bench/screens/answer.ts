/** From the press to the answer on the screen, for what a desk does all day; beside it the same request without it. */
import type { Page } from 'playwright-core'
import { listEvents } from '@onegrid/contract'
import { DEMO_PASSWORD } from '../../apps/server/src/platform/identity/index.ts'
import { People } from '../../tools/play/people.ts'
import type { Figure } from '../kit/figure.ts'
import type { Desk } from './desk.ts'
import { sitDown, wait } from './desk.ts'

const TIMES = 20
const AIM_MS = 200
/** The box waits until the hand rests before it asks. */
const SEARCH_AIM_MS = 400

export async function measureAnswers(desk: Desk): Promise<Figure[]> {
  const program = await new People({ baseUrl: desk.url, password: DEMO_PASSWORD }).as('desk-town')
  const { items } = await program.call(listEvents, { query: { limit: 20 } })
  const point = items.find(({ place }) => place)?.place ?? undefined
  const { context, page } = await sitDown(desk, 'desk-town')
  const times: Record<'open' | 'accept' | 'dispatch' | 'search', number[]> = {
    open: [], accept: [], dispatch: [], search: [],
  }
  const bare: Record<'read' | 'write' | 'list', number[]> = { read: [], write: [], list: [] }
  for (let n = 0; n <= TIMES; n++) {
    const report = { title: `测速井盖不见了 ${n}`, matter: '070101', source: 'resident', point } as const
    const { id } = (await program.report(report)).case
    await page.goto(`/events/${id}`)
    const accept = await pressed(page, '受理')
    const dispatch = await pressed(page, '交办')
    await page.goto('/events')
    await page.locator('[role=listitem]').first().waitFor()
    const search = await until(
      page, { selector: '[role=listitem]', text: '测速' }, () => page.locator('.list-search input').fill('测速'),
    )
    // The first warms caches and compilers up.
    if (n === 0) continue
    times.accept.push(accept)
    times.dispatch.push(dispatch)
    times.search.push(search)
    bare.read.push(await lasted(() => program.read(id)))
    bare.write.push(await lasted(() => program.act(id, 'comment', { text: '测速' })))
    bare.list.push(await lasted(() => program.call(listEvents, { query: { q: '测速', limit: 50 } })))
  }
  await page.goto('/events')
  await page.locator('[role=listitem]').first().getByRole('link').first().click()
  for (let n = 0; n <= TIMES; n++) {
    const title = await page.locator('.event').getAttribute('aria-label')
    const next = { selector: `.event:not([aria-label=${JSON.stringify(title)}])` }
    const open = await until(page, next, () => page.getByRole('button', { name: '下一件' }).click())
    if (n > 0) times.open.push(open)
  }
  await context.close()
  return [
    wait('S2', '下一件到全页，中位', times.open, bare.read, AIM_MS),
    wait('S3', '受理提交到显示，中位', times.accept, bare.write, AIM_MS),
    wait('S4', '交办提交到显示，中位', times.dispatch, bare.write, AIM_MS),
    wait('S5', '交办提交到显示，九成以内', times.dispatch, bare.write, AIM_MS, 0.9),
    wait('S6', '输入搜索到列表，中位', times.search, bare.list, SEARCH_AIM_MS),
  ]
}

/** Sends the form of an action as the rules propose it; the clock runs from the press until the form has gone. */
async function pressed(page: Page, name: string): Promise<number> {
  await page.getByRole('toolbar', { name: '可办事项' }).getByRole('button', { name, exact: true }).click()
  const form = page.getByRole('form', { name })
  const send = form.getByRole('button', { name, exact: true })
  return until(page, { selector: 'form.act-form', gone: true }, () => send.click())
}

/** What is to be seen on the screen: rows that all hold a text, or nothing any more. */
interface Sight { selector: string; gone?: boolean; text?: string }

/** The clock begins with the hand's event in the page itself, and ends after the frame that shows the sight. */
async function until(page: Page, sight: Sight, act: () => Promise<void>): Promise<number> {
  await page.evaluate(({ selector, gone = false, text = '' }) => {
    let began = 0
    for (const type of ['pointerdown', 'input'] as const) {
      addEventListener(type, ({ timeStamp }) => { began ||= timeStamp }, { capture: true, once: true })
    }
    const isSeen = (): boolean => {
      const found = [...document.querySelectorAll(selector)]
      return gone ? found.length === 0 : found.length > 0 && found.every((one) => one.textContent.includes(text))
    }
    const answered = new Promise<number>((resolve, reject) => {
      const look = (): void => {
        if (began > 0 && isSeen()) return void requestAnimationFrame(() => resolve(performance.now() - began))
        if (began > 0 && performance.now() - began > 10_000) return reject(new Error(`${selector} ${text} never came`))
        requestAnimationFrame(look)
      }
      look()
    })
    Object.assign(window, { answered })
  }, sight)
  await act()
  return page.evaluate(() => (window as unknown as { answered: Promise<number> }).answered)
}

async function lasted(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await act()
  return performance.now() - began
}
