/**
 * Acts when time has come. A due timer is claimed for half a minute and handed to its kind, which acts by perform with
 * an id made from the timer's key: exactly once, however many tickers run and wherever one dies. Rule: decision 7.
 */
import type { Id, Instant } from '@onegrid/domain'
import { sql } from 'kysely'
import { v5 as uuidv5 } from 'uuid'
import { at, rows } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/index.ts'
import { startLoop } from './loop.ts'
import type { Loop } from './loop.ts'
import type { TimerKey } from './write.ts'

export interface DueTimer {
  districtId: number
  caseId: Id
  kind: string
  /** Hand it to perform as `timer`: it goes with the write that it causes, and nothing is done where it is gone. */
  timer: TimerKey
  fireAt: Instant
  /** The action's id: the same wherever and however often this timer is acted upon. */
  actionId: Id
}

export type TimerHandler = (due: DueTimer) => Promise<unknown>

export interface TickerOptions {
  db: Db
  /** The business clock of a district. */
  now: (districtId: number) => Instant
  handlerOf: (kind: string) => TimerHandler | undefined
  onError: (error: unknown, due?: DueTimer) => void
  /** Lets a claim lapse; a test does not want to wait. */
  leaseSeconds?: number
}

export function startTicker(options: TickerOptions): Loop {
  return startLoop({
    everyMs: 500,
    onError: options.onError,
    async round() {
      let more = false
      for (const districtId of await districtsTicking(options.db)) {
        if ((await tick(options, districtId)) === CLAIM) more = true
      }
      return more
    },
  })
}

/** So few that the last is acted upon well within the claim. */
const CLAIM = 50
const LEASE_SECONDS = 30

/** Acts upon the due timers of a district, the earliest first. @returns how many it claimed */
export async function tick(options: TickerOptions, districtId: number): Promise<number> {
  const { db, now, handlerOf, onError, leaseSeconds = LEASE_SECONDS } = options
  const claimed = await claim(db, districtId, now(districtId), leaseSeconds)
  for (const due of claimed) {
    try {
      const handler = handlerOf(due.kind)
      if (!handler) throw new Error(`nobody acts upon timers of ${due.kind}`)
      await handler(due)
      await remove(db, due)
    } catch (error) {
      onError(error, due)
      await postpone(db, due, error)
    }
  }
  return claimed.length
}

/** Rule: decision 7 (case, phase, rule, deadline_version). */
export function timerActionId(districtId: number, caseId: Id, timer: TimerKey): Id {
  const { task_id, phase, rule, deadline_version } = timer
  return uuidv5(`${districtId} ${caseId} ${task_id} ${phase} ${rule} ${deadline_version}`, TIMER_NAMESPACE)
}

/** Any fixed id will do; ours was drawn once. */
const TIMER_NAMESPACE = '8d5c1f5e-6a0b-4a8e-9d2f-3c4b7e1a9f60'

/** Several tickers take different ones; a claim that lapsed is taken again. */
async function claim(db: Db, districtId: number, now: Instant, leaseSeconds: number): Promise<DueTimer[]> {
  const claimed = await rows(db, sql<TimerKey & { caseId: Id; kind: string; fireAt: Instant }>`
    with due as (
      select case_id, task_id, phase, rule, deadline_version from timers
      where district_id = ${districtId} and fire_at <= ${at(now)}
        and (claimed_until is null or claimed_until < clock_timestamp())
      order by fire_at, case_id limit ${CLAIM} for update skip locked
    )
    update timers t set claimed_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
    from due join case_file c on c.district_id = ${districtId} and c.id = due.case_id
    where t.district_id = ${districtId} and t.case_id = due.case_id and t.task_id = due.task_id
      and t.phase = due.phase and t.rule = due.rule and t.deadline_version = due.deadline_version
    returning t.case_id as "caseId", c.kind, t.task_id, t.phase, t.rule, t.deadline_version, t.fire_at as "fireAt"`)
  return claimed
    .sort((a, b) => a.fireAt - b.fireAt || (a.caseId < b.caseId ? -1 : 1))
    .map(({ caseId, kind, fireAt, ...timer }) => {
      return { districtId, caseId, kind, timer, fireAt, actionId: timerActionId(districtId, caseId, timer) }
    })
}

/** For a handler that had nothing to do; else the timer went with the write. */
async function remove(db: Db, due: DueTimer): Promise<void> {
  await sql`delete from timers where ${matches(due)}`.execute(db)
}

/** A timer that fails is tried again, ever more seldom, and shows why. */
async function postpone(db: Db, due: DueTimer, error: unknown): Promise<void> {
  await sql`
    update timers set attempts = attempts + 1, error = ${String(error)},
      claimed_until = clock_timestamp() + make_interval(secs => least(3600, 2 ^ least(attempts, 12)))
    where ${matches(due)}`.execute(db)
}

function matches({ districtId, caseId, timer }: DueTimer) {
  return sql`district_id = ${districtId} and case_id = ${caseId} and task_id = ${timer.task_id}
    and phase = ${timer.phase} and rule = ${timer.rule} and deadline_version = ${timer.deadline_version}`
}

async function districtsTicking(db: Db): Promise<number[]> {
  const found = await rows(db, sql<{ districtId: number }>`
    select h.district_id as "districtId" from feed_head h
    where exists (select from timers t where t.district_id = h.district_id)`)
  return found.map(({ districtId }) => districtId)
}
