/** Which field of a form a refusal of the rules is about, so that it stands where it can be mended. */
const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  picture_before_required: ['before'],
  picture_after_required: ['after'],
  picture_seen_before: ['after', 'guard', 'files'],
  picture_too_old: ['after'],
  picture_too_far: ['farReason'],
  unknown_file: ['after', 'files', 'guard', 'before'],
  verification_required: ['waiver'],
  matter_required: ['matter'],
  unknown_matter: ['matter'],
  note_required: ['note'],
  say_what_to_redo: ['note'],
  reading_not_normal: ['readingNormal'],
  extension_too_long: ['limit'],
  moment_past: ['reviewAt', 'until'],
  unknown_unit: ['lead', 'unit', 'units'],
  already_on_it: ['unit'],
  not_a_member: ['person'],
  no_such_case: ['survivor', 'earlier'],
  survivor_not_open: ['survivor'],
  first_report_given: ['stage'],
  first_report_missing: ['stage'],
  step_skipped: ['step'],
  owner_required: ['person', 'desk'],
}

/** @param fields of the form, in order */
export function fieldOfRefusal(
  refusal: unknown, params: Readonly<Record<string, unknown>>, fields: readonly string[],
): string | undefined {
  if (refusal === 'field_required') return fields.find((name) => name === params['field'])
  return fieldsOf[String(refusal)]?.find((name) => fields.includes(name))
}
