/**
 * Every screen in both languages and both themes: nothing broken, nothing seriously inaccessible, nothing wider than a
 * small office screen, and no English word in the Chinese interface. The pictures of README and handbook come from
 * here.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LIVING_MS } from '../district.ts'
import { seriousFaults } from './axe.ts'
import { hasBrowser, openStage, shoot } from './stage.ts'
import type { Person, Stage } from './stage.ts'

interface Screen {
  name: string
  who: string
  path: string
  /** Stands there once the screen has what it shows. */
  ready: string
}

/** A sign-in, and both looks. */
const SCREEN_MS = 240_000

/** One after another for each person: one computer is in use at a time. */
const screens: readonly Screen[] = [
  { name: 'desk', who: 'desk-town', path: '/desk', ready: '.clock-chip' },
  { name: 'events', who: 'desk-town', path: '/events', ready: '.clock-chip' },
  { name: 'event', who: 'desk-town', path: '/events/{work}', ready: '.story' },
  { name: 'report', who: 'desk-town', path: '/report', ready: '#report-words' },
  { name: 'map', who: 'desk-town', path: '/map', ready: '.maplibregl-canvas' },
  { name: 'order', who: 'desk-town', path: '/orders/{order}', ready: '.story' },
  { name: 'duty', who: 'desk-town', path: '/duty', ready: 'h1, h2' },
  { name: 'handler-desk', who: 'handler', path: '/desk', ready: '.clock-chip' },
  { name: 'supervision', who: 'leader', path: '/supervision', ready: 'h1, h2' },
  { name: 'admin-system', who: 'admin-system', path: '/admin', ready: 'h1, h2' },
  { name: 'admin-areas', who: 'admin-system', path: '/admin/areas', ready: '[role=tree]' },
  { name: 'admin-units', who: 'admin-system', path: '/admin/units', ready: 'h1, h2' },
  { name: 'admin-accounts', who: 'admin-system', path: '/admin/accounts', ready: 'h1, h2' },
  { name: 'admin-matters', who: 'admin-system', path: '/admin/matters', ready: 'h1, h2' },
  { name: 'admin-routing', who: 'admin-system', path: '/admin/routing', ready: 'h1, h2' },
  { name: 'admin-calendars', who: 'admin-system', path: '/admin/calendars', ready: 'h1, h2' },
  { name: 'admin-policies', who: 'admin-system', path: '/admin/policies', ready: 'h1, h2' },
  { name: 'admin-posts', who: 'admin-security', path: '/admin/posts', ready: 'h1, h2' },
  { name: 'admin-audit', who: 'admin-audit', path: '/admin/audit', ready: 'h1, h2' },
]

const looks = [
  { language: 'zh-CN', theme: 'light', other: '中文' },
  { language: 'en', theme: 'dark', other: 'English' },
] as const
type Look = (typeof looks)[number]

describe.skipIf(!hasBrowser)('every screen', () => {
  let stage: Stage
  let ids: Readonly<Record<string, string>>
  let seat: { who: string; person: Person } | undefined
  beforeAll(async () => {
    stage = await openStage({ cases: 'week', maps: true })
    const desk = stage.district.as('desk-town')
    const first = async (path: string): Promise<string> =>
      ((await desk.get(path)).body as { items: { id: string }[] }).items[0]?.id ?? ''
    ids = {
      work: await first('/api/v1/events?state=handling&order=due&limit=1'),
      order: await first('/api/v1/orders?open=true&limit=1'),
    }
  }, LIVING_MS)
  afterAll(() => stage?.close())

  // As it comes, and then in the other language and theme without being loaded anew: every second one comes in English.
  it.each(screens)('$name', async ({ name, who, path, ready }) => {
    const { page, faults, go, rest } = await sitDown(who)
    await go(path.replace(/\{(\w+)\}/, (_, key: string) => ids[key] ?? key))
    await page.locator(ready).first().waitFor()
    const came = await page.locator('html').getAttribute('lang')
    for (const look of came === 'en' ? looks.toReversed() : looks) {
      await wear(page, look)
      await rest()
      await shoot(page, look.language === 'en' ? `${name}-en` : name)
      expect(await seriousFaults(page), look.language).toEqual([])
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        `wider than the screen in ${look.language}`,
      ).toBeLessThanOrEqual(0)
      if (look.language === 'zh-CN') expect(await foreignWords(page)).toEqual([])
      else expect(await chineseWords(page)).toEqual([])
    }
    expect(faults).toEqual([])
  }, SCREEN_MS)

  async function sitDown(who: string): Promise<Person> {
    if (seat?.who !== who) {
      await seat?.person.context.close()
      seat = { who, person: await stage.person(who, looks[0]) }
    }
    return seat.person
  }
})

async function wear(page: Page, { language, theme, other }: Look): Promise<void> {
  const root = page.locator('html')
  await page.emulateMedia({ colorScheme: theme })
  if (await root.getAttribute('lang') !== language) await page.getByRole('button', { name: other, exact: true }).click()
  await page.locator(`html[lang="${language}"][data-theme=${theme}]`).waitFor()
}

/** Names of things that have no Chinese name, keys, and what people typed. */
const KNOWN = /^(English|Ctrl|Enter|Esc|Excel|GeoJSON|Shapefile|CSV|PDF|SHA|IP|km|ID|zip|xlsx)$/i

/** Names of accounts and codes are what they are in every language. */
const NAMES = '[translate=no], kbd, code'

async function foreignWords(page: Page): Promise<string[]> {
  const text = await page.evaluate((apart) => {
    const named = [...document.querySelectorAll<HTMLElement>(apart)].map((element) => element.innerText)
    return named.reduce((rest, name) => rest.replaceAll(name, ' '), document.body.innerText)
  }, NAMES)
  return [...new Set(text.match(/[A-Za-z][A-Za-z-]+/g) ?? [])].filter((word) => !KNOWN.test(word))
}

/** In English only names of places, people and matters are Chinese: words of the interface itself are not. */
async function chineseWords(page: Page): Promise<string[]> {
  const texts = await page.locator('button, label, h1, h2, h3, th, [role=tab], [role=menuitem]').allInnerTexts()
  return texts.filter(
    (text) =>
      /^[\u4e00-\u9fff：，、（）]{2,4}$/.test(text.trim()) &&
      /^(受理|交办|签收|处置|核查|确认|督办|筛选|保存|取消|导出|全部|更多|编号|状态|等级|来源)/.test(text.trim()),
  )
}
