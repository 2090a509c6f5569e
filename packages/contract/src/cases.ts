/** What every kind of case looks like on the wire. */
import Type from 'typebox'
import type { Static } from 'typebox'
import { Id, Moment, Nullable, Obj } from './common.ts'
import { ClockLimit, Point } from './forms.ts'

/** An id with the words that a person reads. */
export const Named = Obj({ id: Id, name: Type.String() }, { title: 'Named' })
export type Named = Static<typeof Named>

export const LightBody = Type.Enum(['green', 'yellow', 'red', 'paused'])

/**
 * A clock as every case shows it: light, time left, and why. `left` is in seconds of the limit's own measure; late is
 * negative. Rule: docs/domain.md 呈现 1.
 */
export const CaseClock = Obj(
  {
    phase: Type.String(),
    light: LightBody,
    limit: ClockLimit,
    startedAt: Moment,
    dueAt: Moment,
    yellowAt: Moment,
    left: Type.Number(),
    text: Type.String({ examples: ['剩 1 天 3 小时'] }),
    provisional: Type.Boolean({ description: 'Computed on a year without announced holidays' }),
    pausedAt: Nullable(Moment),
    stoppedAt: Nullable(Moment),
    version: Type.Integer(),
  },
  { title: 'CaseClock' },
)
export type CaseClock = Static<typeof CaseClock>

export const Owner = Obj(
  { kind: Type.Enum(['desk', 'unit', 'person']), id: Id, name: Type.String() },
  { title: 'Owner' },
)
export type Owner = Static<typeof Owner>

/** Who owes an open step, as a filter names it. */
export const StepOwnerKey = Type.String({
  pattern: '^(desk|unit|person):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
  description: 'Cases in which this desk, unit or person owes an open step; `light` is then of that step',
  examples: ['unit:018f3c5e-0000-7000-8000-000000000000'],
})

export const TaskBody = Obj(
  {
    id: Id,
    kind: Type.String(),
    state: Type.String(),
    version: Type.Integer(),
    round: Type.Integer(),
    owner: Nullable(Owner),
    unit: Nullable(Named),
    openedAt: Moment,
    closedAt: Nullable(Moment),
    reworks: Type.Integer(),
    clocks: Type.Array(CaseClock),
    mine: Type.Boolean({ description: 'Owed by the reader, his desk or his unit' }),
    result: Type.Record(Type.String(), Type.Unknown()),
  },
  { title: 'Task' },
)
export type TaskBody = Static<typeof TaskBody>

/** The chip of a row: when, how long it was given, and the time left in its own measure, as of the answer. */
const chipBody = {
  dueAt: Nullable(Moment),
  yellowAt: Nullable(Moment),
  limit: Nullable(ClockLimit),
  clockText: Nullable(Type.String({ examples: ['剩 1 天 3 小时'] })),
}

/** What a list shows of a case. */
export const CaseSummary = Obj(
  {
    id: Id,
    kind: Type.String(),
    number: Type.String({ examples: ['330603-20260930-00042'] }),
    title: Type.String(),
    address: Nullable(Type.String()),
    state: Type.String(),
    stateText: Type.String(),
    version: Type.Integer(),
    round: Type.Integer(),
    matter: Nullable(Obj({ code: Type.String(), name: Type.String() })),
    level: Nullable(Type.Integer()),
    source: Type.String(),
    place: Nullable(Point),
    grid: Nullable(Named),
    village: Nullable(Named),
    town: Nullable(Named),
    desk: Nullable(Named),
    lead: Nullable(Named),
    owner: Nullable(Owner),
    phase: Nullable(Type.String()),
    light: Nullable(LightBody),
    ...chipBody,
    sentence: Nullable(Type.String({ description: 'Who owes what until when' })),
    openedAt: Moment,
    closedAt: Nullable(Moment),
    updatedAt: Moment,
  },
  { title: 'CaseSummary' },
)
export type CaseSummary = Static<typeof CaseSummary>

/** One obligation of the reader, with its case. */
export const WorkItem = Obj(
  {
    task: Obj({
      id: Id,
      kind: Type.String(),
      tab: Type.String(),
      state: Type.String(),
      version: Type.Integer(),
      phase: Nullable(Type.String()),
      light: Nullable(LightBody),
      ...chipBody,
      sentence: Nullable(Type.String()),
      openedAt: Moment,
    }),
    case: CaseSummary,
  },
  { title: 'WorkItem' },
)
export type WorkItem = Static<typeof WorkItem>

/** What waits on a tab, and how much of it is late or soon will be. */
export const TabCount = Obj(
  { value: Type.Integer({ minimum: 0 }), exact: Type.Boolean(), red: Type.Integer(), yellow: Type.Integer() },
  { title: 'TabCount' },
)

/** One line of the trail as a story; `text` and `hash` prove it. */
export const TrailLineBody = Obj(
  {
    seq: Type.Integer(),
    at: Moment,
    occurredAt: Nullable(Moment),
    action: Type.String(),
    by: Obj({
      role: Type.String(),
      roleText: Type.String(),
      person: Nullable(Named),
      unit: Nullable(Named),
      desk: Nullable(Named),
    }),
    sentence: Type.String(),
    remarks: Type.Record(Type.String(), Type.String(), {
      description: 'Free texts of the action, by field; absent once erased',
    }),
    params: Type.Record(Type.String(), Type.Unknown()),
    changes: Type.Unknown(),
    files: Type.Array(Id),
    hash: Type.String({ description: 'sha256, hex: over the previous hash and the canonical text' }),
  },
  { title: 'TrailLine' },
)
export type TrailLineBody = Static<typeof TrailLineBody>

/** An action that the rules allow this reader now, with its form. */
export const OfferedAction = Obj(
  {
    action: Type.String(),
    name: Type.String(),
    primary: Type.Boolean(),
    /** The task that it is about, where there is one. */
    taskId: Nullable(Id),
    taskVersion: Nullable(Type.Integer()),
    fields: Type.Array(
      Obj({
        name: Type.String(),
        label: Type.String(),
        type: Type.String(),
        required: Type.Boolean(),
        of: Type.Optional(Type.Array(Obj({ value: Type.String(), label: Type.String() }))),
        min: Type.Optional(Type.Number()),
        max: Type.Optional(Type.Number()),
        proposed: Type.Optional(
          Type.Unknown({ description: 'What the rules propose: the routed unit, the matter’s level' }),
        ),
        because: Type.Optional(Type.String({ description: 'Why they propose it, or why they propose nothing' })),
      }),
    ),
    warnings: Type.Array(Type.String()),
  },
  { title: 'OfferedAction' },
)
export type OfferedAction = Static<typeof OfferedAction>

/** What an action answers: the case after it, and what it moved. */
export const ActionAnswer = Obj(
  {
    outcome: Type.Enum(['done', 'same'], { description: '`same`: this id has been carried out before' }),
    case: CaseSummary,
    seq: Type.Integer(),
    warnings: Type.Array(Type.String()),
  },
  { title: 'ActionAnswer' },
)
export type ActionAnswer = Static<typeof ActionAnswer>
