/** What a first start leaves where nobody has a demo: a real district, founded by its facts, and nothing in the log. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildApp } from '../apps/server/src/app.ts'
import type { BuiltApp } from '../apps/server/src/app.ts'
import { rows } from '../apps/server/src/platform/database/index.ts'
import { testDatabase } from '../apps/server/src/platform/database/testing.ts'
import type { Sentence } from '../apps/server/src/platform/words.ts'
import { harness } from '../apps/server/src/testing/harness.ts'
import type { Harness } from '../apps/server/src/testing/harness.ts'
import { prepareDistrict } from '../tools/district/prepare.ts'

let test: Harness<BuiltApp>
let said: Sentence[]
beforeAll(async () => {
  test = await harness(async (deps) => {
    said = await prepareDistrict(deps, { district: '330603', size: 'small' })
    return buildApp(deps)
  }, { database: await testDatabase(), env: { ONEGRID_MODE: 'production', PUBLIC_URL: 'https://grid.example' } })
})
afterAll(() => test.close())

it('logs no warning and no error', () => {
  expect(test.logLines.filter(({ level }) => Number(level) >= 40)).toEqual([])
})

it('has its divisions, a desk and the rules', async () => {
  const { districtId, app } = test
  const tree = await app.modules.areas.tree(districtId)
  expect(tree.root?.code).toBe('330603')
  expect([...tree.all()].filter(({ level }) => level === 'town')).toHaveLength(16)
  expect((await app.modules.staff.directory(districtId)).lastResort?.name).toBe('柯桥区受理派遣台')
  expect((await app.modules.matters.policy(districtId)).matters.length).toBeGreaterThan(100)
})

it('gives each of three administrators a password of his own, once, and stores none of them', async () => {
  const words = said.slice(1).map(({ zh }) => zh.trim().split(/\s+/))
  expect(words.map(([name]) => name)).toEqual(['admin-system', 'admin-security', 'admin-audit'])
  expect(new Set(words.map(([, password]) => password)).size).toBe(3)
  const stored = await rows(test.database.owner, sql<{ hash: string; first: boolean }>`
    select password_hash as hash, must_change_password as first from account`)
  expect(stored.map(({ hash, first }) => [hash.startsWith('$argon2id$'), first])).toEqual(Array(3).fill([true, true]))
})
