/** Who is on duty at a moment. Pure: the shifts of one day, the posts, and an instant. */
import type { Id, Instant } from '@onegrid/domain'
import { chinaDate } from '@onegrid/domain'
import type { Directory } from './directory.ts'
import type { Person, Shift, StaffPost } from './types.ts'

/** Whether a post's holder is on duty, and since when not. */
export type DutyState =
  | { on: true; by: 'shift'; shift: Shift }
  | { on: true; by: 'no_rota' }
  /** `since` is undefined when it was before the shifts that are loaded. */
  | { on: false; by: 'leave' | 'off'; since: Instant | undefined }

/** The shifts around one day, by post and by person. */
export class DutyDay {
  readonly #byPost: Map<Id, Shift[]>
  readonly #leave: Map<Id, Shift[]>

  constructor(shifts: readonly Shift[]) {
    this.#byPost = Map.groupBy(shifts.filter(shift => shift.kind !== 'leave'), shift => shift.postId)
    this.#leave = Map.groupBy(shifts.filter(shift => shift.kind === 'leave'), shift => shift.accountId)
  }

  /** Leave is the person's, whatever the post; a shift is the post's. */
  stateOf(post: StaffPost, at: Instant): DutyState {
    const leave = this.#leave.get(post.accountId)?.find(shift => covers(shift, at))
    if (leave) return { on: false, by: 'leave', since: startOf(leave) }
    if (!post.keepsRota) return { on: true, by: 'no_rota' }
    const shifts = this.#byPost.get(post.id) ?? []
    const running = shifts.find(shift => covers(shift, at))
    if (running) return { on: true, by: 'shift', shift: running }
    const ends = shifts.map(endOf).filter(end => end <= at)
    return { on: false, by: 'off', since: ends.length > 0 ? Math.max(...ends) : undefined }
  }

  /** Those of these posts whose holders are on duty, shifts before standing availability. */
  onDuty(posts: readonly StaffPost[], at: Instant): Person[] {
    const people = posts.flatMap((post): Person[] => {
      const state = this.stateOf(post, at)
      if (!state.on) return []
      const { accountId, name } = post
      return [{ accountId, name, post, by: state.by, ...(state.by === 'shift' && { shift: state.shift }) }]
    })
    return people.sort((a, b) => Number(a.by === 'no_rota') - Number(b.by === 'no_rota'))
  }
}

export type OfficerWhy = 'on_duty' | 'other_officer' | 'grid_leader'

/**
 * Who acts for a grid at a moment: its full-time officer on duty, another of its officers on duty, its leader or the
 * village's. Nobody else: a task is not given to somebody who is off. Rule: docs/domain.md 生命周期.
 *
 * @param areaPath from the grid up; the grid itself first
 */
export function officerOn(
  directory: Directory, day: DutyDay, areaPath: readonly Id[], at: Instant,
): { person: Person; why: OfficerWhy } | undefined {
  const [gridId, villageId] = areaPath
  if (gridId === undefined) return undefined
  const date = chinaDate(at)
  const inGrid = directory.postsInArea(gridId, date)
  const officers = inGrid.filter(post => post.role === 'officer').sort(fullTimeFirst)
  const [officer] = day.onDuty(officers, at).sort((a, b) => fullTimeFirst(a.post, b.post))
  if (officer) return { person: officer, why: officer.post.id === officers[0]?.id ? 'on_duty' : 'other_officer' }
  const inVillage = villageId === undefined ? [] : directory.postsInArea(villageId, date)
  const leaders = [...inGrid, ...inVillage].filter(post => post.role === 'grid_leader')
  const [leader] = day.onDuty(leaders, at)
  return leader && { person: leader, why: 'grid_leader' }
}

/** From when a shift counts: as planned, or earlier where its holder began earlier. */
export function startOf(shift: Shift): Instant {
  return Math.min(shift.startsAt, shift.begunAt ?? Infinity)
}

export function endOf(shift: Shift): Instant {
  return Math.min(shift.endsAt, shift.endedEarlyAt ?? Infinity)
}

/** Its first moment counts, its last does not: at 17:30 the evening's colleague answers, not both. */
export function covers(shift: Shift, at: Instant): boolean {
  return startOf(shift) <= at && at < endOf(shift)
}

function fullTimeFirst(a: StaffPost, b: StaffPost): number {
  return Number(a.engagement === 'part_time') - Number(b.engagement === 'part_time') || (a.id < b.id ? -1 : 1)
}
