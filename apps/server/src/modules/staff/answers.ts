/** From what this module holds to what the contract says. */
import type {
  Handover as HandoverBody, PersonOnDuty, Shift as ShiftBody, StaffPost as PostBody, Unit as UnitBody,
} from '@onegrid/contract'
import { toMoment } from '@onegrid/contract'
import type { Handover } from './commands/handover.ts'
import type { Directory } from './directory.ts'
import { endOf } from './duty.ts'
import type { Person, Shift, StaffPost, Unit } from './types.ts'

export function unitBody(directory: Directory, unit: Unit): UnitBody {
  const functions = directory.functionsOf(unit.id).map(({ function: name, areaId }) => ({ function: name, areaId }))
  return { ...unit, functions }
}

export function postBody(post: StaffPost): PostBody {
  const { accountActive: _active, ...body } = post
  return body
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
