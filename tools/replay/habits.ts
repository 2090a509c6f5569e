/** How people work, in shares: the delays, errors and changes of mind that a product has to live with. */
import type { Calendar, Instant } from '@onegrid/domain'
import { DAY, HOUR, MINUTE, isWorking, nextWorkday, chinaDate, fromChina, workdayInfo } from '@onegrid/domain'
import type { Random } from '../district/random.ts'

/** Shares of all occasions, each drawn by the seed: plausible, not measured. Figures of a district would stand here. */
export const shares = {
  /** At the desk. */
  rejected: 0.025,
  voided: 0.008,
  escalated: 0.01,
  reclassified: 0.05,
  mergedWhenAlike: 0.85,
  mergedInError: 0.25,
  verifiedFirst: 0.55,
  wrongUnit: 0.07,
  /** Given back once, it is a case that is hard to place. */
  wrongUnitAgain: 0.3,
  urgent: 0.04,
  assistant: 0.05,
  ruleSaved: 0.15,
  /** While a unit is at work. */
  suspended: 0.02,
  whistled: 0.02,
  coordinated: 0.01,
  split: 0.008,
  copied: 0.03,
  commented: 0.05,
  /** In a unit. */
  returnedWhenWrong: 0.9,
  returnedWhenRight: 0.04,
  personNamed: 0.15,
  extensionAsked: 0.06,
  extensionGranted: 0.75,
  silentAssistant: 0.08,
  /** At the end. */
  reworked: 0.07,
  notConfirmed: 0.05,
  notReached: 0.15,
  notThere: 0.08,
  nobodyCanTell: 0.04,
  orderReturned: 0.1,
  /** The reporter. */
  urged: 0.05,
  rated: 0.35,
  reopened: 0.05,
} as const

/** Most do it well before the deadline, some just in time, some too late. */
const EARLY = 0.84
const JUST = 0.96
/** Nobody plans farther ahead: whoever has 45 workdays does not use them. */
const LONGEST_DELAY = 5 * DAY
/** A deadline this far away is not missed by forgetting. */
const LONGEST_LATE = 9 * DAY

/**
 * When somebody gets round to an obligation.
 *
 * @param dueAt its deadline; undefined or past: soon
 */
export function momentOf(random: Random, now: Instant, dueAt: Instant | undefined, calendar: Calendar): Instant {
  const left = dueAt === undefined ? DAY : dueAt - now
  if (left <= 0) return inSession(calendar, now + random.int(1, 5) * HOUR, random)
  const draw = random.next()
  const late = draw >= JUST && left <= LONGEST_LATE
  const [from, span] = late ? [1.05, 0.5] : draw < EARLY ? [0.05, 0.5] : [0.6, 0.35]
  const delay = left * (from + span * random.next())
  const wanted = now + Math.max(MINUTE, late ? delay : Math.min(delay, LONGEST_DELAY))
  // What is due within hours is done by day and night; the rest in office hours, if these come in time.
  if (left <= 6 * HOUR) return wanted
  const inOffice = inSession(calendar, wanted, random)
  return late || dueAt === undefined || inOffice < dueAt ? inOffice : wanted
}

/** The moment itself inside a session, else some minutes into the next one. */
export function inSession(calendar: Calendar, at: Instant, random: Random): Instant {
  if (isWorking(calendar, at)) return at
  const today = chinaDate(at)
  for (const date of [today, nextWorkday(calendar, today)]) {
    for (const { start } of workdayInfo(calendar, date).sessions) {
      const begins = fromChina(date, start)
      if (begins > at) return begins + random.int(2, 90) * MINUTE
    }
  }
  return at
}
