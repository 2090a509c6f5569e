/** What a list shows of a case, and how it is read. */
import type { Clock, Id, Instant, Light } from '@onegrid/domain'
import { lightOf } from '@onegrid/domain'
import { sql } from 'kysely'
import { rows } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/index.ts'

/** What a chip needs of a clock beside its moments. */
export type RowClock = Pick<Clock, 'limit' | 'pausedAt' | 'secondsLeft'>

/** Names of areas, units and people are put in by who has them in memory. */
export interface CaseListRow {
  id: Id
  kind: string
  number: string
  title: string
  address: string
  state: string
  isOpen: boolean
  version: number
  round: number
  matter: string | null
  level: number | null
  source: string
  lon: number | null
  lat: number | null
  gridId: Id | null
  villageId: Id | null
  townId: Id | null
  deskId: Id | null
  leadUnitId: Id | null
  /** For messages to whoever it is; shown nowhere. */
  reporterId: Id | null
  ownerKind: 'desk' | 'unit' | 'person' | null
  ownerId: Id | null
  phase: string | null
  light: Light | null
  dueAt: Instant | null
  yellowAt: Instant | null
  isPaused: boolean
  /** The clock that `phase` and `dueAt` are of. */
  clock: RowClock | null
  openedAt: Instant
  closedAt: Instant | null
  updatedAt: Instant
}

/** The open clock that a task's columns are of, as a row of `task` under this name holds it. */
export function runningClockOf(task: string) {
  const of = (column: string) => sql.raw(`${task}.${column}`)
  return sql`(
    select clock from jsonb_array_elements(${of('body')} -> 'clocks') clock
    where clock ->> 'phase' = ${of('phase')} and clock -> 'stoppedAt' is null limit 1)`
}

/** Columns of `case_file c` and `case_text x` under the names of CaseListRow. */
export const caseListColumns = sql`
  c.id, c.kind, c.number, coalesce(x.title, '') as title, coalesce(x.address, '') as address, c.state,
  c.is_open as "isOpen", c.version, c.round, c.matter, c.level, c.source, c.lon, c.lat, c.grid_id as "gridId",
  c.village_id as "villageId", c.town_id as "townId", c.desk_id as "deskId", c.lead_unit_id as "leadUnitId",
  c.reporter_id as "reporterId", c.owner_kind as "ownerKind", c.owner_id as "ownerId", c.phase, c.due_at as "dueAt",
  c.yellow_at as "yellowAt", c.is_paused as "isPaused", (
    select ${runningClockOf('k')} from task k
    where k.district_id = c.district_id and k.case_id = c.id and k.is_open and k.phase = c.phase and k.due_at = c.due_at
    limit 1) as clock, c.opened_at as "openedAt", c.closed_at as "closedAt", c.updated_at as "updatedAt"`

export function withLight<Row extends Pick<CaseListRow, 'dueAt' | 'yellowAt' | 'isPaused'>>(row: Row, now: Instant) {
  const { dueAt, yellowAt, isPaused } = row
  const light = dueAt === null || yellowAt === null ? null : lightOf(now, { dueAt, yellowAt, paused: isPaused })
  return { ...row, light }
}

/** Those of the cases that exist, in the order of the ids. Whether somebody may see them is for the caller to ask. */
export async function readCaseRows(
  db: Db,
  districtId: number,
  ids: readonly Id[],
  now: Instant,
): Promise<CaseListRow[]> {
  const found = await rows(
    db,
    sql<CaseListRow>`
    select ${caseListColumns} from unnest(${[...ids]}::uuid[]) with ordinality as asked (id, place)
    join case_file c on c.district_id = ${districtId} and c.id = asked.id
    left join case_text x on x.district_id = c.district_id and x.case_id = c.id
    order by asked.place`,
  )
  return found.map(row => withLight(row, now))
}
