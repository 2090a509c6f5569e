/** The API of events: who, what, call. */
import {
  actOnEvent,
  explainClocks,
  findSimilar,
  listEvents,
  mapEvents,
  mintTaskLink,
  readEventActions,
  readEvent,
  readEventTrail,
  readWorklist,
  reportEvent,
  toMoment,
} from '@onegrid/contract'
import type { ActionAnswer } from '@onegrid/contract'
import { eventKind, explainClock, explainSentence, phaseDurations, timersOf } from '@onegrid/domain'
import type { CaseState, Language, Place } from '@onegrid/domain'
import { Answer, Problem } from '../../platform/http/index.ts'
import type { RequestContext, Router } from '../../platform/http/index.ts'
import { casesNamed, clockView, ownerView, summaryView, textRefs, trailLineView, workItemView } from '../cases/index.ts'
import type { CaseListRow, Performed, ProvenLine } from '../cases/index.ts'
import type { ActionBody } from './commands/act.ts'
import { actOn } from './commands/act-on.ts'
import { mintLink } from './commands/link.ts'
import { report } from './commands/report.ts'
import { detailOf } from './detail.ts'
import { checkedView, filterOf } from './filters.ts'
import { dispatchWarnings, offersFor } from './offers.ts'
import { placeWarnings } from './place-warnings.ts'
import { desksLedBy, readerOf } from './reader.ts'
import type { EventRooms } from './rooms.ts'
import type { Scene } from './scene.ts'
import { similarTo } from './similar.ts'
import { readable, viewingFor } from './viewing.ts'
import type { EventViewing } from './viewing.ts'

export function installEventRoutes(router: Router, rooms: EventRooms): void {
  const { cases } = rooms

  router.handle(reportEvent, async (ctx, { body }) => {
    const performed = await report(rooms, ctx, body)
    const answer = await answerOf(rooms, ctx, performed, ({ tree }) => placeWarnings(tree, body.point, ctx.lang))
    return new Answer(performed.outcome === 'same' ? 200 : 201, answer)
  })

  router.handle(actOnEvent, async (ctx, { params, body }) => {
    const action = body as ActionBody
    const performed = await actOn(rooms, ctx, params.id, action)
    return answerOf(rooms, ctx, performed, (scene, row) => warningsOf(action, scene, row, ctx.lang))
  })

  router.handle(listEvents, async (ctx, { query }) => {
    const view = await viewingFor(rooms, ctx)
    const reader = readerOf(ctx.principal, view.scene.tree)
    const { order, cursor, limit } = query
    const filter = filterOf(view.scene.tree, query)
    const [page, count] = await Promise.all([
      cases.list(ctx.districtId, ctx.now, reader, { filter, order, cursor, limit }),
      query.count ? cases.count(ctx.districtId, ctx.now, reader, filter) : undefined,
    ])
    return { items: page.items.map((row) => summaryView(row, view)), next: page.next, count }
  })

  router.handle(readWorklist, async (ctx, { query }) => {
    const view = await viewingFor(rooms, ctx)
    const reader = readerOf(ctx.principal, view.scene.tree)
    const { tab, cursor, limit } = query
    // What waits for somebody waits in orders too; every kind that has tasks is listed.
    const filter = { ...filterOf(view.scene.tree, query), kinds: undefined }
    const debtor = { ...reader, decidesAt: desksLedBy(ctx.principal, view.scene) }
    const { items, next, tabs } = await cases.worklist(ctx.districtId, ctx.now, debtor, { tab, cursor, limit, filter })
    return { items: items.map((row) => workItemView(row, view)), next, tabs }
  })

  router.handle(readEvent, async (ctx, { params }) => {
    return detailOf(rooms, ctx, await readable(rooms, ctx, params.id))
  })

  router.handle(readEventTrail, async (ctx, { params, query }) => {
    const { view, listener } = await readable(rooms, ctx, params.id)
    const { after = 0, limit = 200 } = query
    const lines = await cases.trail(ctx.districtId, params.id, { after, limit: limit + 1 })
    const page = lines.slice(0, limit)
    const refs = page.flatMap(({ line }) => textRefs(line.params).map(([, ref]) => ref))
    const [remarks, numbered] = await Promise.all([
      cases.remarks(ctx.districtId, refs),
      withNumbers(rooms, ctx, page, view),
    ])
    return {
      items: page.map((line) => trailLineView(line, remarks, numbered, listener)),
      next: lines.length > limit ? page.at(-1)?.line.seq : undefined,
    }
  })

  router.handle(readEventActions, async (ctx, { params }) => {
    const { state, actor } = await readable(rooms, ctx, params.id)
    return { items: await offersFor(rooms, ctx, state, actor), version: state.version }
  })

  router.handle(explainClocks, async (ctx, { params }) => {
    const { state, view } = await readable(rooms, ctx, params.id)
    const own = state.clocks.map((clock) => ({ taskId: null, clock }))
    const owed = state.tasks.flatMap((task) => task.clocks.map((clock) => ({ taskId: task.id, clock })))
    const lines = await cases.trail(ctx.districtId, params.id, {})
    return {
      items: [...own, ...owed].map(({ taskId, clock }) => {
        const explanation = explainClock(view.calendar, clock)
        return { taskId, clock: clockView(clock, view), sentence: explainSentence(explanation, ctx.lang), explanation }
      }),
      phases: phaseDurations(
        lines.map(({ line }) => line),
        ctx.now,
      ).map(({ phase, ownerKind, ownerId, paused, from, to }) => ({
        phase,
        owner: ownerView(ownerKind, ownerId, view),
        paused,
        from: toMoment(from),
        to: toMoment(to),
        seconds: (to - from) / 1000,
      })),
      ahead: view.outside ? [] : await aheadOf(rooms, ctx, state, view.scene),
    }
  })

  router.handle(findSimilar, async (ctx, { body }) => {
    const view = await viewingFor(rooms, ctx)
    const found = await similarTo(rooms, ctx, readerOf(ctx.principal, view.scene.tree), body)
    return { items: found.map(({ row, metres, likeness }) => ({ case: summaryView(row, view), metres, likeness })) }
  })

  router.handle(mapEvents, async (ctx, { query: { zoom, light, level, matter, ...view } }) => {
    const tree = await rooms.areas.tree(ctx.districtId)
    // Without a filter low zooms are read from the tallies, which know no kinds.
    const filter = light ?? level ?? matter ? filterOf(tree, { light, level, matter }) : undefined
    return cases.map(ctx.districtId, ctx.now, readerOf(ctx.principal, tree), {
      view: checkedView(view, 'query.west'),
      zoom,
      filter,
    })
  })

  router.handle(mintTaskLink, async (ctx, { params, body }) => {
    const { state, actor } = await readable(rooms, ctx, params.id)
    return new Answer(201, await mintLink(rooms, ctx, state, actor, body))
  })
}

