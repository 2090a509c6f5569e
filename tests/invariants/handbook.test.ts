/**
 * A page of the handbook begins with the roles that it is for. It then names every action that the access tables give
 * them, and no other, by the official word; for administrators every route that is theirs.
 */
import { allRoutes, eventActions, orderActions } from '@onegrid/contract'
import { eventAccess, orderAccess, routeAccess, wordsOf } from '@onegrid/domain'
import type { Access, Role } from '@onegrid/domain'
import { describe, expect, it } from 'vitest'
import { pages } from './documents.ts'

const words = wordsOf('zh-CN')
const named: Readonly<Record<string, string[]>> = wordsBy(words.eventAction, words.orderAction)

const handbook = pages.flatMap(({ path, text }) => {
  const roles = /^<!-- roles: (.+) -->/.exec(text)?.[1]?.split(', ')
  return roles ? [{ path, text, roles: roles as Role[] }] : []
})

it('is there for every role that a person or program holds', () => {
  expect(new Set(handbook.flatMap(({ roles }) => roles))).toEqual(
    new Set(['dispatcher', 'handler', 'link', 'checker', 'resident', 'hotline', 'officer', 'grid_leader', 'leader',
      'admin_system', 'admin_security', 'admin_audit']))
})

describe.each(handbook)('$path', ({ text, roles }) => {
  const rows = text.matchAll(/^\| (\p{Script=Han}+) `(\w+)` \|/gmu)
  const shown = [...rows].map(([, word = '', action = '']) => ({ word, action }))

  it('names the actions that these roles have, each by its word', () => {
    expect(shown.filter(({ word, action }) => !named[action]?.includes(word))).toEqual([])
    expect(sorted(shown.map(({ action }) => action))).toEqual(sorted(actionsOf(roles)))
  })

  it('names the routes that only administrators have', () => {
    const theirs = allRoutes.filter(({ access }) => typeof access === 'object' && administers(access.row, roles))
    const routes = theirs.map(({ method, path }) => `${method} ${path}`)
    expect(routes.filter((route) => !text.includes(`\`${route}\``))).toEqual([])
  })
})

function administers(row: keyof typeof routeAccess, roles: readonly Role[]): boolean {
  const allowed: 'public' | 'session' | 'signed-in' | readonly Role[] = routeAccess[row].roles
  return typeof allowed !== 'string' && allowed.some((role) => role.startsWith('admin_') && roles.includes(role))
}

/** Those that a person may send, beginnings included; whatever `*` may do is everybody's. */
function actionsOf(roles: readonly Role[]): string[] {
  const sent = { event: [...eventActions, 'selfHandle', 'backfill'], order: [...orderActions, 'issue'] }
  const given = (access: Readonly<Record<string, Access>>, among: readonly string[]) =>
    among.filter((action) => access[action]?.some(([role]) => roles.includes(role as Role)))
  return [...given(eventAccess, sent.event), ...given(orderAccess, sent.order)]
}

function sorted(actions: readonly string[]): string[] {
  return [...new Set(actions)].sort()
}

function wordsBy(...tables: Readonly<Record<string, string>>[]): Record<string, string[]> {
  const all: Record<string, string[]> = {}
  for (const table of tables) for (const [action, word] of Object.entries(table)) (all[action] ??= []).push(word)
  return all
}
