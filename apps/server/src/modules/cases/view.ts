/**
 * A case as the API shows it, the same for every kind: summary, tasks, clocks. Words come from the domain's dictionary,
 * names from the rooms. Rules: decision 38; docs/domain.md 呈现 1, 2.
 */
import { toMoment } from '@onegrid/contract'
import type { CaseSummary, CaseClock, Owner, TaskBody, WorkItem } from '@onegrid/contract'
import { chipOf, chipText, isOpenTask, lightOf, owesSentence, secondsLeft, stateWord } from '@onegrid/domain'
import type { Calendar, CaseState, Clock, Id, Instant, KindDefinition, Language, Phase, Task } from '@onegrid/domain'
import type { CaseListRow } from './list-rows.ts'
import type { WorkRow } from './list-steps.ts'
import { named } from './names.ts'
import type { Names } from './names.ts'
import type { CaseText } from './texts.ts'

export interface Viewing {
  lang: Language
  now: Instant
  calendar: Calendar
  names: Names
  /** The reader does not work here: persons of the staff, results and marks are not for him. Rule: domain/access. */
  outside: boolean
}

export function summaryView(row: CaseListRow, view: Viewing): CaseSummary {
  const { names } = view
  const owner = ownerView(row.ownerKind, row.ownerId, view)
  return {
    id: row.id,
    kind: row.kind,
    number: row.number,
    title: row.title,
    address: row.address || null,
    state: row.state,
    stateText: stateWord(row.kind === 'order' ? 'order' : 'event', row.state, view.lang),
    version: row.version,
    round: row.round,
    matter: row.matter === null ? null : { code: row.matter, name: names.matter(row.matter) ?? row.matter },
    level: row.level,
    source: row.source,
    place: row.lon === null || row.lat === null ? null : { lon: row.lon, lat: row.lat },
    grid: named(row.gridId, names.area),
    village: named(row.villageId, names.area),
    town: named(row.townId, names.area),
    desk: named(row.deskId, names.desk),
    lead: named(row.leadUnitId, names.unit),
    owner,
    phase: row.phase,
    light: row.light,
    ...chipView(row, view),
    sentence: owner && sentenceOf(row, owner, view),
    openedAt: toMoment(row.openedAt),
    closedAt: momentOrNull(row.closedAt),
    updatedAt: toMoment(row.updatedAt),
  }
}

/** The obligation of a row of the worklist: its own clock, and who owes it. */
export function workItemView({ task, ...row }: WorkRow, view: Viewing): WorkItem {
  const kind = task.personId ? 'person' : task.unitId ? 'unit' : 'desk'
  const owner = ownerView(kind, task.personId ?? task.unitId ?? task.deskId, view)
  return {
    task: {
      id: task.id,
      kind: task.kind,
      tab: task.tab,
      state: task.state,
      version: task.version,
      phase: task.phase,
      light: task.light,
      ...chipView(task, view),
      sentence: owner && sentenceOf(task, owner, view),
      openedAt: toMoment(task.openedAt),
    },
    case: summaryView(row, view),
  }
}

type Chipped = Pick<CaseListRow, 'phase' | 'dueAt' | 'yellowAt' | 'isPaused' | 'clock'>

function chipView({ dueAt, yellowAt, clock }: Chipped, view: Viewing) {
  return {
    dueAt: momentOrNull(dueAt),
    yellowAt: momentOrNull(yellowAt),
    limit: clock?.limit ?? null,
    clockText: clock && dueAt !== null ? leftText({ ...clock, dueAt }, view.now, view) : null,
  }
}

function sentenceOf({ phase, dueAt, isPaused }: Chipped, owner: Owner, { now, lang }: Viewing): string | null {
  if (!phase || dueAt === null) return null
  return owesSentence(
    { owner: owner.name, phase: phase as Phase, dueAt, now, paused: isPaused && !goesOn(phase) },
    lang,
  )
}

/** What runs while the case itself stands still. */
function goesOn(phase: string | null): boolean {
  return phase === 'review' || phase === 'countersign'
}

