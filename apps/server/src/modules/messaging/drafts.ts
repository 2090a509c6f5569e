/**
 * Which line tells whom what: pure, from the line alone. Names, moments in words and addresses come later.
 * Rules: decision 8; docs/domain.md B6, B8.
 */
import { currentClock, inHand, openTasks } from '@onegrid/domain'
import type { CanonicalLine, CaseState, Id, Instant, MessageKey, Phase, TaskChange } from '@onegrid/domain'

/**
 * `caseDesk`: the desk that answers for the case; `whoOwes`: whoever has it in hand, or owes the task named. The line
 * need not say who that is or until when.
 */
export type Recipient =
  { desk: Id } | { unit: Id } | { person: Id } | { reporter: true } | { caseDesk: true } | { whoOwes: true | Id }

export interface Draft {
  key: MessageKey
  to: Recipient
  /** The obligation that it is about, for the words. */
  phase?: Phase
  dueAt?: Instant
  /** What else the same obligation asks, by clocks that end later: a hazard is made safe, then handled. */
  later?: readonly Deadline[]
  ownerName?: Recipient
  /** Reminder rule that fired: its channels apply. */
  reminder?: string
  /** When the clock began that it reminds of. */
  begunAt?: Instant
  /** Goes out by SMS too. */
  sms?: boolean
}

export interface Deadline {
  phase: Phase
  dueAt: Instant
}

export function draftsOf(line: CanonicalLine): Draft[] {
  if (line.action === 'remind') return reminderDrafts(line)
  const opened = line.changes.tasks.filter((task) => task.state[0] === null && isOpen(task))
  const ofAction = besides[line.action]?.(line) ?? []
  return [...opened.flatMap((task) => openedDraft(line, task)), ...ofAction, ...reporterDrafts(line)]
}

/** What a new obligation says to its owner, by the act that made it. */
const keyByAction: Readonly<Record<string, MessageKey>> = {
  dispatch: 'assigned', addAssist: 'assigned', return: 'returned', requestRuling: 'ruling', rule: 'assigned',
  whistle: 'whistle', requestExtension: 'extension_asked', reopen: 'reopened', rejectConfirmation: 'reopened',
  void: 'countersign', forceClose: 'countersign',
  issue: 'order', returnReply: 'order', reply: 'order_reply',
}

/** Shown again to its sender by the screen it came from; a contact task is the desk's own list. */
const quiet: readonly string[] = ['contact']

function openedDraft(line: CanonicalLine, task: TaskChange): Draft[] {
  const to = ownerOf(task)
  if (!to || quiet.includes(task.kind)) return []
  // An order of a timer says which deadline was overrun; one by hand, or a reply sent back, is about none.
  const overrun = line.action === 'issue' ? (line.params.phase as Phase | undefined) : undefined
  const byAction = keyByAction[line.action] ?? 'owed'
  const key = byAction === 'order' && overrun === undefined ? 'owed' : byAction
  const ownerName = key === 'order_reply' ? actorOf(line) : to
  const due = { phase: overrun ?? phaseOf(task), dueAt: dueOf(task), later: laterOf(task) }
  return [{ key, to, ownerName, ...due, sms: pressing.includes(byAction) }]
}

/** Goes out by SMS, too. */
const pressing: readonly MessageKey[] = ['assigned', 'whistle', 'order']

/** Who answered, as others know him: his desk or his unit. */
function actorOf({ by }: CanonicalLine): Recipient | undefined {
  if (by.desk) return { desk: by.desk }
  return by.unit ? { unit: by.unit } : undefined
}

/** A draft for `whoOwes`, addressed: with what is owed and until when. Nobody, where nobody has it in hand any more. */
export function addressed(draft: Draft, state: CaseState): Draft[] {
  const task = 'whoOwes' in draft.to && draft.to.whoOwes
  const owed = task === true ? inHand(state) : openTasks(state).filter(({ id }) => id === task)
  return owed.flatMap((task) => {
    const to = ownerOf(task)
    const clock = currentClock(task)
    return to ? [{ ...draft, to, ownerName: to, phase: clock?.phase, dueAt: clock?.dueAt }] : []
  })
}

function reminderDrafts(line: CanonicalLine): Draft[] {
  const { phase, rule, taskId } = line.params as { phase: Phase; rule: string; taskId: Id }
  const task = line.changes.tasks.find(({ id }) => id === taskId)
  const to = task && ownerOf(task)
  if (!to) return []
  const { dueAt, startedAt: begunAt } = task.clocks.find((clock) => clock.phase === phase) ?? {}
  if (rule === 'overdue' || rule === 'overdue_again')
    return [{ key: 'overdue', to, ownerName: to, phase, dueAt, sms: true }]
  // After an outage reminders come late: what is overdue by then is told as that, once.
  if (dueAt !== undefined && line.at >= dueAt) return []
  return [{ key: 'reminder', to, ownerName: to, phase, dueAt, reminder: rule, begunAt }]
}

