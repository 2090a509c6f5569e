/** Whether an action is certain to be refused, whatever one fills in: then it is not offered. */
import { decide, isRefusal } from '@onegrid/domain'
import type { Actor, CaseState, Field, Form, Id, KindDefinition, RuleContext } from '@onegrid/domain'

/** Refusals that depend on what one fills in; the action stays offered and its form will say so. */
const aboutInput: readonly string[] = [
  'field_required',
  'nothing_to_do',
  'unknown_unit',
  'unknown_matter',
  'matter_required',
  'unknown_file',
  'no_such_case',
  'not_a_member',
  'already_on_it',
  'owner_required',
  'extension_too_long',
  'step_skipped',
  'moment_past',
  'moments_disordered',
  'picture_before_required',
  'picture_after_required',
  'picture_too_old',
  'picture_too_far',
  'picture_seen_before',
  'make_safe_first',
  'verification_required',
  'reading_not_normal',
  'survivor_not_open',
  'first_report_given',
  'first_report_missing',
  'not_solvable_on_site',
  'has_duplicates',
]

export function isRefusedAnyway(
  def: KindDefinition,
  state: CaseState,
  actor: Actor,
  action: string,
  taskId: Id | undefined,
  ctx: Omit<RuleContext, 'actor'>,
): boolean {
  const input = { ...placeholders(def.forms[action] ?? {}), ...(taskId === undefined ? {} : { taskId }) }
  const outcome = decide(def, state, [{ action, actor, input }], ctx)
  return isRefusal(outcome) && !aboutInput.includes(outcome.refusal)
}

function placeholders(form: Form): Record<string, unknown> {
  const required = Object.entries(form).filter(([, field]) => field.required)
  return Object.fromEntries(required.map(([name, field]) => [name, placeholder(field)]))
}

function placeholder(field: Field): unknown {
  switch (field.type) {
    case 'text': return { ref: '', hash: '' }
    case 'units': case 'cases': case 'files': case 'parts': return ['']
    case 'boolean': return false
    case 'number': return field.min ?? 0
    case 'stars': case 'level': return 1
    case 'instant': return 0
    case 'limit': return { value: 1, unit: 'work_hour' }
    case 'point': return { lon: 0, lat: 0 }
    case 'choice': return field.of?.[0] ?? ''
    default: return ''
  }
}
