/** A valid input for every action, made from its form, so that whoever is refused is refused for what he is. */
import type { Field, Form, Id } from '@onegrid/domain'
import type { Stage } from './stage.ts'

/** @param about of which case the pictures are that it names */
export function sampleInput(form: Form, stage: Stage, about: 'work' | 'care' = 'work'): Record<string, unknown> {
  const required = Object.entries(form).filter(([, field]) => field.required)
  return Object.fromEntries(required.map(([name, field]) => [name, sampleOf(field, stage, stage.files[about])]))
}

function sampleOf({ type, of, min }: Field, { test, cases, tasks, leadUnit, deskId }: Stage, file: Id): unknown {
  switch (type) {
    case 'text': return '情况说明'
    case 'unit': return leadUnit
    case 'units': return [leadUnit]
    case 'person': return test.accountId('officer')
    case 'desk': return deskId
    case 'matter': return '030102'
    case 'level': return 3
    case 'files': return [file]
    case 'instant': return new Date(test.clock.now()).toISOString()
    case 'limit': return { value: 1, unit: 'work_day' }
    case 'point': return test.place(0)
    case 'boolean': return true
    case 'choice': return of?.[0]
    case 'case': return cases.complaint
    case 'cases': return [cases.complaint]
    case 'task': return tasks.work
    case 'stars': return 5
    case 'number': return min ?? 1
    case 'key': return 'k'
    case 'parts': return [{ matter: '030102', text: '其一' }]
  }
}
