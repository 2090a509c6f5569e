/** What happens on a day, in order: when, where, what, and by which way it comes in. */
import { DAY, HOUR, MINUTE, workdayInfo, fromChina } from '@onegrid/domain'
import type { Calendar, Instant, Matter, Source } from '@onegrid/domain'
import { randomFor } from '../district/random.ts'
import type { Random } from '../district/random.ts'
import type { PastDay } from './days.ts'
import { cumulative, drawIndex, drawKey } from './draw.ts'
import type { WeekShape } from './hours.ts'

export interface Opening {
  at: Instant
  /** Solved where it was found; the rest goes to a desk. */
  onSpot: boolean
  source: Source
  matter: Matter
}

/** Ways in of what goes to a desk; what officers cannot settle they hand on. Plausible shares, not measured. */
const ways: Readonly<Record<Source, number>> = {
  officer: 0.42, resident: 0.2, hotline: 0.24, sensor: 0.03, video: 0.05, leader: 0.02, department: 0.04,
}
/** A storm is seen by sensors and cameras first. */
const waysInStorm: Readonly<Record<Source, number>> = { ...ways, sensor: 0.1, video: 0.09, leader: 0.03 }

/** Beginnings of codes that the weather brings. */
const wetMatters = ['0702', '0901', '0704', '0601']
const evening = ['0501', '0503', '0506', '0603', '0202']
const morning = ['0504', '0402', '0701']

export class Openings {
  readonly #calendar: Calendar
  readonly #shape: WeekShape
  readonly #seed: number
  readonly #onSpot: Choice
  readonly #toDesk: Choice

  constructor(calendar: Calendar, matters: readonly Matter[], shape: WeekShape, seed: number) {
    this.#calendar = calendar
    this.#shape = shape
    this.#seed = seed
    const live = matters.filter(({ active }) => active)
    const isSettled = ({ onsiteSolvable, evidence }: Matter) => onsiteSolvable && !evidence.includes('guard')
    this.#onSpot = choiceOf(live.filter(isSettled))
    this.#toDesk = choiceOf(live)
  }

  /** @param until nothing happens from then on */
  of(day: PastDay, until: Instant): Opening[] {
    const random = randomFor(this.#seed, 'openings', day.date)
    const hours = cumulative(this.#shape.hours[day.isHoliday ? 0 : day.weekday] ?? [])
    const ends = Math.min(day.from + DAY, until)
    const squeezed = (at: Instant) => Math.floor(at < ends ? at : day.from + random.next() * (ends - day.from))
    const onSpot = Array.from({ length: day.patrolled }, (): Opening => {
      const at = squeezed(this.#patrolMoment(day, random))
      return { at, onSpot: true, source: 'officer', matter: draw(this.#onSpot, day, at, random) }
    })
    const toDesk = Array.from({ length: day.reported }, (): Opening => {
      const at = squeezed(day.from + Math.floor((drawIndex(hours, random) + random.next()) * HOUR))
      const source = drawKey(day.weather === 'storm' ? waysInStorm : ways, random)
      return { at, onSpot: false, source, matter: draw(this.#toDesk, day, at, random) }
    })
    return [...onSpot, ...toDesk].sort((a, b) => a.at - b.at)
  }

  /** In the sessions; some on the way home, and on days off when somebody is about. */
  #patrolMoment({ date, from, isWorkday }: PastDay, random: Random): Instant {
    const sessions = workdayInfo(this.#calendar, date).sessions
    const anyHour = from + random.int(7 * 60, 20 * 60) * MINUTE + random.int(0, 59_999)
    if (!isWorkday || random.chance(0.12)) return anyHour
    const { start, end } = random.pick(sessions)
    const [begins, ends] = [fromChina(date, start), fromChina(date, end)]
    return begins + Math.floor(random.next() * (ends - begins))
  }
}

interface Choice {
  matters: readonly Matter[]
  plain: Float64Array
  wet: Float64Array
  evening: Float64Array
  morning: Float64Array
}

/** A few matters make most of the work: rank by a fixed shuffle, weight by 1/(rank + 3). */
function choiceOf(matters: readonly Matter[]): Choice {
  const weights = matters.map((_, n) => 1 / (((n * 41) % matters.length) + 3))
  const more = (codes: readonly string[], times: number) => cumulative(matters.map(({ code }, n) =>
    (weights[n] ?? 0) * (codes.some((one) => code.startsWith(one)) ? times : 1)))
  return {
    matters, plain: cumulative(weights), wet: more(wetMatters, 9), evening: more(evening, 3), morning: more(morning, 3),
  }
}

function draw(choice: Choice, { weather, from }: PastDay, at: Instant, random: Random): Matter {
  const hour = (at - from) / HOUR
  const sums = weather !== 'dry' && random.chance(0.6)
    ? choice.wet
    : hour >= 18 || hour < 2 ? choice.evening : hour < 10 ? choice.morning : choice.plain
  return choice.matters[drawIndex(sums, random)] as Matter
}
