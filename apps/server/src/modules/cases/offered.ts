/** What a reader may do now, each with its form and what the rules propose: the buttons of the screen and the phone. */
import type { OfferedAction } from '@onegrid/contract'
import { actionWord, actionsFor, choiceWord, fieldWord, isOpenTask } from '@onegrid/domain'
import type { Actor, CaseState, Field, Form, Id, KindDefinition, Language, Task } from '@onegrid/domain'

export interface Offering {
  lang: Language
  /** Values that the rules propose, by action and field. */
  proposed?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** Why the rules propose these, or nothing, in words. */
  because?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Sentences that warn before an action, by action. */
  warnings?: Readonly<Record<string, readonly string[]>>
  /** In order of likelihood: the first that is offered is the primary one. */
  likely: readonly string[]
  /** Whether the rule would refuse it now; what is certain to be refused is not offered. */
  refuses: (action: string, taskId: Id | undefined) => boolean
}

/** Kinds of task that an action is about, where it is about one. */
const aboutTasks: Readonly<Record<string, readonly Task['kind'][]>> = {
  sign: ['lead', 'assist'],
  assignPerson: ['lead', 'assist'],
  return: ['lead', 'assist'],
  finish: ['lead', 'assist'],
  requestExtension: ['lead', 'assist'],
  release: ['assist'],
  verify: ['verify'],
  check: ['check'],
  confirm: ['confirm'],
  rejectConfirmation: ['confirm'],
  extend: ['extension'],
  denyExtension: ['extension'],
  countersign: ['countersign'],
  refuseCountersign: ['countersign'],
  reportIn: ['whistle'],
  rateWhistle: ['whistle'],
  reassign: ['verify', 'confirm', 'check'],
  reply: ['reply'],
  acceptReply: ['check'],
  returnReply: ['check'],
}

export function offeredActions(
  def: KindDefinition, state: CaseState, actor: Actor, offering: Offering,
): OfferedAction[] {
  const offered = actionsFor(def, state, actor).flatMap(({ action, form }) => {
    if (ofTheSystem(action)) return []
    const kinds = aboutTasks[action]
    const tasks = kinds
      ? state.tasks.filter((task) => kinds.includes(task.kind) && concerns(task, action, actor))
      : [undefined]
    return tasks
      .filter((task) => !offering.refuses(action, task?.id))
      .map((task) => offeredOf(def, action, form, task, offering))
  })
  const rank = (action: string): number =>
    (offering.likely.indexOf(action) + offering.likely.length + 1) % (offering.likely.length + 1)
  const sorted = offered.toSorted((a, b) => rank(a.action) - rank(b.action))
  return sorted.map((one, i) => ({ ...one, primary: i === 0 && offering.likely.includes(one.action) }))
}

function ofTheSystem(action: string): boolean {
  return ['remind', 'recompute', 'redraw', 'absorb', 'disjoin', 'bear', 'proposeCard', 'proposeListing'].includes(
    action,
  )
}

/** A unit acts on its own task, a released assistant's may be one that was returned; the rest are open ones. */
function concerns(task: Task, action: string, actor: Actor): boolean {
  // Arrivals are rated after the event, each once.
  if (action === 'rateWhistle') return task.state === 'done' && task.result?.stars === undefined
  if (action === 'release') return isOpenTask(task) || task.state === 'returned'
  if (!isOpenTask(task)) return false
  if (action === 'sign' && task.state !== 'waiting') return false
  if (!task.unitId || !['lead', 'assist', 'whistle'].includes(task.kind)) return true
  return actor.capacities.some(
    (held) => held.unitId === task.unitId || (task.personId !== undefined && task.personId === actor.accountId),
  )
}

function offeredOf(
  def: KindDefinition,
  action: string,
  form: Form,
  task: Task | undefined,
  { lang, proposed, because, warnings }: Offering,
): OfferedAction {
  return {
    action,
    name: actionWord(def.kind === 'order' ? 'order' : 'event', action, lang),
    primary: false,
    taskId: task?.id ?? null,
    taskVersion: task?.version ?? null,
    fields: Object.entries(form).map(([name, field]) => ({
      ...fieldView(name, field, lang, proposed?.[action]?.[name]),
      ...(because?.[action]?.[name] !== undefined && { because: because[action][name] }),
    })),
    warnings: [...(warnings?.[action] ?? [])],
  }
}

function fieldView(name: string, field: Field, lang: Language, proposed: unknown): OfferedAction['fields'][number] {
  return {
    name,
    label: fieldWord(name, lang),
    type: field.type,
    required: field.required ?? false,
    ...(field.of && { of: field.of.map((value) => ({ value, label: choiceWord(name, value, lang) })) }),
    ...(field.min !== undefined && { min: field.min }),
    ...(field.max !== undefined && { max: field.max }),
    ...(proposed !== undefined && { proposed }),
  }
}
