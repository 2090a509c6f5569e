/** A town's whole house into a folder while people work, and out of it again on another machine. */
import { createHash } from 'node:crypto'
import { spawn } from 'node:child_process'
import {
  appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSecrets } from '../../apps/server/src/platform/config/index.ts'
import { createDatabase, migrate, readMigrations, rows } from '../../apps/server/src/platform/database/index.ts'
import { emptyDatabase } from '../../apps/server/src/platform/database/testing.ts'
import { DEMO_PASSWORD } from '../../apps/server/src/platform/identity/index.ts'
import type { Manifest } from '../../tools/backup/manifest.ts'
import { environmentWith, running } from '../../tools/play/running.ts'
import { LIVING_MS, testDistrict } from '../district.ts'
import type { TestDistrict } from '../district.ts'
import { picture, report } from '../loop/people.ts'
import { scratchFolder } from '../scratch.ts'
import { ask, countsOf, flip, indexesOf, program, refused } from './program.ts'

let town: TestDistrict
let folder: string
let backup: string
/** Settings of the product that is backed up. */
let env: NodeJS.ProcessEnv
let manifest: Manifest
/** Reported, and answered, before the backup began. */
let before: string
let count: number

beforeAll(async () => {
  town = await testDistrict({ cases: 'week' })
  folder = scratchFolder('backup')
  backup = join(folder, 'backup')
  const { dataDir, keyFile } = town.config
  env = {
    DATABASE_URL: town.database.appUrl, DATABASE_OWNER_URL: town.database.ownerUrl,
    DATA_DIR: dataDir, KEY_FILE: keyFile,
  }
  before = await report(town, 'officer', { title: '备份之前' })
  let ended = false
  const saving = program('backup', ['--to', backup], env).finally(() => (ended = true))
  const working = work(() => ended)
  const { code, said } = await saving
  count = await working
  expect(code, said).toBe(0)
  manifest = JSON.parse(readFileSync(join(backup, 'manifest.json'), 'utf8')) as Manifest
}, LIVING_MS)

afterAll(async () => {
  await town.close()
  rmSync(folder, { recursive: true, force: true })
})

/** People who report and take pictures for as long as it is not over. @returns how many reports were answered */
async function work(over: () => boolean): Promise<number> {
  let reports = 0
  while (!over()) {
    await Promise.all([report(town, 'officer', { grid: reports % 5 }), picture(town, 'officer')])
    reports++
  }
  return reports
}

describe('what it writes', () => {
  test('is one moment, though people went on', async () => {
    expect(count).toBeGreaterThan(3)
    const [now] = await rows(town.database.db, sql<{ n: number }>`select count(*)::int as n from case_file`)
    const held = manifest.tables.find(({ name }) => name === 'case_file')?.rows ?? 0
    // All that was before, and not all that was after.
    expect(held).toBeGreaterThanOrEqual((now?.n ?? 0) - count)
    expect(held).toBeLessThan(now?.n ?? 0)
    expect(manifest).toMatchObject({ format: 1, keys: { included: false } })
    expect(manifest.schema).toHaveLength(readMigrations().length)
    expect(manifest.files).toMatchObject({ lost: [] })
    expect(manifest.files.count).toBeGreaterThan(100)
    expect(manifest.tables.find(({ name }) => name === 'file')?.rows).toBe(manifest.files.count)
  })

  test('is every table but the migrations and the sessions, and leaves no key and no half behind', async () => {
    const found = await rows(town.database.db, sql<{ name: string }>`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`)
    expect([...manifest.tables.map(({ name }) => name), 'schema_migration', 'session'].sort())
      .toEqual(found.map(({ name }) => name).sort())
    // Whatever holds data and is no table, a backup would leave out without a word.
    const other = await rows(town.database.db, sql`
      select relname from pg_class where relnamespace = 'public'::regnamespace and relkind not in ('r', 'i')`)
    expect(other).toEqual([])
    expect(readdirSync(folder)).toEqual(['backup'])
    const names = readdirSync(backup, { recursive: true }).map(String)
    expect(names.filter((name) => /key|lock|thumb|\.list/.test(name))).toEqual([])
    const secret = (JSON.parse(readFileSync(town.config.keyFile, 'utf8')) as { salt: string }).salt
    expect(readFileSync(join(backup, 'manifest.json'), 'utf8')).not.toContain(secret)
    expect(statSync(backup).mode & 0o077).toBe(0)
    for (const name of names) expect(statSync(join(backup, name)).mode & 0o077, name).toBe(0)
  })

  test.runIf(process.platform === 'linux')('can be checked without the product', async () => {
    const child = spawn('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: backup, stdio: 'ignore' })
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0)
    expect(await program('restore', ['--from', backup, '--check'], {})).toMatchObject({ code: 0 })
  })

  test('goes nowhere where something is', async () => {
    expect(await program('backup', ['--to', backup], env))
      .toEqual({ code: 2, said: expect.stringContaining('is there already') })
  })

  test('stopped by Ctrl-C, is nothing', async () => {
    const to = join(folder, 'stopped')
    const { code, said } = await program('backup', ['--to', to], env, (text) =>
      (text.includes('Tables') ? 'SIGINT' : undefined))
    expect({ code, said }).toEqual({ code: 2, said: expect.stringContaining('no backup was left') })
    expect(existsSync(to) || existsSync(`${to}.partial`)).toBe(false)
  })

  test('names an upload that is lost, or is not what had come, and saves the rest', async () => {
    const { dataDir } = town.config
    const [lost, bent] = readdirSync(join(dataDir, 'files', '1'), { recursive: true }).map(String)
      .filter((name) => /\/[0-9a-f-]{36}$/.test(name)).sort()
    const places = [lost, bent].map((name) => join(dataDir, 'files', '1', name ?? ''))
    const bytes = places.map((place) => readFileSync(place))
    const to = join(folder, 'with-losses')
    try {
      rmSync(places[0] ?? '')
      appendFileSync(places[1] ?? '', 'x')
      const { code, said } = await program('backup', ['--to', to], env)
      expect(code, said).toBe(1)
      expect(said).toContain(`files/1/${lost} missing`)
      expect(said).toContain(`files/1/${bent} damaged`)
      expect(await program('restore', ['--from', to, '--check'], {})).toMatchObject({ code: 0 })
    } finally {
      places.forEach((place, at) => writeFileSync(place, bytes[at] ?? ''))
    }
  })
})

