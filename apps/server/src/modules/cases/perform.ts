/**
 * One action upon one case: load, decide, write. The rule is pure and runs before the write; the write is one function
 * call. Rules: decisions 2–6.
 */
import { decide, isRefusal, parseCanonical, transitionOf } from '@onegrid/domain'
import type { CaseState, Id, Instant, KindDefinition, RuleContext, Step, TextRef } from '@onegrid/domain'
import { transaction, waiting } from '../../platform/database/index.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { busy, findUnstorable, Problem } from '../../platform/http/index.ts'
import { answerOf } from './answer.ts'
import type { Performed } from './answer.ts'
import { appendCase, lockCases, readForAction, readTrail } from './store.ts'
import type { Aggregate, EarlierAction } from './store.ts'
import { refer } from './texts.ts'
import type { CaseText, Texts } from './texts.ts'
import { appendOf, sameTimer } from './write.ts'
import type { TimerKey } from './write.ts'

export interface SpineKit {
  db: Db
  /** The business clock of a district. */
  now: (districtId: number) => Instant
  /** Lines wait for the sequencer. */
  wake: () => void
}

export interface PerformCommand {
  districtId: number
  /** Made by the client (UUIDv7) or from a cause (uuidv5): sent twice, done once. */
  actionId: Id
  /** Who asks: the same id from anybody else is refused. */
  actorKey: string
  /** sha256 of what is asked: the same id with another request is refused. */
  requestHash: Uint8Array
  def: KindDefinition
  /** Null begins a case. */
  caseId: Id | null
  /** Versions that the form showed, of the case and of the task that the action names. */
  seen?: { case?: number; task?: number }
  /** Free text by field: stored apart from the trail and handed to the rules as a reference. */
  texts?: Readonly<Record<string, string | undefined>>
  /** The case's own wording, which is searched. */
  caseText?: CaseText
  /** The due timer that this action answers. Where it is no longer pending, nothing is done. */
  timer?: TimerKey
  build: (state: CaseState | null, frame: Frame) => Promise<Plan> | Plan
}

/** What building the steps may use. It may run again on fresher state: it changes nothing. */
export interface Frame {
  now: Instant
  /** References of `texts`, by field, and of the wording as `caseText`. */
  refs: Readonly<Record<string, TextRef>>
  /** The connection of this action: what is read here is read in its transaction. */
  db: Db
}

export interface Plan {
  steps: readonly Step[]
  ctx: Omit<RuleContext, 'actor' | 'now' | 'capacity'>
}

/**
 * Carries out an action.
 *
 * @param tx joins the caller's transaction (detail rows, merge and split); the caller has locked what it names
 * @returns undefined where the timer that it was to answer is gone
 * @throws Problem not-found, action-id-reused, stale-form, action-not-allowed (params.refusal), text-not-storable
 */
export async function perform(kit: SpineKit, command: PerformCommand, tx?: Tx): Promise<Performed | undefined> {
  refuseUnstorable({ ...command.texts, ...command.caseText })
  const texts = refer(command.texts, command.caseText)
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const result = await attemptOn(kit, command, texts, tx, attempt === ATTEMPTS)
    if (result === 'stale') continue
    if (result?.outcome === 'done') kit.wake()
    return result
  }
  throw busy()
}

/** Rule: decision 4. */
const ATTEMPTS = 3

/**
 * The first attempts hold nothing while they decide. The last holds the case, so it cannot lose once more: two hundred
 * notes on one case at once are all written.
 */
function attemptOn(kit: SpineKit, command: PerformCommand, texts: Texts, tx: Tx | undefined, holding: boolean) {
  const { districtId, caseId } = command
  if (!holding || caseId === null) return attempt(kit, command, texts, tx ?? kit.db)
  const held = async (db: Tx) => {
    await lockCases(db, districtId, [caseId])
    return attempt(kit, command, texts, db)
  }
  return tx ? held(tx) : transaction(kit.db, held)
}

