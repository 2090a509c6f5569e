/** Obligations and their clocks: opened, worked, ended, paused. Every function gives a new state. */
import { dueOf, secondsLeft } from '../clock/index.ts'
import type { Calendar, Instant, Limit } from '../clock/index.ts'
import type { Chip, KindDefinition, RuleContext } from './kind.ts'
import type { CaseState, Clock, Id, Phase, Task, TaskKind, TaskState } from './types.ts'

type Ctx = Pick<RuleContext, 'now' | 'calendar' | 'newId'>

const openStates: readonly TaskState[] = ['waiting', 'working']

export function isOpenTask(task: Task): boolean {
  return openStates.includes(task.state)
}

export function openTasks(state: CaseState, ...kinds: TaskKind[]): Task[] {
  return state.tasks.filter((task) => isOpenTask(task) && (kinds.length === 0 || kinds.includes(task.kind)))
}

export function findTask(state: CaseState, id: Id | undefined): Task | undefined {
  return state.tasks.find((task) => task.id === id)
}

export interface TaskDraft {
  kind: TaskKind
  owner: { deskId?: Id; unitId?: Id; personId?: Id }
  clocks: Clock[]
  state?: 'waiting' | 'working'
  result?: Record<string, unknown>
}

export function openTask(state: CaseState, ctx: Ctx, draft: TaskDraft): CaseState {
  const task: Task = {
    id: ctx.newId(),
    kind: draft.kind,
    state: draft.state ?? 'waiting',
    version: 1,
    round: state.round,
    ...draft.owner,
    openedAt: ctx.now,
    clocks: draft.clocks,
    result: draft.result,
  }
  return { ...state, tasks: [...state.tasks, task] }
}

/** Changes one task and counts its version up: an action that saw the old one is stale. */
export function updateTask(state: CaseState, id: Id, change: (task: Task) => Partial<Task>): CaseState {
  return {
    ...state,
    tasks: state.tasks.map((task) => (task.id === id ? { ...task, ...change(task), version: task.version + 1 } : task)),
  }
}

export function endTask(
  state: CaseState, ctx: Ctx, id: Id, as: TaskState, result?: Record<string, unknown>,
): CaseState {
  return updateTask(state, id, (task) => ({
    state: as,
    closedAt: ctx.now,
    clocks: task.clocks.map((clock) => stopClock(clock, ctx.now)),
    result: result ? { ...task.result, ...result } : task.result,
  }))
}

/** Ends every open task, or those of the kinds named. */
export function endTasks(state: CaseState, ctx: Ctx, as: TaskState, ...kinds: TaskKind[]): CaseState {
  return openTasks(state, ...kinds).reduce((next, task) => endTask(next, ctx, task.id, as), state)
}

export function startClock(
  ctx: Pick<Ctx, 'now' | 'calendar'>, phase: Phase, limit: Limit, startedAt: Instant = ctx.now, extended?: Limit[],
): Clock {
  return withDue(ctx.calendar, { phase, limit, startedAt, dueAt: 0, yellowAt: 0, version: 1, extended })
}

export function runningClock(task: Pick<Task, 'clocks'>, phase: Phase): Clock | undefined {
  return task.clocks.find((clock) => clock.phase === phase && clock.stoppedAt === undefined)
}

export function stopClock(clock: Clock, now: Instant): Clock {
  return clock.stoppedAt === undefined ? { ...clock, stoppedAt: now } : clock
}

export function stopPhase(task: Task, phase: Phase, now: Instant): Clock[] {
  return task.clocks.map((clock) => (clock.phase === phase ? stopClock(clock, now) : clock))
}

/** The same clock under another limit: it keeps its start, pauses and extensions. */
export function relimitClock(ctx: Pick<Ctx, 'calendar'>, clock: Clock, limit: Limit): Clock {
  return withDue(ctx.calendar, { ...clock, limit, version: clock.version + 1 })
}

/** Begins clocks anew: those that `ends` names end, and the versions count on. */
export function restartClocks(
  task: Task, fresh: readonly Clock[], now: Instant, ends: (clock: Clock) => boolean,
): Clock[] {
  const ended = task.clocks.map((clock) => (ends(clock) ? stopClock(clock, now) : clock))
  return [...ended, ...fresh.map((clock) => ({ ...clock, version: nextVersion(task.clocks, clock.phase) }))]
}

/** Timers are keyed by phase and version: a second clock of a phase must not repeat the first one's. */
export function nextVersion(clocks: readonly Clock[], phase: Phase): number {
  return Math.max(0, ...clocks.filter((clock) => clock.phase === phase).map((clock) => clock.version)) + 1
}

/**
 * Pauses what runs, but for the tasks of the kinds named. Keeps the seconds left in each clock's own measure.
 * Rule: decision 18.
 */
export function pauseCase(state: CaseState, ctx: Ctx, ...except: TaskKind[]): CaseState {
  return mapClocks(state, (clock, task) =>
    (task && except.includes(task.kind)) || clock.stoppedAt !== undefined || clock.pausedAt !== undefined
      ? clock
      : {
          ...clock,
          pausedAt: ctx.now,
          secondsLeft: secondsLeft(ctx.calendar, ctx.now, clock.dueAt, clock.limit),
          version: clock.version + 1,
        },
  )
}

