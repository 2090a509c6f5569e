/** The API of supervision: who, what, call. */
import {
  actOnOrder as actRoute, issueOrder as issueRoute, listCoordinations, listOrders, listOwed, listWhistles, readOrder,
  readOrderActions, readOrderTrail, readOverdue,
} from '@onegrid/contract'
import type { ActionAnswer, OrderDetail } from '@onegrid/contract'
import { isOpenTask, orderKind } from '@onegrid/domain'
import type { OrderAction, OrderExtra } from '@onegrid/domain'
import { v7 as uuidv7 } from 'uuid'
import { Answer, Problem } from '../../platform/http/index.ts'
import type { RequestContext, Router } from '../../platform/http/index.ts'
import {
  isRefusedAnyway, offeredActions, rowOf, summaryView, taskView, textRefs, trailLineView, workItemView,
} from '../cases/index.ts'
import type { ActionRequest, Performed } from '../cases/index.ts'
import { areaFilter, owedBy, readable, readerOf, viewingFor } from '../events/index.ts'
import type { ReadCase } from '../events/index.ts'
import { actOnOrder } from './act.ts'
import { issueByHand } from './issue.ts'
import { ordersBearing } from './marks.ts'
import { overdueByOwner, stepOwnerOf } from './overdue.ts'
import type { SupervisionRooms } from './rooms.ts'
import { coordinationView, marksView, orderSummaries, whistleView } from './views.ts'

const likely = ['reply', 'acceptReply', 'returnReply', 'issueCard', 'list', 'cancel']

export function installSupervisionRoutes(router: Router, rooms: SupervisionRooms): void {
  const { cases } = rooms

  router.handle(issueRoute, async (ctx, { body }) => {
    const performed = await issueByHand(rooms, ctx, body)
    return new Answer(performed.outcome === 'same' ? 200 : 201, await answerOf(rooms, ctx, performed))
  })

  router.handle(actRoute, async (ctx, { params, body }) =>
    answerOf(rooms, ctx, await actOnOrder(rooms, ctx, params.id, body as ActionRequest<OrderAction>)))

  router.handle(listOrders, async (ctx, { query }) => {
    const view = await viewingFor(rooms, ctx)
    const { state, open, unit, owner, light, mark, order, cursor, limit } = query
    const ids = mark && (await ordersBearing(rooms.db, ctx.districtId, mark))
    const filter = { kinds: ['order'], states: state?.split(','), open, unitId: unit, ids, ...owedBy(owner, light) }
    const reader = readerOf(ctx.principal, view.scene.tree)
    const [page, count] = await Promise.all([
      cases.list(ctx.districtId, ctx.now, reader, { filter, order, cursor, limit }),
      query.count ? cases.count(ctx.districtId, ctx.now, reader, filter) : undefined,
    ])
    return { items: await orderSummaries(rooms, ctx, page.items, view), next: page.next, count }
  })

  router.handle(readOrder, async (ctx, { params }) => {
    return detailOf(rooms, ctx, await readable(rooms, ctx, params.id, 'order'))
  })

  router.handle(readOrderTrail, async (ctx, { params }) => {
    const { view, listener } = await readable(rooms, ctx, params.id, 'order')
    const lines = await cases.trail(ctx.districtId, params.id)
    const remarks = await cases.remarks(
      ctx.districtId,
      lines.flatMap(({ line }) => textRefs(line.params).map(([, ref]) => ref)),
    )
    return { items: lines.map((line) => trailLineView(line, remarks, view, listener)) }
  })

  router.handle(readOrderActions, async (ctx, { params }) => {
    const { state, actor, view } = await readable(rooms, ctx, params.id, 'order')
    const policy = await rooms.matters.policy(ctx.districtId, state.policyNo)
    const rule = { now: ctx.now, calendar: view.calendar, policy, facts: {}, newId: uuidv7 }
    const refuses = (action: string, taskId?: string): boolean =>
      isRefusedAnyway(orderKind, state, actor, action, taskId, rule)
    return {
      items: offeredActions(orderKind, state, actor, { lang: ctx.lang, likely, refuses }),
      version: state.version,
    }
  })

  router.handle(readOverdue, async (ctx, { query }) => {
    const { names, scene } = await viewingFor(rooms, ctx)
    return { items: await overdueByOwner(rooms, ctx, { names, tree: scene.tree }, query.town) }
  })

  router.handle(listOwed, async (ctx, { query }) => {
    const view = await viewingFor(rooms, ctx)
    const { tree } = view.scene
    const { owner, kind = 'event', light, area, cursor, limit } = query
    const lights = light === undefined ? undefined : [light]
    const asked = {
      owner: stepOwnerOf(owner),
      lights,
      filter: { kinds: [kind], ...areaFilter(tree, area) },
      cursor,
      limit,
    }
    const page = await cases.owedBy(ctx.districtId, ctx.now, readerOf(ctx.principal, tree), asked)
    return { items: page.items.map((row) => workItemView(row, view)), next: page.next }
  })

  router.handle(listCoordinations, async (ctx, { query }) => {
    const view = await viewingFor(rooms, ctx)
    const { tree } = view.scene
    const { step, light, area, desk: deskId, cursor, limit } = query
    const lights = light === undefined ? undefined : [light]
    const asked = { filter: areaFilter(tree, area), lights, step, deskId, cursor, limit }
    const page = await cases.coordinations(ctx.districtId, ctx.now, readerOf(ctx.principal, tree), asked)
    return { items: page.items.map((row) => coordinationView(row, view)), next: page.next }
  })

  router.handle(listWhistles, async (ctx, { query }) => {
    const view = await viewingFor(rooms, ctx)
    const { tree } = view.scene
    const { waiting, unit: unitId, area, cursor, limit } = query
    const asked = { filter: areaFilter(tree, area), waiting, unitId, cursor, limit }
    const page = await cases.whistles(ctx.districtId, ctx.now, readerOf(ctx.principal, tree), asked)
    return { items: page.items.map((row) => whistleView(row, view)), next: page.next }
  })
}

async function answerOf(rooms: SupervisionRooms, ctx: RequestContext, performed: Performed): Promise<ActionAnswer> {
  const row = await rooms.cases.rowAfter(orderKind, ctx.districtId, performed, ctx.now)
  if (!row) throw new Problem('not-found')
  return {
    outcome: performed.outcome,
    case: summaryView(row, await viewingFor(rooms, ctx)),
    seq: performed.version,
    warnings: [],
  }
}

async function detailOf(rooms: SupervisionRooms, ctx: RequestContext, { state, view }: ReadCase): Promise<OrderDetail> {
  const { districtId, now, principal } = ctx
  const extra = state.extra as unknown as OrderExtra
  const [text, updatedAt, readableEvents] = await Promise.all([
    rooms.cases.text(districtId, state.id),
    rooms.cases.updatedAt(districtId, state.id),
    rooms.cases.readable(districtId, [extra.eventId], readerOf(principal, view.scene.tree)),
  ])
  const [event] = await rooms.cases.rows(districtId, [...readableEvents], now)
  const mine = (unitId: string | undefined, deskId: string | undefined): boolean =>
    principal.posts.some((post) => (unitId ? post.unitId === unitId : post.deskId === deskId))
  return {
    summary: summaryView(rowOf(orderKind, state, text, updatedAt, now), view),
    event: event ? summaryView(event, view) : null,
    type: extra.type,
    phase: extra.phase ?? null,
    tasks: state.tasks.map((task) => taskView(task, isOpenTask(task) && mine(task.unitId, task.deskId), view)),
    replies: extra.replies ?? 0,
    ...marksView(extra, view),
  }
}
