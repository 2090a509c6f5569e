/** How bad input is answered: a problem in the reader's language that says what to do, and nothing half stored. */
import { expect } from 'vitest'
import type { ProblemBody } from '@onegrid/contract'
import type { Answer } from '../../apps/server/src/testing/app.ts'
import type { TestDistrict } from '../district.ts'
import { stateOf } from '../state.ts'

export interface Wanted {
  status: number
  code: string
  /** Parts of the sentence that say what to do. */
  zh: string
  en: string
  /** Of a form: the field, and what is said beside it. */
  field?: { path: string; zh: string; en: string }
}

const languages = ['zh', 'en'] as const
const HAN = /\p{Script=Han}/u

/**
 * Asks in both languages.
 *
 * @param ask sends the request with these headers
 */
export async function refused(
  test: TestDistrict, ask: (headers: Record<string, string>) => Promise<Answer>, wanted: Wanted,
): Promise<void> {
  const { database, districtId } = test
  // What was done before must have taken its effect.
  await test.settle()
  const before = await stateOf(database.owner, districtId)
  for (const language of languages) {
    const answer = await ask({ 'accept-language': language })
    const { code, status, detail, title, fields = [] } = answer.body as ProblemBody
    expect([answer.status, code], JSON.stringify(answer.body)).toEqual([wanted.status, wanted.code])
    expect(status).toBe(wanted.status)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    sayIn(language, detail, wanted[language])
    sayIn(language, title, '')
    if (!wanted.field) continue
    const beside = fields.find(({ path }) => path === wanted.field?.path)
    expect(beside, JSON.stringify(fields)).toBeDefined()
    sayIn(language, beside?.message ?? '', wanted.field[language])
  }
  expect(await stateOf(database.owner, districtId)).toEqual(before)
}

/** In the one language only, with every blank filled in. */
export function sayIn(language: 'zh' | 'en', sentence: string, part: string): void {
  expect(sentence).toContain(part)
  expect(sentence).not.toMatch(/\{\w+\}|undefined|\[object/)
  expect([sentence, HAN.test(sentence)]).toEqual([sentence, language === 'zh'])
}
