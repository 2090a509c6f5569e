/** Actions that concern several cases at once: each has its own lines; all stand in one transaction. Rules: decisions 5, 22. */
import type { ReportBody } from '@onegrid/contract'
import { eventKind, matterOf } from '@onegrid/domain'
import type { CaseState, Id } from '@onegrid/domain'
import { v7 as uuidv7 } from 'uuid'
import { transaction } from '../../../platform/database/index.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { Problem } from '../../../platform/http/index.ts'
import type { RequestContext } from '../../../platform/http/index.ts'
import { actorOf, partsOf } from '../../cases/index.ts'
import type { Performed } from '../../cases/index.ts'
import { routeOf, sampleOf, unitsNamed } from '../facts.ts'
import type { EventRooms } from '../rooms.ts'
import { sceneOf } from '../scene.ts'
import { act } from './act.ts'
import type { ActionBody } from './act.ts'
import { asSystem } from './as-system.ts'
import { asked, beside, done } from './request.ts'
import type { Asked } from './request.ts'

/** The duplicate follows the survivor; the survivor knows of it. */
export function merge(rooms: EventRooms, ctx: RequestContext, caseId: Id, body: ActionBody): Promise<Performed> {
  const survivor = body.input.survivor as Id
  return onBoth(rooms, ctx, caseId, survivor, body, 'absorb')
}

/** Both are as before; the survivor is named by the case itself. */
export async function unmerge(rooms: EventRooms, ctx: RequestContext, caseId: Id, body: ActionBody): Promise<Performed> {
  const state = await rooms.cases.load(ctx.districtId, caseId)
  if (!state?.survivorId) throw new Problem('action-not-allowed', { refusal: 'not_in_this_state', state: state?.state ?? 'none', action: 'unmerge' })
  return onBoth(rooms, ctx, caseId, state.survivorId, body, 'disjoin')
}

/** Each part becomes a case of its own, accepted already; the parent names them. */
export function split(rooms: EventRooms, ctx: RequestContext, caseId: Id, body: ActionBody): Promise<Performed> {
  const first = asked(ctx, body.id, { ...body, caseId })
  return transaction(rooms.db, async (tx) => {
    await rooms.cases.lock(tx, ctx.districtId, [caseId])
    const performed = await act(rooms, ctx, caseId, body, first, tx)
    if (performed.outcome === 'same') return performed
    const parent = await rooms.cases.load(ctx.districtId, caseId, tx)
    if (!parent) throw new Problem('not-found')
    const children: Id[] = []
    for (const [i, part] of partsOf(body.input.parts).entries()) {
      children.push(await openChild(rooms, ctx, parent, part, beside(first, `child-${i}`), tx))
    }
    await asSystem(rooms, beside(first, 'bear'), { caseId, action: 'bear', input: { children } }, tx)
    return performed
  })
}

function onBoth(
  rooms: EventRooms, ctx: RequestContext, duplicate: Id, survivor: Id, body: ActionBody, other: 'absorb' | 'disjoin',
): Promise<Performed> {
  const first = asked(ctx, body.id, { ...body, caseId: duplicate })
  return transaction(rooms.db, async (tx) => {
    await rooms.cases.lock(tx, ctx.districtId, [duplicate, survivor])
    const performed = await act(rooms, ctx, duplicate, body, first, tx)
    // It follows from a line that was allowed, so the system writes the other side's.
    if (performed.outcome === 'done') await asSystem(rooms, beside(first, other), { caseId: survivor, action: other, input: { duplicate } }, tx)
    return performed
  })
}

async function openChild(
  rooms: EventRooms, ctx: RequestContext, parent: CaseState, part: { matter: string; text: string }, as: Asked, tx: Tx,
): Promise<Id> {
  const scene = await sceneOf(rooms, ctx.districtId, ctx.now)
  const matter = matterOf(scene.policy, part.matter)
  if (!matter) throw new Problem('unknown-matter', { matter: part.matter })
  const begin = { id: uuidv7(), number: await rooms.cases.nextNumber(ctx.districtId, ctx.now), parentId: parent.id, reporterId: parent.reporterId }
  const text = await rooms.cases.text(ctx.districtId, parent.id, tx)
  const performed = await rooms.cases.perform(
    {
      ...as,
      def: eventKind,
      caseId: null,
      caseText: { title: part.text.slice(0, TITLE_MOST), body: part.text, address: text?.address },
      build: (_none, frame) => {
        const route = routeOf(scene, { matter: part.matter, level: matter.level, source: parent.source, areas: parent.areas })
        return {
          steps: [
            {
              action: 'splitOff',
              actor: actorOf(ctx.principal, parent, scene),
              input: { source: parent.source as NonNullable<ReportBody['source']>, matter: part.matter, text: frame.refs.caseText, ...(parent.place ? { point: parent.place } : {}) },
            },
          ],
          ctx: {
            policy: scene.policy,
            calendar: scene.calendar,
            newId: uuidv7,
            facts: { begin, areas: parent.areas, route, sample: sampleOf(begin.id), units: unitsNamed(scene, [route.leadUnitId]) },
          },
        }
      },
    },
    tx,
  )
  return done(performed).caseId
}

/** A title is a line; the whole stands in the body. */
const TITLE_MOST = 60
