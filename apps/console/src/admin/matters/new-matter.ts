/** What a form of a matter begins with, and what one choice in it brings along. */
import type { Evidence, Matter } from '@onegrid/domain'
import { defaultRestore } from '@onegrid/domain'

export const blankMatter: Matter = {
  code: '', name: { zh: '', en: '' }, leadFunction: '', assistFunctions: [], level: 3, limit: {
    value: 5, unit: 'work_day',
  },
  needsVerify: true, needsCheck: true, onsiteSolvable: false, evidence: ['before', 'after'], active: true,
}

/** A copy is another matter: it has no code of its own yet, and was signed by nobody. */
export function copyOf({ entry: _entry, ...matter }: Matter, code: string): Matter {
  return { ...matter, code }
}

/** Two clocks exactly where the place is made safe first. Rule: decision 20. */
export function withEvidence(matter: Matter, evidence: Evidence[]): Partial<Matter> {
  const guarded = evidence.includes('guard')
  return { evidence, restoreLimit: guarded ? (matter.restoreLimit ?? defaultRestore(matter.level)) : undefined }
}
