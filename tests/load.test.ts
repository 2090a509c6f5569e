import {
  eventKind, eventStates, orderKind, orderStates, parseCanonical, phaseDurations, sources,
} from '@onegrid/domain'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { step } from '../apps/server/src/modules/cases/follower.ts'
import { tallyFollower } from '../apps/server/src/modules/cases/counts-follower.ts'
import { repliesFollower } from '../apps/server/src/modules/events/replies.ts'
import { retentionFollower } from '../apps/server/src/modules/events/retention.ts'
import { supervisionFollower } from '../apps/server/src/modules/supervision/follower.ts'
import { marksFollower } from '../apps/server/src/modules/supervision/marks.ts'
import { messagesFollower } from '../apps/server/src/modules/messaging/follower.ts'
import { readSecrets } from '../apps/server/src/platform/config/index.ts'
import { rows } from '../apps/server/src/platform/database/index.ts'
import { MAKING_MS, MORNING, testDistrict } from './district.ts'
import type { TestDistrict } from './district.ts'
import { load } from '../tools/load/load.ts'
import type { LoadOptions, Loaded } from '../tools/load/load.ts'

/** So many that what is seldom has happened some ten times. */
const EVENTS = 3000
let test: TestDistrict
let loaded: Loaded

/** In the backstage nothing begins by itself: what is found is what was loaded. */
beforeAll(async () => {
  test = await testDistrict({ backstage: true })
  loaded = await load(options())
}, MAKING_MS)
afterAll(() => test.close())

function options(more: Partial<LoadOptions> = {}): LoadOptions {
  const { app, database: { db, owner, ownerUrl }, districtId } = test
  return {
    app, db, ownerDb: owner, ownerUrl, districtId, secrets: readSecrets(test.config.keyFile),
    events: EVENTS, days: 20, seed: 1, replace: false, until: MORNING,
    signal: new AbortController().signal, onProgress: () => {}, ...more,
  }
}

const ask = <Row>(query: ReturnType<typeof sql<Row>>) => rows(test.database.owner, query)
const oneOf = async (query: ReturnType<typeof sql<{ n: number }>>) => (await ask(query))[0]?.n

describe('a loaded district', () => {
  it('has as many events as were asked for, and a history that verifies', async () => {
    expect(await oneOf(sql`
      select count(*)::int as n from case_file where kind = 'event' and parent_id is null`)).toBe(EVENTS)
    const { trail } = await test.verify()
    expect(trail).toMatchObject({ lines: loaded.lines, cases: loaded.rows.get('case_file') })
    expect(trail.broken).toBeUndefined()
    expect(trail.seals).toBeGreaterThan(100)
  })

  it('knows every state, level, source and phase', async () => {
    const reached = await ask(sql<{ kind: string; state: string }>`
      select distinct f.kind, t.text::jsonb #>> '{changes,fields,state,1}' as state
      from trail t join case_file f on f.id = t.case_id where t.text::jsonb #> '{changes,fields,state}' is not null`)
    const statesOf = (kind: string) => reached.filter((one) => one.kind === kind).map(({ state }) => state).sort()
    expect(statesOf('event')).toEqual(Object.keys(eventStates).sort())
    expect(statesOf('order')).toEqual(Object.keys(orderStates).filter((state) => state !== 'cancelled').sort())
    const levels = await ask(sql<{ level: number }>`select distinct level from case_file order by 1`)
    expect(levels.map(({ level }) => level)).toEqual([1, 2, 3, 4])
    const from = await ask(sql<{ source: string }>`select distinct source from case_file`)
    expect(from.map(({ source }) => source).sort()).toEqual([...sources].sort())
    const phases = await ask(sql<{ phase: string }>`
      select distinct jsonb_array_elements(body->'clocks') ->> 'phase' as phase from task`)
    expect(phases.map(({ phase }) => phase).sort()).toEqual([
      'accept', 'check', 'confirm', 'contact', 'coordinate', 'countersign', 'dispatch', 'extension', 'handle', 'reply',
      'report_in', 'review', 'ruling', 'safe', 'sign', 'verify',
    ])
  })

  it('is held by exactly one owner at every moment: phases sum to the whole', async () => {
    const lines = await ask(sql<{ caseId: string; text: string }>`
      select case_id as "caseId", text from trail order by case_id, seq`)
    let open = 0
    for (const [, own] of Map.groupBy(lines, ({ caseId }) => caseId)) {
      const told = own.map(({ text }) => parseCanonical(text))
      const held = phaseDurations(told, MORNING)
      const [first] = told
      const last = told.findLast(({ changes }) => changes.fields.closedAt)
      if (!first || held.length === 0) continue
      open++
      const ends = last && last.changes.fields.closedAt?.[1] !== null ? last.at : MORNING
      const isReopened = told.some(({ changes: { fields } }) => fields.round && fields.round[0] !== null)
      const sum = held.reduce((all, { from, to }) => all + to - from, 0)
      if (!isReopened) expect(sum, first.case).toBe(ends - first.at)
    }
    expect(open).toBeGreaterThan(300)
  })

  it('has timers that lie ahead, and only of what is open', async () => {
    expect(await oneOf(sql`select count(*)::int as n from timers where fire_at < ${new Date(MORNING - 1000)}`)).toBe(0)
    expect(await oneOf(sql`select count(*)::int as n from timers`)).toBeGreaterThan(100)
    expect(await oneOf(sql`
      select count(*)::int as n from timers t
      left join task k on k.id = t.task_id left join case_file f on f.id = t.task_id
      where not coalesce(k.is_open, f.is_open, false)`)).toBe(0)
  })

  it('knows who called, sealed as ever', async () => {
    const [caller] = await ask(sql<{ subject: string }>`
      select reporter_subject as subject from event where reporter_subject is not null limit 1`)
    const telephone = await test.app.kit.personal.forDelivery('load', test.districtId, caller!.subject, 'telephone')
    expect(telephone).toMatch(/^0300-\d{7}$/)
    expect(await oneOf(sql`
      select count(*)::int as n from event e where reporter_subject is not null and not exists (
        select from personal p where p.subject_id = e.reporter_subject and p.field = 'name')`)).toBe(0)
  })

  it('loses nothing of the schema', async () => {
    const schema = sql<{ n: number }>`
      select (select count(*) from pg_index where not indisvalid)::int
        + (select count(*) from pg_constraint where not convalidated)::int as n`
    expect(await oneOf(schema)).toBe(0)
    const indexes = sql<{ n: number }>`select count(*)::int as n from pg_indexes where tablename = 'case_file'`
    expect(await oneOf(indexes)).toBeGreaterThan(30)
  })
})

