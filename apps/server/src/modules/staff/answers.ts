/** From what this module holds to what the contract says. */
import type {
  Desk as DeskBody, Handover as HandoverBody, PersonOnDuty, Shift as ShiftBody, StaffPost as PostBody, Unit as UnitBody,
} from '@onegrid/contract'
import { toMoment } from '@onegrid/contract'
import type { AreaTree } from '../areas/index.ts'
import type { Handover } from './commands/handover.ts'
import type { Directory } from './directory.ts'
import { endOf } from './duty.ts'
import type { Desk, Person, Shift, StaffPost, Unit } from './types.ts'

/** What names are looked up in; `date` is today. */
export interface Names {
  directory: Directory
  areas: AreaTree
  date: string
}

export function unitBody({ directory, areas, date }: Names, unit: Unit): UnitBody {
  const functions = directory.functionsOf(unit.id).map(({ function: name, areaId }) => ({ function: name, areaId }))
  const areaName = areas.get(unit.areaId)?.name ?? ''
  return { ...unit, areaName, posts: directory.postsAtUnit(unit.id, date).length, functions }
}

export function deskBody({ directory, areas, date }: Names, desk: Desk): DeskBody {
  return { ...desk, areaName: areas.get(desk.areaId)?.name ?? '', posts: directory.postsAtDesk(desk.id, date).length }
}

export function postBody({ directory, areas }: Names, post: StaffPost): PostBody {
  const { accountActive: _active, ...body } = post
  return {
    ...body,
    unitName: directory.units.get(post.unitId)?.name ?? '',
    areaName: areas.name(post.areaId) ?? '',
    areaWithin: areas.within(post.areaId),
    deskName: post.deskId === null ? null : (directory.desks.get(post.deskId)?.name ?? ''),
  }
}

export function shiftBody(directory: Directory, shift: Shift): ShiftBody {
  const { startsAt, endsAt, begunAt, endedEarlyAt } = shift
  return {
    ...shift,
    name: directory.name(shift.accountId) ?? '',
    startsAt: toMoment(startsAt),
    endsAt: toMoment(endsAt),
    begunAt: begunAt === null ? null : toMoment(begunAt),
    endedEarlyAt: endedEarlyAt === null ? null : toMoment(endedEarlyAt),
  }
}

export function personBody({ accountId, name, post, by, shift }: Person): PersonOnDuty {
  const { id: postId, role, title, workPhone } = post
  return { accountId, name, postId, role, title, workPhone, by, until: shift ? toMoment(endOf(shift)) : null }
}

export function handoverBody(directory: Directory, handover: Handover): HandoverBody {
  const { fromAccountId, toAccountId, at } = handover
  return {
    ...handover,
    fromName: fromAccountId === null ? null : (directory.name(fromAccountId) ?? ''),
    toName: directory.name(toAccountId) ?? '',
    at: toMoment(at),
  }
}
