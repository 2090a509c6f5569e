/** The security administrator erases somebody who asks for it: counted, seen, confirmed. Rules: PIPL 47. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MAKING_MS } from '../district.ts'
import { act, read, report } from '../loop/people.ts'
import { seriousFaults } from './axe.ts'
import { hasBrowser, openStage } from './stage.ts'
import type { Stage } from './stage.ts'

const PHONE = '0300-5550009'

describe.skipIf(!hasBrowser)('personal data', () => {
  let stage: Stage
  let id: string
  beforeAll(async () => {
    stage = await openStage()
    const { district } = stage
    const desk = district.as('desk-town')
    id = await report(district, 'desk-town', {
      source: 'hotline', title: '井盖响', matter: '070201', reporter: { name: '演禾', phone: PHONE },
    })
    await act(desk, id, 'accept', { waiver: '电话说清楚了' })
    await act(desk, id, 'forceClose', { reason: '当场解决' })
    await act(district.as('leader'), id, 'countersign')
    await district.settle()
  }, MAKING_MS)
  afterAll(() => stage?.close())

  it.each(['zh-CN', 'en'] as const)('is shown in numbers: %s', async (language) => {
    const { page, go, rest, faults, context } = await stage.person('admin-security', { language })
    await go('/admin/personal')
    await page.locator('.held-table tbody tr').first().waitFor()
    await rest()
    expect(await page.locator('.held-table').innerText()).not.toContain('0300')
    expect(await seriousFaults(page)).toEqual([])
    expect(faults).toEqual([])
    await context.close()
  })

  it('is erased in two steps, and gone', async () => {
    const { page, go, faults, context, rest } = await stage.person('admin-security')
    await go('/admin/personal')
    await page.getByRole('button', { name: '按本人要求删除' }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('内容').fill('0300-5550000')
    await form.getByRole('button', { name: '清点' }).click()
    await form.locator('.field-said[role=alert]').first().waitFor()
    await form.getByLabel('内容').fill(PHONE)
    await form.getByRole('button', { name: '清点' }).click()
    await form.getByRole('status').waitFor()
    expect(await form.getByRole('status').innerText()).toContain('2 项')
    expect((await read(stage.district.as('desk-town'), id)).reporter).toMatchObject({ anonymous: false })
    await rest()
    expect(await seriousFaults(page)).toEqual([])
    await form.getByRole('button', { name: '确认删除' }).click()
    await form.waitFor({ state: 'hidden' })
    expect((await read(stage.district.as('desk-town'), id)).reporter).toMatchObject({ anonymous: true, name: null })
    expect(faults).toEqual([])
    await context.close()
  })

  it('has no button for the audit administrator', async () => {
    const { page, go, context } = await stage.person('admin-audit')
    await go('/admin/personal')
    await page.locator('.held-table tbody tr').first().waitFor()
    expect(await page.getByRole('button', { name: '按本人要求删除' }).count()).toBe(0)
    await context.close()
  })
})
