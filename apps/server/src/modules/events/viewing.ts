/** What a reader's view of events needs: language, business time, calendar, names, rights. */
import type { Actor, CaseState, Id } from '@onegrid/domain'
import { Problem } from '../../platform/http/index.ts'
import type { RequestContext } from '../../platform/http/index.ts'
import { actorOf, listenerOf, mayRead } from '../cases/index.ts'
import type { Listener, Viewing } from '../cases/index.ts'
import { namesOf } from './names.ts'
import type { EventRooms } from './rooms.ts'
import { sceneOf } from './scene.ts'
import type { Scene } from './scene.ts'

export interface EventViewing extends Viewing {
  scene: Scene
}

/** A case that somebody may read, and how he sees it. */
export interface ReadCase {
  state: CaseState
  actor: Actor
  view: EventViewing
  /** Where he reads it from outside. */
  listener?: Listener
}

/** For lists: whoever holds no post works nowhere. */
export async function viewingFor(rooms: EventRooms, ctx: RequestContext): Promise<EventViewing> {
  const scene = await sceneOf(rooms, ctx.districtId, ctx.now)
  return viewOf(ctx, scene, ctx.principal.posts.length === 0)
}

/** @throws Problem not-found, also where it exists and is not his to read */
export async function readable(rooms: EventRooms, ctx: RequestContext, id: Id, kind = 'event'): Promise<ReadCase> {
  const state = await rooms.cases.load(ctx.districtId, id)
  if (state?.kind !== kind) throw new Problem('not-found')
  const scene = await sceneOf(rooms, ctx.districtId, ctx.now)
  const actor = actorOf(ctx.principal, state, scene)
  if (!mayRead(actor, state)) throw new Problem('not-found')
  const listener = listenerOf(actor)
  return { state, actor, listener, view: viewOf(ctx, scene, listener !== undefined) }
}

function viewOf({ lang, now }: RequestContext, scene: Scene, outside: boolean): EventViewing {
  return { scene, lang, now, outside, calendar: scene.calendar, names: namesOf(scene, lang) }
}
