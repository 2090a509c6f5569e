/** Administration that matters: a matter is given to another function, published, and the next event goes elsewhere. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MAKING_MS } from '../district.ts'
import { act, proposedLead, report } from '../loop/people.ts'
import { hasBrowser, openStage, visitor } from './stage.ts'
import type { Stage } from './stage.ts'

describe.skipIf(!hasBrowser)('rules in the browser', () => {
  let stage: Stage
  beforeAll(async () => { stage = await openStage() }, MAKING_MS)
  afterAll(() => stage?.close())

  it('gives a matter to another function, and the next event goes there', async () => {
    const before = await leadOf('050101')
    const elsewhere = await leadOf('070101')
    expect(before).not.toBe(elsewhere)
    const { body } = await stage.district.as('desk-town').get('/api/v1/matters/070101')
    const { leadFunction } = body as { leadFunction: string }

    const admin = await visitor(stage, 'admin-system')
    const { page } = admin
    await admin.go('/admin/matters?matter=050101')
    await page.getByRole('button', { name: '修改', exact: true }).click()
    const lead = page.locator('[data-field=leadFunction]')
    await lead.getByRole('combobox').click()
    await lead.getByRole('combobox').fill(leadFunction)
    await page.locator('.ant-select-item-option', { hasText: leadFunction }).first().click()
    await page.getByRole('button', { name: '存入草稿' }).click()
    await page.getByText('1 处修改未发布').waitFor()
    expect(await leadOf('050101')).toBe(before)

    await page.getByRole('button', { name: '发布', exact: true }).click()
    await page.getByRole('button', { name: /^发布为第/ }).click()
    await page.getByText(/已发布第/).first().waitFor()
    await expect.poll(() => leadOf('050101')).toBe(elsewhere)
    expect(admin.faults).toEqual([])
  }, 120_000)

  it('puts a matter live at once, past the draft', async () => {
    const admin = await visitor(stage, 'admin-system')
    const { page } = admin
    await admin.go('/admin/matters?matter=new&copy=050101')
    const code = await page.locator('[data-field=code] input').inputValue()
    await page.getByLabel('中文名称').fill('防汛值守缺位')
    await page.getByLabel('英文名称').fill('Flood watch not kept')
    await page.getByRole('button', { name: '即时上线' }).click()
    const asked = page.getByRole('dialog')
    await asked.getByLabel('上线说明').fill('防汛应急响应')
    expect(await stage.district.as('desk-town').get(`/api/v1/matters/${code}`)).toMatchObject({ status: 404 })
    await asked.getByRole('button', { name: '即时上线' }).click()
    await page.getByText(/防汛值守缺位 已上线，为第 \d+ 号/).waitFor()
    expect(await stage.district.as('desk-town').get(`/api/v1/matters/${code}`)).toMatchObject({
      status: 200,
      body: { name: '防汛值守缺位' },
    })
    expect(admin.faults).toEqual([])
  }, 120_000)

  /** Whom the rules propose for an event that is reported now. */
  async function leadOf(matter: string): Promise<string> {
    const id = await report(stage.district, 'officer', { matter })
    const desk = stage.district.as('desk-town')
    await act(desk, id, 'accept', { waiver: '电话核实' })
    return proposedLead(desk, id)
  }
})
