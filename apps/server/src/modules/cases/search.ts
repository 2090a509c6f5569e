/** The text filter in SQL, on `case_file c`. */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { allOf, anyOf } from './list-filter.ts'
import type { Condition } from './list-filter.ts'
import type { SearchPlan } from './search-plan.ts'
import { escapeLike, likePattern } from './search-words.ts'

/**
 * The condition of the walk: a scalar subquery, which the planner can neither turn into a join nor take for selective;
 * so it keeps to the index of the list's order and stops with the page.
 */
export function walkCondition(plan: SearchPlan, districtId: number): Condition {
  const words = allOf(plan.terms.map(term => sql`x.words like ${likePattern(term)}`))
  const text = sql`(select ${words} from case_text x where x.district_id = ${districtId} and x.case_id = c.id)`
  return plan.tails.length === 0 ? text : anyOf([text, tailCondition(plan)])
}

/** Ids of all cases of the district whose text or number matches, whoever may see them. */
export function matchingCases(plan: SearchPlan, districtId: number): RawBuilder<unknown> {
  const grams = plan.grams.map(gram => `${districtId}:${gram}`)
  // Grams that all occur need not stand together: the text itself has the last word.
  const words = allOf(plan.terms.map(term => sql`x.words like ${likePattern(term)}`))
  const byText = sql`
    select x.case_id as id from case_text x
    where x.district_id = ${districtId} and ${words}
      and (case_grams(x.district_id, x.words) collate "C") @> ${grams}::text[]`
  if (plan.tails.length === 0) return byText
  return sql`${byText} union select c.id from case_file c where c.district_id = ${districtId} and ${tailCondition(plan)}`
}

function tailCondition(plan: SearchPlan): Condition {
  return anyOf(plan.tails.map(tail => sql`reverse(c.number) collate "C" like ${`${escapeLike(tail)}%`}`))
}
