/** Whose lists an account reads: its posts and relations as the list asks for them. Rule: domain/access/cases.ts. */
import { areaReaders, confidentialSubclasses } from '@onegrid/domain'
import type { Id } from '@onegrid/domain'
import type { AreaTree } from '../areas/index.ts'
import type { Principal } from '../../platform/identity/index.ts'
import type { Reader } from '../cases/index.ts'
import type { Scene } from './scene.ts'

/** @param tree who answers for an area reads also what happened in those that it took the place of */
export function readerOf(principal: Principal, tree: Pick<AreaTree, 'withPredecessors'>): Reader {
  const byPlace = principal.posts.filter((post) => areaReaders.includes(post.role))
  const at = (level: string): Id[] =>
    byPlace.filter((post) => post.level === level).flatMap((post) => tree.withPredecessors(post.areaId))
  return {
    district: at('district').length > 0,
    townIds: at('town'),
    villageIds: at('village'),
    gridIds: at('grid'),
    deskIds: principal.posts.flatMap((post) => (post.deskId ? [post.deskId] : [])),
    // Only those who carry out a unit's tasks read them as the unit's; a dispatcher reads by desk and place.
    unitIds: principal.posts.filter((post) => post.role === 'handler').map((post) => post.unitId),
    personId: principal.accountId,
    reporterId: principal.accountId,
    confidential: confidentialSubclasses(),
  }
}

/** Desks of the areas that somebody leads: where he may decide in their place. Rule: domain/events/access.ts. */
export function desksLedBy({ posts }: Principal, { directory, tree }: Pick<Scene, 'directory' | 'tree'>): Id[] {
  const led = new Set(
    posts.filter(({ role }) => role === 'leader').flatMap(({ areaId }) => tree.withPredecessors(areaId)),
  )
  if (led.size === 0) return []
  const desks = [...directory.desks.values()]
  return desks.filter(({ areaId }) => tree.path(areaId).some((id) => led.has(id))).map(({ id }) => id)
}
