/**
 * Which line tells whom what: pure, from the line alone. Names, moments in words and addresses come later.
 * Rules: decision 8; docs/domain.md B6, B8.
 */
import type { CanonicalLine, Clock, Id, MessageKey, Phase, TaskChange } from '@onegrid/domain'

/** `caseDesk`: the desk that answers for the case, which the line need not name. */
export type Recipient = { desk: Id } | { unit: Id } | { person: Id } | { reporter: true } | { caseDesk: true }

export interface Draft {
  key: MessageKey
  to: Recipient
  /** The obligation that it is about, for the words. */
  phase?: Phase
  dueAt?: number
  ownerName?: Recipient
  /** Reminder rule that fired: its channels apply. */
  reminder?: string
  /** Goes out by SMS too. */
  sms?: boolean
}

export function draftsOf(line: CanonicalLine): Draft[] {
  if (line.action === 'remind') return reminderDrafts(line)
  const opened = line.changes.tasks.filter((task) => task.state[0] === null && isOpen(task))
  return [...opened.flatMap((task) => openedDraft(line, task)), ...(besides[line.action]?.(line) ?? [])]
}

/** What a new obligation says to its owner, by the act that made it. */
const keyByAction: Readonly<Record<string, MessageKey>> = {
  dispatch: 'assigned', addAssist: 'assigned', return: 'returned', requestRuling: 'ruling', rule: 'assigned', whistle: 'whistle',
  requestExtension: 'extension_asked', reopen: 'reopened', rejectConfirmation: 'reopened', void: 'countersign', forceClose: 'countersign',
  issue: 'order', returnReply: 'order', reply: 'order_reply',
}

/** Shown again to its sender by the screen it came from; a contact task is the desk's own list. */
const quiet: readonly string[] = ['contact']

function openedDraft(line: CanonicalLine, task: TaskChange): Draft[] {
  const to = ownerOf(task)
  if (!to || quiet.includes(task.kind)) return []
  const key = keyByAction[line.action] ?? 'owed'
  // An order says which deadline was overrun, and until when to answer.
  const overrun = line.action === 'issue' ? (line.params.phase as Phase | undefined) : undefined
  return [{ key, to, ownerName: to, phase: overrun ?? phaseOf(task), dueAt: dueOf(task), sms: ['assigned', 'whistle', 'order'].includes(key) }]
}

function reminderDrafts(line: CanonicalLine): Draft[] {
  const { phase, rule, taskId } = line.params as { phase: Phase; rule: string; taskId: Id }
  const task = line.changes.tasks.find(({ id }) => id === taskId)
  const to = task && ownerOf(task)
  if (!to) return []
  const dueAt = task.clocks.find((clock) => clock.phase === phase)?.dueAt
  if (rule === 'overdue' || rule === 'overdue_again') return [{ key: 'overdue', to, ownerName: to, phase, dueAt, sms: true }]
  return [{ key: 'reminder', to, ownerName: to, phase, dueAt, reminder: rule }]
}

type Besides = (line: CanonicalLine) => Draft[]

const toOwners = (key: MessageKey): Besides => (line) =>
  line.changes.tasks.flatMap((task) => {
    const to = ownerOf(task)
    return to && isOpen(task) ? [{ key, to, ownerName: to, phase: phaseOf(task), dueAt: dueOf(task) }] : []
  })

const toReporter = (key: MessageKey): Besides => () => [{ key, to: { reporter: true }, sms: true }]

const toCaseDesk = (key: MessageKey): Besides => () => [{ key, to: { caseDesk: true } }]

/** Messages that follow from an act without a new obligation. */
const besides: Readonly<Record<string, Besides>> = {
  check: (line) => (line.params.outcome === 'not_pass' ? toOwners('rework')(line) : []),
  assignPerson: (line) => personOf(line, 'assigned'),
  callOfficer: (line) => personOf(line, 'called'),
  copy: (line) => [
    ...((line.params.units as Id[] | undefined) ?? []).map((unit): Draft => ({ key: 'copied', to: { unit } })),
    ...personOf(line, 'copied'),
  ],
  extend: toOwners('extension_granted'),
  denyExtension: toOwners('extension_denied'),
  reassign: toOwners('owed'),
  proposeCard: toCaseDesk('proposal'),
  proposeListing: toCaseDesk('proposal'),
  confirm: toReporter('closed'),
  reject: toReporter('rejected'),
  merge: toReporter('merged'),
}

function personOf(line: CanonicalLine, key: MessageKey): Draft[] {
  const person = line.params.person as Id | undefined
  if (person === undefined) return []
  const task = line.changes.tasks.find(isOpen)
  return [{ key, to: { person }, phase: task && phaseOf(task), dueAt: task && dueOf(task), sms: key === 'called' }]
}

/** A named person answers for a unit's task, a unit for its own, a desk for the rest. */
function ownerOf(task: TaskChange): Recipient | undefined {
  if (task.personId) return { person: task.personId }
  if (task.unitId) return { unit: task.unitId }
  return task.deskId ? { desk: task.deskId } : undefined
}

function isOpen(task: TaskChange): boolean {
  return task.state[1] === 'waiting' || task.state[1] === 'working'
}

function running(task: TaskChange): Pick<Clock, 'phase' | 'dueAt'> | undefined {
  return task.clocks.filter((clock) => clock.stoppedAt === undefined).toSorted((a, b) => a.dueAt - b.dueAt)[0]
}

function phaseOf(task: TaskChange): Phase | undefined {
  return running(task)?.phase
}

function dueOf(task: TaskChange): number | undefined {
  return running(task)?.dueAt
}
