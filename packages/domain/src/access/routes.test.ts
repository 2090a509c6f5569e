import { describe, expect, it } from 'vitest'
import { administratorConflict, administratorRoles, roles } from './roles.ts'
import { mayUseRoute, type RouteRow, routeAccess } from './routes.ts'

const rows = Object.keys(routeAccess) as RouteRow[]

describe('route access', () => {
  it('opens nothing but public rows to a stranger, even one that claims roles', () => {
    for (const row of rows) {
      expect(mayUseRoute({ kind: 'nobody', roles }, row)).toBe(routeAccess[row].roles === 'public')
    }
  })

  it('lets an account without a post manage its own session and read what every account may', () => {
    const newcomer = { kind: 'account', roles: [] } as const
    expect(mayUseRoute(newcomer, 'session.own')).toBe(true)
    expect(mayUseRoute(newcomer, 'clock.read')).toBe(true)
    expect(mayUseRoute(newcomer, 'event.read')).toBe(false)
  })

  it('keeps a link to its own session, files and one event', () => {
    const open = rows.filter(
      row => routeAccess[row].roles !== 'public' && mayUseRoute({ kind: 'link', roles: ['link'] }, row),
    )
    expect(open.sort()).toEqual(['event.act', 'event.read', 'file.read', 'file.write', 'session.own'])
  })

  it('gives no two administrators a row that writes in common', () => {
    const writers = (role: (typeof administratorRoles)[number]) =>
      rows.filter(row => {
        const allowed = routeAccess[row].roles
        return typeof allowed !== 'string' && (allowed as readonly string[]).includes(role) && !row.endsWith('.read')
      })
    for (const one of administratorRoles) {
      for (const other of administratorRoles) {
        if (one !== other) expect(writers(one).filter(row => writers(other).includes(row))).toEqual([])
      }
    }
    expect(writers('admin_audit')).toEqual([])
  })
})

describe('administrators', () => {
  it('are kept apart from one another and from the work', () => {
    expect(administratorConflict(['admin_system', 'admin_audit'])).toEqual(['admin_system', 'admin_audit'])
    expect(administratorConflict(['dispatcher', 'admin_security'])).toEqual(['admin_security', 'dispatcher'])
    expect(administratorConflict(['admin_security'])).toBeUndefined()
    expect(administratorConflict(['officer', 'checker'])).toBeUndefined()
  })
})
