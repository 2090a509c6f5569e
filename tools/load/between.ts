/** What concerns two cases at once: each has its own line. */
import { eventKind } from '@onegrid/domain'
import type { Facts } from '@onegrid/domain'
import { partsOf, systemActor } from '../../apps/server/src/modules/cases/index.ts'
import { routeOf, sampleOf, unitsNamed } from '../../apps/server/src/modules/events/index.ts'
import { actorOf } from '../../apps/server/src/modules/cases/index.ts'
import { derivedId } from '../../apps/server/src/modules/events/commands/request.ts'
import type { Principal } from '../../apps/server/src/platform/identity/index.ts'
import type { Life } from './life.ts'
import { askedBy } from './pen.ts'
import type { Asking } from './pen.ts'
import type { World } from './world.ts'

export function isTwinOpen({ twin, state }: Life): boolean {
  return twin !== undefined && !twin.isDone && twin.def.states[twin.state.state]?.open === true &&
    twin.state.deskId === state.deskId
}

/** The second report follows the first. */
export function mergeInto(world: World, life: Life, who: Principal | undefined): boolean {
  const { twin } = life
  if (!twin || !who) return false
  const asking = askedBy(who.accountId, world.parts.ids.at(world.now), { survivor: twin.state.id })
  const facts: Facts = { others: { [twin.state.id]: twin.state } }
  if (!world.act(life, who, 'merge', { survivor: twin.state.id }, { facts, asking })) return false
  life.about = twin
  twin.followers.push(life)
  return otherSide(world, twin, asking, 'absorb', life)
}

export function unmerge(world: World, life: Life, who: Principal | undefined): boolean {
  const { about } = life
  if (!about || !who || life.state.state !== 'merged') return false
  const asking = askedBy(who.accountId, world.parts.ids.at(world.now), { unmerge: about.state.id })
  const facts: Facts = { others: { [about.state.id]: about.state } }
  if (!world.act(life, who, 'unmerge', { reason: '并非同一件事' }, { facts, asking })) return false
  delete life.about
  delete life.twin
  about.followers = about.followers.filter((one) => one !== life)
  return otherSide(world, about, asking, 'disjoin', life)
}

function otherSide(world: World, other: Life, asking: Asking, action: 'absorb' | 'disjoin', life: Life): boolean {
  const step = { action, actor: systemActor, input: { duplicate: life.state.id } }
  return world.perform(other, [step], {}, { ...asking, actionId: derivedId(asking.actionId, action) })
}

/** Each part becomes a case of its own, accepted already; the parent names them. */
export function split(
  world: World, life: Life, who: Principal | undefined, parts: readonly { matter: string; text: string }[],
): void {
  if (!who) return
  const asking = askedBy(who.accountId, world.parts.ids.at(world.now), parts)
  if (!world.act(life, who, 'split', { parts }, { asking })) return
  const { state } = life
  const { scene } = world
  const children = partsOf(parts).map((part, i) => {
    const level = world.matter(part.matter)?.level ?? 4
    const route = routeOf(scene, { matter: part.matter, level, source: state.source, areas: state.areas })
    const input = { source: state.source, matter: part.matter, ...(state.place && { point: state.place }) }
    const begun = world.begin(
      eventKind,
      (_id, text) => [{ action: 'splitOff', actor: actorOf(who, state, scene), input: { ...input, text } }],
      { title: part.text.slice(0, 60), body: part.text, address: life.address },
      { areas: state.areas, route, sample: sampleOf(`${state.id}${i}`), units: unitsNamed(scene, [route.leadUnitId]) },
      { ...asking, actionId: derivedId(asking.actionId, `child-${i}`) },
      { random: world.nextRandom(), parentId: state.id, ...(state.reporterId && { reporterId: state.reporterId }) },
    )
    return begun?.state.id
  })
  const step = { action: 'bear', actor: systemActor, input: { children: children.filter((id) => id !== undefined) } }
  world.perform(life, [step], {}, { ...asking, actionId: derivedId(asking.actionId, 'bear') })
}
