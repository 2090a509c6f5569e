/**
 * What the access tables say of a person, reckoned anew from the tables and from what the person is (stage.ts): the
 * product's own reckoning is what is tested. Rules: decision 39; docs/boundaries.md.
 */
import type { AccessRule, RouteSpec } from '@onegrid/contract'
import { caseFieldReaders, caseReaders, closeReaders, routeAccess } from '@onegrid/domain'
import type { Subject } from './stage.ts'
import type { CaseName } from './story.ts'

export type Door = 'open' | 'unauthenticated' | 'forbidden'

export function doorOf(subject: Subject, { access }: Pick<RouteSpec, 'access'>): Door {
  if (isOpen(subject, access)) return 'open'
  return subject.kind === 'nobody' ? 'unauthenticated' : 'forbidden'
}

function isOpen({ kind, roles }: Subject, access: AccessRule): boolean {
  const allowed = typeof access === 'string' ? access : routeAccess[access.row].roles
  if (allowed === 'public') return true
  if (kind === 'nobody') return false
  if (allowed === 'session') return true
  if (allowed === 'signed-in') return kind === 'account'
  for (const role of roles) if ((allowed as readonly string[]).includes(role)) return true
  return false
}

/** Of the care cases only those who have to do with one know that it is there. */
export function mayRead(subject: Subject, name: CaseName): boolean {
  return holds(subject, name, name === 'care' ? closeReaders : caseReaders)
}

export function maySeeReporter(subject: Subject, name: CaseName): boolean {
  return mayRead(subject, name) && holds(subject, name, caseFieldReaders.reporter)
}

/** By rows of role and relation, as the tables are written. */
export function holds(
  { roles, relations }: Subject, name: CaseName, table: readonly (readonly [role: string, relation: string])[],
): boolean {
  const own = relations[name] ?? []
  return table.some(([role, relation]) => {
    const fitsRole = role === '*' || (roles as readonly string[]).includes(role)
    // Where the table asks for no relation, whoever is let in has one.
    return fitsRole && (relation === '*' || own.includes(relation))
  })
}
