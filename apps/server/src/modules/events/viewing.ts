/** What a reader's view of events needs: language, business time, calendar, names, rights. */
import type { Actor, CaseState, Id } from '@onegrid/domain'
import { Problem } from '../../platform/http/index.ts'
import type { RequestContext } from '../../platform/http/index.ts'
import { actorOf, mayRead } from '../cases/index.ts'
import type { Viewing } from '../cases/index.ts'
import { namesOf } from './names.ts'
import type { EventRooms } from './rooms.ts'
import { sceneOf } from './scene.ts'
import type { Scene } from './scene.ts'

export interface EventViewing extends Viewing {
  scene: Scene
}

export async function viewingFor(rooms: EventRooms, ctx: Pick<RequestContext, 'districtId' | 'now' | 'lang'>): Promise<EventViewing> {
  const scene = await sceneOf(rooms, ctx.districtId, ctx.now)
  return { scene, lang: ctx.lang, now: ctx.now, calendar: scene.calendar, names: namesOf(scene, ctx.lang) }
}

/** @throws Problem not-found, also where it exists and is not his to read */
export async function readable(rooms: EventRooms, ctx: RequestContext, id: Id): Promise<{ state: CaseState; actor: Actor }> {
  const state = await rooms.cases.load(ctx.districtId, id)
  if (state?.kind !== 'event') throw new Problem('not-found')
  const actor = actorOf(ctx.principal, state, await sceneOf(rooms, ctx.districtId, ctx.now))
  if (!mayRead(actor, state)) throw new Problem('not-found')
  return { state, actor }
}
