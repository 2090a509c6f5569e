/**
 * Policies and the calendar in memory. Every action asks for them, so once loaded an answer costs no round trip but a
 * look at the two counters, at most once a second; what was asked under one number stays the same object.
 */
import type { Calendar, CalendarData, Instant, Policy } from '@onegrid/domain'
import { BUILT_IN_POLICY_NO, compileCalendar, defaultCalendarData, defaultPolicy } from '@onegrid/domain'
import type { Db } from '../../platform/database/index.ts'
import { Versioned } from '../../platform/versioned.ts'
import type { PublishedPolicy } from './store.ts'
import { readBody, readCalendar, readCalendarVersion, readLatestNumber, readPublished } from './store.ts'

export interface CompiledCalendar {
  /** 0 is the built-in one, in force until a district keeps its own. */
  version: number
  data: CalendarData
  calendar: Calendar
}

/** Policies kept in memory: cases of the last years name no more than these. One is 60 kB. */
const MOST_POLICIES = 64

export class Rulebook {
  readonly #db: Db
  readonly #published: Versioned<readonly PublishedPolicy[]>
  readonly #calendars: Versioned<CompiledCalendar>
  /** By district and number. Published sets never change, so they are never old. */
  readonly #policies = new Map<string, Promise<Policy | undefined>>()

  constructor(db: Db) {
    this.#db = db
    this.#published = new Versioned({
      version: districtId => readLatestNumber(db, districtId),
      load: districtId => readPublished(db, districtId),
    })
    this.#calendars = new Versioned({
      version: districtId => readCalendarVersion(db, districtId),
      load: async districtId => compiled(await readCalendar(db, districtId)),
    })
  }

  published(districtId: number): Promise<readonly PublishedPolicy[]> {
    return this.#published.get(districtId)
  }

  calendar(districtId: number): Promise<CompiledCalendar> {
    return this.#calendars.get(districtId)
  }

  /** The set in force at a moment. */
  async current(districtId: number, at: Instant): Promise<Policy> {
    const no = numberInForce(await this.#published.get(districtId), at)
    const policy = await this.pinned(districtId, no)
    if (!policy) throw new Error(`policy ${no} of district ${districtId} is in force and cannot be read`)
    return policy
  }

  /** A published set by its number; undefined when there is none. */
  pinned(districtId: number, no: number): Promise<Policy | undefined> {
    const key = `${districtId} ${no}`
    const known = this.#policies.get(key)
    if (known) return known
    const loading = this.#load(districtId, no)
    this.#policies.set(key, loading)
    // What is not there, or could not be read, may be there the next time.
    const forget = () => this.#policies.delete(key)
    loading.then(policy => policy === undefined && forget(), forget)
    for (const oldest of this.#policies.keys()) {
      if (this.#policies.size <= MOST_POLICIES) break
      this.#policies.delete(oldest)
    }
    return loading
  }

  policyChanged(districtId: number): void {
    this.#published.expire(districtId)
  }

  calendarChanged(districtId: number): void {
    this.#calendars.expire(districtId)
  }

  async #load(districtId: number, no: number): Promise<Policy | undefined> {
    if (no === BUILT_IN_POLICY_NO) return defaultPolicy()
    const body = await readBody(this.#db, districtId, no)
    return body && { ...body, no }
  }
}

/**
 * The number in force: the one whose date came last; of two with the same date the later number. Before the first
 * date it is the first set all the same: a replay may begin years before the district did.
 */
export function numberInForce(published: readonly PublishedPolicy[], at: Instant): number {
  const begun = published.filter(policy => policy.effectiveFrom <= at)
  const [first] = published
  if (!first) return BUILT_IN_POLICY_NO
  return begun.reduce((best, one) => (one.effectiveFrom >= best.effectiveFrom ? one : best), begun[0] ?? first).no
}

function compiled(stored: { version: number; data: CalendarData } | undefined): CompiledCalendar {
  const { version, data } = stored ?? { version: 0, data: defaultCalendarData() }
  return { version, data, calendar: compileCalendar(data) }
}
