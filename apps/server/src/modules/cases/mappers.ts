/**
 * Between the domain's CaseState and the rows that hold it. Columns are what lists, maps and timers ask for; the rest
 * of the state travels in `body`. Rows are named as their columns: append_case takes them as they are.
 */
import { chipOf, currentClock, isOpenTask, tileKey } from '@onegrid/domain'
import type { CaseState, Chip, Clock, Id, KindDefinition, Task, TimerDraft } from '@onegrid/domain'

/** Columns of case_file that a write sets; append_case itself sets district, id, version, head and time. */
export interface CaseRow {
  kind: string
  number: string
  state: string
  is_open: boolean
  round: number
  policy_no: number
  matter: string | null
  level: number | null
  source: string
  lon: number | null
  lat: number | null
  tile_key: number | null
  grid_id: Id | null
  village_id: Id | null
  town_id: Id | null
  day_grid_id: Id | null
  day_village_id: Id | null
  day_town_id: Id | null
  desk_id: Id | null
  lead_unit_id: Id | null
  reporter_id: Id | null
  owner_kind: Chip['ownerKind'] | null
  owner_id: Id | null
  phase: string | null
  due_at: string | null
  yellow_at: string | null
  is_paused: boolean
  survivor_id: Id | null
  parent_id: Id | null
  opened_at: string
  closed_at: string | null
  body: { clocks: Clock[]; counts: CaseState['counts']; extra: Record<string, unknown> }
}

export interface TaskRow {
  id: Id
  kind: Task['kind']
  state: Task['state']
  is_open: boolean
  version: number
  round: number
  desk_id: Id | null
  unit_id: Id | null
  person_id: Id | null
  phase: string | null
  due_at: string | null
  yellow_at: string | null
  is_paused: boolean
  opened_at: string
  closed_at: string | null
  /** `place` is the task's index in the case: several may open in one millisecond. */
  body: { place: number; clocks: Clock[]; reworks?: number; result?: Record<string, unknown> }
}

export interface TimerRow {
  task_id: Id
  phase: string
  rule: string
  deadline_version: number
  fire_at: string
}

type Definition = Pick<KindDefinition, 'states'>

export function caseRow(def: Definition, state: CaseState, chip: Chip | undefined = chipOf(def, state)): CaseRow {
  const { place, areas, dayAreas } = state
  const stands = def.states[state.state]
  return {
    kind: state.kind,
    number: state.number,
    state: state.state,
    is_open: stands?.open ?? false,
    round: state.round,
    policy_no: state.policyNo,
    matter: state.matter ?? null,
    level: state.level ?? null,
    source: state.source,
    lon: place?.lon ?? null,
    lat: place?.lat ?? null,
    tile_key: place ? tileKey(place.lon, place.lat) : null,
    grid_id: areas.gridId ?? null,
    village_id: areas.villageId ?? null,
    town_id: areas.townId ?? null,
    day_grid_id: dayAreas.gridId ?? null,
    day_village_id: dayAreas.villageId ?? null,
    day_town_id: dayAreas.townId ?? null,
    desk_id: state.deskId ?? null,
    lead_unit_id: state.leadUnitId ?? null,
    reporter_id: state.reporterId ?? null,
    owner_kind: chip?.ownerKind ?? null,
    owner_id: chip?.ownerId ?? null,
    ...clockColumns(chip?.clock),
    is_paused: stands?.paused === true || chip?.clock.pausedAt !== undefined,
    survivor_id: state.survivorId ?? null,
    parent_id: state.parentId ?? null,
    opened_at: iso(state.openedAt),
    closed_at: isoOrNull(state.closedAt),
    body: { clocks: state.clocks, counts: state.counts, extra: state.extra },
  }
}

export function taskRow(task: Task, place: number): TaskRow {
  const clock = isOpenTask(task) ? currentClock(task) : undefined
  return {
    id: task.id,
    kind: task.kind,
    state: task.state,
    is_open: isOpenTask(task),
    version: task.version,
    round: task.round,
    desk_id: task.deskId ?? null,
    unit_id: task.unitId ?? null,
    person_id: task.personId ?? null,
    ...clockColumns(clock),
    is_paused: clock?.pausedAt !== undefined,
    opened_at: iso(task.openedAt),
    closed_at: isoOrNull(task.closedAt),
    body: { place, clocks: task.clocks, reworks: task.reworks, result: task.result },
  }
}

export function timerRow(timer: TimerDraft): TimerRow {
  const { taskId, phase, rule, deadlineVersion, fireAt } = timer
  return { task_id: taskId, phase, rule, deadline_version: deadlineVersion, fire_at: iso(fireAt) }
}

/** The state that the rows hold; the inverse of caseRow and taskRow. */
export function caseState(row: CaseRow & { id: Id; version: number }, tasks: readonly TaskRow[]): CaseState {
  return present({
    id: row.id,
    kind: row.kind,
    number: row.number,
    state: row.state,
    version: row.version,
    round: row.round,
    policyNo: row.policy_no,
    matter: row.matter,
    level: row.level,
    source: row.source,
    place: row.lon !== null && row.lat !== null ? { lon: row.lon, lat: row.lat } : null,
    areas: present({ gridId: row.grid_id, villageId: row.village_id, townId: row.town_id }),
    dayAreas: present({ gridId: row.day_grid_id, villageId: row.day_village_id, townId: row.day_town_id }),
    deskId: row.desk_id,
    leadUnitId: row.lead_unit_id,
    reporterId: row.reporter_id,
    openedAt: Date.parse(row.opened_at),
    closedAt: momentOrNull(row.closed_at),
    tasks: [...tasks].sort((a, b) => a.body.place - b.body.place).map(taskState),
    clocks: row.body.clocks,
    counts: row.body.counts,
    survivorId: row.survivor_id,
    parentId: row.parent_id,
    extra: row.body.extra,
  })
}

function taskState(row: TaskRow): Task {
  return present({
    id: row.id,
    kind: row.kind,
    state: row.state,
    version: row.version,
    round: row.round,
    deskId: row.desk_id,
    unitId: row.unit_id,
    personId: row.person_id,
    openedAt: Date.parse(row.opened_at),
    closedAt: momentOrNull(row.closed_at),
    clocks: row.body.clocks,
    reworks: row.body.reworks ?? null,
    result: row.body.result ?? null,
  })
}

function clockColumns(clock: Clock | undefined) {
  return { phase: clock?.phase ?? null, due_at: isoOrNull(clock?.dueAt), yellow_at: isoOrNull(clock?.yellowAt) }
}

/** SQL's null is the domain's absent. */
type Present<T> = { [K in keyof T as null extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as null extends T[K] ? K : never]?: Exclude<T[K], null>
}

function present<T extends object>(value: T): Present<T> {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== null)) as Present<T>
}

function iso(moment: number): string {
  return new Date(moment).toISOString()
}

function isoOrNull(moment: number | undefined): string | null {
  return moment === undefined ? null : iso(moment)
}

function momentOrNull(text: string | null): number | null {
  return text === null ? null : Date.parse(text)
}
