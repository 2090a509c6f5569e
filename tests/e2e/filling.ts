/** Fills in the form of an action as a hand does, field by field, from the input that the API would be given. */
import { choiceWord, eventForms, orderForms } from '@onegrid/domain'
import type { Field, Form, Id, Instant, Place } from '@onegrid/domain'
import type { Locator, Page } from 'playwright-core'
import type { Picture } from '../../tools/play/pictures.ts'

/** What stands on a screen for what the API knows by an id. */
export interface Known {
  unit(id: Id): Promise<string>
  person(id: Id): Promise<string>
  /** The unit or the person whose task it is. */
  task(id: Id): Promise<string>
  /** A picture that has been taken and not yet been handed in. */
  picture(id: Id): Picture
}

export interface Filling {
  page: Page
  form: Locator
  known: Known
}

/** @throws Error for a kind of field that the stories do not use */
export async function fillIn(
  filling: Filling, kind: 'event' | 'order', action: string, input: Readonly<Record<string, unknown>>,
): Promise<void> {
  const forms: Readonly<Record<string, Form>> = kind === 'order' ? orderForms : eventForms
  for (const [name, value] of Object.entries(input)) {
    const field = forms[action]?.[name]
    if (!field) throw new Error(`${action} asks no ${name}`)
    await fillField(filling, name, field, value)
  }
}

async function fillField(filling: Filling, name: string, { type }: Field, value: unknown): Promise<void> {
  const { page, form, known } = filling
  const row = form.locator(`[data-field="${name}"]`)
  const rest = form.locator('.act-more')
  // What is seldom needed stands behind one press.
  if (await row.count() === 0 && await rest.count() > 0) await rest.click()
  switch (type) {
    case 'text': return row.locator('textarea, input').first().fill(String(value))
    case 'number': return row.locator('input').fill(String(value))
    case 'boolean': return row.getByRole('checkbox').setChecked(value === true)
    case 'instant': return row.locator('input').fill(chinaMinute(value as string))
    case 'choice': return choose(row, choiceWord(name, String(value), 'zh-CN'))
    case 'task': return choose(row, await known.task(value as Id))
    case 'unit': return pick(filling, row, [await known.unit(value as Id)])
    case 'units': return pick(filling, row, await Promise.all((value as Id[]).map(known.unit)))
    case 'person': return pick(filling, row, [await known.person(value as Id)])
    case 'files': return handIn(row, (value as Id[]).map(known.picture))
    case 'point': return standAt(page, row, value as Place)
    case 'parts': return writeParts(page, row, value as readonly { matter: string; text: string }[])
    default: throw new Error(`no hand for a field of type ${type}`)
  }
}

function choose(row: Locator, label: string): Promise<void> {
  return row.getByText(label, { exact: true }).click()
}

/** Types a name into a picker and takes the row that has exactly it; what stood there before is cleared. */
async function pick({ page, form }: Filling, row: Locator, names: readonly string[]): Promise<void> {
  const clear = row.locator('.ant-select-clear')
  if (await clear.count() > 0) {
    await row.hover()
    await clear.click()
  }
  const box = row.getByRole('combobox')
  for (const name of names) {
    await box.click()
    await box.fill(name)
    const exactly = page.getByText(name, { exact: true })
    await page.locator('.ant-select-item-option:visible').filter({ has: exactly }).first().click()
  }
  // A list of several stays open, over what comes next, until something else is pressed.
  await form.getByRole('heading').first().click()
}

async function handIn(row: Locator, pictures: readonly Picture[]): Promise<void> {
  await row.locator('input[type=file]').setInputFiles(pictures.map(({ bytes, name }) => (
    { name, mimeType: 'image/jpeg', buffer: Buffer.from(bytes) }
  )))
  await row.locator('.file-tile img').nth(pictures.length - 1).waitFor()
}

/** The device says where it is; the button takes it over. */
async function standAt(page: Page, row: Locator, { lon, lat }: Place): Promise<void> {
  await page.context().grantPermissions(['geolocation'])
  await page.context().setGeolocation({ longitude: lon, latitude: lat })
  await row.getByRole('button', { name: '取当前位置' }).click()
  await row.locator('.ant-btn-loading').waitFor({ state: 'detached' })
}

async function writeParts(page: Page, row: Locator, parts: readonly { matter: string; text: string }[]): Promise<void> {
  for (const [n, { matter, text }] of parts.entries()) {
    const part = row.locator('fieldset').nth(n)
    await part.getByRole('combobox').click()
    await part.getByRole('combobox').fill(matter)
    await page.locator('.ant-select-item-option:visible').first().click()
    await part.locator('textarea').fill(text)
  }
}

/** `2026-10-31T00:00` as China reads it: what an input of date and time takes. */
function chinaMinute(instant: string): string {
  const at: Instant = Date.parse(instant)
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 16)
}
