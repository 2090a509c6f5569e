/** Rows for the tests of reading: as append_case leaves them, put there by the owner without a trail. */
import type { Id } from '@onegrid/domain'
import { tileKey } from '@onegrid/domain'
import { sql } from 'kysely'
import type { Db } from '../../platform/database/index.ts'
import type { Reading } from './list.ts'
import { searchStatistics } from './search-statistics.ts'

export const DISTRICT = 7

/** Saturday 21 November 2026, 14:30 in China. */
export const NOW = Date.parse('2026-11-21T14:30:00+08:00')

export interface CaseSeed {
  id: Id
  kind?: string
  number?: string
  state?: string
  open?: boolean
  round?: number
  matter?: string | null
  level?: number | null
  source?: string
  lon?: number
  lat?: number
  gridId?: Id
  villageId?: Id
  townId?: Id
  deskId?: Id
  leadUnitId?: Id
  reporterId?: Id
  dueAt?: number
  yellowAt?: number
  paused?: boolean
  openedAt?: number
  updatedAt?: number
  title?: string
  body?: string
  address?: string
}

export interface TaskSeed {
  id: Id
  caseId: Id
  kind?: string
  state?: string
  open?: boolean
  round?: number
  deskId?: Id
  unitId?: Id
  personId?: Id
  dueAt?: number
  yellowAt?: number
  paused?: boolean
}

/** The n-th id of a sort: `id('c', 3)`. */
export function id(sort: string, n: number): Id {
  const prefix = sort.charCodeAt(0).toString(16).padStart(8, '0')
  return `${prefix}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
}

const isOpen = (_kind: string, state: string) => state !== 'closed' && state !== 'filed'

export function reading(db: Db, now = NOW): Reading {
  return { db, districtId: DISTRICT, now, statistics: searchStatistics(db), isOpen }
}

export async function insertCases(owner: Db, seeds: readonly CaseSeed[], districtId = DISTRICT): Promise<void> {
  const files = seeds.map((seed, n) => ({
    district_id: districtId,
    id: seed.id,
    kind: seed.kind ?? 'event',
    number: seed.number ?? `330603-20261121-${seed.id.slice(-6)}-${n}`,
    state: seed.state ?? 'handling',
    is_open: seed.open ?? true,
    version: 1,
    head_hash: '\\x',
    round: seed.round ?? 1,
    policy_no: 1,
    matter: seed.matter,
    level: seed.level,
    source: seed.source ?? 'resident',
    lon: seed.lon,
    lat: seed.lat,
    tile_key: seed.lon === undefined || seed.lat === undefined ? null : tileKey(seed.lon, seed.lat),
    grid_id: seed.gridId,
    village_id: seed.villageId,
    town_id: seed.townId,
    desk_id: seed.deskId,
    lead_unit_id: seed.leadUnitId,
    reporter_id: seed.reporterId,
    due_at: iso(seed.dueAt),
    yellow_at: iso(seed.yellowAt ?? seed.dueAt),
    is_paused: seed.paused ?? false,
    opened_at: iso(seed.openedAt ?? NOW),
    updated_at: iso(seed.updatedAt ?? seed.openedAt ?? NOW),
    body: {},
  }))
  const texts = seeds.map(({ id: case_id, title, body, address, openedAt }) => ({
    district_id: districtId, case_id, ref: case_id, title, body, address, salt: '\\x', opened_at: iso(openedAt ?? NOW),
  }))
  await insert(owner, 'case_file', files)
  // `words` is generated: the columns are named.
  await sql`
    insert into case_text (district_id, case_id, ref, title, body, address, salt, opened_at)
    select district_id, case_id, ref, title, body, address, salt, opened_at
    from jsonb_populate_recordset(null::case_text, ${JSON.stringify(texts)}::jsonb)`.execute(owner)
}

export async function insertTasks(owner: Db, seeds: readonly TaskSeed[]): Promise<void> {
  await insert(owner, 'task', seeds.map(seed => ({
    district_id: DISTRICT,
    id: seed.id,
    case_id: seed.caseId,
    kind: seed.kind ?? 'lead',
    state: seed.state ?? 'working',
    is_open: seed.open ?? true,
    version: 1,
    round: seed.round ?? 1,
    desk_id: seed.deskId,
    unit_id: seed.unitId,
    person_id: seed.personId,
    due_at: iso(seed.dueAt),
    yellow_at: iso(seed.yellowAt ?? seed.dueAt),
    is_paused: seed.paused ?? false,
    opened_at: iso(NOW),
    body: {},
  })))
}

export async function emptyCases(owner: Db): Promise<void> {
  await sql`truncate case_file, task, case_text, search_statistics cascade`.execute(owner)
}

async function insert(owner: Db, table: 'case_file' | 'task', values: readonly object[]) {
  const target = sql.raw(table)
  await sql`
    insert into ${target}
    select * from jsonb_populate_recordset(null::${target}, ${JSON.stringify(values)}::jsonb)`.execute(owner)
}

function iso(ms: number | undefined) {
  return ms === undefined ? null : new Date(ms).toISOString()
}
