/** Takes away all cases of a loaded district but a few of every kind, and what no test of an upgrade needs. */
import { sql } from 'kysely'
import { rows, transaction } from '../../apps/server/src/platform/database/index.ts'
import type { Db, Tx } from '../../apps/server/src/platform/database/index.ts'

/** Of every state, source and level. */
const OF_EACH = 1

const MESSAGES = 100

/** Tables by case, children first; all of a case go with it. */
const byCase = [
  'order_mark', 'supervision_order', 'event_duplicate', 'event', 'case_remark', 'case_text', 'task', 'timers', 'trail',
  'action', 'case_counted', 'message',
] as const

/** @returns how many lines are left, waiting in the outbox to be fed anew */
export async function keepFew(owner: Db, districtId: number): Promise<number> {
  return transaction(owner, async (tx) => {
    await chooseFew(tx, districtId)
    for (const table of byCase) {
      await sql`delete from ${sql.table(table)} where case_id not in (select id from kept)`.execute(tx)
    }
    await sql`delete from delivery where split_part(cause, ':', 1)::uuid not in (select id from kept)`.execute(tx)
    await sql`delete from case_file where id not in (select id from kept)`.execute(tx)
    await sql`delete from file_link where owner_kind = 'case' and owner_id not in (select id from kept)`.execute(tx)
    await sql`delete from file where id not in (select file_id from file_link)`.execute(tx)
    await sql`
      delete from personal where subject_id not in (
        select reporter_subject from event where reporter_subject is not null)`.execute(tx)
    // A rota of weeks, and the borders of places where nothing happened, are most of a small district.
    await sql`delete from duty_shift where starts_at not between now() and now() + interval '1 day'`.execute(tx)
    await sql`
      update area set polygon = null
      where id not in (select grid_id from case_file where grid_id is not null)
        and code <> (select min(code) from area where level = 'grid')`.execute(tx)
    await sql`
      delete from message where id not in (select id from message order by id desc limit ${MESSAGES})`.execute(tx)
    await sql`delete from search_statistics`.execute(tx)
    await sql`truncate feed, seal, feed_head, outbox`.execute(tx)
    await sql`insert into feed_head (district_id) values (${districtId})`.execute(tx)
    const fed = await sql`
      insert into outbox (district_id, at, case_id, seq, kind, hash)
      select t.district_id, t.at, t.case_id, t.seq, c.kind, t.hash from trail t
      join case_file c on c.district_id = t.district_id and c.id = t.case_id`.execute(tx)
    return Number(fed.numAffectedRows)
  })
}

/** And whatever these are bound to: survivors and duplicates, parents and children, orders and their events. */
async function chooseFew(tx: Tx, districtId: number): Promise<void> {
  await sql`
    create temp table kept on commit drop as
    select id from (
      select id, row_number() over (partition by kind, state order by id) as of_state,
        row_number() over (partition by kind, source order by version, id) as of_source,
        row_number() over (partition by kind, level order by version, id) as of_level
      from case_file where district_id = ${districtId}) few
    where of_state <= ${OF_EACH} or of_source <= ${OF_EACH} or of_level <= ${OF_EACH}`.execute(tx)
  for (;;) {
    const more = await rows(tx, sql`
      insert into kept
      select distinct b.other from (
        select id, survivor_id as other from case_file where survivor_id is not null
        union select survivor_id, id from case_file where survivor_id is not null
        union select id, parent_id from case_file where parent_id is not null
        union select parent_id, id from case_file where parent_id is not null
        union select case_id, event_id from supervision_order) b
      where b.id in (select id from kept) and b.other not in (select id from kept)
      returning id`)
    if (more.length === 0) return
  }
}