describe('what comes out of it', () => {
  test('on an external database is what went in, and verifies', async () => {
    const database = await emptyDatabase()
    const { appUrl, ownerUrl } = database
    const target = { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, DATA_DIR: join(folder, 'external') }
    const db = createDatabase(ownerUrl, { max: 2 })
    try {
      const { code, said } = await program('restore', ['--from', backup, '--keys', town.config.keyFile], target)
      expect(code, said).toBe(0)
      expect(await program('verify', [], target)).toMatchObject({ code: 0 })
      const told = Object.fromEntries(manifest.tables.map((table) => [table.name, table.rows]))
      expect(await countsOf(db, manifest)).toEqual(told)
      expect(await indexesOf(db)).toEqual(await indexesOf(town.database.owner))
      const found = await rows(db, sql<{ id: string }>`select id from case_file where id = ${before}`)
      expect(found).toHaveLength(1)
      const files = await rows(db, sql<{ id: string; sha256: Buffer }>`select id, sha256 from file`)
      for (const { id, sha256 } of files) {
        const bytes = readFileSync(join(target.DATA_DIR, 'files', '1', id.slice(-2), id))
        expect(createHash('sha256').update(bytes).digest().equals(sha256)).toBe(true)
      }
      expect(statSync(join(target.DATA_DIR, 'keys.json')).mode & 0o777).toBe(0o600)

      const again = await program('restore', ['--from', backup, '--keys', town.config.keyFile], {
        ...target, DATA_DIR: join(folder, 'another'),
      })
      expect(again).toMatchObject({ code: 2, said: expect.stringContaining('The database is not empty') })
      expect(existsSync(join(folder, 'another', 'files'))).toBe(false)
    } finally {
      await db.destroy()
      await database.drop()
    }
  })

  test('on an empty folder runs, takes the next action, and is backed up while it runs', async () => {
    const dataDir = join(folder, 'embedded')
    const args = ['--from', backup, '--keys', town.config.keyFile]
    const { code, said } = await program('restore', args, { DATA_DIR: dataDir })
    expect(code, said).toBe(0)
    const child = spawn(process.execPath, [join(import.meta.dirname, '../../apps/server/src/main.ts')], {
      env: environmentWith({ DATA_DIR: dataDir, PORT: '0', ONEGRID_LANG: 'en' }), stdio: ['ignore', 'pipe', 'pipe'],
    })
    const product = running(child)
    try {
      const url = await product.ready
      const desk = { username: 'desk-town', password: DEMO_PASSWORD }
      const { token } = await ask<{ token: string }>(url, '/session', desk)
      const answer = await ask<{ case: { state: string } }>(url, `/events/${before}/actions`, {
        id: crypto.randomUUID(), action: 'accept', input: { matter: '070301' },
      }, token)
      expect(answer.case.state).toBe('accepted')
      const second = join(folder, 'second')
      expect(await program('backup', ['--to', second], { DATA_DIR: dataDir })).toMatchObject({ code: 0 })
      expect(await program('restore', ['--from', second, '--check'], {})).toMatchObject({ code: 0 })
    } finally {
      product.stop()
      await product.ended
    }
    expect(await program('verify', [], { DATA_DIR: dataDir })).toMatchObject({ code: 0 })
    const again = await program('restore', ['--from', backup], { DATA_DIR: dataDir })
    expect(again).toMatchObject({ code: 2, said: expect.stringContaining('goes into an empty folder only') })
  }, 300_000)

  test('of an earlier schema is brought up to this one', async () => {
    const [source, target] = await Promise.all([emptyDatabase(), emptyDatabase()])
    const dataDir = join(folder, 'earlier')
    const older = readMigrations().slice(0, -1)
    const settings = ({ appUrl, ownerUrl }: typeof source, dir: string) => ({
      DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, DATA_DIR: join(dataDir, dir), KEY_FILE: town.config.keyFile,
    })
    const [db, restored] = [createDatabase(source.ownerUrl), createDatabase(target.ownerUrl)]
    try {
      await migrate({ ownerUrl: source.ownerUrl, appRole: 'onegrid_app', migrations: older })
      await sql`insert into district (district_id, code, name, ready_at) values (3, '330602', '越城区', now())`.execute(db)
      const to = join(dataDir, 'backup')
      expect(await program('backup', ['--to', to], settings(source, 'a'))).toMatchObject({ code: 0 })
      expect(await program('restore', ['--from', to], settings(target, 'b'))).toMatchObject({ code: 0 })
      const ran = await rows(restored, sql<{ n: number }>`select count(*)::int as n from schema_migration`)
      expect(ran).toEqual([{ n: older.length + 1 }])
      expect(await rows(restored, sql`select name from district`)).toEqual([{ name: '越城区' }])
    } finally {
      await Promise.all([db.destroy(), restored.destroy()])
      await Promise.all([source.drop(), target.drop()])
    }
  })
})

