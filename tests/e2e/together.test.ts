/** Several people at once: two desks at one case, a merge taken back, a line that a second browser sees by itself. */
import { setTimeout } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MAKING_MS } from '../district.ts'
import { report } from '../loop/people.ts'
import { act, actions, handsOn, open, openCase, story } from './hands.ts'
import { hasBrowser, openStage, visitor } from './stage.ts'
import type { Stage } from './stage.ts'

const SCENE_MS = 120_000

describe.skipIf(!hasBrowser)('several at once', () => {
  let stage: Stage
  beforeAll(async () => { stage = await openStage() }, MAKING_MS)
  afterAll(() => stage?.close())

  it('two desks take the same case: one does, the other hears of it and loses no word', async () => {
    const id = await report(stage.district, 'officer', { title: '人行道堆物', matter: '050101' })
    const first = await visitor(stage, 'desk-town')
    const second = await visitor(stage, 'desk-night')
    await openCase(first.page, id)
    await openCase(second.page, id)
    const form = await open(second.page, '不予受理')
    await handsOn(second.page, form).write('reason', '与昨日来件相同，已在办')
    await act(first.page, '受理')

    await second.page.getByRole('button', { name: '更新显示' }).waitFor()
    await form.getByRole('button', { name: '不予受理', exact: true }).click()
    await form.getByRole('alert').or(form.getByRole('status')).first().waitFor()
    expect(await form.locator('textarea').first().inputValue()).toBe('与昨日来件相同，已在办')
    expect((await story(first.page)).match(/受理/g)?.length).toBeGreaterThan(0)
    expect([...first.faults, ...second.faults]).toEqual([])
  }, SCENE_MS)

  it('merges a second report into the first and takes it back', async () => {
    const [kept, other] = [
      await report(stage.district, 'officer', { title: '路灯不亮', matter: '070101', grid: 1 }),
      await report(stage.district, 'officer', { title: '路灯又不亮了', matter: '070101', grid: 1 }),
    ]
    const desk = await visitor(stage, 'desk-town')
    const { page } = desk
    await openCase(page, other)
    const form = await open(page, '合并')
    await form.getByRole('combobox').click()
    await page.locator('.ant-select-item-option', { hasText: '路灯不亮' }).first().click()
    await form.getByText('并入的一件停止计时').waitFor()
    await form.getByRole('button', { name: '合并', exact: true }).click()
    await form.waitFor({ state: 'detached' })
    await expect.poll(() => stateOf(stage, other)).toBe('merged')
    await openCase(page, other)
    await act(page, '撤销合并')
    await expect.poll(() => stateOf(stage, other)).toBe('submitted')
    expect(await stateOf(stage, kept)).toBe('submitted')
    expect(desk.faults).toEqual([])
  }, SCENE_MS)

  it('shows a line of somebody else without a reload', async () => {
    const id = await report(stage.district, 'officer', { title: '井盖松动', matter: '070101', grid: 2 })
    const reader = await visitor(stage, 'desk-town')
    const writer = await visitor(stage, 'desk-night')
    await openCase(reader.page, id)
    await openCase(writer.page, id)
    const tasks = reader.page.getByRole('heading', { name: '任务' })
    const before = await restingPlace(tasks)
    await act(writer.page, '备注', async (hands) => hands.write('text', '已电话通知权属单位'))
    await reader.page.getByText(/条新动态|刚刚/).first().waitFor()
    expect(await tasks.boundingBox()).toEqual(before)
    await reader.page.getByRole('button', { name: '更新显示' }).click()
    await expect.poll(() => story(reader.page)).toContain('已电话通知权属单位')
  }, SCENE_MS)

  it('announces a new event on the desk and waits until it is wanted', async () => {
    const desk = await visitor(stage, 'desk-town')
    await desk.go('/desk')
    await desk.page.getByRole('list', { name: /待办/ }).waitFor()
    const rows = await desk.page.getByRole('listitem').count()
    await report(stage.district, 'officer', { title: '树枝遮挡红绿灯', matter: '070101', grid: 3 })
    const news = desk.page.getByRole('button', { name: /新待办/ })
    await news.waitFor()
    expect(await desk.page.getByRole('listitem').count()).toBe(rows)
    await news.click()
    await desk.page.getByText('树枝遮挡红绿灯').first().waitFor()
    expect(desk.faults).toEqual([])
  }, SCENE_MS)

  it('lets a desk be run by the keyboard alone', async () => {
    await report(stage.district, 'officer', { title: '广告牌松动', matter: '050101', grid: 4 })
    const desk = await visitor(stage, 'desk-town', { width: 1600, height: 900 })
    const { page } = desk
    await desk.go('/desk?tab=accept')
    await page.getByRole('list', { name: /待办/ }).waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await actions(page).getByRole('button').first().waitFor()
    await page.keyboard.press('a')
    const form = page.getByRole('form').first()
    await form.waitFor()
    await page.keyboard.press('Escape')
    await form.waitFor({ state: 'detached' })
    await page.keyboard.press('a')
    await form.waitFor()
    await page.keyboard.press('Control+Enter')
    await form.waitFor({ state: 'detached' })
    expect(desk.faults).toEqual([])
  }, SCENE_MS)
})

/** Where something stands once what loads above it has come. */
async function restingPlace(thing: Locator): Promise<unknown> {
  let before: unknown
  for (;;) {
    const now = await thing.boundingBox()
    if (isDeepStrictEqual(now, before)) return now
    before = now
    await setTimeout(1000)
  }
}

async function stateOf(stage: Stage, id: string): Promise<string> {
  const { body } = await stage.district.as('desk-town').get(`/api/v1/events/${id}`)
  return (body as { summary: { state: string } }).summary.state
}
