/**
 * What an action is answered with, read off its trail lines: so the same id sent again gets the same answer, long after
 * the case has moved on. Rule: decision 3.
 */
import { parseCanonical } from '@onegrid/domain'
import type { CanonicalLine, CaseState, Id, Instant } from '@onegrid/domain'
import type { Wording } from './store.ts'

export interface Performed {
  /** 'same': it had been done before. */
  outcome: 'done' | 'same'
  caseId: Id
  /** The case's version after the action: the sequence of its last line. */
  version: number
  lines: CanonicalLine[]
  /** Fields of the case that the action changed, as it left them (`state`, `number`, `deskId` …). */
  fields: Record<string, unknown>
  /** Tasks that the action opened or changed, as it left them. */
  tasks: { id: Id; kind: string; state: string }[]
  /** The case as the action left it; absent where something is known to have come after it. */
  after?: After
}

export interface After {
  state: CaseState
  text: Wording
  updatedAt: Instant
}

export function answerOf(outcome: Performed['outcome'], texts: readonly string[], after?: After): Performed {
  const lines = texts.map(parseCanonical)
  const last = lines.at(-1)
  if (!last) throw new Error('an action without lines')
  const fields: Performed['fields'] = {}
  const tasks = new Map<Id, Performed['tasks'][number]>()
  for (const { changes } of lines) {
    for (const [name, [, after]] of Object.entries(changes.fields)) fields[name] = after
    for (const { id, kind, state } of changes.tasks) tasks.set(id, { id, kind, state: state[1] })
  }
  const answer = { outcome, caseId: last.case, version: last.seq, lines, fields, tasks: [...tasks.values()] }
  return after ? { ...answer, after } : answer
}
