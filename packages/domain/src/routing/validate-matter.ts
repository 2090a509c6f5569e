/** What can be wrong with the matters of a policy. */
import { subclassOf } from './classes.ts'
import type { Add, PolicyFault } from './faults.ts'
import { blank, checkLimit, checkUnique, gather, isRealDate } from './faults.ts'
import type { Matter } from './policy.ts'
import { evidenceKinds, levels } from './policy.ts'

/** Faults of one matter on its own, for a form. Paths begin at the matter. */
export function matterFaults(matter: Matter): PolicyFault[] {
  return gather((add) => checkMatter(matter, '', add))
}

export function checkMatters(matters: readonly Matter[], add: Add): void {
  if (!matters.some((matter) => matter.active)) add('/matters', 'no_matter')
  const seen = new Set<string>()
  matters.forEach((matter, i) => {
    if (seen.has(matter.code)) add(`/matters/${i}/code`, 'code_twice', { code: matter.code })
    seen.add(matter.code)
    checkMatter(matter, `/matters/${i}`, add)
  })
}

function checkMatter(matter: Matter, path: string, add: Add): void {
  if (!/^\d{6}$/.test(matter.code)) add(`${path}/code`, 'code_malformed', { code: matter.code })
  else if (!subclassOf(matter.code)) add(`${path}/code`, 'subclass_unknown', { code: matter.code })
  if (blank(matter.name.zh)) add(`${path}/name/zh`, 'text_empty')
  if (blank(matter.name.en)) add(`${path}/name/en`, 'text_empty')
  if (blank(matter.leadFunction)) add(`${path}/leadFunction`, 'text_empty')
  if (!levels.includes(matter.level)) add(`${path}/level`, 'level_unknown', { level: matter.level })
  checkUnique(matter.assistFunctions, `${path}/assistFunctions`, add)
  checkUnique(matter.evidence, `${path}/evidence`, add)
  checkUnique(matter.aliases ?? [], `${path}/aliases`, add)
  matter.assistFunctions.forEach((name, i) => {
    if (blank(name)) add(`${path}/assistFunctions/${i}`, 'text_empty')
    if (name === matter.leadFunction) add(`${path}/assistFunctions/${i}`, 'assist_is_lead', { function: name })
  })
  matter.evidence.forEach((kind, i) => {
    if (!evidenceKinds.includes(kind)) add(`${path}/evidence/${i}`, 'evidence_unknown', { value: kind })
  })
  checkHazard(matter, path, add)
  checkStay(matter, path, add)
}

/** Two clocks exactly where the place is made safe first. Rule: decision 20. */
function checkHazard({ limit, restoreLimit, evidence }: Matter, path: string, add: Add): void {
  checkLimit(limit, `${path}/limit`, add)
  const guarded = evidence.includes('guard')
  if (restoreLimit === undefined) {
    if (guarded) add(`${path}/restoreLimit`, 'guard_without_restore')
    return
  }
  checkLimit(restoreLimit, `${path}/restoreLimit`, add)
  if (!guarded) add(`${path}/restoreLimit`, 'restore_without_guard')
  const shorter = restoreLimit.unit === limit.unit && restoreLimit.value < limit.value
  if (shorter) add(`${path}/restoreLimit`, 'restore_shorter')
}

/** First and last day, and what the department signed. */
function checkStay({ from, to, entry }: Matter, path: string, add: Add): void {
  const dates = { from, to, 'entry/signedOn': entry?.signedOn, 'entry/trainedOn': entry?.trainedOn }
  for (const [name, date] of Object.entries(dates)) {
    if (date !== undefined && !isRealDate(date)) add(`${path}/${name}`, 'date_impossible', { value: date })
  }
  if (from !== undefined && to !== undefined && to < from) add(`${path}/to`, 'dates_backwards', { from, to })
  if (entry && blank(entry.department)) add(`${path}/entry/department`, 'text_empty')
  if (entry?.trainedOn !== undefined && entry.trainedOn < entry.signedOn) {
    add(`${path}/entry/trainedOn`, 'trained_before_signed', { signed: entry.signedOn, trained: entry.trainedOn })
  }
}
