/**
 * What a kind of case is: a table of states and actions, a form for each action, who may, and what each action does.
 * A new kind (a dispute, a service application) is one such definition, a room and a screen; the spine stays.
 */
import type { Calendar, Instant } from '../clock/index.ts'
import type { Policy, RouteDecision } from '../routing/index.ts'
import type { CaseState, Clock, Id, LineDraft, Phase, Task } from './types.ts'

/** A role held in relation to one case: what the access table speaks of. */
export interface Capacity {
  role: string
  relation: string
  unitId?: Id
  deskId?: Id
}

export interface Actor {
  /** Absent for the system and for an anonymous resident. */
  accountId?: Id
  capacities: readonly Capacity[]
}

/** Free text never enters a line: the server stores it and hands the rules its reference and salted hash. */
export interface TextRef {
  ref: Id
  hash: string
}

/** What the rules need to know of a picture that an action names (docs/domain.md 检验 9). */
export interface FileFact {
  id: Id
  kind: 'picture' | 'video' | 'audio' | 'document'
  sha256: string
  takenAt?: Instant
  place?: { lon: number; lat: number }
  receivedAt: Instant
  /** The same bytes already stand on this or another case. */
  seenBefore: boolean
}

/** Facts about ids in the input and about the world, looked up by the command before the rule decides. */
export interface Facts {
  /** Identity of the case that the first step begins. */
  begin?: { id: Id; number: string; reporterId?: Id; parentId?: Id }
  /** The routing decision for the case as it would be after this action. */
  route?: RouteDecision
  files?: Record<Id, FileFact>
  /** `tier`: whose desk may rule on it. */
  units?: Record<Id, { name: string; townId?: Id; tier: 'village' | 'town' | 'district' }>
  desks?: Record<Id, { tier: 'village' | 'town' | 'district'; aboveId?: Id }>
  /** Members of the unit that the action names, for assigning a person. */
  members?: readonly Id[]
  /** Who confirms and who verifies here and now: the grid's officer, or the grid leader, or nobody. */
  officerId?: Id
  /** The desk that rules between the units of this case: the town's inside a town, the district's between bureaus. */
  rulingDeskId?: Id
  /** Areas of the place that the input names. */
  areas?: { gridId?: Id; villageId?: Id; townId?: Id }
  /** Other cases that the action touches (merge, split, recurrence). */
  others?: Record<Id, CaseState>
  /** The event that an order is about, and the desk that issues it. */
  event?: CaseState
  issuingDeskId?: Id
  /** A number 0 ≤ x < 1 derived from the case's id: the sample of self-solved reports for check. */
  sample?: number
}

export interface RuleContext {
  now: Instant
  actor: Actor
  calendar: Calendar
  /** The set pinned on the case, or the current one where the action takes it anew. */
  policy: Policy
  facts: Facts
  newId: () => Id
  /** By what the actor acts: filled in by decide() once the access table has said so. */
  capacity?: Capacity
}

/** A field of an action's form. The contract derives its schema from it, the screen its control. */
export interface Field {
  type:
    | 'text'
    | 'unit'
    | 'units'
    | 'person'
    | 'desk'
    | 'matter'
    | 'level'
    | 'files'
    | 'instant'
    | 'limit'
    | 'point'
    | 'boolean'
    | 'choice'
    | 'case'
    | 'cases'
    | 'task'
    | 'stars'
    | 'number'
    | 'parts'
    /** A stable key of the system's own. */
    | 'key'
  required?: boolean
  /** Allowed values of a choice. */
  of?: readonly string[]
  min?: number
  max?: number
}
export type Form = Readonly<Record<string, Field>>

export interface Transition<S extends string> {
  /** State after the action; 'same' where it stays; a list where the rule decides between them. */
  to: S | 'same' | readonly (S | 'same')[]
  /** The form's own fields may have changed under the writer's hands: compare versions of the target task. */
  guards?: 'case' | 'task'
}

export interface Refusal<K extends string = string> {
  /** Why not: of `refusals` in the product's own kinds. */
  refusal: K
  params?: Record<string, string | number>
}

export type Input = Readonly<Record<string, unknown>> & { taskId?: Id }

export type Effect<S extends CaseState = CaseState> = (state: S, input: Input, ctx: RuleContext) => CaseState | Refusal

/** Which capacities allow an action: [role, relation]; '*' stands for any role. */
export type Access = readonly (readonly [role: string, relation: string])[]

export interface KindDefinition<S extends string = string, A extends string = string> {
  kind: string
  /** Open: on work lists, with timers. Paused: its clocks stand still. */
  states: Readonly<Record<S, { open: boolean; paused?: boolean }>>
  /** Actions that begin a case. */
  begins: Readonly<Partial<Record<A, Transition<S>>>>
  lifecycle: Readonly<Record<S, Readonly<Partial<Record<A, Transition<S>>>>>>
  forms: Readonly<Record<A, Form>>
  access: Readonly<Record<A, Access>>
  effects: Readonly<Record<A, Effect>>
}

/** One action of one actor upon a case; several make one write (report, accepted and dispatched by a rule at once). */
export interface Step {
  action: string
  input: Input
  actor: Actor
  occurredAt?: Instant
}

/** A reminder or deadline that the ticker will act upon, keyed so that it acts exactly once. */
export interface TimerDraft {
  taskId: Id
  phase: Phase
  rule: string
  deadlineVersion: number
  fireAt: Instant
}

/** The chip: who owes the earliest open clock of the case, and until when. */
export interface Chip {
  ownerKind: 'desk' | 'unit' | 'person'
  ownerId: Id
  phase: Phase
  clock: Clock
  task: Task
}

export interface Decision {
  next: CaseState
  lines: LineDraft[]
  /** All timers that must be pending after this decision. */
  timers: TimerDraft[]
  chip?: Chip
}
