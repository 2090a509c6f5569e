import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { rows } from '../../platform/database/index.ts'
import { testDatabase } from '../../platform/database/testing.ts'
import type { TestDatabase } from '../../platform/database/testing.ts'
import { listCases } from './list.ts'
import type { Reading } from './list.ts'
import type { Reader } from './list-reader.ts'
import { DISTRICT, NOW, emptyCases, id, insertCases, reading } from './reading-fixture.ts'
import { renewSamples, sampleGrams, searchStatistics } from './search-statistics.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})

afterAll(() => database.drop())
beforeEach(() => emptyCases(database.owner))

function saying(share: number): Reading {
  const shares = { texts: 1_000_000, of: () => ({ all: share, newest: share }) }
  return { ...reading(database.db), statistics: { of: async () => shares } }
}

/** All ways to search, which must find the same. */
async function find(text: string): Promise<string[]> {
  const search = async (share: number, reader: Reader) => {
    const { items } = await listCases(saying(share), reader, { filter: { text }, order: 'newest' })
    return items.map(row => row.title)
  }
  const [walk, ...others] = await Promise.all([
    search(0.5, { district: true }),
    search(1e-7, { district: true }),
    search(0.001, { district: true }),
    search(0.001, { gridIds: [id('g', 1)] }),
  ])
  for (const found of others) expect({ text, found }).toEqual({ text, found: walk })
  return walk ?? []
}

async function titles(...list: string[]) {
  await insertCases(
    database.owner,
    list.map((title, n) => ({ id: id('c', n), gridId: id('g', 1), title, openedAt: NOW - n })),
  )
}

describe('a search', () => {
  test('finds one sign, two, and more, anywhere in title, text or address', async () => {
    await insertCases(database.owner, [
      { id: id('c', 1), gridId: id('g', 1), title: '幸福路井盖缺失' },
      { id: id('c', 2), gridId: id('g', 1), title: 'two', body: '昨晚有人反映，井盖松动' },
      { id: id('c', 3), gridId: id('g', 1), title: 'three', address: '井盖厂宿舍3幢' },
      { id: id('c', 4), gridId: id('g', 1), title: '盖井' },
    ])
    expect((await find('井盖')).toSorted()).toEqual(['three', 'two', '幸福路井盖缺失'])
    expect(await find('井')).toHaveLength(4)
    expect(await find('井盖松动')).toEqual(['two'])
  })

  test('does not find signs that only stand near, nor across two fields', async () => {
    await insertCases(database.owner, [
      { id: id('c', 1), gridId: id('g', 1), title: '井盖', body: '缺失' },
      { id: id('c', 2), gridId: id('g', 1), title: '盖缺,井盖,缺失' },
    ])
    expect(await find('井盖缺失')).toEqual([])
  })

  test('asks for all of several words, in any order', async () => {
    await titles('路灯不亮,小区东门', '路灯不亮', '小区垃圾')
    expect(await find('小区 路灯')).toEqual(['路灯不亮,小区东门'])
    expect(await find('路灯、小区')).toEqual(['路灯不亮,小区东门'])
  })

  test('takes width and case as one, and finds digits and letters within', async () => {
    await titles('Ａ区３幢K2017', 'a区3幢k2018', '12栋', '112栋')
    expect(await find('Ａ区3幢')).toEqual(['Ａ区３幢K2017', 'a区3幢k2018'])
    expect(await find('k2017')).toEqual(['Ａ区３幢K2017'])
    expect(await find('017')).toEqual(['Ａ区３幢K2017'])
    expect(await find('12栋')).toEqual(['12栋', '112栋'])
    expect(await find('7')).toEqual(['Ａ区３幢K2017'])
  })

  test('knows emoji, rare signs and other scripts', async () => {
    await titles('着火了🔥🔥快来', '𠮷野家门口', '二〇二六年', 'Straße', '한국')
    expect(await find('🔥')).toEqual(['着火了🔥🔥快来'])
    expect(await find('🔥🔥快')).toEqual(['着火了🔥🔥快来'])
    expect(await find('𠮷')).toEqual(['𠮷野家门口'])
    expect(await find('二〇')).toEqual(['二〇二六年'])
    expect(await find('straße')).toEqual(['Straße'])
    expect(await find('한')).toEqual(['한국'])
  })

  test.each(['%', '_', '\\', "'", '"', '%%', '。', ' ', "'; drop table case_text; --%"])(
    'of %j matches no wildcard',
    async text => {
      await titles('井盖', '100%', 'a_b', 'c:\\d')
      expect(await find(text)).toEqual([])
    },
  )

  test('takes a wildcard between words for what divides them', async () => {
    await titles('路_灯', '灯路', '路标', '百分之100%')
    expect(await find('路_灯')).toEqual(['路_灯', '灯路'])
    expect(await find('100%')).toEqual(['百分之100%'])
  })

  test('finds a number, its tail, and the same digits in a text', async () => {
    await insertCases(database.owner, [
      { id: id('c', 1), gridId: id('g', 1), number: '330603-20261121-00042', title: 'by number' },
      { id: id('c', 2), gridId: id('g', 1), number: '330603-20261120-00042', title: 'another day', openedAt: NOW - 1 },
      { id: id('c', 3), gridId: id('g', 1), number: '330603-20261120-00043', title: '回复00042号来件', openedAt: NOW - 2 },
    ])
    expect(await find('330603-20261121-00042')).toEqual(['by number'])
    expect(await find('20261121-42')).toEqual(['by number'])
    expect(await find('00042')).toEqual(['by number', 'another day', '回复00042号来件'])
  })
})

