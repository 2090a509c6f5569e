/**
 * Units, people and desks that an action names must be of this district: the trail keeps what it was given for ever.
 */
import type { Field, Form, Id } from '@onegrid/domain'
import { Problem } from '../../../platform/http/index.ts'
import type { Scene } from '../scene.ts'

/** @throws Problem unknown-reference */
export function refuseUnknownNames({ directory }: Scene, form: Form, input: Readonly<Record<string, unknown>>): void {
  const isKnown = (type: Field['type'], id: Id): boolean => {
    if (type === 'unit' || type === 'units') return directory.units.has(id)
    if (type === 'person') return directory.name(id) !== undefined
    return type !== 'desk' || directory.desks.has(id)
  }
  for (const [name, { type }] of Object.entries(form)) {
    const named = [input[name] ?? []].flat() as Id[]
    if (!named.every(id => isKnown(type, id))) throw new Problem('unknown-reference')
  }
}
