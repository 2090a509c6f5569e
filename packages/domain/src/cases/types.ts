/** The shape of every case, whatever its kind. Pure data; the server stores it, the phone keeps a copy. */
import type { Instant, Limit } from '../clock/index.ts'

export type Id = string

/** What a clock measures. `total` belongs to the case (its task id is the case's own id), the others to one task. */
export type Phase =
  | 'accept'
  | 'verify'
  | 'dispatch'
  | 'sign'
  | 'handle'
  | 'safe'
  | 'check'
  | 'confirm'
  | 'contact'
  | 'ruling'
  | 'countersign'
  | 'coordinate'
  | 'report_in'
  | 'reply'
  | 'review'
  | 'extension'
  | 'total'

/** One running, paused or stopped clock. `version` grows with every change of its moment: timers are keyed by it. */
export interface Clock {
  phase: Phase
  limit: Limit
  startedAt: Instant
  dueAt: Instant
  yellowAt: Instant
  version: number
  /** Computed on a year without calendar data; recomputed when data comes. */
  provisional?: boolean
  /** Set while paused: what was left, in seconds of the limit's own measure. */
  pausedAt?: Instant
  secondsLeft?: number
  /** Closed pauses, for the explanation of the moment. */
  pauses?: { from: Instant; to: Instant }[]
  /** Extensions granted, added after the original limit. */
  extended?: Limit[]
  stoppedAt?: Instant
  /** Rules of reminder that have already acted on this version. */
  fired?: string[]
}

export type TaskKind =
  | 'accept'
  | 'verify'
  | 'dispatch'
  | 'lead'
  | 'assist'
  | 'check'
  | 'confirm'
  | 'contact'
  | 'ruling'
  | 'countersign'
  | 'coordinate'
  | 'whistle'
  | 'reply'
  | 'review'
  | 'extension'

/** 'waiting' before it is signed or taken up, 'working' after; the rest are ends. */
export type TaskState = 'waiting' | 'working' | 'done' | 'returned' | 'replaced' | 'released' | 'cancelled'

/** One obligation with one owner: exactly one of desk, unit or (unit's) person. */
export interface Task {
  id: Id
  kind: TaskKind
  state: TaskState
  version: number
  round: number
  deskId?: Id
  unitId?: Id
  personId?: Id
  openedAt: Instant
  closedAt?: Instant
  clocks: Clock[]
  reworks?: number
  /** What the task's end produced: result key, note and file references. Never free text. */
  result?: Record<string, unknown>
}

export interface Place {
  lon: number
  lat: number
}

/** Area ids of a place: current ones decide rights and routing, the day's ones history and charts. */
export interface AreaRef {
  gridId?: Id
  villageId?: Id
  townId?: Id
}

export interface CaseState {
  id: Id
  kind: string
  number: string
  state: string
  version: number
  round: number
  policyNo: number
  matter?: string
  level?: number
  source: string
  place?: Place
  areas: AreaRef
  dayAreas: AreaRef
  /** The desk that answers for the case. */
  deskId?: Id
  leadUnitId?: Id
  reporterId?: Id
  openedAt: Instant
  closedAt?: Instant
  tasks: Task[]
  /** Clocks of the case itself (total). */
  clocks: Clock[]
  counts: { returns: number; reworks: number; urges: number; extensions: number; reopenings: number }
  survivorId?: Id
  parentId?: Id
  /** What a kind keeps beside: stable keys, no personal value, no free text. */
  extra: Record<string, unknown>
}

/** A change that a trail line carries: old and new of what is counted, so that followers never read case rows. */
export interface LineDraft {
  action: string
  /** Role by which the actor acted; the reporter appears by role only. */
  by: { role: string; account?: Id; unit?: Id; desk?: Id }
  at: Instant
  occurredAt?: Instant
  /** Parameters of the action without personal values; free text by reference and salted hash. */
  params: Record<string, unknown>
  changes: Changes
}

export interface Changes {
  /** Field of the case → [old, new]; null where absent. */
  fields: Record<string, [unknown, unknown]>
  tasks: TaskChange[]
}

export interface TaskChange {
  id: Id
  kind: TaskKind
  state: [TaskState | null, TaskState]
  round: number
  deskId?: Id
  unitId?: Id
  personId?: Id
  /** Clocks of this task that began, moved, paused, resumed or ended with this line. */
  clocks: ClockStamp[]
}

/** What a line says of a clock: enough to measure it, for whoever counts. */
export type ClockStamp = Pick<Clock, 'phase' | 'startedAt' | 'dueAt' | 'version' | 'stoppedAt' | 'pausedAt'>
