/**
 * Actions that concern several cases at once: each has its own lines; all stand in one transaction. Rules: decisions
 * 5, 22.
 */
import { eventKind, matterOf } from '@onegrid/domain'
import type { CaseState, Facts, Id } from '@onegrid/domain'
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
import type { Scene } from '../scene.ts'
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
export async function unmerge(
  rooms: EventRooms, ctx: RequestContext, caseId: Id, body: ActionBody,
): Promise<Performed> {
  const survivor = (await rooms.cases.load(ctx.districtId, caseId))?.survivorId
  // Not merged (any more): the rule says so, or the same request is answered again.
  return survivor === undefined ? act(rooms, ctx, caseId, body) : onBoth(rooms, ctx, caseId, survivor, body, 'disjoin')
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
    const scene = await sceneOf(rooms, ctx.districtId, ctx.now)
    const { address } = await rooms.cases.text(ctx.districtId, caseId, tx)
    const children: Id[] = []
    for (const [i, part] of partsOf(body.input.parts).entries()) {
      children.push(await openChild(rooms, ctx, { parent, address, scene }, part, beside(first, `child-${i}`), tx))
    }
    await asSystem(rooms, beside(first, 'bear'), { caseId, action: 'bear', input: { children } }, tx)
    // The parent has moved on with its children.
    return { ...performed, after: undefined }
  })
}

function onBoth(
  rooms: EventRooms, ctx: RequestContext, duplicate: Id, survivor: Id, body: ActionBody, other: 'absorb' | 'disjoin',
): Promise<Performed> {
  const first = asked(ctx, body.id, { ...body, caseId: duplicate })
  return transaction(rooms.db, async (tx) => {
    await rooms.cases.lock(tx, ctx.districtId, [duplicate, survivor])
    const performed = await act(rooms, ctx, duplicate, body, first, tx)
    const left = performed.lines.at(-1)?.changes.fields.survivorId?.[0]
    // Between the look and the lock somebody has moved it to another survivor.
    if (other === 'disjoin' && performed.outcome === 'done' && left !== survivor) throw new Problem('stale-form')
    // It follows from a line that was allowed, so the system writes the other side's.
    if (performed.outcome === 'done') {
      await asSystem(rooms, beside(first, other), { caseId: survivor, action: other, input: { duplicate } }, tx)
    }
    return performed
  })
}

interface Parent {
  parent: CaseState
  address?: string
  scene: Scene
}

async function openChild(
  rooms: EventRooms, ctx: RequestContext, { parent, address, scene }: Parent, part: Part, as: Asked, tx: Tx,
): Promise<Id> {
  const matter = matterOf(scene.policy, part.matter)
  if (!matter?.active) throw new Problem('unknown-matter', { matter: part.matter })
  const { areas, source, place: point, reporterId } = parent
  const number = await rooms.cases.nextNumber(ctx.districtId, ctx.now)
  const begin = { id: uuidv7(), number, parentId: parent.id, reporterId }
  const route = routeOf(scene, { matter: part.matter, level: matter.level, source, areas })
  const facts: Facts = { begin, areas, route, sample: sampleOf(begin.id), units: unitsNamed(scene, [route.leadUnitId]) }
  const performed = await rooms.cases.perform(
    {
      ...as,
      def: eventKind,
      caseId: null,
      caseText: { title: part.text.slice(0, TITLE_MOST), body: part.text, address },
      build: (_none, { refs }) => ({
        steps: [
          {
            action: 'splitOff',
            actor: actorOf(ctx.principal, parent, scene),
            input: { source, matter: part.matter, text: refs.caseText, ...(point && { point }) },
          },
        ],
        ctx: { policy: scene.policy, calendar: scene.calendar, newId: uuidv7, facts },
      }),
    },
    tx,
  )
  return done(performed).caseId
}

type Part = ReturnType<typeof partsOf>[number]

/** A title is a line; the whole stands in the body. */
const TITLE_MOST = 60
