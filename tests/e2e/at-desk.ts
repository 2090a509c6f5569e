/** What is done at a desk beside the forms of actions: a call taken down, a hand-over, a link made, two merged. */
import type { ActionAnswer, ReportBody } from '@onegrid/contract'
import type { Id } from '@onegrid/domain'
import { wordsOf } from '@onegrid/domain/words'
import type { Page } from 'playwright-core'
import type { Known } from './filling.ts'
import { actions, afterPress, open } from './hands.ts'

/** Takes a report down as it is told; the place is the first that the address finds. */
export async function takeDown(page: Page, body: Omit<ReportBody, 'id'>): Promise<ActionAnswer> {
  if (body.as === 'backfill') await page.locator('.report-modes').getByText('补录', { exact: true }).click()
  await page.locator('#report-words').fill(body.title ?? '')
  for (const name of ['occurredAt', 'knownAt'] as const) {
    if (body[name]) await page.locator(`#report-${name}`).fill(chinaMinute(body[name]))
    if (body[name]) await page.locator(`#report-${name}`).press('Enter')
  }
  await page.locator('#report-address').fill('花溪社区第1网格')
  await page.getByRole('option', { name: /花溪社区第1网格/ }).first().click()
  if (body.reporter?.phone) await page.locator('#report-phone').fill(body.reporter.phone)
  if (body.source) {
    const word = wordsOf('zh-CN').source[body.source]
    await page.locator('#report-source').getByText(word, { exact: true }).click()
  }
  if (body.matter) {
    await page.locator('#report-matter').click()
    await page.locator('#report-matter').fill(body.matter)
    await page.locator('.ant-select-item-option:visible').first().click()
  }
  const answer = await afterPress(page, page.locator('.report-send .ant-btn-primary'), /\/events$/)
  await page.locator('.report-number').waitFor()
  return await answer.json() as ActionAnswer
}

/** @param number of the event that stays */
export async function mergeInto(page: Page, number: string): Promise<ActionAnswer> {
  const form = await open(page, '合并')
  await form.getByRole('combobox').fill(number)
  await page.locator('.ant-select-item-option:visible', { hasText: number.slice(7) }).first().click()
  await form.getByText('保留那一件，本件并入').click()
  const answer = await afterPress(page, form.getByRole('button', { name: '合并', exact: true }), /\/actions$/)
  await form.waitFor({ state: 'detached' })
  return await answer.json() as ActionAnswer
}

/** From whom and to whom, with a note; the desk is the one where he sits. */
export async function handOver(
  page: Page, { body }: { body: { toAccountId: Id; fromAccountId?: Id; note?: string } }, known: Known,
): Promise<unknown> {
  const seat = async (label: string, name: string) => {
    const box = page.locator('.handover-seat', { hasText: label })
    // Who goes off and who comes on are proposed.
    if (await box.getByText(name).count() > 0) return
    await box.getByRole('combobox').click()
    await page.locator('.ant-select-dropdown', { has: page.locator(`[id="seat-${label}_list"]`) })
      .locator('.ant-select-item-option', { hasText: name }).click()
  }
  if (body.fromAccountId) await seat('交班人', await known.person(body.fromAccountId))
  await seat('接班人', await known.person(body.toAccountId))
  await page.locator('#handover-note').fill(body.note ?? '')
  const answer = await afterPress(page, page.locator('.handover-form .ant-btn-primary'), /\/handovers$/)
  return answer.json()
}

/** For three days, read from where it is shown this once. */
export async function makeLink(page: Page, unit: string): Promise<{ token: string }> {
  await actions(page).waitFor()
  await page.locator('.event-task', { hasText: unit }).getByRole('button', { name: '办理链接' }).click()
  const panel = page.getByRole('group', { name: `给 ${unit} 的办理链接` })
  await panel.getByRole('button', { name: '生成链接' }).click()
  const address = await panel.locator('.link-made input').inputValue()
  return { token: address.slice(address.lastIndexOf('/') + 1) }
}

/** `2026-09-30 20:05` as China reads it. */
function chinaMinute(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
