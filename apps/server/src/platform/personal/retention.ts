/**
 * What happens to personal values when their time is over: nothing is kept longer than was declared. Rules:
 * docs/boundaries.md; PIPL 19, 47.
 */
import { sql } from 'kysely'
import type { Audit } from '../audit/index.ts'
import { at, rows, transaction } from '../database/index.ts'
import type { Db } from '../database/index.ts'
import type { FieldDeclaration } from './fields.ts'

export interface RetentionDeps {
  db: Db
  audit: Audit
  fields: () => readonly (readonly [string, FieldDeclaration])[]
}

/** Of one field, how many values are held and for how long yet. */
export interface Held {
  field: string
  declaration: FieldDeclaration
  /** The subject is concerned: the period has not begun. */
  running: number
  /** The period runs, and ends later than `soon`. */
  later: number
  /** It ends within thirty days. */
  soon: number
  /** It has ended: the next round deletes them. */
  due: number
  /** The moment at which the first of them was or will be due. */
  firstDueAt: number | null
}

/** @returns every declared field, also one that nothing is held of */
export async function heldValues({ db, fields }: RetentionDeps, districtId: number, now: number): Promise<Held[]> {
  const found = await rows(db, sql<Omit<Held, 'declaration'>>`
    select field, (count(*) filter (where keep_until is null))::int as running,
      (count(*) filter (where keep_until >= ${at(now + SOON_MS)}))::int as later,
      (count(*) filter (where keep_until >= ${at(now)} and keep_until < ${at(now + SOON_MS)}))::int as soon,
      (count(*) filter (where keep_until < ${at(now)}))::int as due, min(keep_until) as "firstDueAt"
    from personal where district_id = ${districtId} group by field`)
  const held = new Map(found.map(row => [row.field, row]))
  const none = { running: 0, later: 0, soon: 0, due: 0, firstDueAt: null }
  return fields().map(([field, declaration]) => ({ ...none, ...held.get(field), field, declaration }))
}

const SOON_MS = 30 * 86_400_000

/**
 * Deletes values and salts whose period is over, some hundreds at a time: each lot goes with its line of the audit log,
 * so that whoever is stopped amid it goes on where he was.
 *
 * @returns how many values
 */
export async function expire(
  { db, audit }: RetentionDeps, districtId: number, now: number, lot = LOT,
): Promise<number> {
  let all = 0
  for (;;) {
    const gone = await transaction(db, async tx => {
      const deleted = await rows(tx, sql<{ subject: string }>`
        delete from personal where (district_id, subject_id, field) in (
          select district_id, subject_id, field from personal
          where district_id = ${districtId} and keep_until < ${at(now)}
          order by keep_until, subject_id, field limit ${lot} for update skip locked)
        returning subject_id as subject`)
      if (deleted.length === 0) return 0
      const detail = { count: deleted.length, people: new Set(deleted.map(({ subject }) => subject)).size }
      await audit({ districtId, system: 'retention' },
        { action: 'personal.expire', objectType: 'person', outcome: 'success', detail }, tx)
      return deleted.length
    })
    all += gone
    if (gone < lot) return all
  }
}

const LOT = 500
