/** What the staff module holds in memory: the directory of each district, and the shifts of the days that are asked. */
import type { Instant } from '@onegrid/domain'
import { DAY, HOUR, chinaDate, fromChina } from '@onegrid/domain'
import type { Db } from '../../platform/database/index.ts'
import { Versioned } from '../../platform/versioned.ts'
import { Directory } from './directory.ts'
import { DutyDay } from './duty.ts'
import { readDirectory, readShifts, readVersions } from './store.ts'

/** Names and states of accounts do not count here: a minute is soon enough for them. */
const DIRECTORY_AGE_MS = 60_000

/** Days of shifts kept: today and yesterday, and what a rota or a replay leafs through. */
const DAYS_KEPT = 8

/** A shift that ended so long before midnight still tells since when somebody is off. */
const BEFORE_MIDNIGHT = 6 * HOUR

export class StaffMemory {
  readonly #db: Db
  readonly #directories: Versioned<Directory>
  readonly #days = new Map<string, Versioned<DutyDay>>()

  constructor(db: Db) {
    this.#db = db
    this.#directories = new Versioned({
      version: async districtId => (await readVersions(db, districtId)).directory,
      load: async districtId => new Directory(await readDirectory(db, districtId)),
      maxAgeMs: DIRECTORY_AGE_MS,
    })
  }

  directory(districtId: number): Promise<Directory> {
    return this.#directories.get(districtId)
  }

  /** The shifts of the China day of an instant. */
  duty(districtId: number, at: Instant): Promise<DutyDay> {
    const date = chinaDate(at)
    const day = this.#days.get(date) ?? this.#dayOf(date)
    // Put last again: the day unused for longest goes first.
    this.#days.delete(date)
    this.#days.set(date, day)
    for (const oldest of this.#days.keys()) {
      if (this.#days.size <= DAYS_KEPT) break
      this.#days.delete(oldest)
    }
    return day.get(districtId)
  }

  /** After a write of one's own, so that the next reader sees it at once. */
  directoryChanged(districtId: number): void {
    this.#directories.expire(districtId)
  }

  dutyChanged(districtId: number): void {
    for (const day of this.#days.values()) day.expire(districtId)
  }

  #dayOf(date: string): Versioned<DutyDay> {
    const from = fromChina(date)
    return new Versioned({
      version: async districtId => (await readVersions(this.#db, districtId)).duty,
      load: async districtId =>
        new DutyDay(await readShifts(this.#db, districtId, from - BEFORE_MIDNIGHT, from + DAY)),
    })
  }
}
