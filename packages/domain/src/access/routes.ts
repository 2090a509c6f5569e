/**
 * Who may call which route: the coarse half of access. What a caller sees or does inside (own area, own unit, relation
 * to a case) is decided by the case and field tables; a row here only opens the door. Rules: decision 39;
 * docs/domain.md R6, R15, A6.
 */
import type { Role } from './roles.ts'

export interface RouteAccess {
  /**
   * `public`: anybody. `session`: whoever has any session, a link's included. `signed-in`: every account of a person or
   * program, whether or not it holds a post; a link is not one. A list: whoever holds one of these roles.
   */
  roles: 'public' | 'session' | 'signed-in' | readonly Role[]
  /** Why this row is as it is, where it is not plain. */
  why?: string
}

const workers = ['dispatcher', 'handler', 'checker', 'officer', 'grid_leader', 'leader'] as const
const caseActors = [...workers, 'resident', 'hotline', 'link'] as const

export const routeAccess = {
  'session.own': { roles: 'session', why: 'one’s own session, password and rights, whoever one is' },

  'account.read': { roles: ['admin_system', 'admin_security'] },
  'account.write': { roles: ['admin_system'], why: 'R6: the system administrator keeps accounts but gives no rights' },
  'account.unlock': { roles: ['admin_security'], why: 'R6: the security administrator answers for locks and factors' },
  'audit.read': { roles: ['admin_audit'], why: 'R6: the audit administrator reads and changes nothing' },
  'clock.read': { roles: 'signed-in' },
  'clock.set': { roles: ['admin_system'] },
  'personal.open': { roles: [...workers, 'hotline'], why: 'the subject’s guard decides further' },
  'personal.catalogue': { roles: 'signed-in', why: 'what is held, why and how long is no secret (R15)' },
  'retention.read': { roles: ['admin_security', 'admin_audit'], why: 'numbers of values, never a value' },
  'personal.erase': { roles: ['admin_security'], why: 'R6, R19: works no case, and answers for what people are owed' },
  'file.write': { roles: caseActors },
  'file.read': { roles: caseActors, why: 'the case or record that names the file decides further' },
  'live.read': { roles: 'signed-in' },

  'area.read': { roles: 'signed-in' },
  'area.write': { roles: ['admin_system'] },
  'staff.read': { roles: 'signed-in', why: 'names of staff on duty are plain (decision 35)' },
  'unit.write': { roles: ['admin_system'] },
  'post.write': { roles: ['admin_security'], why: 'R6: rights are given by the security administrator' },
  'duty.read': { roles: 'signed-in' },
  'duty.write': { roles: ['dispatcher', 'grid_leader', 'leader'] },
  'duty.own': { roles: workers, why: 'one’s own coming and going' },
  'duty.hand-over': { roles: ['dispatcher', 'leader'], why: 'whoever sits at the desk or stands above it' },
  'matter.read': { roles: 'public', why: '“whose job is this?” is answered to everybody (A6)' },
  'policy.read': { roles: [...workers, 'hotline', 'admin_system'] },
  'policy.write': { roles: ['admin_system'] },
  'calendar.read': { roles: 'signed-in' },
  'calendar.write': { roles: ['admin_system'] },
  'routing.try': { roles: ['dispatcher', 'leader', 'admin_system'] },

  'event.report': { roles: caseActors.filter(role => role !== 'link') },
  'event.read': { roles: caseActors },
  'event.act': { roles: caseActors },
  'event.search-people': { roles: ['dispatcher'] },
  'order.read': { roles: workers },
  'order.act': { roles: workers },
  'inbox.own': { roles: 'signed-in' },
  'delivery.read': { roles: ['dispatcher', 'admin_system'] },
  'export.write': { roles: ['dispatcher', 'leader'] },
} as const satisfies Record<string, RouteAccess>

export type RouteRow = keyof typeof routeAccess

export interface Caller {
  kind: 'nobody' | 'account' | 'link'
  roles: readonly Role[]
}

/** Whether a caller may use a route of this row. */
export function mayUseRoute(caller: Caller, row: RouteRow): boolean {
  const allowed: RouteAccess['roles'] = routeAccess[row].roles
  if (allowed === 'public') return true
  if (allowed === 'session') return caller.kind !== 'nobody'
  if (allowed === 'signed-in') return caller.kind === 'account'
  return caller.kind !== 'nobody' && caller.roles.some(role => allowed.includes(role))
}