/** By the policy that the case was opened under, like the timers themselves. */
async function aheadOf(rooms: EventRooms, { districtId }: RequestContext, state: CaseState, { calendar }: Scene) {
  const timers = timersOf(eventKind, state, {
    calendar,
    policy: await rooms.matters.policy(districtId, state.policyNo),
  })
  return timers.toSorted((a, b) => a.fireAt - b.fireAt).map(({ taskId, phase, rule, fireAt }) =>
    ({ taskId: taskId === state.id ? null : taskId, phase, rule, at: toMoment(fireAt) }))
}

/** A view whose story names other cases by their numbers. */
async function withNumbers(
  rooms: EventRooms, ctx: RequestContext, lines: readonly ProvenLine[], view: EventViewing,
): Promise<EventViewing> {
  const others = await rooms.cases.rows(
    ctx.districtId,
    [...new Set(lines.flatMap(({ line }) => casesNamed(line.params)))],
    ctx.now,
  )
  const numbers = new Map(others.map(({ id, number }) => [id, number]))
  return { ...view, names: { ...view.names, caseNumber: (id) => numbers.get(id) } }
}

/** Done all the same, but not as one may have thought: a limit rests over the days off, a place is far away. */
function warningsOf({ action, input }: ActionBody, scene: Scene, { matter }: CaseListRow, lang: Language): string[] {
  if (action === 'dispatch' && input.urgent !== true) return dispatchWarnings(scene, lang, matter)
  return action === 'relocate' ? placeWarnings(scene.tree, input.point as Place | undefined, lang) : []
}

async function answerOf(
  rooms: EventRooms, ctx: RequestContext, performed: Performed, warned: (scene: Scene, row: CaseListRow) => string[],
): Promise<ActionAnswer> {
  const [row, view] = await Promise.all([
    rooms.cases.rowAfter(eventKind, ctx.districtId, performed, ctx.now), viewingFor(rooms, ctx),
  ])
  if (!row) throw new Problem('not-found')
  const { outcome, version: seq } = performed
  return { outcome, case: summaryView(row, view), seq, warnings: warned(view.scene, row) }
}
