/** What people of the story do, in the words of the story. */
import type { ActionAnswer, ReportBody, TaskBody } from '@onegrid/contract'
import type { Id, TaskKind } from '@onegrid/domain'
import type { ActOptions } from '../play/people.ts'
import type { EventWire } from '../play/wire.ts'
import type { Day, Ref } from './day.ts'
import { openTasks } from './of-event.ts'

/** Somebody reports; from then on the event has a name in the story. */
export async function report(
  day: Day, ref: Ref, username: string, body: Omit<ReportBody, 'id'>,
): Promise<ActionAnswer> {
  const person = await day.as(username)
  const answer = await person.report({ point: day.place(ref), ...body })
  day.name(ref, answer.case.id, answer.case.place ?? undefined)
  return answer
}

export async function act<A extends keyof EventWire>(
  day: Day, ref: Ref, username: string, action: A, input: EventWire[A], options?: ActOptions,
): Promise<ActionAnswer> {
  return (await day.as(username)).act(day.id(ref), action, input, options)
}

/** The desk accepts and dispatches in one go, as a desk does with a clear case. */
export async function acceptAndDispatch(
  day: Day, ref: Ref, username: string, units: { lead: Id; assists?: Id[]; urgent?: boolean }, waiver?: string,
): Promise<void> {
  await act(day, ref, username, 'accept', waiver === undefined ? {} : { waiver })
  await act(day, ref, username, 'dispatch', units)
}

/** The unit ends its work with a picture of the result, taken on the spot just now. */
export async function finish(day: Day, ref: Ref, username: string, result: string): Promise<void> {
  const person = await day.as(username)
  const after = [await day.photo(person, { place: day.place(ref) })]
  await person.act(day.id(ref), 'finish', { result, after })
}

/** An open task of a kind, of a unit where one is named. @throws Error where there is none */
export async function taskOf(day: Day, ref: Ref, kind: TaskKind, unitId?: Id): Promise<TaskBody> {
  const tasks = openTasks(await day.read(ref), kind)
  const found = tasks.find((task) => unitId === undefined || task.unit?.id === unitId || task.owner?.id === unitId)
  if (!found) throw new Error(`${ref} 没有待办的 ${kind}`)
  return found
}