/** Resumes what is paused: the seconds kept are added from now on. A clock that was late stays late by as much. */
export function resumeCase(state: CaseState, ctx: Ctx): CaseState {
  return mapClocks(state, (clock) => {
    if (clock.pausedAt === undefined || clock.stoppedAt !== undefined) return clock
    const { pausedAt, secondsLeft: _kept, ...rest } = clock
    const pauses = [...(clock.pauses ?? []), { from: pausedAt, to: ctx.now }]
    return withDue(ctx.calendar, { ...rest, pauses, version: clock.version + 1 })
  })
}

/** Lengthens the clocks of the phases named, of one task and of the case, by one more limit. */
export function extendClocks(state: CaseState, ctx: Ctx, by: Limit, taskId: Id, phases: readonly Phase[]): CaseState {
  const lengthen = (clock: Clock): Clock => {
    if (!phases.includes(clock.phase) || clock.stoppedAt !== undefined) return clock
    return withDue(ctx.calendar, { ...clock, extended: [...(clock.extended ?? []), by], version: clock.version + 1 })
  }
  const withTask = updateTask(state, taskId, (task) => ({ clocks: task.clocks.map(lengthen) }))
  return { ...withTask, clocks: withTask.clocks.map(lengthen) }
}

/** Computes every open clock anew on another calendar; one whose moment stays keeps its version. Rule: decision 24. */
export function recomputeClocks(state: CaseState, ctx: Ctx): CaseState {
  return mapClocks(state, (clock) => {
    if (clock.stoppedAt !== undefined || clock.pausedAt !== undefined) return clock
    const fresh = withDue(ctx.calendar, clock)
    const moments = ['dueAt', 'yellowAt', 'provisional'] as const
    return moments.some((moment) => fresh[moment] !== clock[moment]) ? { ...fresh, version: clock.version + 1 } : clock
  })
}

/**
 * The earliest open clock and who owes it; a paused one only where none runs. What runs beside the case (a call-back, a
 * request for more time) shows where nothing else is owed, and of two with the same moment the lead goes before those
 * who assist. Rule: decision 19.
 */
export function chipOf(def: Pick<KindDefinition, 'states'>, state: CaseState): Chip | undefined {
  if (!def.states[state.state]?.open) return undefined
  let best: Chip | undefined
  for (const task of openTasks(state)) {
    const ownerKind = task.personId ? 'person' : task.unitId ? 'unit' : 'desk'
    const ownerId = task.personId ?? task.unitId ?? task.deskId
    const clock = currentClock(task)
    if (!ownerId || !clock) continue
    if (!best || goesBefore({ task, clock }, best)) best = { ownerKind, ownerId, phase: clock.phase, clock, task }
  }
  return best
}

const beside: readonly TaskKind[] = ['contact', 'extension', 'whistle']

function goesBefore(a: Pick<Chip, 'task' | 'clock'>, b: Pick<Chip, 'task' | 'clock'>): boolean {
  const besides = Number(beside.includes(a.task.kind)) - Number(beside.includes(b.task.kind))
  if (besides !== 0) return besides < 0
  if (isBefore(a.clock, b.clock)) return true
  return !isBefore(b.clock, a.clock) && b.task.kind === 'assist' && a.task.kind !== 'assist'
}

/** The clock of a task that ends first among those that run, or else among those that are paused. */
export function currentClock(task: Task): Clock | undefined {
  const [first, ...others] = task.clocks.filter((clock) => clock.stoppedAt === undefined)
  return first && others.reduce((best, clock) => (isBefore(clock, best) ? clock : best), first)
}

/** Work that lies at a desk goes with the case to another one. */
export function moveDesk(state: CaseState, deskId: Id): CaseState {
  const moves = (task: Task): boolean => isOpenTask(task) && task.deskId !== undefined && task.deskId === state.deskId
  const tasks = state.tasks.map((task) => (moves(task) ? { ...task, deskId, version: task.version + 1 } : task))
  return { ...state, deskId, tasks }
}

function isBefore(clock: Clock, other: Clock): boolean {
  const paused = clock.pausedAt !== undefined
  return paused === (other.pausedAt !== undefined) ? clock.dueAt < other.dueAt : !paused
}

function withDue(calendar: Calendar, clock: Clock): Clock {
  const { dueAt, yellowAt, provisional } = dueOf(calendar, clock)
  return { ...clock, dueAt, yellowAt, provisional: provisional || undefined }
}

function mapClocks(state: CaseState, change: (clock: Clock, task?: Task) => Clock): CaseState {
  const clocks = state.clocks.map((clock) => change(clock))
  const tasks = state.tasks.map((task) => {
    const changed = task.clocks.map((clock) => change(clock, task))
    if (changed.every((clock, i) => clock === task.clocks[i])) return task
    return { ...task, clocks: changed, version: task.version + 1 }
  })
  return { ...state, clocks, tasks }
}
