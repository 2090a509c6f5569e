/** What other modules ask of matters. The district comes first everywhere. */
import type { CalendarData, Instant, Policy, PolicyBody, RouteDecision, RoutingRule } from '@onegrid/domain'
import { withRule } from '@onegrid/domain'
import type { AuditActor } from '../../platform/audit/index.ts'
import type { ApplyCalendar } from './commands/calendar.ts'
import { applyCalendar, putCalendar } from './commands/calendar.ts'
import type { Publication } from './commands/publish.ts'
import { amend, publish } from './commands/publish.ts'
import type { MattersKit } from './kit.ts'
import type { RouteQuestion } from './routing.ts'
import { routeAt } from './routing.ts'
import type { CompiledCalendar } from './rulebook.ts'
import type { PublishedPolicy } from './store.ts'

export type CountDeadlines = (districtId: number, from: Instant) => Promise<{ open: number; after: number }>

export interface MattersApi {
  /**
   * The set in force now on the business clock, or the one of a number. From memory: the same number is the same
   * object. @throws Error for a number that was never published
   */
  policy(districtId: number, no?: number): Promise<Policy>
  policyAt(districtId: number, at: Instant): Promise<Policy>
  /** Compiled, with its version. Not pinned on cases. */
  calendar(districtId: number): Promise<CompiledCalendar>
  route(districtId: number, question: RouteQuestion): Promise<RouteDecision>
  /** @throws Problem policy-faulty, invalid-request */
  publish(by: AuditActor, body: PolicyBody, publication?: Publication): Promise<PublishedPolicy>
  /**
   * Makes a ruling a rule: first in order, in force at once, in what is prepared too. Rule: decision 19.
   * @throws Problem policy-faulty
   */
  appendRule(by: AuditActor, rule: RoutingRule, ruling: { number: string }): Promise<PublishedPolicy>
  putCalendar(by: AuditActor, data: CalendarData): Promise<CompiledCalendar>
  /** Registers what a change of the calendar moves. It may be called twice for one version. */
  onCalendarChange(apply: ApplyCalendar): void
  /** Whoever keeps deadlines tells how many are open, and how many of them end at a moment or later. */
  countDeadlinesBy(count: CountDeadlines): void
  openDeadlines(districtId: number, from: Instant): Promise<{ open: number; after: number }>
  /** Carries a changed calendar through; the job calls it, and so does whoever changed it. */
  applyCalendar(districtId: number): Promise<boolean>
}

export function createMattersApi(kit: MattersKit): MattersApi {
  const { book, clock } = kit
  const applying: ApplyCalendar[] = []
  let count: CountDeadlines = async () => ({ open: 0, after: 0 })

  return {
    async policy(districtId, no) {
      if (no === undefined) return book.current(districtId, clock.now(districtId))
      const policy = await book.pinned(districtId, no)
      if (!policy) throw new Error(`district ${districtId} has no policy ${no}`)
      return policy
    },
    policyAt: (districtId, at) => book.current(districtId, at),
    calendar: districtId => book.calendar(districtId),
    route: (districtId, question) => routeAt(kit, districtId, question),
    publish: (by, body, publication) => publish(kit, by, body, publication),
    appendRule: (by, rule, { number }) =>
      amend(kit, by, { ruling: number }, undefined, body => {
        // Before all others: what was ruled is narrower than what stood.
        const [first] = body.routing.filter(({ id }) => id !== rule.id)
        return withRule(body, rule, first?.id ?? null)!
      }),
    putCalendar: (by, data) => putCalendar(kit, by, data),
    onCalendarChange: apply => void applying.push(apply),
    countDeadlinesBy: counter => void (count = counter),
    openDeadlines: (districtId, from) => count(districtId, from),
    applyCalendar: districtId => applyCalendar(kit, districtId, applying),
  }
}
