/** What stands beside the way and never conflicts: notes, pictures, urging, copies, word to the reporter, time. */
import type { EffectOf } from '../../cases/forms.ts'
import { endTask, openTasks, recomputeClocks } from '../../cases/tasks.ts'
import { fireTimer } from '../../cases/timers.ts'
import type { Id } from '../../cases/types.ts'
import type { eventForms } from '../forms.ts'
import { picturesOf } from '../limits.ts'
import { pushed } from '../urging.ts'

type Forms = typeof eventForms

/** The line itself is the note. */
export const comment: EffectOf<Forms['comment']> = (state) => state

export const supplement: EffectOf<Forms['supplement']> = (state, input) => {
  if (!input.files?.length && !input.text) return { refusal: 'nothing_to_do' }
  const pictures = picturesOf(state)
  const files = [...pictures.files, ...(input.files ?? [])]
  return { ...state, extra: { ...state.extra, pictures: { ...pictures, files } } }
}

export const urge: EffectOf<Forms['urge']> = (state, _input, ctx) => {
  const outcome = pushed(state, ctx)
  if ('again' in outcome) return { refusal: 'urged_already', params: { again: outcome.again } }
  const counts = { ...state.counts, urges: state.counts.urges + 1 }
  return { ...state, counts, extra: { ...state.extra, urged: outcome.urged } }
}

interface Copies {
  units: Id[]
  persons: Id[]
}

/** 抄告: to read only. */
export const copy: EffectOf<Forms['copy']> = (state, input) => {
  const copies = (state.extra.copies as Copies | undefined) ?? { units: [], persons: [] }
  const units = [...new Set([...copies.units, ...(input.units ?? [])])]
  const persons = [...new Set([...copies.persons, ...(input.person ? [input.person] : [])])]
  const known = units.length === copies.units.length && persons.length === copies.persons.length
  if (known) return { refusal: 'nothing_to_do' }
  return { ...state, extra: { ...state.extra, copies: { units, persons } } }
}

/** First contact and reply to a reporter; not reached keeps it owed. */
export const contact: EffectOf<Forms['contact']> = (state, input, ctx) => {
  const task = openTasks(state, 'contact')[0]
  if (!task) return { refusal: 'no_such_task' }
  return input.outcome === 'reached' ? endTask(state, ctx, task.id, 'done', { outcome: input.outcome }) : state
}

export const remind: EffectOf<Forms['remind']> = (state, input) => fireTimer(state, input)

export const recompute: EffectOf<Forms['recompute']> = (state, _input, ctx) => recomputeClocks(state, ctx)