test('erased words are found no more', async () => {
  await titles('井盖缺失')
  expect(await find('井盖')).toEqual(['井盖缺失'])
  await sql`update case_text set title = null, body = null, address = null`.execute(database.owner)
  expect(await find('井盖')).toEqual([])
})

test('the sample tells common grams from rare ones, everywhere and lately', async () => {
  await insertCases(database.owner, Array.from({ length: 300 }, (_, n) => ({
    id: id('c', n), title: n % 2 ? '居民反映' : '路灯', body: n === 7 ? '窨井' : '', openedAt: NOW - n,
  })))
  await insertCases(database.owner, [{ id: id('c', 1), gridId: id('g', 1), title: '他区他区' }], DISTRICT + 1)
  // As the application: it may write what it needs.
  await sampleGrams(database.db, DISTRICT)
  const shares = await searchStatistics(database.db).of(DISTRICT)
  expect(shares.texts).toBe(300)
  expect(shares.of('居民')).toEqual({ all: 0.5, newest: 0.5 })
  expect(shares.of('窨井').all).toBeCloseTo(1 / 300, 3)
  expect(shares.of('他区').all).toBeLessThan(0.001)
})

test('statistics are read once in a while, and anew after a failure', async () => {
  let now = 0
  const statistics = searchStatistics(database.db, () => now)
  expect((await statistics.of(DISTRICT)).texts).toBe(0)
  await titles('井盖')
  await sampleGrams(database.db, DISTRICT)
  expect((await statistics.of(DISTRICT)).texts).toBe(0)
  now += 60_001
  expect((await statistics.of(DISTRICT)).texts).toBe(1)
})

test('samples are taken anew when a small district has doubled, and not at every look', async () => {
  const looked = async (from: number, to: number) => {
    const fresh = Array.from({ length: to - from }, (_, n) => ({ id: id('c', from + n), title: '井盖', openedAt: NOW }))
    await insertCases(database.owner, fresh)
    await renewSamples(database.db, DISTRICT)
    return (await searchStatistics(database.db).of(DISTRICT)).texts
  }
  await sql`delete from search_statistics`.execute(database.db)
  expect(await looked(0, 2)).toBe(2)
  expect(await looked(2, 3)).toBe(2)
  expect(await looked(3, 4)).toBe(4)
})

test('the index of grams answers: to make the grams of every row would take a minute', async () => {
  await titles('井盖缺失')
  const plan = await rows(database.owner, sql<{ 'QUERY PLAN': string }>`
    explain select case_id from case_text
    where district_id = 7 and (case_grams(district_id, words, opened_at) collate "C") @> '{7:井盖}'`)
  expect(plan.map(line => line['QUERY PLAN']).join('\n')).toContain('case_text_grams_idx')
})
