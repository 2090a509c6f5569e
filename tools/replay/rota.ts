/** Keeps the rota of whoever is concerned: nobody planned shifts for the years that the messages come from. */
import { copyWeek } from '@onegrid/contract'
import { ApiError } from '@onegrid/contract/client'
import type { Id, Instant } from '@onegrid/domain'
import { DAY, chinaDate, fromChina } from '@onegrid/domain'
import type { Person } from '../play/people.ts'
import { MODEL_WEEK } from './directory.ts'

export class Rota {
  readonly #planner: Person
  readonly #units = new Set<Id>()
  readonly #planned = new Set<string>()

  /** @param planner dispatches for the whole district, so may plan anybody's */
  constructor(planner: Person) {
    this.#planner = planner
  }

  /** From now on these units' people keep their rota, beginning with this week. */
  async cover(units: readonly Id[], now: Instant): Promise<void> {
    const fresh = units.filter((unit) => !this.#units.has(unit))
    for (const unit of fresh) this.#units.add(unit)
    await Promise.all(fresh.flatMap((unit) => [this.#copy(unit, now), this.#copy(unit, now + 7 * DAY)]))
  }

  /** Plans the week after next for all of them. */
  async goOn(now: Instant): Promise<void> {
    await Promise.all([...this.#units].flatMap((unit) => [this.#copy(unit, now), this.#copy(unit, now + 7 * DAY)]))
  }

  async #copy(unitId: Id, within: Instant): Promise<void> {
    const to = mondayOf(within)
    const key = `${unitId} ${to}`
    if (this.#planned.has(key) || to === MODEL_WEEK) return
    this.#planned.add(key)
    try {
      await this.#planner.call(copyWeek, { body: { unitId, from: MODEL_WEEK, to } })
    } catch (error) {
      // Without it the desk above and the grid leader stand in: that is a rule of the product, too.
      if (!(error instanceof ApiError) || error.status >= 500) throw error
    }
  }
}

/** 1970-01-05 was a Monday. */
function mondayOf(at: Instant): string {
  const first = fromChina('1970-01-05')
  return chinaDate(at - ((at - first) % (7 * DAY)))
}