/**
 * Whether one of these lines, that which began the clock, has told the same people the same by the same ways. A
 * reminder that comes with it would be the second message of one second.
 */
export function isToldBy(lines: readonly CanonicalLine[], reminder: Draft, bySms: boolean): boolean {
  const { begunAt, to, phase, dueAt } = reminder
  return lines.some((line) => line.at === begunAt && draftsOf(line).some((told) => {
    const says = [told, ...(told.later ?? [])].some((one) => one.phase === phase && one.dueAt === dueAt)
    return says && isSame(told.to, to) && (told.sms === true || !bySms)
  }))
}

function isSame(a: Recipient, b: Recipient): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

type Besides = (line: CanonicalLine) => Draft[]

const toOwners = (key: MessageKey): Besides => (line) =>
  line.changes.tasks.flatMap((task) => {
    const to = ownerOf(task)
    const due = { phase: phaseOf(task), dueAt: dueOf(task), later: laterOf(task) }
    return to && isOpen(task) ? [{ key, to, ownerName: to, ...due }] : []
  })

/** The clocks of its task have not moved, so the line does not say until when. */
const toWhoOwesNow = (key: MessageKey): Besides => ({ changes }) =>
  changes.tasks.filter(isOpen).map(({ id }) => ({ key, to: { whoOwes: id } }))

const toCaseDesk = (key: MessageKey): Besides => () => [{ key, to: { caseDesk: true } }]

/** Messages that follow from an act without a new obligation. */
const besides: Readonly<Record<string, Besides>> = {
  check: (line) => (line.params.outcome === 'not_pass' ? toOwners('rework')(line) : []),
  assignPerson: toWhoOwesNow('assigned'),
  callOfficer: (line) => personOf(line, 'called'),
  copy: (line) => [
    ...((line.params.units as Id[] | undefined) ?? []).map((unit): Draft => ({ key: 'copied', to: { unit } })),
    ...personOf(line, 'copied'),
  ],
  urge: () => [{ key: 'urge', to: { whoOwes: true }, sms: true }],
  extend: toOwners('extension_granted'),
  denyExtension: toWhoOwesNow('extension_denied'),
  reassign: toWhoOwesNow('owed'),
  proposeCard: toCaseDesk('proposal'),
  proposeListing: toCaseDesk('proposal'),
}

/** By the state that a case comes to, whichever act brought it there; a resident who closed it himself knows. */
function reporterDrafts({ by, changes }: CanonicalLine): Draft[] {
  const [from, to] = changes.fields.state ?? []
  const key = to === 'accepted' && !isFirstLook(from) ? undefined : reporterKeys[String(to)]
  return key === undefined || by.role === 'resident' ? [] : [{ key, to: { reporter: true }, sms: true }]
}

/** A case comes back to `accepted` by returns and rulings, too; the reporter hears of it once. */
function isFirstLook(from: unknown): boolean {
  return from === 'submitted' || from === 'verifying'
}

const reporterKeys: Readonly<Record<string, MessageKey>> = {
  accepted: 'replied', closed: 'closed', rejected: 'rejected', merged: 'merged',
}

function personOf(line: CanonicalLine, key: MessageKey): Draft[] {
  const person = line.params.person as Id | undefined
  if (person === undefined) return []
  const task = line.changes.tasks.find(isOpen)
  return [{ key, to: { person }, phase: task && phaseOf(task), dueAt: task && dueOf(task), sms: key === 'called' }]
}

/** A named person answers for a unit's task, a unit for its own, a desk for the rest. */
function ownerOf(task: Pick<TaskChange, 'personId' | 'unitId' | 'deskId'>): Recipient | undefined {
  if (task.personId) return { person: task.personId }
  if (task.unitId) return { unit: task.unitId }
  return task.deskId ? { desk: task.deskId } : undefined
}

function isOpen(task: TaskChange): boolean {
  return task.state[1] === 'waiting' || task.state[1] === 'working'
}

/** The earliest first. */
function running(task: TaskChange): Deadline[] {
  const clocks = task.clocks.filter((clock) => clock.stoppedAt === undefined).toSorted((a, b) => a.dueAt - b.dueAt)
  return clocks.map(({ phase, dueAt }) => ({ phase, dueAt }))
}

function phaseOf(task: TaskChange): Phase | undefined {
  return running(task)[0]?.phase
}

function dueOf(task: TaskChange): Instant | undefined {
  return running(task)[0]?.dueAt
}

function laterOf(task: TaskChange): Deadline[] {
  return running(task).slice(1)
}
