/**
 * What a person is to a case: the capacities that the access tables speak of. Rights come from posts and from the
 * case's own obligations, never from a list of people. Rules: decisions 32, 39; docs/domain.md A8.
 */
import type { Actor, Capacity, CaseState, Id } from '@onegrid/domain'
import { isOpenTask } from '@onegrid/domain'
import type { Post, Principal } from '../../platform/identity/principal.ts'

/** What actorOf must know of the district's desks and areas. */
export interface DeskTree {
  deskAbove(deskId: Id): Id | undefined
  /** The area and those that it took the place of. */
  withPredecessors(areaId: Id): readonly Id[]
}

/** Acts for timers, rules and followers. */
export const systemActor: Actor = { capacities: [{ role: 'system', relation: 'system' }] }

/** The actor before a case exists: every post is his own, and reporting asks no relation. */
export function beginner(principal: Principal): Actor {
  const posts = principal.posts.map((post) => ({ ...held(post), relation: 'self' }))
  const capacities: Capacity[] = posts.length > 0 ? posts : principal.roles.map((role) => ({ role, relation: 'self' }))
  return { accountId: principal.accountId, capacities }
}

export function actorOf(principal: Principal, state: CaseState, desks: DeskTree): Actor {
  const capacities: Capacity[] = principal.scope
    ? linkCapacities(principal, state)
    : [
        ...principal.posts.flatMap((post) => capacitiesOf(post, principal, state, desks)),
        ...reporterCapacities(principal, state),
      ]
  return { accountId: principal.accountId, capacities }
}

function capacitiesOf(post: Post, principal: Principal, state: CaseState, desks: DeskTree): Capacity[] {
  const relations = new Set<string>()
  const add = (relation: string, holds: boolean): void => {
    if (holds) relations.add(relation)
  }
  const open = state.tasks.filter(isOpenTask)
  const unitTasks = state.tasks.filter((task) => task.unitId === post.unitId && task.round === state.round)
  const own = desks.withPredecessors(post.areaId)
  const lies = (areaId: Id | undefined): boolean => areaId !== undefined && own.includes(areaId)

  if (post.deskId) {
    add(
      'desk',
      post.deskId === state.deskId ||
        open.some((task) => task.deskId === post.deskId && !['ruling', 'reply'].includes(task.kind)),
    )
    add('desk_above', isAbove(post.deskId, state.deskId, desks))
    add('ruling', open.some((task) => task.kind === 'ruling' && task.deskId === post.deskId))
    add(
      'lead',
      state.kind === 'order' && state.tasks.some((task) => task.kind === 'reply' && task.deskId === post.deskId),
    )
  }
  add(
    'lead',
    state.leadUnitId === post.unitId || unitTasks.some((task) => task.kind === 'lead' && task.state !== 'returned'),
  )
  add('assist', unitTasks.some((task) => task.kind === 'assist'))
  add('called', unitTasks.some((task) => task.kind === 'whistle') || isCalled(state, principal.accountId))
  add('assigned', open.some((task) => task.personId === principal.accountId))
  add('grid', lies(state.areas.gridId) || (post.level === 'village' && lies(state.areas.villageId)))
  // A case in no grid lies in the district all the same: its leaders see it.
  add('area', [state.areas.gridId, state.areas.villageId, state.areas.townId].some(lies) || post.level === 'district')
  add('reporter', state.reporterId !== undefined && state.reporterId === principal.accountId)
  add('copied', isCopied(state, post.unitId, principal.accountId))
  return [...relations].map((relation) => ({ ...held(post), relation }))
}

function reporterCapacities(principal: Principal, state: CaseState): Capacity[] {
  if (principal.posts.length > 0 || state.reporterId !== principal.accountId) return []
  return principal.roles.map((role) => ({ role, relation: 'reporter' }))
}

/** A link is to one open task: with the task it ends, whatever its session still believes. */
function linkCapacities(principal: Principal, state: CaseState): Capacity[] {
  const { scope } = principal
  const task = state.tasks.find((t) => t.id === scope?.taskId)
  if (!scope || scope.caseId !== state.id || !task || !isOpenTask(task)) return []
  return [{ role: 'link', relation: 'assigned', unitId: task.unitId }]
}

function held(post: Post): Pick<Capacity, 'role' | 'unitId' | 'deskId'> {
  return { role: post.role, unitId: post.unitId, deskId: post.deskId }
}

function isAbove(deskId: Id, below: Id | undefined, desks: DeskTree): boolean {
  const seen = new Set<Id>()
  for (let at = below && desks.deskAbove(below); at && !seen.has(at); at = desks.deskAbove(at)) {
    if (at === deskId) return true
    seen.add(at)
  }
  return false
}

function isCalled(state: CaseState, accountId: Id): boolean {
  return ((state.extra.called as Id[] | undefined) ?? []).includes(accountId)
}

function isCopied(state: CaseState, unitId: Id, accountId: Id): boolean {
  const copies = state.extra.copies as { units: Id[]; persons: Id[] } | undefined
  return copies !== undefined && (copies.units.includes(unitId) || copies.persons.includes(accountId))
}
