/** The rota, who is on duty, hand-over. Writers act in their own area only. */
import {
  beginDuty,
  copyWeek as copyWeekRoute,
  endDuty,
  endShift as endShiftRoute,
  fromMoment,
  getDutyNow,
  getOwnDuty,
  handOverDesk,
  listHandovers,
  listShifts,
  moveShift as moveShiftRoute,
  planShifts,
  readDeskOwed,
  removeShift as removeShiftRoute,
  takeLeave as takeLeaveRoute,
  toMoment,
} from '@onegrid/contract'
import type { Id, Instant } from '@onegrid/domain'
import { DAY, chinaDate, fromChina } from '@onegrid/domain'
import type { RequestContext, Router } from '../../platform/http/index.ts'
import { Problem } from '../../platform/http/index.ts'
import { selectPosts } from './api.ts'
import type { DutySelection } from './api.ts'
import { handoverBody, personBody, shiftBody } from './answers.ts'
import { comeOn, goOff, handOver, readHandovers } from './commands/handover.ts'
import { moveShift } from './commands/move-shift.ts'
import { copyWeek, createShifts, endShift, removeShift, takeLeave } from './commands/shifts.ts'
import { deskOwed } from './desk-owed.ts'
import type { Directory } from './directory.ts'
import { dutyNow } from './duty-now.ts'
import type { StaffKit } from './kit.ts'
import type { OwedTask } from './obligations.ts'
import { ownDuty } from './own-duty.ts'
import { readShift, readShiftsOf } from './store.ts'
import type { Shift, StaffPost } from './types.ts'

/** The longest span of a rota that is asked at once. */
const LONGEST_SPAN = 35 * DAY

export function installDutyRoutes(router: Router, kit: StaffKit): void {
  router.handle(getDutyNow, (ctx, { query }) => {
    const at = query.at === undefined ? ctx.now : fromMoment(query.at)
    return dutyNow(kit, ctx.districtId, { ...query, tier: query.tier ?? 'town', at }, ctx.lang)
  })

  router.handle(getOwnDuty, async ({ districtId, now, principal }) =>
    ({ at: toMoment(now), items: await ownDuty(kit, districtId, principal.accountId, now) }))

  router.handle(listShifts, async ({ districtId }, { query }) => {
    const [from, to] = [fromMoment(query.from), fromMoment(query.to)]
    if (to <= from || to - from > LONGEST_SPAN) throw new Problem('invalid-request')
    const directory = await kit.memory.directory(districtId)
    const shifts = await readShiftsOf(kit.db, districtId, postsWithin(directory, query, from, to), from, to)
    return { items: shifts.map(shift => shiftBody(directory, shift)) }
  })

  router.handle(planShifts, async (ctx, { body }) => {
    const directory = await kit.memory.directory(ctx.districtId)
    const posts = body.shifts.map(({ postId }) => directory.posts.get(postId))
    if (posts.includes(undefined)) throw new Problem('unknown-reference')
    await refuseForeign(kit, ctx, posts as StaffPost[])
    const planned = body.shifts.map(shift =>
      ({ ...shift, startsAt: fromMoment(shift.startsAt), endsAt: fromMoment(shift.endsAt) }))
    for (const { startsAt, endsAt } of planned) refuseBadSpan(startsAt, endsAt)
    const shifts = await createShifts(kit, ctx, planned)
    return { items: shifts.map(shift => shiftBody(directory, shift)) }
  })

  router.handle(moveShiftRoute, async (ctx, { params, body }) => {
    const directory = await kit.memory.directory(ctx.districtId)
    const to = body.postId === undefined ? [] : [directory.posts.get(body.postId)]
    if (to.includes(undefined)) throw new Problem('unknown-reference')
    const shift = await shiftOfDistrict(kit, ctx.districtId, params.id)
    await refuseForeign(kit, ctx, [postOfShift(directory, shift), ...(to as StaffPost[])])
    const startsAt = body.startsAt === undefined ? shift.startsAt : fromMoment(body.startsAt)
    const endsAt = body.endsAt === undefined ? shift.endsAt : fromMoment(body.endsAt)
    refuseBadSpan(startsAt, endsAt)
    return shiftBody(directory, await moveShift(kit, ctx, params.id, { ...body, startsAt, endsAt }))
  })

  router.handle(removeShiftRoute, async (ctx, { params }) => {
    const directory = await kit.memory.directory(ctx.districtId)
    await refuseForeign(kit, ctx, [postOfShift(directory, await shiftOfDistrict(kit, ctx.districtId, params.id))])
    await removeShift(kit, ctx, params.id)
    return undefined
  })

  router.handle(endShiftRoute, async (ctx, { params }) => {
    const directory = await kit.memory.directory(ctx.districtId)
    await refuseForeign(kit, ctx, [postOfShift(directory, await shiftOfDistrict(kit, ctx.districtId, params.id))])
    return shiftBody(directory, await endShift(kit, ctx, params.id))
  })

  router.handle(copyWeekRoute, async (ctx, { body }) => {
    const directory = await kit.memory.directory(ctx.districtId)
    if (!body.deskId && !body.unitId && !body.areaId) throw new Problem('invalid-request')
    const posts = selectPosts(directory, body, body.from)
    await refuseForeign(kit, ctx, posts)
    const result = await copyWeek(kit, ctx, { posts, from: monday(body.from), to: monday(body.to) })
    const skipped = result.skipped.map(({ shift, because }) => ({ shift: shiftBody(directory, shift), because }))
    return { ...result, skipped }
  })

  router.handle(takeLeaveRoute, async (ctx, { body }) => {
    const directory = await kit.memory.directory(ctx.districtId)
    const post = directory.posts.get(body.postId)
    if (!post) throw new Problem('unknown-reference')
    await refuseForeign(kit, ctx, [post])
    const [from, to] = [fromMoment(body.from), fromMoment(body.to)]
    if (to <= from) throw new Problem('invalid-request')
    const { leave, uncovered } = await takeLeave(kit, ctx, { post, from, to })
    return { leave: shiftBody(directory, leave), uncovered: uncovered.map(shift => shiftBody(directory, shift)) }
  })

  router.handle(beginDuty, async (ctx, { body }) => {
    const shift = await comeOn(kit, ctx, ctx.principal.accountId, body.postId)
    return shiftBody(await kit.memory.directory(ctx.districtId), shift)
  })

  router.handle(endDuty, async ctx => {
    const directory = await kit.memory.directory(ctx.districtId)
    const ended = await goOff(kit, ctx, ctx.principal.accountId)
    return { items: ended.map(shift => shiftBody(directory, shift)) }
  })

  router.handle(readDeskOwed, async (ctx, { query }) => {
    await refuseStranger(kit, ctx, query.deskId)
    const { people, next, desk, moves } = await deskOwed(
      kit,
      ctx.districtId,
      query.deskId,
      query.fromAccountId,
      ctx.now,
    )
    const directory = await kit.memory.directory(ctx.districtId)
    return {
      people: people.map(personBody), next: next ? shiftBody(directory, next) : null, desk, moves: moves.map(owedBody),
    }
  })

  router.handle(handOverDesk, async (ctx, { body }) => {
    await refuseStranger(kit, ctx, body.deskId)
    const { handover, shift, owed, moved } = await handOver(kit, ctx, body)
    const directory = await kit.memory.directory(ctx.districtId)
    return {
      handover: handoverBody(directory, handover), shift: shiftBody(directory, shift), owed: owed.map(owedBody), moved,
    }
  })

  router.handle(listHandovers, async ({ districtId }, { query }) => {
    const directory = await kit.memory.directory(districtId)
    const found = await readHandovers(kit.db, districtId, query.deskId, query.limit ?? 50)
    return { items: found.map(handover => handoverBody(directory, handover)) }
  })
}

