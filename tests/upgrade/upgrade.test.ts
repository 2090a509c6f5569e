/**
 * Every release's small district, kept as it was backed up (node tools/release.ts), is restored by today's program and
 * brought up to its schema: nothing is lost, everything verifies, followers come to the same rows, people go on. And a
 * program that is older than the schema refuses to run on it.
 */
import { chmodSync, copyFileSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eventStates, orderStates, sources } from '@onegrid/domain'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '../../apps/server/src/platform/identity/index.ts'
import { readMigrations, rows } from '../../apps/server/src/platform/database/index.ts'
import type { Manifest } from '../../tools/backup/manifest.ts'
import type { Running } from '../../tools/play/running.ts'
import { People } from '../../tools/play/people.ts'
import { settle } from '../../tools/play/settle.ts'
import { verifyHere } from '../../tools/play/verify-here.ts'
import { deployment } from '../bad-days/deployment.ts'
import type { Deployment } from '../bad-days/deployment.ts'
import { anyPlace } from '../kills/any-place.ts'

const PATIENCE_MS = 180_000
const releases = readdirSync(import.meta.dirname).filter((name) => /^release-[\d.]+$/.test(name))

it('has releases to begin from', () => expect(releases).not.toEqual([]))

describe.each(releases)('%s', (release) => {
  const folder = join(import.meta.dirname, release)
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest
  let town: Deployment
  let keys: string
  let product: Running

  beforeAll(async () => {
    town = await deployment('upgrade')
    // A checkout does not keep who may read a file.
    keys = join(tmpdir(), `onegrid-${release}-${process.pid}.json`)
    copyFileSync(`${folder}.keys.json`, keys)
    chmodSync(keys, 0o600)
    town.env.KEY_FILE = keys
    const { code, said } = await town.tool('restore.ts', '--from', folder)
    expect([code, said]).toEqual([0, expect.any(String)])
  }, PATIENCE_MS)
  afterAll(async () => {
    await town.end()
    rmSync(keys)
  }, PATIENCE_MS)

  const held = async (table: string) => (await rows(town.db, sql<{ n: number }>`
    select count(*)::int as n from ${sql.table(table)}`))[0]?.n

  it('comes up to today’s schema with every row, and verifies', async () => {
    expect(await rows(town.db, sql`select version, checksum from schema_migration order by version`)).toEqual(
      readMigrations().map(({ version, checksum }) => ({ version, checksum })))
    for (const { name, rows: count } of manifest.tables) expect([name, await held(name)]).toEqual([name, count])
    expect(await verifyHere(town.env)).toMatchObject({ ok: true })
  }, PATIENCE_MS)

  it('has cases of every state, source and level', async () => {
    const states = await rows(town.db, sql<{ kind: string; state: string }>`
      select distinct kind, state from case_file order by 1, 2`)
    const of = (kind: string) => states.filter((one) => one.kind === kind).map(({ state }) => state).sort()
    // What lasts for minutes only is seldom met.
    const fleeting = ['verifying', 'ruling', 'reopened', 'countersigning', 'cancelled']
    expect(of('event')).toEqual(expect.arrayContaining(Object.keys(eventStates).filter((s) => !fleeting.includes(s))))
    expect(of('order')).toEqual(expect.arrayContaining(Object.keys(orderStates).filter((s) => !fleeting.includes(s))))
    const from = await rows(town.db, sql<{ source: string }>`select distinct source from case_file order by 1`)
    expect(from.map(({ source }) => source)).toEqual([...sources].sort())
    expect(await rows(town.db, sql`select distinct level from case_file where level is not null order by 1`))
      .toEqual([1, 2, 3, 4].map((level) => ({ level })))
  })

  it('is worked on, and its followers come to the rows that they had', async () => {
    const before = await followed()
    const heard = await told()
    product = town.start('all')
    const baseUrl = await product.ready
    // Its clock stands where it was backed up: nothing falls due.
    expect((await town.tool('followers.ts', 'rebuild', 'all')).code).toBe(0)
    await settle({ baseUrl })
    expect(await followed()).toEqual(before)
    expect(await told()).toEqual(heard)
    const officer = await new People({ baseUrl, password: DEMO_PASSWORD }).as('officer')
    const point = await anyPlace(town.db)
    const { case: { id } } = await officer.report({ title: '路灯不亮', point })
    expect(await officer.act(id, 'supplement', { text: '位置在路口东侧' })).toMatchObject({ outcome: 'done' })
    await settle({ baseUrl })
    expect(await rows(town.db, sql`select from case_counted where case_id = ${id}`)).toHaveLength(1)
    // What ended before there was a period has one now; nothing is due on the day of the backup.
    const dry = await town.tool('retention.ts', '--dry-run')
    expect(dry).toEqual({ code: 0, said: expect.stringMatching(/联系电话：.*\n {2}在办 \d+，未到期 [1-9]/) })
    expect(await town.tool('retention.ts')).toEqual({ code: 0, said: expect.stringContaining('已删除 0 项') })
    expect(await verifyHere(town.env)).toMatchObject({ ok: true })
    product.stop()
    await product.ended
  }, PATIENCE_MS)

  it('is refused by a program that is older than its schema', async () => {
    const next = readMigrations().length + 1
    await sql`
      insert into schema_migration (version, name, checksum, breaking)
      values (${next}, 'of_tomorrow', 'x', true)`.execute(town.db)
    const older = town.start('all')
    expect(await older.ended).not.toBe(0)
    expect(older.said()).toContain(`${String(next).padStart(4, '0')}_of_tomorrow.sql`)
    await sql`delete from schema_migration where version = ${next}`.execute(town.db)
  }, PATIENCE_MS)

  /** Who has been told by the lines of the backup; whoever has gone off duty since hands on now. */
  async function told(): Promise<unknown> {
    return rows(town.db, sql`
      select (select count(*) from message where created_at < clock_anchor_business) as messages,
        (select count(*) from delivery where created_at < clock_anchor_business) as deliveries from district`)
  }

  /** What followers have made of the lines, row by row. */
  async function followed(): Promise<Record<string, string[]>> {
    const tables = ['case_counted', 'case_tally', 'tile_tally', 'order_mark', 'event_duplicate']
    return Object.fromEntries(await Promise.all(tables.map(async (table) => {
      const found = await rows(town.db, sql<{ row: string }>`
        select t::text as row from ${sql.table(table)} t order by 1`)
      return [table, found.map(({ row }) => row)] as const
    })))
  }
})
