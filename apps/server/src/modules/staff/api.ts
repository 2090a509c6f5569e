/** What other modules ask of staff. The district comes first everywhere; answers are of the moment that is named. */
import type { Id, Instant, Role, RoutingDirectory, Tier } from '@onegrid/domain'
import { chinaDate } from '@onegrid/domain'
import type { AuditActor } from '../../platform/audit/index.ts'
import type { Db } from '../../platform/database/index.ts'
import type { Post } from '../../platform/identity/index.ts'
import type { NewDesk } from './commands/desks.ts'
import { createDesks } from './commands/desks.ts'
import type { NewHandover, HandoverResult } from './commands/handover.ts'
import { handOver } from './commands/handover.ts'
import type { NewPost } from './commands/posts.ts'
import { createPosts } from './commands/posts.ts'
import type { NewShift } from './commands/shifts.ts'
import { createShifts } from './commands/shifts.ts'
import type { FunctionChange, NewUnit } from './commands/units.ts'
import { createUnits, setFunctions } from './commands/units.ts'
import { isHeld } from './directory.ts'
import type { Directory } from './directory.ts'
import type { DutyDay, OfficerWhy } from './duty.ts'
import { officerOn } from './duty.ts'
import type { StaffKit } from './kit.ts'
import type { ObligationSource } from './obligations.ts'
import { routingDirectory } from './routing-directory.ts'
import { readPosts } from './store.ts'
import type { Desk, Person, Shift, StaffPost, Unit } from './types.ts'

/** Posts that all of what is named fits. */
export interface DutySelection {
  deskId?: Id
  unitId?: Id
  areaId?: Id
  role?: Role
}

export interface OffDuty {
  accountId: Id
  by: 'leave' | 'off'
  /** Undefined: since before yesterday evening. */
  since: Instant | undefined
}

export interface StaffApi {
  /** The whole directory, for reads of many things at one moment. */
  directory(districtId: number): Promise<Directory>
  duty(districtId: number, at: Instant): Promise<DutyDay>
  /** What routing asks, at one moment. @throws Error in a district without an open district desk */
  routing(districtId: number, at: Instant): Promise<RoutingDirectory>
  /** Read from the database, not from memory: rights are kept by identity, which must never keep old ones. */
  grants(db: Db, districtId: number, accountId: Id): Promise<Post[]>
  postsOf(districtId: number, accountId: Id): Promise<StaffPost[]>
  desk(districtId: number, id: Id): Promise<Desk | undefined>
  deskFor(districtId: number, areaId: Id, tier: Tier): Promise<Desk | undefined>
  deskAbove(districtId: number, deskId: Id): Promise<Desk | undefined>
  unit(districtId: number, id: Id): Promise<Unit | undefined>
  /** The unit that fills a function in the area or the nearest above it. */
  unitFor(districtId: number, unitFunction: string, areaId: Id): Promise<{ unitId: Id } | undefined>
  onDuty(districtId: number, selection: DutySelection, at: Instant): Promise<Person[]>
  officerOf(districtId: number, gridId: Id, at: Instant): Promise<{ personId: Id; why: OfficerWhy } | undefined>
  /** Accounts that hold a post in the unit today. */
  membersOf(districtId: number, unitId: Id): Promise<StaffPost[]>
  name(districtId: number, accountId: Id): Promise<string | undefined>
  /**
   * Which of these accounts are off duty at a moment: on leave, or with a rota and outside every shift of every post.
   * An account without any post has nobody to be off for and is answered too, as off since ever.
   */
  offDutyOwners(districtId: number, accountIds: readonly Id[], at: Instant): Promise<OffDuty[]>
  /** The module that knows of work registers it here, once. */
  registerObligations(source: ObligationSource): void
  createUnits(by: AuditActor, list: readonly NewUnit[]): Promise<Unit[]>
  setFunctions(by: AuditActor, list: readonly FunctionChange[]): Promise<void>
  createDesks(by: AuditActor, list: readonly NewDesk[]): Promise<Desk[]>
  createPosts(by: AuditActor, list: readonly NewPost[]): Promise<StaffPost[]>
  createShifts(by: AuditActor, list: readonly NewShift[]): Promise<Shift[]>
  handOver(by: AuditActor, handover: NewHandover): Promise<HandoverResult>
}