const planners = ['dispatcher', 'grid_leader', 'leader']

/** Rotas are planned from above: by who dispatches or leads in an area that holds the post's. */
async function refuseForeign(kit: StaffKit, ctx: RequestContext, posts: readonly StaffPost[]): Promise<void> {
  const areas = await kit.areas.tree(ctx.districtId)
  const own = ctx.principal.posts.filter(post => planners.includes(post.role)).map(post => post.areaId)
  const foreign = posts.some(post => !areas.path(post.areaId).some(areaId => own.includes(areaId)))
  if (foreign) throw new Problem('forbidden')
}

/** A desk is handed over by who sits at it, or by who leads above it. */
async function refuseStranger(kit: StaffKit, ctx: RequestContext, deskId: Id): Promise<void> {
  const [directory, areas] = await Promise.all([
    kit.memory.directory(ctx.districtId), kit.areas.tree(ctx.districtId),
  ])
  const desk = directory.desks.get(deskId)
  if (!desk?.active) throw new Problem('not-found')
  const above = areas.path(desk.areaId)
  const may = ctx.principal.posts.some(post =>
    post.deskId === deskId || (post.role === 'leader' && above.includes(post.areaId)))
  if (!may) throw new Problem('forbidden')
}

async function shiftOfDistrict(kit: StaffKit, districtId: number, id: Id): Promise<Shift> {
  const shift = await readShift(kit.db, districtId, id)
  if (!shift) throw new Problem('not-found')
  return shift
}

function postOfShift(directory: Directory, { postId }: Shift): StaffPost {
  const post = directory.posts.get(postId)
  if (!post) throw new Problem('not-found')
  return post
}

/** Also those who come to the desk or leave it within the span. */
function postsWithin(directory: Directory, query: DutySelection, from: Instant, to: Instant): StaffPost[] {
  const dates = new Set([chinaDate(from), chinaDate(to - 1)])
  return [...new Set([...dates].flatMap(date => selectPosts(directory, query, date)))]
}

function owedBody(task: OwedTask) {
  return { ...task, dueAt: task.dueAt === null ? null : toMoment(task.dueAt) }
}

const LONGEST_SHIFT = 36 * 3_600_000

function refuseBadSpan(startsAt: number, endsAt: number): void {
  if (endsAt <= startsAt || endsAt - startsAt > LONGEST_SHIFT) throw new Problem('invalid-request')
}

/** 00:00 of a date that must be a Monday. */
function monday(date: string): number {
  const start = fromChina(date)
  // 1970-01-05 was a Monday; China's midnights differ from it by whole weeks.
  if ((start - fromChina('1970-01-05')) % (7 * DAY) !== 0) throw new Problem('invalid-request')
  return start
}
