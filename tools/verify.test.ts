import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testSpine } from '../apps/server/src/modules/cases/testing.ts'
import type { TestSpine } from '../apps/server/src/modules/cases/testing.ts'
import { note } from '../apps/server/src/modules/cases/toy.ts'
import { migrate } from '../apps/server/src/platform/database/index.ts'
import { openEmbedded, takeLock } from '../apps/server/src/platform/postgres/index.ts'

let spine: TestSpine
let id: string
const d = 7

beforeAll(async () => {
  spine = await testSpine(d)
  await sql`insert into district (district_id, code, name) values (${d}, '330603', '柯桥区')`.execute(spine.owner)
  id = await spine.begin()
  await spine.run(note(d, id))
  await spine.sequenceAll({ positions: 1, seconds: 60 })
})
afterAll(() => spine.drop())

async function run(args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'verify.ts'), ...args], {
    env: { ...process.env, ONEGRID_LANG: 'zh', ...env },
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise<number | null>(resolve => child.once('exit', resolve))
  return { code, said }
}

test('says that all is whole, and the seal to keep; says which line is not', async () => {
  const env = { DATABASE_URL: spine.database.appUrl }
  const honest = await run([], env)
  expect(honest).toMatchObject({ code: 0, said: expect.stringContaining('案件 1，留痕 2，封存 2') })
  const [seal] = /2:[0-9a-f]{64}/.exec(honest.said) ?? []
  expect(await run(['--district', '330603', '--seal', seal ?? ''], env)).toMatchObject({ code: 0 })
  const wrong = `2:${'0'.repeat(64)}`
  expect(await run(['--district', '330603', '--seal', wrong], env)).toMatchObject({
    code: 1, said: expect.stringContaining('止于第 2 位的封存与内容不符'),
  })

  await sql`update trail set text = text || ' ' where case_id = ${id} and seq = 2`.execute(spine.owner)
  const bent = await run([], env)
  expect(bent.code).toBe(1)
  expect(bent.said).toContain(`发现破坏：案件 T-${id}（${id}） 第 2 条留痕被改动`)
})

test('asks for a district that is there and for a seal that is one', async () => {
  const env = { DATABASE_URL: spine.database.appUrl }
  const nowhere = await run(['--district', '110101'], env)
  expect(nowhere).toMatchObject({ code: 2, said: expect.stringContaining('没有区县 110101') })
  expect(await run(['--seal', '12'], env)).toMatchObject({ code: 2, said: expect.stringContaining('用法') })
})

test('reads the embedded database of a product that runs, and leaves it running', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'onegrid-verify-'))
  const lock = takeLock(join(dataDir, 'lock'))
  const product = await openEmbedded({ dataDir, say: () => {}, settings: { fsync: 'off' } })
  try {
    const env = { DATA_DIR: dataDir, DATABASE_URL: '' }
    expect(await run([], env)).toMatchObject({ code: 2, said: expect.stringContaining('还没有区县') })
    await migrate({ ownerUrl: product.ownerUrl(), appRole: 'onegrid_app' })
    expect(await run([], env)).toMatchObject({ code: 2, said: expect.stringContaining('还没有区县') })
  } finally {
    // It would fail on a server that the tool has stopped.
    await product.stop()
    lock?.release()
    rmSync(dataDir, { recursive: true, force: true })
  }
})