describe('what is refused', () => {
  const bent = (change: (copy: string) => void) => {
    const copy = join(folder, `bent-${readdirSync(folder).length}`)
    cpSync(backup, copy, { recursive: true })
    change(copy)
    return copy
  }
  const anyUpload = (copy: string) => {
    const entries = readdirSync(join(copy, 'files'), { recursive: true, withFileTypes: true })
    const found = entries.find((entry) => entry.isFile())
    return join(found?.parentPath ?? '', found?.name ?? '')
  }
  const rewrite = (copy: string, change: (text: Manifest) => Manifest) => {
    const file = join(copy, 'manifest.json')
    writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')) as Manifest)))
  }
  const damages: [string, RegExp, (copy: string) => void][] = [
    ['a table', /trail\.copy\.zst/, (copy) => flip(join(copy, 'tables/trail.copy.zst'))],
    ['an upload', /files\/1/, (copy) => flip(anyUpload(copy))],
    ['a lost upload', /files\/1/, (copy) => rmSync(anyUpload(copy))],
    ['a file too many', /tables\/spare/, (copy) => writeFileSync(join(copy, 'tables/spare'), '')],
    ['a list cut short', /SHA256SUMS/, (copy) => {
      const file = join(copy, 'SHA256SUMS')
      writeFileSync(file, readFileSync(file).subarray(0, -30))
    }],
    ['another moment', /manifest\.json/, (copy) =>
      rewrite(copy, (text) => ({ ...text, takenAt: '2020-01-01T00:00:00.000Z' }))],
    ['what is no backup', /is no backup/, (copy) => rmSync(join(copy, 'manifest.json'))],
  ]

  test.each(damages)('%s', async (_name, names, change) => {
    const dataDir = join(folder, `none-${readdirSync(folder).length}`)
    await expect(refused(bent(change), dataDir, town.config.keyFile)).resolves.toMatch(names)
    expect(existsSync(dataDir)).toBe(false)
  })

  const next = { version: 9999, name: 'later', checksum: 'f'.repeat(64), breaking: false }
  const manifests: [string, RegExp, (text: Manifest) => Manifest][] = [
    ['a newer schema', /schema \(9999_later\.sql\) is newer than this program/, (text) =>
      ({ ...text, schema: [...text.schema, next] })],
    ['a migration that is not ours', /is not this program's/, (text) => ({ ...text, schema: [next] })],
    ['a newer format', /format \(2\) is newer/, (text) => ({ ...text, format: 2 })],
  ]

  test.each(manifests)('%s', async (_name, says, change) => {
    const dataDir = join(folder, 'never')
    await expect(refused(bent((copy) => rewrite(copy, change)), dataDir)).resolves.toMatch(says)
    expect(existsSync(dataDir)).toBe(false)
  })

  test('no keys, and the keys of another district', async () => {
    const dataDir = join(folder, 'keyless')
    expect(await refused(backup, dataDir)).toContain('--keys')
    const other = join(folder, 'other-keys.json')
    createSecrets(other)
    expect(await refused(backup, dataDir, other)).toContain("is not this backup's")
    expect(existsSync(dataDir)).toBe(false)
  })

  test('stopped by Ctrl-C leaves the folder empty, and the next one succeeds', async () => {
    const dataDir = join(folder, 'broken-off')
    mkdirSync(dataDir, { mode: 0o711 })
    const args = ['--from', backup, '--keys', town.config.keyFile]
    const { code, said } = await program('restore', args, { DATA_DIR: dataDir }, (text) =>
      (text.includes('Indexes') ? 'SIGINT' : undefined))
    expect({ code, said }).toEqual({ code: 2, said: expect.stringContaining('no data was left') })
    expect(readdirSync(dataDir).filter((name) => !/^(lock|log)/.test(name))).toEqual([])
    expect(await program('restore', args, { DATA_DIR: dataDir })).toMatchObject({ code: 0 })
  })
})
