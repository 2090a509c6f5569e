/** Roles of the product. A person holds them by posts (role × unit × area × dates), see decision 32. */

export const roles = [
  /** 受理派遣员: works a desk's queue. */
  'dispatcher',
  /** 承办: carries out a unit's task. */
  'handler',
  /** 核查: checks what somebody else finished. */
  'checker',
  /** 网格员 */
  'officer',
  /** 网格长 */
  'grid_leader',
  /** 领导 */
  'leader',
  /** A resident with an account; held by kind of account, not by post. */
  'resident',
  /** The 12345 exchange: a program. */
  'hotline',
  'admin_system',
  'admin_security',
  'admin_audit',
  /** Timers and followers. Never signs in. */
  'system',
  /** Someone without an account who acts on one task by a link. */
  'link',
] as const

export type Role = (typeof roles)[number]

export const administratorRoles = ['admin_system', 'admin_security', 'admin_audit'] as const

export type AdministratorRole = (typeof administratorRoles)[number]

export function isAdministrator(role: Role): role is AdministratorRole {
  return (administratorRoles as readonly Role[]).includes(role)
}

/**
 * Two roles that one person may not hold together: the three administrators watch one another, and whoever administers
 * does not work cases. Rule: docs/domain.md R6.
 */
export function administratorConflict(held: readonly Role[]): [Role, Role] | undefined {
  const administrator = held.find(isAdministrator)
  if (!administrator) return undefined
  const other = held.find(role => role !== administrator)
  return other ? [administrator, other] : undefined
}
