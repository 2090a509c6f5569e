/** A case while it lives in memory: what the database would hold of it, and what is planned for it. */
import type { CanonicalLine, CaseState, Id, Instant, KindDefinition, TimerDraft } from '@onegrid/domain'
import type { Counted } from '../../apps/server/src/modules/cases/counts-tally.ts'
import type { CaseText } from '../../apps/server/src/modules/cases/index.ts'
import type { Random } from '../district/random.ts'
import type { Spot } from './ground.ts'

export interface Life {
  def: KindDefinition
  state: CaseState
  /** Hash of its last line. */
  head: Buffer
  /** Time of its last line: the next is not before it. */
  updatedAt: Instant
  /** All that are pending. */
  timers: readonly TimerDraft[]
  plans: Plan[]
  counted?: Counted
  random: Random
  title: string
  address: string
  /** Where it lies; a second report of it comes from there too. */
  spot?: Spot
  /** Obligations that somebody has planned to meet, by task and state. */
  taken: Set<string>
  /** Units that were sent there in error, and know it. */
  wrongUnits: Set<Id>
  /** The entry of the queue that counts; others are old. */
  due?: Instant
  /** Failures in a row; who only fails gives up. */
  failures: number
  /** Of an event: its orders. Of an order: its event. */
  orders: number
  about?: Life
  /** The last lines that told anybody anything. */
  told: CanonicalLine[]
  /** Personal data of whoever reported. */
  subjectId?: Id
  /** Reports merged into it, which hear of its end. */
  followers: Life[]
  /** The open report that it is a second one of. */
  twin?: Life
  isDone: boolean
}

/** Something that somebody does about a case, when its moment has come. */
export interface Plan {
  at: Instant
  run: (now: Instant) => void
}

export function newLife(
  def: KindDefinition, state: CaseState, random: Random, { title = '', address = '' }: CaseText,
): Life {
  return {
    def, state, head: Buffer.alloc(0), updatedAt: 0, timers: [], plans: [], random, title, address, taken: new Set(),
    wrongUnits: new Set(), failures: 0, orders: 0, told: [], followers: [], isDone: false,
  }
}

/** When something is to happen to it next: somebody's plan, or time itself. */
export function nextOf({ plans, timers }: Life): Instant | undefined {
  let next: Instant | undefined
  for (const { at } of plans) if (next === undefined || at < next) next = at
  for (const { fireAt } of timers) {
    const acts = Math.ceil(fireAt) + TICK
    if (next === undefined || acts < next) next = acts
  }
  return next
}

/** The ticker looks so often: a timer acts so much after its moment. */
export const TICK = 250
