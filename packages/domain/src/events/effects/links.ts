/** Between cases: duplicates merged and taken apart again, splits, recurrences. Each side has its own line. */
import type { EffectOf } from '../../cases/forms.ts'
import { pauseCase, resumeCase } from '../../cases/tasks.ts'
import type { CaseState, Id } from '../../cases/types.ts'
import { eventStates } from '../states.ts'
import type { EventState } from '../states.ts'
import type { eventForms } from '../forms.ts'

type Forms = typeof eventForms

/** On the duplicate: clocks pause, but the word owed to its reporter stays owed by its own due. Rule: decision 22. */
export const merge: EffectOf<Forms['merge']> = (state, input, ctx) => {
  const survivor = ctx.facts.others?.[input.survivor]
  if (!survivor || survivor.id === state.id) return { refusal: 'no_such_case' }
  if (!eventStates[survivor.state as EventState]?.open) return { refusal: 'survivor_not_open' }
  if (duplicatesOf(state).length > 0) return { refusal: 'has_duplicates' }
  const merged = { from: state.state, at: ctx.now }
  const gone = { ...state, state: 'merged', survivorId: input.survivor, extra: { ...state.extra, merged } }
  return pauseCase(gone, ctx, 'contact')
}

/** On the survivor: it answers for one more report. */
export const absorb: EffectOf<Forms['absorb']> = (state, input) => {
  const duplicates = duplicatesOf(state)
  if (duplicates.includes(input.duplicate)) return { refusal: 'nothing_to_do' }
  return { ...state, extra: { ...state.extra, duplicates: [...duplicates, input.duplicate] } }
}

/** Within the days of policy and while the survivor is open: state and time left are as before. Rule: decision 22. */
export const unmerge: EffectOf<Forms['unmerge']> = (state, _input, ctx) => {
  const merged = state.extra.merged as { from: string; at: number }
  const survivor = state.survivorId === undefined ? undefined : ctx.facts.others?.[state.survivorId]
  if (!survivor || !eventStates[survivor.state as EventState]?.open) return { refusal: 'survivor_not_open' }
  const days = ctx.policy.mergeUndoDays
  if (ctx.now - merged.at > days * 86_400_000) return { refusal: 'undo_too_late', params: { days } }
  const extra = { ...state.extra, merged: undefined }
  return resumeCase({ ...state, state: merged.from, survivorId: undefined, extra }, ctx)
}

export const disjoin: EffectOf<Forms['disjoin']> = (state, input) => {
  const duplicates = duplicatesOf(state)
  if (!duplicates.includes(input.duplicate)) return { refusal: 'no_such_case' }
  return { ...state, extra: { ...state.extra, duplicates: duplicates.filter((id) => id !== input.duplicate) } }
}

/** On the parent: which cases were split off. The command opens them in the same transaction. */
export const bear: EffectOf<Forms['bear']> = (state, input) => {
  const children = (state.extra.children as Id[] | undefined) ?? []
  return { ...state, extra: { ...state.extra, children: [...children, ...input.children] } }
}

/** It happened again: a new case that knows the earlier one; not a reopening. Rule: decision 28. */
export const linkRecurrence: EffectOf<Forms['linkRecurrence']> = (state, input, ctx) => {
  if (input.earlier === state.id || !ctx.facts.others?.[input.earlier]) return { refusal: 'no_such_case' }
  const earlier = (state.extra.recurrenceOf as Id[] | undefined) ?? []
  if (earlier.includes(input.earlier)) return { refusal: 'nothing_to_do' }
  return { ...state, extra: { ...state.extra, recurrenceOf: [...earlier, input.earlier] } }
}

export function duplicatesOf(state: CaseState): Id[] {
  return (state.extra.duplicates as Id[] | undefined) ?? []
}

