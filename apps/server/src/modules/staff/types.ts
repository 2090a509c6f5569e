import type { Id, Instant, Role, Tier } from '@onegrid/domain'

export const unitKinds = ['district', 'town', 'village', 'department', 'stationed', 'enterprise', 'center'] as const
export type UnitKind = (typeof unitKinds)[number]

/** An organisation in the tree. Rule: decision 32. */
export interface Unit {
  id: Id
  parentId: Id | null
  name: string
  kind: UnitKind
  areaId: Id
  active: boolean
  version: number
}

/** What a unit does, and where it does it. */
export interface FunctionRow {
  id: Id
  function: string
  areaId: Id
  unitId: Id
}

/** The queue of a unit for one function and area. */
export interface Desk {
  id: Id
  unitId: Id
  areaId: Id
  tier: Tier
  name: string
  fallbackDeskId: Id | null
  active: boolean
  version: number
}

export const engagements = ['staff', 'part_time', 'seconded', 'hired', 'volunteer'] as const
export type Engagement = (typeof engagements)[number]

/** Role × unit × area × dates, with whoever holds it. Dates are days in China; `toDate` is the last day. */
export interface StaffPost {
  id: Id
  accountId: Id
  /** The holder, in plain: names of staff on duty are no secret. Rule: decision 35. */
  name: string
  accountActive: boolean
  role: Role
  unitId: Id
  areaId: Id
  deskId: Id | null
  title: string | null
  engagement: Engagement
  homeUnitId: Id | null
  workPhone: string | null
  /** On duty by shifts only; otherwise always. */
  keepsRota: boolean
  fromDate: string
  toDate: string | null
  version: number
}

export const shiftKinds = ['patrol', 'desk', 'night', 'leave'] as const
export type ShiftKind = (typeof shiftKinds)[number]

export interface Shift {
  id: Id
  accountId: Id
  postId: Id
  kind: ShiftKind
  startsAt: Instant
  endsAt: Instant
  begunAt: Instant | null
  endedEarlyAt: Instant | null
}

/** Somebody on duty, and by what. */
export interface Person {
  accountId: Id
  name: string
  post: StaffPost
  /** `no_rota`: the post keeps no shifts, so its holder always answers. */
  by: 'shift' | 'no_rota'
  shift?: Shift
}
