/** Writes what was decided: lines with their hashes, rows as COPY takes them. The product's own shapes throughout. */
import { hash } from 'node:crypto'
import { canonicalJson, canonicalText } from '@onegrid/domain'
import type { Decision, Form, Id, Instant, TextRef } from '@onegrid/domain'
import { countedAfter, tallyChange } from '../../apps/server/src/modules/cases/counts-tally.ts'
import type { Tally } from '../../apps/server/src/modules/cases/counts-tally.ts'
import { caseRow, taskRow, timerRow } from '../../apps/server/src/modules/cases/mappers.ts'
import { saltedHash, wordingText } from '../../apps/server/src/modules/cases/texts.ts'
import type { CaseText } from '../../apps/server/src/modules/cases/index.ts'
import { moment } from './copy-line.ts'
import type { FedLine } from './fed.ts'
import type { Ids } from './ids.ts'
import type { Life } from './life.ts'
import { addResults } from './results.ts'
import type { Rows } from './rows.ts'

/** Who asks for an action, by what id. */
export interface Asking {
  actionId: Id
  /** `account:<id>`, `system:<rule>`. */
  actorKey: string
  requestHash: Uint8Array
}

export interface PenParts {
  districtId: number
  rows: Rows
  ids: Ids
  tally: Tally
  isOpen: (kind: string, state: string) => boolean
  /** Every line, in the order of time. */
  onLine: (line: FedLine, life: Life) => void
}

export class Pen {
  readonly #parts: PenParts

  constructor(parts: PenParts) {
    this.#parts = parts
  }

  /** Free texts of an input, put by: what the rules and the line see are references. */
  refer(caseId: Id, form: Form, input: Readonly<Record<string, unknown>>, now: Instant): Record<string, unknown> {
    return Object.fromEntries(Object.entries(input).map(([name, value]) => {
      const type = form[name]?.type
      if (type === 'text' && typeof value === 'string') return [name, this.#remark(caseId, value, now)]
      if (type !== 'parts') return [name, value]
      const parts = value as { matter: string; text: string }[]
      return [name, parts.map(({ matter, text }) => ({ matter, text: this.#remark(caseId, text, now) }))]
    }))
  }

  /** The case's own wording. */
  wording(caseId: Id, text: CaseText, openedAt: Instant): TextRef {
    const { districtId, ids, rows } = this.#parts
    const [ref, salt] = [ids.at(openedAt), ids.salt()]
    const { title, body, address } = text
    rows.add('case_text', [districtId, caseId, ref, title, body, address, bytes(salt), moment(openedAt)])
    return { ref, hash: saltedHash(Buffer.from(salt, 'hex'), wordingText(text)) }
  }

  /** Writes the lines of a decision and takes the case on. */
  write(life: Life, decision: Decision, asking: Asking, now: Instant): void {
    const { districtId, rows, onLine } = this.#parts
    const { next, lines } = decision
    const before = life.state.version
    let seq = next.version - lines.length
    life.state = next
    life.timers = decision.timers
    life.updatedAt = now
    for (const line of lines) {
      seq++
      const text = canonicalText(districtId, next.id, seq, asking.actionId, line)
      life.head = chained(life.head, text)
      const at = moment(line.at)
      rows.add('trail', [districtId, next.id, seq, asking.actionId, line.action, at, text, life.head])
      life.counted = countedAfter(life.counted, line.changes)
      onLine({ at: line.at, caseId: next.id, seq, kind: next.kind, hash: life.head, line }, life)
    }
    if (seq !== next.version || before > seq) throw new Error(`case ${next.id}: ${lines.length} lines upon ${before}`)
    rows.add('action', [districtId, asking.actionId, asking.actorKey, Buffer.from(asking.requestHash), next.id, seq])
  }

  /** The rows of a case that nothing more happens to. */
  close(life: Life): void {
    const { def, state, head, updatedAt, timers, counted } = life
    const { districtId, rows, tally, isOpen } = this.#parts
    const row = caseRow(def, state)
    rows.add('case_file', [districtId, state.id, ...Object.values(row), state.version, head, moment(updatedAt)])
    for (const [place, task] of state.tasks.entries()) {
      rows.add('task', [districtId, state.id, ...Object.values(taskRow(task, place))])
    }
    for (const timer of timers) rows.add('timers', [districtId, state.id, ...Object.values(timerRow(timer))])
    if (!counted) throw new Error(`case ${state.id} has no line`)
    const { kind, day, townId, unitId, matter, level, source, lon, lat } = counted
    const now = counted.state
    rows.add('case_counted', [districtId, state.id, kind, now, day, townId, unitId, matter, level, source, lon, lat])
    tallyChange(tally, undefined, counted, isOpen)
    addResults(rows, districtId, life)
  }

  #remark(caseId: Id, text: string, now: Instant): TextRef {
    const { districtId, ids, rows } = this.#parts
    const [id, salt] = [ids.at(now), ids.salt()]
    rows.add('case_remark', [districtId, id, caseId, text, bytes(salt)])
    return { ref: id, hash: saltedHash(Buffer.from(salt, 'hex'), text) }
  }
}

/** What an account asks by itself. */
export function askedBy(accountId: Id, actionId: Id, content: unknown): Asking {
  const requestHash = hash('sha256', canonicalJson(content), 'buffer')
  return { actionId, actorKey: `account:${accountId}`, requestHash }
}

/** sha256 over the line before and the text in one call: of a million lines the calls would cost more than the hash. */
function chained(head: Buffer, text: string): Buffer {
  const most = head.length + text.length * 3
  if (scratch.length < most) scratch = Buffer.allocUnsafe(2 * most)
  head.copy(scratch)
  const end = head.length + scratch.write(text, head.length)
  return hash('sha256', scratch.subarray(0, end), 'buffer')
}

let scratch = Buffer.allocUnsafe(1 << 16)

function bytes(hex: string): string {
  return `\\x${hex}`
}
