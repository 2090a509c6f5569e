/** What hands do on a case: press what it offers, fill in its form, send; by the names that a screen reader hears. */
import { takePicture } from '../../tools/play/pictures.ts'
import type { Taking } from '../../tools/play/pictures.ts'
import type { Locator, Page, Response } from 'playwright-core'

export interface FormHands {
  /** The whole form, for what the others below do not do. */
  form: Locator
  write(field: string, text: string): Promise<void>
  /** Types into a picker and takes what it finds first. */
  pick(field: string, text: string): Promise<void>
  /** One of a few that stand side by side. */
  choose(field: string, label: string): Promise<void>
  tick(field: string): Promise<void>
  /** A picture that nobody has seen before. */
  picture(field: string, taking?: Taking): Promise<void>
}

/** Opens a case by its address and waits until it says what may be done. */
export async function openCase(page: Page, id: string, kind: 'events' | 'orders' = 'events'): Promise<void> {
  await page.goto(`/${kind}/${id}`)
  await actions(page).waitFor()
}

export function actions(page: Page): Locator {
  return page.getByRole('toolbar', { name: '可办事项' })
}

/** What may be done now, by its names; those behind “more” are not among them. */
export async function offered(page: Page): Promise<string[]> {
  return actions(page).getByRole('button').allInnerTexts()
}

/** Does one thing from the button to the answer. */
export async function act(
  page: Page, name: string, fill: (hands: FormHands) => Promise<void> = async () => {},
): Promise<void> {
  const form = await open(page, name)
  await fill(handsOn(page, form))
  await form.getByRole('button', { name, exact: true }).click()
  await form.waitFor({ state: 'detached' })
}

/** What was to be pressed is not among what may be done. */
export class NotOffered extends Error {
  override readonly name = 'NotOffered'
}

/** Opens the form of an action, wherever its button is. @throws NotOffered */
export async function open(page: Page, name: string): Promise<Locator> {
  const entry = await find(page, name)
  if (!entry) throw new NotOffered(`“${name}” is not offered at ${page.url()}`)
  await entry.click()
  const form = page.getByRole('form', { name })
  await form.waitFor()
  return form
}

/** The button of an action, or its entry behind “more”. */
async function find(page: Page, name: string): Promise<Locator | undefined> {
  const bar = actions(page)
  await bar.locator('button, .act-none').first().waitFor()
  const button = bar.getByRole('button', { name, exact: true })
  if (await button.count() > 0) return button.first()
  const more = bar.getByRole('button', { name: '更多' })
  if (await more.count() === 0) return undefined
  await more.click()
  await page.getByRole('menu').last().waitFor()
  const entry = page.getByRole('menuitem', { name, exact: true })
  return await entry.count() > 0 ? entry : undefined
}

export function handsOn(page: Page, form: Locator): FormHands {
  const row = (field: string): Locator => form.locator(`[data-field="${field}"]`)
  return {
    form,
    write: (field, text) => row(field).locator('textarea, input').first().fill(text),
    async pick(field, text) {
      const box = row(field).getByRole('combobox')
      await box.click()
      await box.fill(text)
      const found = page.locator('.ant-select-item-option', { hasText: text }).first()
      await found.click()
      // A list of several stays open for the next one until something else is pressed.
      await form.getByRole('heading').click()
    },
    choose: (field, label) => row(field).getByText(label, { exact: true }).click(),
    tick: (field) => row(field).getByRole('checkbox').check(),
    async picture(field, taking) {
      const { bytes, name } = await takePicture(taking)
      const file = { name, mimeType: 'image/jpeg', buffer: Buffer.from(bytes) }
      await row(field).locator('input[type=file]').setInputFiles(file)
      await row(field).locator('.file-tile img').last().waitFor()
    },
  }
}

/** Sooner than the wait for the answer ends, so that a failure says which of the two it was. */
const PRESS_MS = 40_000

/** Presses, and waits for what the server answers to it. */
export async function afterPress(page: Page, button: Locator, path: RegExp): Promise<Response> {
  const [answer] = await Promise.all([
    page.waitForResponse((one) => one.request().method() === 'POST' && path.test(new URL(one.url()).pathname)),
    button.click({ timeout: PRESS_MS }),
  ])
  return answer
}

/** The story of a case, entry by entry as it is read. */
export async function story(page: Page): Promise<string> {
  return page.getByRole('region', { name: '经过' }).innerText()
}
