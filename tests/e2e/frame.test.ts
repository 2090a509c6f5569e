/** The frame: signing in and out, a session that ends at work, language, theme, keys, search. */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MAKING_MS } from '../district.ts'
import { report } from '../loop/people.ts'
import { seriousFaults } from './axe.ts'
import { hasBrowser, openStage, visitor } from './stage.ts'
import type { Person, Stage } from './stage.ts'

/** Five sign-ins on a busy machine. */
const SCENE_MS = 120_000

describe.skipIf(!hasBrowser)('the frame', () => {
  let stage: Stage
  beforeAll(async () => { stage = await openStage() }, MAKING_MS)
  afterAll(() => stage?.close())

  it('refuses a wrong password in a sentence and lets the right one in', async () => {
    const person = await visitor(stage, 'desk-town')
    const { page } = person
    await page.getByRole('button', { name: '我的账号' }).click()
    await page.getByText('退出').click()
    await page.locator('input[name=username]').fill('desk-town')
    await page.locator('input[name=current-password]').fill('wrong')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('口令')
    expect(await seriousFaults(page)).toEqual([])
    await page.locator('input[name=current-password]').fill('onegrid-demo')
    await page.keyboard.press('Enter')
    await page.locator('.shell').waitFor()
    expect(person.faults).toEqual([])
  }, SCENE_MS)

  it('shows each administrator a world of his own', async () => {
    const seen: Record<string, string[]> = {}
    for (const username of ['admin-system', 'admin-security', 'admin-audit', 'desk-town']) {
      const person = await visitor(stage, username)
      seen[username] = await person.page.getByRole('navigation', { name: '主导航' }).getByRole('link').allInnerTexts()
      expect(person.faults).toEqual([])
    }
    expect(seen['admin-system']).toEqual(['管理'])
    expect(seen['admin-audit']).toEqual(['管理'])
    expect(seen['desk-town']).toEqual(['工作台', '事件', '代报', '地图', '督办', '排班'])
  }, SCENE_MS)

  it('points its tour at real things, also on an empty desk', async () => {
    await walkTour(await visitor(stage, 'desk-town', { tour: true }), '.state-title')
    await report(stage.district, 'officer')
    await walkTour(await visitor(stage, 'desk-town', { tour: true }), '.clock-chip')
  }, SCENE_MS)

  it('switches to English and back without a reload, and remembers it', async () => {
    const person = await visitor(stage, 'desk-town')
    const { page } = person
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('link', { name: 'My desk' }).waitFor()
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en')
    await page.reload()
    await page.getByRole('link', { name: 'My desk' }).waitFor()
    await page.getByRole('button', { name: '中文' }).click()
    await page.getByRole('link', { name: '工作台' }).waitFor()
  }, SCENE_MS)

  it('keeps the page when the session ends, and goes on after signing in again', async () => {
    const person = await visitor(stage, 'desk-town')
    const { page, context } = person
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('井盖')
    await context.clearCookies()
    await page.getByRole('combobox').fill('井盖缺')
    const dialogue = page.getByRole('dialog', { name: '登录已过期' })
    await dialogue.waitFor()
    await dialogue.locator('input[name=current-password]').fill('onegrid-demo')
    await dialogue.getByRole('button', { name: '登录', exact: true }).click()
    await dialogue.waitFor({ state: 'hidden' })
    expect(new URL(page.url()).pathname).toBe('/desk')
  }, SCENE_MS)

  it('gives every address a page, also one that does not exist', async () => {
    const person = await visitor(stage, 'desk-town')
    await person.go('/nowhere')
    await person.page.getByText('找不到此页').waitFor()
    await person.page.getByRole('button', { name: '回到首页' }).click()
    await person.page.getByRole('link', { name: '工作台' }).waitFor()
  }, SCENE_MS)
})

/** Each step lights up what it speaks of, and stands beside it where one can read it. */
async function walkTour({ page, faults }: Person, clock: string): Promise<void> {
  const things = ['.tabs', clock, '.search-box', '[data-tour=inbox]', '[data-tour=keys]']
  await page.locator(`main ${clock}`).first().waitFor()
  for (const [n, thing] of things.entries()) {
    const step = page.locator('.ant-tour')
    await expect.poll(() => step.innerText()).toContain(`${n + 1} / ${things.length}`)
    const lit = page.locator('.ant-tour-placeholder-animated').first()
    await expect.poll(() => overlap(page, lit, thing)).toBe(true)
    const box = await step.boundingBox()
    expect(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= 1366 && box.y + box.height <= 768).toBe(true)
    await step.locator('.ant-tour-actions button').last().click()
  }
  await page.locator('.ant-tour').waitFor({ state: 'detached' })
  expect(faults).toEqual([])
}

async function overlap(page: Page, lit: Locator, thing: string): Promise<boolean> {
  const [light, place] = await Promise.all([lit.boundingBox(), page.locator(thing).first().boundingBox()])
  if (!light || !place) return false
  const [x, y] = [place.x + place.width / 2, place.y + place.height / 2]
  return light.x <= x && x <= light.x + light.width && light.y <= y && y <= light.y + light.height
}
