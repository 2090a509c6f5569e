/**
 * Why the rules refuse: one list for all kinds of case. Each has a sentence in both languages that says what to do
 * instead (words/). A key is never reused for another meaning.
 */
import type { Refusal } from './kind.ts'

export const refusals = [
  // Of the engine
  'not_in_this_state',
  'not_yours',
  'field_required',
  'nothing_to_do',
  'timer_void',
  // What the action names is not there
  'no_such_task',
  'no_such_case',
  'unknown_unit',
  'unknown_file',
  'unknown_matter',
  'matter_required',
  'not_a_member',
  'no_desk',
  'no_desk_above',
  'no_request',
  'owner_required',
  // Opening and verifying
  'source_mismatch',
  'moments_disordered',
  'not_solvable_on_site',
  'verification_required',
  // Dispatching, returning, ruling
  'already_on_it',
  'third_return',
  'ruled',
  'not_returned_yet',
  'lead_done',
  'step_open',
  'step_skipped',
  // Evidence
  'make_safe_first',
  'already_safe',
  'picture_before_required',
  'picture_after_required',
  'picture_seen_before',
  'picture_too_old',
  'picture_too_far',
  // Staged reports
  'first_report_given',
  'first_report_missing',
  'final_report_given',
  // Time
  'urged_already',
  'moment_past',
  'already_overdue',
  'extended_already',
  'extension_too_long',
  // Ending
  'checked_by_handler',
  'say_what_to_redo',
  'not_the_confirmer',
  'note_required',
  'reading_not_normal',
  'rated_already',
  'reopen_too_late',
  'same_person',
  // Between cases
  'survivor_not_open',
  'has_duplicates',
  'undo_too_late',
  // Supervision
  'card_given',
  'no_card',
  'listed_already',
  'not_listed',
] as const

export type RefusalKey = (typeof refusals)[number]

export type Refused = Refusal<RefusalKey>