export function createStaffApi(kit: StaffKit): StaffApi {
  const { memory, areas, clock } = kit
  const today = (districtId: number) => chinaDate(clock.now(districtId))

  return {
    directory: districtId => memory.directory(districtId),
    duty: (districtId, at) => memory.duty(districtId, at),
    async routing(districtId, at) {
      const [directory, day, tree] = await Promise.all([
        memory.directory(districtId), memory.duty(districtId, at), areas.tree(districtId),
      ])
      return routingDirectory(directory, day, tree, at)
    },
    async grants(db, districtId, accountId) {
      const [posts, tree] = await Promise.all([readPosts(db, districtId, accountId), areas.tree(districtId)])
      return posts.filter(post => isHeld(post, today(districtId))).map(post => ({
        id: post.id, role: post.role, unitId: post.unitId, areaId: post.areaId,
        ...(post.deskId !== null && { deskId: post.deskId }),
        level: tree.get(post.areaId)?.level ?? '', areaPath: [...tree.path(post.areaId)],
      }))
    },
    async postsOf(districtId, accountId) {
      return (await memory.directory(districtId)).postsOf(accountId, today(districtId))
    },
    desk: async (districtId, id) => (await memory.directory(districtId)).desks.get(id),
    async deskFor(districtId, areaId, tier) {
      const [directory, tree] = await Promise.all([memory.directory(districtId), areas.tree(districtId)])
      return directory.deskFor(tier, tree.path(areaId))
    },
    async deskAbove(districtId, deskId) {
      const [directory, tree] = await Promise.all([memory.directory(districtId), areas.tree(districtId)])
      const desk = directory.desks.get(deskId)
      return desk && directory.deskAbove(desk, tree.path(desk.areaId))
    },
    unit: async (districtId, id) => (await memory.directory(districtId)).units.get(id),
    async unitFor(districtId, unitFunction, areaId) {
      const [directory, tree] = await Promise.all([memory.directory(districtId), areas.tree(districtId)])
      const unitId = directory.unitFor(unitFunction, tree.path(areaId))
      return unitId === undefined ? undefined : { unitId }
    },
    async onDuty(districtId, selection, at) {
      const [directory, day] = await Promise.all([memory.directory(districtId), memory.duty(districtId, at)])
      return day.onDuty(selectPosts(directory, selection, chinaDate(at)), at)
    },
    async officerOf(districtId, gridId, at) {
      const [directory, day, tree] = await Promise.all([
        memory.directory(districtId), memory.duty(districtId, at), areas.tree(districtId),
      ])
      const found = officerOn(directory, day, tree.path(gridId), at)
      return found && { personId: found.person.accountId, why: found.why }
    },
    async membersOf(districtId, unitId) {
      return (await memory.directory(districtId)).postsAtUnit(unitId, today(districtId))
    },
    name: async (districtId, accountId) => (await memory.directory(districtId)).name(accountId),
    async offDutyOwners(districtId, accountIds, at) {
      const [directory, day] = await Promise.all([memory.directory(districtId), memory.duty(districtId, at)])
      return accountIds.flatMap(accountId => offDuty(directory, day, accountId, at) ?? [])
    },
    registerObligations: source => kit.obligations.register(source),
    createUnits: (by, list) => createUnits(kit, by, list),
    setFunctions: (by, list) => setFunctions(kit, by, list),
    createDesks: (by, list) => createDesks(kit, by, list),
    createPosts: (by, list) => createPosts(kit, by, list),
    createShifts: (by, list) => createShifts(kit, by, list),
    handOver: (by, handover) => handOver(kit, by, handover),
  }
}

/** Begins with the narrowest index, then holds each post against the rest. */
export function selectPosts(directory: Directory, selection: DutySelection, date: string): StaffPost[] {
  const { deskId, unitId, areaId, role } = selection
  const posts =
    deskId !== undefined ? directory.postsAtDesk(deskId, date)
    : unitId !== undefined ? directory.postsAtUnit(unitId, date)
    : areaId !== undefined ? directory.postsInArea(areaId, date)
    : [...directory.posts.values()].filter(post => isHeld(post, date))
  return posts.filter(post =>
    (unitId === undefined || post.unitId === unitId) &&
    (areaId === undefined || post.areaId === areaId) &&
    (role === undefined || post.role === role))
}

function offDuty(directory: Directory, day: DutyDay, accountId: Id, at: Instant): OffDuty | undefined {
  const states = directory.postsOf(accountId, chinaDate(at)).map(post => day.stateOf(post, at))
  if (states.some(state => state.on)) return undefined
  const off = states.flatMap(state => (state.on ? [] : [state]))
  const known = off.flatMap(state => state.since ?? [])
  const leave = off.some(state => state.by === 'leave')
  return { accountId, by: leave ? 'leave' : 'off', since: known.length > 0 ? Math.max(...known) : undefined }
}
