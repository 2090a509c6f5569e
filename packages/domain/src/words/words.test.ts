import { describe, expect, it } from 'vitest'
import type { Form } from '../cases/kind.ts'
import { refusals } from '../cases/refusals.ts'
import { eventForms } from '../events/forms.ts'
import { eventLifecycle } from '../events/lifecycle.ts'
import { eventStates } from '../events/states.ts'
import { orderForms } from '../orders/forms.ts'
import { orderStates } from '../orders/lifecycle.ts'
import { evidenceKinds } from '../routing/policy.ts'
import { roles } from '../access/roles.ts'
import { en } from './en.ts'
import { namesIn, wordsOf } from './format.ts'
import { actionWord, choiceWord, fieldWord, stateWord } from './lookup.ts'
import { languages, messageKeys } from './keys.ts'
import { zhCN } from './zh-CN.ts'

/** Every word with the path that leads to it. */
function leaves(value: unknown, path = ''): [path: string, word: string][] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value as object).flatMap(([key, item]) => leaves(item, path === '' ? key : `${path}.${key}`))
}

const chinese = leaves(zhCN)
const english = leaves(en)

describe('words', () => {
  it('exist for the same keys in both languages, none empty', () => {
    expect(english.map(([path]) => path).sort()).toEqual(chinese.map(([path]) => path).sort())
    expect([...chinese, ...english].filter(([, word]) => word.trim() === '')).toEqual([])
  })

  it('name the same parameters in both languages', () => {
    const inEnglish = new Map(english)
    const named = (word: string | undefined): string =>
      namesIn(word ?? '')
        .sort()
        .join(' ')
    expect(chinese.filter(([path, word]) => named(word) !== named(inEnglish.get(path)))).toEqual([])
  })

  it('are Chinese in Chinese, and in the tone of the district', () => {
    const words = chinese.map(([path, word]) => [path, word.replace(/\{\w+\}/g, '')] as const)
    expect(words.filter(([, word]) => /[A-Za-z]/.test(word))).toEqual([])
    expect(words.filter(([, word]) => /请您|！|!|亲|哦|啦/.test(word))).toEqual([])
    // Half-width punctuation between Chinese characters is a slip of the keyboard.
    expect(words.filter(([, word]) => /[\u4e00-\u9fff][,;:?][\u4e00-\u9fff]/.test(word))).toEqual([])
  })

  it('are without Chinese in English', () => {
    expect(english.filter(([, word]) => /[\u3000-\u9fff\uff00-\uffef]/.test(word))).toEqual([])
  })

  it('balance their brackets, without one inside another', () => {
    const left = [...chinese, ...english].map(([path, word]) => [path, word.replace(/\[[^[\]]*\]/g, '')] as const)
    expect(left.filter(([, word]) => /[[\]]/.test(word))).toEqual([])
  })

  it.each(languages)('cover every key that the tables of the domain have (%s)', (language) => {
    const words = wordsOf(language)
    expect(Object.keys(words.eventState).sort()).toEqual(Object.keys(eventStates).sort())
    expect(Object.keys(words.orderState).sort()).toEqual(Object.keys(orderStates).sort())
    expect(Object.keys(words.eventAction).sort()).toEqual(Object.keys(eventForms).sort())
    expect(Object.keys(words.orderAction).sort()).toEqual(Object.keys(orderForms).sort())
    expect(Object.keys(words.refusal).sort()).toEqual([...refusals].sort())
    expect(Object.keys(words.role).sort()).toEqual([...roles].sort())
    expect(Object.keys(words.evidence).sort()).toEqual([...evidenceKinds].sort())
    expect(Object.keys(words.message).sort()).toEqual([...messageKeys].sort())
    for (const form of [...Object.values<Form>(eventForms), ...Object.values<Form>(orderForms)]) {
      for (const [name, field] of Object.entries(form)) {
        expect(fieldWord(name, language), name).not.toBe(name)
        for (const value of field.of ?? []) expect(choiceWord(name, value, language), name).not.toBe(value)
      }
    }
    for (const [state, row] of Object.entries(eventLifecycle)) {
      expect(stateWord('event', state, language)).not.toBe(state)
      for (const action of Object.keys(row)) expect(words.trail, action).toHaveProperty(action)
    }
  })

  it('show an unknown key as it is, and are not fooled by names of objects', () => {
    expect(stateWord('event', 'of_a_later_version', 'en')).toBe('of_a_later_version')
    expect(actionWord('order', 'constructor', 'zh-CN')).toBe('constructor')
    expect(choiceWord('toString', 'x', 'en')).toBe('x')
  })
})