/** The row that a list would show of this state. */
export function rowOf(
  def: KindDefinition, state: CaseState, text: CaseText, updatedAt: Instant, now: Instant,
): CaseListRow {
  const chip = chipOf(def, state)
  const stands = def.states[state.state]
  const isPaused = stands?.paused === true || chip?.clock.pausedAt !== undefined
  return {
    id: state.id,
    kind: state.kind,
    number: state.number,
    title: text.title ?? '',
    address: text.address ?? '',
    state: state.state,
    isOpen: stands?.open ?? false,
    version: state.version,
    round: state.round,
    matter: state.matter ?? null,
    level: state.level ?? null,
    source: state.source,
    lon: state.place?.lon ?? null,
    lat: state.place?.lat ?? null,
    gridId: state.areas.gridId ?? null,
    villageId: state.areas.villageId ?? null,
    townId: state.areas.townId ?? null,
    deskId: state.deskId ?? null,
    leadUnitId: state.leadUnitId ?? null,
    reporterId: state.reporterId ?? null,
    ownerKind: chip?.ownerKind ?? null,
    ownerId: chip?.ownerId ?? null,
    phase: chip?.phase ?? null,
    dueAt: chip?.clock.dueAt ?? null,
    yellowAt: chip?.clock.yellowAt ?? null,
    isPaused,
    clock: chip?.clock ?? null,
    light: chip ? lightOf(now, { ...chip.clock, paused: isPaused }) : null,
    openedAt: state.openedAt,
    closedAt: state.closedAt ?? null,
    updatedAt,
  }
}

export function taskView(task: Task, mine: boolean, view: Viewing): TaskBody {
  const { names } = view
  const kind = task.personId ? 'person' : task.unitId ? 'unit' : 'desk'
  return {
    id: task.id,
    kind: task.kind,
    state: task.state,
    version: task.version,
    round: task.round,
    owner: ownerView(kind, task.personId ?? task.unitId ?? task.deskId ?? null, view),
    unit: named(task.unitId, names.unit),
    openedAt: toMoment(task.openedAt),
    closedAt: momentOrNull(task.closedAt ?? null),
    reworks: task.reworks ?? 0,
    clocks: task.clocks.map((clock) => clockView(clock, view)),
    mine: mine && isOpenTask(task),
    result: view.outside ? {} : (task.result ?? {}),
  }
}

export function clockView(clock: Clock, view: Viewing): CaseClock {
  const paused = clock.pausedAt !== undefined
  // A clock that has stopped shows how it stood then.
  const at = clock.stoppedAt ?? view.now
  return {
    phase: clock.phase,
    light: lightOf(at, { ...clock, paused }),
    limit: clock.limit,
    startedAt: toMoment(clock.startedAt),
    dueAt: toMoment(clock.dueAt),
    yellowAt: toMoment(clock.yellowAt),
    left: leftOf(clock, at, view),
    text: leftText(clock, at, view),
    provisional: clock.provisional ?? false,
    pausedAt: momentOrNull(clock.pausedAt ?? null),
    stoppedAt: momentOrNull(clock.stoppedAt ?? null),
    version: clock.version,
  }
}

type LeftClock = Pick<Clock, 'limit' | 'dueAt' | 'pausedAt' | 'secondsLeft'>

/** Seconds in the limit's own measure; negative when late. */
function leftOf({ limit, dueAt, pausedAt, secondsLeft: kept }: LeftClock, at: Instant, { calendar }: Viewing): number {
  return pausedAt === undefined ? secondsLeft(calendar, at, dueAt, limit) : (kept ?? 0)
}

function leftText(clock: LeftClock, at: Instant, view: Viewing): string {
  const { limit, dueAt, pausedAt } = clock
  const left = leftOf(clock, at, view)
  return chipText({ left, limit, paused: pausedAt !== undefined, now: at, calendar: view.calendar, dueAt }, view.lang)
}

/** Persons of the staff are not shown outside. */
export function ownerView(kind: string | null, id: Id | null, { names, outside }: Viewing): Owner | null {
  if (kind === null || id === null || (outside && kind === 'person')) return null
  const name = kind === 'person' ? names.person(id) : kind === 'unit' ? names.unit(id) : names.desk(id)
  return { kind: kind as Owner['kind'], id, name: name ?? '—' }
}

function momentOrNull(moment: Instant | null | undefined): string | null {
  return moment === null || moment === undefined ? null : toMoment(moment)
}
