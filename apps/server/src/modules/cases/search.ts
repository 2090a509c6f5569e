/** The text filter in SQL, on `case_file c`. */
import type { Instant } from '@onegrid/domain'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { allOf, anyOf } from './list-filter.ts'
import type { Condition } from './list-filter.ts'
import type { SearchPlan } from './search-plan.ts'

/**
 * The condition of the walk: a scalar subquery, which the planner can neither turn into a join nor take for selective;
 * so it keeps to the index of the list's order and stops with the page.
 */
export function walkCondition(plan: SearchPlan, districtId: number): Condition {
  const text = sql`(select ${hasTerms(plan)} from case_text x where x.district_id = ${districtId} and x.case_id = c.id)`
  return plan.tails.length === 0 ? text : anyOf([text, tailCondition(plan)])
}

/** Weeks since 1970, from (included) to (not included); from undefined: since ever. */
export interface Weeks {
  from?: number
  to: number
}

/** Ids of the cases of the district whose text or number matches, whoever may see them. */
export function matchingCases(plan: SearchPlan, districtId: number, weeks?: Weeks): RawBuilder<unknown> {
  const grams = plan.grams.map(gram => `${districtId}:${gram}`)
  // Grams that all occur need not stand together: the text itself has the last word.
  const byText = sql`
    select x.case_id as id from case_text x
    where x.district_id = ${districtId} and ${gramsOfText} @> ${grams}::text[] and ${hasTerms(plan)}
      and ${weeks ? duringText(districtId, weeks) : sql`true`}`
  if (plan.tails.length === 0) return byText
  const opened = weeks ? allOf([
    sql`c.opened_at < ${momentOf(weeks.to)}`,
    ...(weeks.from === undefined ? [] : [sql`c.opened_at >= ${momentOf(weeks.from)}`]),
  ]) : sql`true`
  return sql`${byText} union
    select c.id from case_file c where c.district_id = ${districtId} and ${tailCondition(plan)} and ${opened}`
}

export function weekOf(moment: Instant): number {
  return Math.floor(moment / WEEK)
}

const WEEK = 604_800_000

/** Word for word the expression of case_text_grams_idx. */
const gramsOfText = sql`(case_grams(x.district_id, x.words, x.opened_at) collate "C")`

/** The weeks that stand among the grams; without a beginning there is nothing to name, and time is compared. */
function duringText(districtId: number, { from, to }: Weeks): Condition {
  if (from === undefined) return sql`x.opened_at < ${momentOf(to)}`
  const weeks = Array.from({ length: to - from }, (_, n) => `${districtId}:#${from + n}`)
  return sql`${gramsOfText} && ${weeks}::text[]`
}

/** Twice as quick as LIKE, and no sign has a meaning of its own. */
function hasTerms(plan: SearchPlan): Condition {
  return allOf(plan.terms.map(term => sql`strpos(x.words, ${term}) > 0`))
}

/** Tails are digits and dashes: no sign of theirs means anything to LIKE. */
function tailCondition(plan: SearchPlan): Condition {
  return anyOf(plan.tails.map(tail => sql`reverse(c.number) collate "C" like ${`${tail}%`}`))
}

function momentOf(week: number) {
  return new Date(week * WEEK)
}
