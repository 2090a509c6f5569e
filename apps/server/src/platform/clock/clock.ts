/** The business clock of each district. In production it is the wall clock; in demo and test it may run ahead. */
import type { Instant } from '@onegrid/domain'
import { sql } from 'kysely'
import { at, type Db } from '../database/index.ts'
import { Problem } from '../http/index.ts'

export interface ClockSetting {
  now?: Instant
  /** Business seconds a second; 0 stands still, which tests want. */
  rate?: number
}

export interface BusinessClock {
  /** Never earlier than what it said before. */
  now(districtId: number): Instant
  rate(districtId: number): number
  settable: boolean
  /**
   * Moves the clock or changes its rate; other processes follow within a second. It goes back only where nothing has
   * happened later: the day of a demo, the messages of another year.
   *
   * @throws Problem clock-fixed in production, clock-backwards for a moment before the floor
   */
  set(districtId: number, setting: ClockSetting): Promise<Instant>
  /** Registers who knows the last moment that something happened at. Without one the clock never goes back. */
  floor(lastMoment: (districtId: number) => Promise<Instant>): void
  /** Reads the clocks of all districts; for a new district, and for tests that write one. */
  reload(): Promise<void>
  stop(): void
}

interface Anchor {
  wall: number
  business: number
  rate: number
}

interface Row {
  district_id: number
  clock_anchor_wall: number | null
  clock_anchor_business: number | null
  clock_rate: number
}

export interface ClockOptions {
  db: Db
  /** Whether it may differ from the wall clock at all. Rule: decision 26. */
  settable: boolean
  wallClock?: () => number
  onError(error: unknown): void
}

const RELOAD_MS = 1000

export async function createBusinessClock(options: ClockOptions): Promise<BusinessClock> {
  const { db, settable, wallClock = Date.now } = options
  const anchors = new Map<number, Anchor>()
  const latest = new Map<number, Instant>()
  let moves = 0
  const floors: ((districtId: number) => Promise<Instant>)[] = []

  function read(districtId: number): Instant {
    const anchor = anchors.get(districtId)
    if (!settable || !anchor) return wallClock()
    return Math.floor(anchor.business + (wallClock() - anchor.wall) * anchor.rate)
  }

  function now(districtId: number): Instant {
    const moment = Math.max(read(districtId), latest.get(districtId) ?? 0)
    latest.set(districtId, moment)
    return moment
  }

  function move(districtId: number, anchor: Anchor) {
    const known = anchors.get(districtId)
    if (known && known.wall === anchor.wall && known.business === anchor.business && known.rate === anchor.rate) return
    anchors.set(districtId, anchor)
    latest.delete(districtId)
    moves++
  }

  async function earliest(districtId: number): Promise<Instant> {
    if (floors.length === 0) return now(districtId)
    return Math.max(...(await Promise.all(floors.map(lastMoment => lastMoment(districtId)))))
  }

  async function reload() {
    if (!settable) return
    const before = moves
    const { rows } = await sql<Row>`
      select district_id, clock_anchor_wall, clock_anchor_business, clock_rate from district`.execute(db)
    // Somebody set a clock while this was read: what was read is old.
    if (moves !== before) return
    for (const row of rows) {
      if (row.clock_anchor_wall === null || row.clock_anchor_business === null) anchors.delete(row.district_id)
      else {
        const [wall, business] = [row.clock_anchor_wall, row.clock_anchor_business]
        move(row.district_id, { wall, business, rate: row.clock_rate })
      }
    }
  }

  async function set(districtId: number, setting: ClockSetting): Promise<Instant> {
    if (!settable) throw new Problem('clock-fixed')
    await reload()
    const business = setting.now ?? now(districtId)
    if (setting.now !== undefined) {
      const floor = await earliest(districtId)
      if (business < floor) throw new Problem('clock-backwards', { now: new Date(floor).toISOString() })
    }
    const anchor = { wall: wallClock(), business, rate: setting.rate ?? anchors.get(districtId)?.rate ?? 1 }
    await sql`
      update district set clock_anchor_wall = ${at(anchor.wall)}, clock_anchor_business = ${at(business)},
        clock_rate = ${anchor.rate}
      where district_id = ${districtId}`.execute(db)
    move(districtId, anchor)
    return now(districtId)
  }

  await reload()
  const timer = settable ? setInterval(() => void reload().catch(options.onError), RELOAD_MS) : undefined
  timer?.unref()
  return {
    now,
    rate: districtId => (settable ? (anchors.get(districtId)?.rate ?? 1) : 1),
    settable,
    set,
    floor: lastMoment => void floors.push(lastMoment),
    reload,
    stop: () => clearInterval(timer),
  }
}
