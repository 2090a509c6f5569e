/** What a test looks at in a told case. */
import { isOpenTask } from '../cases/index.ts'
import type { Clock, Phase, Task, TaskKind } from '../cases/index.ts'
import { chinaDeadline } from '../clock/index.ts'
import type { Told } from './story.ts'

/** The last task of a kind, open or not. */
export function taskOf(told: Told, kind: TaskKind, unitId?: string): Task {
  const task = told.state.tasks.findLast((one) => one.kind === kind && (unitId === undefined || one.unitId === unitId))
  if (!task) throw new Error(`no task ${kind} in ${told.state.tasks.map((one) => one.kind).join(', ')}`)
  return task
}

export function openKinds(told: Told): string[] {
  return told.state.tasks.filter(isOpenTask).map((task) => task.kind)
}

/** The last clock of a phase in a task, or of the case itself. */
export function clockOf(holder: { clocks: readonly Clock[] }, phase: Phase): Clock {
  const clock = holder.clocks.findLast((one) => one.phase === phase)
  if (!clock) throw new Error(`no clock ${phase}`)
  return clock
}

/** '2026-10-03 24:00' */
export function dueText(holder: { clocks: readonly Clock[] }, phase: Phase): string {
  const { date, time } = chinaDeadline(clockOf(holder, phase).dueAt)
  return `${date} ${time}`
}

export function lateMinutes(holder: { clocks: readonly Clock[] }, phase: Phase): number {
  const { stoppedAt, dueAt } = clockOf(holder, phase)
  return stoppedAt === undefined ? Number.NaN : (stoppedAt - dueAt) / 60_000
}
