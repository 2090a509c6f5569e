/**
 * A district at one moment, all in memory: its ground, its people on duty, its policy and calendar. What a rule decides
 * on is one scene, so that routing, rights and clocks never mix two versions. Rule: decision 6.
 */
import { chinaDate } from '@onegrid/domain'
import type { AreaRef, Calendar, Id, Instant, Policy, RoutingDirectory, Tier } from '@onegrid/domain'
import type { DeskTree } from '../cases/index.ts'
import type { AreaTree } from '../areas/index.ts'
import type { Directory, DutyDay } from '../staff/index.ts'
import { officerOn } from '../staff/index.ts'
import type { EventRooms } from './rooms.ts'

export interface UnitFact {
  name: string
  /** The town that it works in; absent for one that serves the whole district. */
  townId?: Id
  tier: Tier
  /** A bureau's: stationed in a town, or of the district. The town cannot decide between two of them. */
  isBureaus: boolean
}

export interface Scene extends DeskTree {
  districtId: number
  at: Instant
  policy: Policy
  calendar: Calendar
  tree: AreaTree
  directory: Directory
  duty: DutyDay
  routing: RoutingDirectory
  /** Undefined for a unit that is closed or unknown. */
  unit(id: Id): UnitFact | undefined
  desk(id: Id): { id: Id; name: string; tier: Tier } | undefined
  /** Whoever acts for a grid now: its officer on duty, another, its leader. */
  officerOf(gridId: Id): Id | undefined
  isOnDuty(accountId: Id): boolean
  membersOf(unitId: Id): Id[]
  areaPath(areas: AreaRef): readonly Id[]
}

/** @param policyNo the set pinned on a case; the current one where it is absent */
export async function sceneOf(rooms: EventRooms, districtId: number, at: Instant, policyNo?: number): Promise<Scene> {
  const [directory, duty, tree, routing, policy, { calendar }] = await Promise.all([
    rooms.staff.directory(districtId),
    rooms.staff.duty(districtId, at),
    rooms.areas.tree(districtId),
    rooms.staff.routing(districtId, at),
    rooms.matters.policy(districtId, policyNo),
    rooms.matters.calendar(districtId),
  ])
  return sceneFrom({ districtId, at, policy, calendar, tree, directory, duty, routing })
}

export type SceneParts =
  Pick<Scene, 'districtId' | 'at' | 'policy' | 'calendar' | 'tree' | 'directory' | 'duty' | 'routing'>

/** The scene of parts that somebody holds already: whoever plays a district from inside has them all in memory. */
export function sceneFrom(parts: SceneParts): Scene {
  const { at, tree, directory, duty } = parts
  return {
    ...parts,
    ...people(directory, duty, tree, at),
    withPredecessors: (areaId) => tree.withPredecessors(areaId),
    unit: (id) => unitFact(directory, tree, id),
    desk: (id) => directory.desks.get(id),
    deskAbove(id) {
      const desk = directory.desks.get(id)
      return desk && directory.deskAbove(desk, tree.path(desk.areaId))?.id
    },
    areaPath: ({ gridId, villageId, townId }) => {
      const smallest = gridId ?? villageId ?? townId
      return smallest === undefined ? [] : tree.path(smallest)
    },
  }
}

function people(
  directory: Directory, duty: DutyDay, tree: AreaTree, at: Instant,
): Pick<Scene, 'officerOf' | 'isOnDuty' | 'membersOf'> {
  const date = chinaDate(at)
  return {
    officerOf: (gridId) => officerOn(directory, duty, tree.path(gridId), at)?.person.accountId,
    isOnDuty: (accountId) => directory.postsOf(accountId, date).some((post) => duty.stateOf(post, at).on),
    membersOf: (unitId) => directory.postsAtUnit(unitId, date).map((post) => post.accountId),
  }
}

function unitFact(directory: Directory, tree: AreaTree, id: Id): UnitFact | undefined {
  const unit = directory.units.get(id)
  if (!unit?.active) return undefined
  const path = tree.path(unit.areaId)
  const townId = path.find((areaId) => tree.get(areaId)?.level === 'town')
  const level = tree.get(unit.areaId)?.level
  const tier: Tier = level === 'village' || level === 'grid' ? 'village' : level === 'town' ? 'town' : 'district'
  return { name: unit.name, townId, tier, isBureaus: unit.kind === 'stationed' || tier === 'district' }
}