function roomsOf() {
  const { app: { kit: { files, personal, identity }, modules }, database: { db } } = test
  const { areas, staff, matters, cases } = modules
  return { db, areas, staff, matters, cases, files, personal, identity }
}

describe('the followers of a loaded district', () => {
  it('come from nothing to exactly the rows that were copied, and write no line', async () => {
    const { app, districtId, database: { db } } = test
    const { cases } = app.modules
    const rooms = roomsOf()
    const isOpen = (kind: string, state: string) =>
      ((kind === 'order' ? orderKind : eventKind).states as Record<string, { open: boolean }>)[state]?.open ?? false
    const followers = [
      tallyFollower(isOpen), marksFollower(), repliesFollower(rooms), supervisionFollower(rooms, () => MORNING),
      retentionFollower(rooms),
    ]
    expect(cases.followers()).toEqual(expect.arrayContaining(followers.map(({ name }) => name)))
    const before = await results()
    expect(before.periods.length).toBeGreaterThan(50)
    await sql`update personal set keep_until = null`.execute(test.database.owner)
    expect(before.tallies.length).toBeGreaterThan(500)
    for (const follower of followers) {
      // Whoever only acts has nothing to rebuild: as if it had never read.
      if (!(await cases.rebuild(districtId, follower.name))) await forget(follower.name)
      for (;;) {
        const did = await step(db, follower, districtId)
        if (did.did === 'parked') throw did.error
        if (did.did === 'nothing') break
      }
    }
    expect(await results()).toEqual(before)
  }, MAKING_MS)

  it('tell people what they were told', async () => {
    const { districtId, database: { db } } = test
    const before = await told()
    expect(before.messages.length).toBeGreaterThan(2000)
    expect(before.sms.length).toBeGreaterThan(300)
    await sql`delete from message`.execute(test.database.owner)
    await sql`delete from delivery`.execute(test.database.owner)
    await forget('messages')
    const follower = messagesFollower(roomsOf())
    while ((await step(db, follower, districtId)).did === 'read');
    expect(await told()).toEqual(before)
  }, MAKING_MS)

  /** But what depends on how a case stood when its line was read. */
  async function forget(name: string) {
    await sql`delete from follower_cursor where follower = ${name}`.execute(test.database.owner)
  }

  async function told() {
    const saidByLine = sql`
      exists (select from trail t where concat_ws(':', t.case_id, t.seq) = substring(cause from '^[^:]+:[0-9]+')
        and t.action not in ('urge', 'denyExtension', 'reassign', 'assignPerson')) and cause !~ ':closed:'`
    const messages = await ask(sql<{ row: string }>`
      select concat_ws(' ', account_id, cause, title, body) as row from message
      where ${saidByLine} order by 1`)
    const sms = await ask(sql<{ row: string }>`
      select concat_ws(' ', account_id, cause, body) as row from delivery where ${saidByLine} order by 1`)
    expect(messages.filter(({ row }) => row.includes('{'))).toEqual([])
    return { messages: messages.map(({ row }) => row), sms: sms.map(({ row }) => row) }
  }

  async function results() {
    const digest = async (table: string) => (await ask(sql<{ row: string }>`
      select t::text as row from ${sql.table(table)} t order by 1`)).map(({ row }) => row)
    return {
      tallies: await digest('case_tally'), counted: await digest('case_counted'), tiles: await digest('tile_tally'),
      marks: await digest('order_mark'), duplicates: await digest('event_duplicate'),
      periods: (await ask(sql<{ row: string }>`
        select concat_ws(' ', subject_id, field, keep_until) as row from personal
        where keep_until is not null order by 1`)),
      cursors: await digest('follower_cursor'), lines: await oneOf(sql`select count(*)::int as n from trail`),
      waiting: await oneOf(sql`select count(*)::int as n from outbox`),
    }
  }
})

describe('loading', () => {
  it('refuses a district that has cases, unless they may go; stopped amid it, it has done nothing', async () => {
    await expect(load(options())).rejects.toThrow('--replace')
    const stopping = new AbortController()
    const stop = () => stopping.abort()
    await expect(load(options({ replace: true, signal: stopping.signal, onProgress: stop }))).rejects.toThrow()
    expect(await oneOf(sql`select count(*)::int as n from trail`)).toBe(loaded.lines)
    const again = await load(options({ replace: true, events: 40, days: 1 }))
    const { trail } = await test.verify()
    expect(trail).toMatchObject({ lines: again.lines })
    // The same seed tells the same, down to the last seal.
    await load(options({ replace: true, events: 40, days: 1 }))
    expect((await test.verify()).trail).toEqual(trail)
  }, MAKING_MS)
})
