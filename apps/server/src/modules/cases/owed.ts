/** What somebody owes: for closing a unit, handing over a desk, showing a person's load. */
import type { Id, Instant } from '@onegrid/domain'
import { sql } from 'kysely'
import { at, rows } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/index.ts'

export interface OwedStep {
  taskId: Id
  caseId: Id
  caseKind: string
  number: string
  title: string
  kind: string
  version: number
  deskId: Id | null
  dueAt: Instant | null
}

export interface StepOwner {
  kind: 'desk' | 'unit' | 'person'
  id: Id
}

/** Open steps of one owner, the earliest due first. */
export async function stepsOwedBy(db: Db, districtId: number, owner: StepOwner): Promise<OwedStep[]> {
  return rows(db, sql<OwedStep>`
    select t.id as "taskId", t.case_id as "caseId", c.kind as "caseKind", c.number,
      coalesce(x.title, '') as title, t.kind, t.version, c.desk_id as "deskId",
      t.due_at as "dueAt"
    from task t join case_file c on c.district_id = t.district_id and c.id = t.case_id
    left join case_text x on x.district_id = t.district_id and x.case_id = t.case_id
    where t.district_id = ${districtId} and t.is_open and ${column(owner)} = ${owner.id}
    order by t.due_at, t.id`)
}

export async function countOwedBy(db: Db, districtId: number, owner: StepOwner): Promise<number> {
  const [row] = await rows(
    db,
    sql<{ owed: number }>`
    select count(*)::int as owed from task t
    where t.district_id = ${districtId} and t.is_open and ${column(owner)} = ${owner.id}`,
  )
  return row?.owed ?? 0
}

/** How an owner stands: open steps, and those of them that are soon or already late. */
export async function standingOf(
  db: Db, districtId: number, owner: StepOwner, now: Instant,
): Promise<{ open: number; yellow: number; red: number }> {
  const [row] = await rows(db, sql<{ open: number; yellow: number; red: number }>`
    select count(*)::int as open,
      (count(*) filter (where t.due_at < ${at(now)} and not t.is_paused))::int as red,
      (count(*) filter (where t.due_at >= ${at(now)} and t.yellow_at <= ${at(now)} and not t.is_paused))::int as yellow
    from task t where t.district_id = ${districtId} and t.is_open and ${column(owner)} = ${owner.id}`)
  return row ?? { open: 0, yellow: 0, red: 0 }
}

function column({ kind }: StepOwner) {
  if (kind === 'desk') return sql`t.desk_id`
  return kind === 'unit' ? sql`t.unit_id` : sql`t.person_id`
}
