import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rows } from '../../platform/database/index.ts'
import { testDatabase } from '../../platform/database/testing.ts'
import type { TestDatabase } from '../../platform/database/testing.ts'
import { foldWords, numberTails, searchTerms, termGrams } from './search-words.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})

afterAll(() => database.drop())

/** Signs of every sort that a report may hold, and any other that Unicode has. */
const sign = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'井盖路灯坏了的小区三栋楼〇々ぁカ한') },
  { weight: 3, arbitrary: fc.constantFrom(...'aZ09Ａｚ０９') },
  { weight: 2, arbitrary: fc.constantFrom(...' ，。、!%_\\\'"-—…()（）《》\n\t　＠～') },
  { weight: 1, arbitrary: fc.constantFrom('🔥', '👩‍🚒', '❤️', 'é', 'ß', 'İ', 'Ａ') },
  {
    weight: 1,
    arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter(s => s !== '\0' && s.isWellFormed()),
  },
)
const anyText = fc.array(sign, { maxLength: 40 }).map(signs => signs.join(''))

async function words(texts: readonly string[]) {
  const found = await rows(database.db, sql<{ words: string; grams: string[] }>`
    select case_words(text) as words, case_grams(3, case_words(text), now()) as grams
    from unnest(${[...texts]}::text[]) with ordinality as given (text, n) order by n`)
  return found.map(({ words, grams }) => ({ words, grams: new Set(grams) }))
}

describe('the database and this code agree', () => {
  test('on folding', async () => {
    const texts = fc.sample(anyText, { numRuns: 3000, seed: 20261121 })
    const inDatabase = await words(texts)
    expect(inDatabase.map(({ words }) => words)).toEqual(texts.map(foldWords))
  })

  test('on grams: whoever has a term has its grams', async () => {
    const texts = fc.sample(anyText, { numRuns: 3000, seed: 7 })
    const inDatabase = await words(texts)
    let compared = 0
    for (const { words, grams } of inDatabase) {
      const signs = [...words]
      for (let from = 0; from < signs.length; from += 3) {
        for (const term of searchTerms(signs.slice(from, from + 1 + (from % 5)).join(''))) {
          const missing = termGrams(term).filter(gram => !grams.has(`3:${gram}`))
          expect({ words, term, missing }).toEqual({ words, term, missing: [] })
          compared++
        }
      }
    }
    expect(compared).toBeGreaterThan(5000)
  })
})

test('folds case and width, and leaves one blank for what is no word', () => {
  expect(foldWords('  Ａ市１２号，《井盖》\n坏了！ K-20  ')).toBe('a市12号 井盖 坏了 k 20')
  expect(foldWords('二〇二六年')).toBe('二〇二六年')
  expect(foldWords('%_\\')).toBe('')
})

test('terms are what lies between blanks, each once', () => {
  expect(searchTerms('井盖　坏了, 井盖')).toEqual(['井盖', '坏了'])
  expect(searchTerms('🔥')).toEqual(['🔥'])
  expect(searchTerms('。%')).toEqual([])
})

test('grams are pairs, triples within letters and digits, and the single sign of a term of one', () => {
  expect(termGrams('井')).toEqual(['井'])
  expect(termGrams('井盖')).toEqual(['井盖'])
  expect(termGrams('垃圾桶')).toEqual(['垃圾', '圾桶'])
  expect(termGrams('k2017')).toEqual(['k20', '201', '017'])
  expect(termGrams('12栋')).toEqual(['12', '2栋'])
  expect(termGrams('a12栋')).toEqual(['a12', '2栋'])
  expect(termGrams('🔥🚒')).toEqual(['🔥🚒'])
})

test('a number or its tail, read out or typed with its dashes', () => {
  expect(numberTails('330603-20261121-00042')).toEqual(['24000-12116202-306033'])
  expect(numberTails('20261121-42')).toEqual(['24000-12116202'])
  expect(numberTails('００４２')).toEqual(['2400'])
  expect(numberTails('042')).toEqual([])
  expect(numberTails('12栋')).toEqual([])
  expect(numberTails('1-2-3-4')).toEqual([])
})
