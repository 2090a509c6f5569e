/** Words by keys that arrive as plain text: from a row, a form or the wire. An unknown key is shown as it is. */
import { wordsOf } from './format.ts'
import type { Language } from './keys.ts'

type Table = Readonly<Record<string, string>>

export function stateWord(kind: 'event' | 'order', state: string, language: Language): string {
  const words = wordsOf(language)
  return lookUp(kind === 'order' ? words.orderState : words.eventState, state)
}

export function actionWord(kind: 'event' | 'order', action: string, language: Language): string {
  const words = wordsOf(language)
  return lookUp(kind === 'order' ? words.orderAction : words.eventAction, action)
}

export function fieldWord(field: string, language: Language): string {
  return lookUp(wordsOf(language).field, field)
}

export function choiceWord(field: string, value: string, language: Language): string {
  const choices: Readonly<Record<string, Table>> = wordsOf(language).choice
  return lookUp(choices[field] ?? {}, value)
}

function lookUp(table: Table, key: string): string {
  return Object.hasOwn(table, key) ? table[key]! : key
}
