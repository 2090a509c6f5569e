/** Where a report may say that it comes from: a role speaks for itself, or for those who tell it. */
import type { Role } from '../access/roles.ts'
import type { Source } from '../routing/policy.ts'

/** Of each role; its first is meant where the report names none. */
const sourcesByRole: Readonly<Partial<Record<Role, readonly Source[]>>> = {
  dispatcher: ['resident', 'hotline', 'video', 'department', 'leader'],
  officer: ['officer'],
  grid_leader: ['officer'],
  checker: ['officer'],
  handler: ['department'],
  leader: ['leader'],
  resident: ['resident'],
  hotline: ['hotline', 'sensor', 'video', 'department'],
}

/** Sources that somebody of these roles may name, the usual one first; none for whoever may not report. */
export function reportSources(roles: readonly Role[]): Source[] {
  return [...new Set(roles.flatMap((role) => sourcesByRole[role] ?? []))]
}