async function attempt(
  kit: SpineKit,
  command: PerformCommand,
  texts: Texts,
  db: Db,
): Promise<Performed | 'stale' | undefined> {
  const { districtId, actionId, actorKey, def, caseId, timer } = command
  const requestHash = Buffer.from(command.requestHash).toString('hex')
  const { earlier, aggregate } = await readForAction(db, districtId, caseId, actionId)
  if (earlier) return earlierAnswer(db, command, requestHash, earlier)
  if (caseId !== null && !aggregate) throw new Problem('not-found')
  if (aggregate && aggregate.state.kind !== def.kind) throw new Problem('not-found')
  if (timer && !aggregate?.timers.some(pending => sameTimer(pending, timer))) return undefined

  const state = aggregate?.state ?? null
  // Never backwards within a case, whatever the clocks of two processes say.
  const now = Math.max(kit.now(districtId), aggregate?.updatedAt ?? -Infinity)
  const { steps, ctx } = await command.build(state, { now, refs: texts.refs, db })
  await refuseStaleForm(db, command, aggregate, steps)
  const decision = decide(def, state, steps, { ...ctx, now })
  if (isRefusal(decision)) {
    throw new Problem('action-not-allowed', { ...decision.params, refusal: decision.refusal })
  }
  refuseUnstorable(decision)

  const parts = { districtId, actionId, actor: actorKey, requestHash, def, texts, consume: timer }
  const append = appendOf(parts, aggregate, decision)
  const answer = await waiting(db, () => appendCase(db, districtId, append))
  if (answer.outcome === 'stale') return 'stale'
  if (answer.outcome === 'reused') throw new Problem('action-id-reused')
  if (answer.outcome === 'same') return answerAgain(db, districtId, actionId, answer.caseId, answer.seq)
  const text = command.caseText ?? aggregate?.text ?? {}
  return answerOf('done', append.lines.map(line => line.text), { state: decision.next, text, updatedAt: now })
}

async function earlierAnswer(db: Db, command: PerformCommand, requestHash: string, earlier: EarlierAction) {
  if (earlier.actor !== command.actorKey || earlier.requestHash !== requestHash) throw new Problem('action-id-reused')
  return answerAgain(db, command.districtId, command.actionId, earlier.caseId, earlier.lastSeq)
}

async function answerAgain(db: Db, districtId: number, actionId: Id, caseId: Id, lastSeq: number) {
  const lines = await readTrail(db, districtId, caseId, { actionId, upTo: lastSeq })
  return answerOf('same', lines.map(({ text }) => text))
}

/**
 * A form is stale when what it shows has changed: the task that it acts upon, or for a form about the whole case one of
 * its own fields. Actions without a guard (notes, pictures, urging) never are. Rule: decision 4.
 */
async function refuseStaleForm(
  db: Db,
  { def, districtId, seen }: PerformCommand,
  aggregate: Aggregate | undefined,
  steps: readonly Step[],
): Promise<void> {
  const [step] = steps
  if (!aggregate || !seen || !step) return
  const { state } = aggregate
  if (!transitionOf(def, state, step.action)?.guards) return
  const { taskId } = step.input
  if (seen.task !== undefined && taskId !== undefined) {
    const task = state.tasks.find(({ id }) => id === taskId)
    if (task?.version !== seen.task) throw new Problem('stale-form', { version: state.version, changed: 'task' })
  }
  if (seen.case !== undefined && seen.case < state.version) {
    const since = await readTrail(db, districtId, state.id, { after: seen.case })
    const fields = since.flatMap(({ text }) => Object.keys(parseCanonical(text).changes.fields))
    const changed = new Set(fields.filter(isShown))
    // The screen marks what is new in the form that it shows again.
    if (changed.size > 0) throw new Problem('stale-form', { version: state.version, changed: [...changed].join(',') })
  }
}

/** Whose case it is, where, what and how grave: not what is merely counted or kept beside. */
function isShown(field: string): boolean {
  return !field.startsWith('counts.') && !field.startsWith('extra.') && !field.startsWith('clock.')
}

/** The platform refuses it at the door; followers, timers and tools come in elsewhere. Rule: decision 11. */
function refuseUnstorable(value: unknown): void {
  if (findUnstorable(value) !== undefined) throw new Problem('text-not-storable')
}
