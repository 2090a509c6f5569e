/** How an event comes in: an officer settles it, or somebody reports it to a desk. */
import { MINUTE, eventKind } from '@onegrid/domain'
import type { Facts, Step } from '@onegrid/domain'
import { beginner, systemActor } from '../../apps/server/src/modules/cases/index.ts'
import { routeOf, sampleOf, unitsNamed } from '../../apps/server/src/modules/events/index.ts'
import type { CaseText } from '../../apps/server/src/modules/cases/index.ts'
import type { Principal } from '../../apps/server/src/platform/identity/index.ts'
import type { Random } from '../district/random.ts'
import { afterReport } from './besides.ts'
import type { Spot } from './ground.ts'
import type { Life } from './life.ts'
import type { Opening } from './openings.ts'
import { factsOf } from './photographs.ts'
import type { Photograph } from './photographs.ts'
import type { World } from './world.ts'

/** A second report of something that is open already. */
const AGAIN = 0.07
/** Recorded afterwards. */
const BACKFILLED = 0.015
/** A resident does not know what it is called. */
const UNNAMED = 0.06
/** Graver than the catalogue has it, said by whoever reports. */
const GRAVE = 0.004
/** Most who call say who they are. */
const LEFT_NAME = 0.85
/** Reports that somebody may have seen too. */
const REMEMBERED = 60

export class Beginnings {
  readonly #world: World
  readonly #recent: Life[] = []
  #serial = 0

  constructor(world: World) {
    this.#world = world
  }

  begin(opening: Opening): void {
    const world = this.#world
    world.now = Math.max(world.now, opening.at)
    const random = world.nextRandom()
    if (opening.onSpot && this.#settle(opening, random)) return
    this.#report(opening, random)
  }

  #settle({ matter }: Opening, random: Random): boolean {
    const world = this.#world
    const spot = world.parts.ground.spot(random)
    const officer = spot.areas.gridId && world.scene.officerOf(spot.areas.gridId)
    if (!officer) return false
    const who = world.parts.crew.principal(officer)
    const { text, persuaded } = world.parts.wording.solved(matter.code, spot.address, random)
    const before = matter.evidence.includes('before') ? [this.#picture(who, spot, random)] : []
    const after = matter.evidence.includes('after') ? [this.#picture(who, spot, random)] : []
    const way = persuaded || random.chance(0.1) ? 'persuaded' : 'solved'
    const input = { way, ...(before[0] && { before: [before[0].id] }), ...(after[0] && { after: [after[0].id] }) }
    const words = world.parts.wording.of(matter, spot.address, false, random)
    const pictures = [...before, ...after]
    const coming = { action: 'selfHandle', source: 'officer', who, spot, random, input, pictures }
    const life = this.#open(coming, matter.code, { ...words, body: `${words.body ?? ''}${text}。` })
    return life !== undefined
  }

  #report({ source, matter: usual }: Opening, random: Random): void {
    const world = this.#world
    const twin = random.chance(AGAIN) ? this.#recent[Math.floor(random.next() * this.#recent.length)] : undefined
    const spot = twin?.spot ? world.parts.ground.beside(twin.spot, random) : world.parts.ground.spot(random)
    const who = this.#reporter(source, spot, random)
    if (!who) return
    const matter = twin ? (world.matter(twin.state.matter) ?? usual) : usual
    const unnamed = ['resident', 'hotline'].includes(source) && random.chance(UNNAMED)
    const grave = source !== 'resident' && random.chance(GRAVE)
    const backfilled = source === 'officer' && random.chance(BACKFILLED)
    const pictures = source === 'officer' ? [this.#picture(who, spot, random)] : []
    const ago = random.int(5, 300) * MINUTE
    const input = {
      ...(grave && { level: 1 }),
      ...(pictures[0] && { before: [pictures[0].id] }),
      ...(backfilled && { occurredAt: world.now - ago, knownAt: world.now - Math.floor(ago / 3) }),
    }
    const action = backfilled ? 'backfill' : 'report'
    const words = world.parts.wording.of(matter, spot.address, source !== 'officer', random)
    const coming = { action, source, who, spot, random, input, pictures }
    const life = this.#open(coming, unnamed ? undefined : matter.code, words)
    if (!life) return
    if (twin) life.twin = twin
    else this.#remember(life)
    afterReport(world, life, who)
  }

  #open(
    { action, source, who, spot, random, input, pictures }: Coming, matter: string | undefined, words: CaseText,
  ): Life | undefined {
    const world = this.#world
    const { scene } = world
    const level = (input.level as number | undefined) ?? world.matter(matter)?.level ?? 4
    const route = routeOf(scene, { matter, level, source, areas: spot.areas })
    const units = unitsNamed(scene, [route.leadUnitId, ...route.assistUnitIds])
    const facts: Facts = { areas: spot.areas, route, units, ...factsOf(pictures) }
    const steps = (id: string, text: unknown): Step[] => {
      facts.sample = sampleOf(id)
      const said = { source, ...(matter && { matter }), text, point: spot.place, ...input }
      const opening = { action, actor: beginner(who), input: said }
      const atOnce = route.auto && matter && route.leadUnitId
        ? [{ action: 'accept', actor: systemActor, input: {} },
          { action: 'dispatch', actor: systemActor, input: { lead: route.leadUnitId, assists: route.assistUnitIds } }]
        : []
      return [opening, ...atOnce]
    }
    const text = { ...words, address: spot.address }
    const life = world.begin(eventKind, steps, text, facts, who, { random, reporterId: who.accountId })
    if (!life) return undefined
    life.spot = spot
    world.parts.photographs.keep(life, pictures, world.now)
    this.#keepReporter(life, source)
    return life
  }

  /** The number under which the sender knows it, and who called. */
  #keepReporter(life: Life, source: string): void {
    const { parts: { rows, districtId, callers, share }, now } = this.#world
    const { state, random } = life
    const calls = source === 'hotline' || source === 'resident'
    if (calls && random.chance(LEFT_NAME)) life.subjectId = callers.add(now, random)
    const number = source === 'hotline' ? `RX${String(++this.#serial * share.of + share.no).padStart(9, '0')}`
      : source === 'sensor' ? `SB-${random.int(1, 4000)}` : undefined
    if (number || life.subjectId) rows.add('event', [districtId, state.id, source, life.subjectId, number])
  }

  #reporter(source: string, { areas }: Spot, random: Random): Principal | undefined {
    const { scene, parts: { crew } } = this.#world
    if (source === 'officer') {
      const officer = areas.gridId && scene.officerOf(areas.gridId)
      if (officer) return crew.principal(officer)
    }
    if (source === 'hotline' || source === 'sensor') return crew.hotline
    if (source === 'leader') return crew.leader(areas.townId, random)
    if (source === 'department') {
      const unit = crew.otherUnit(undefined, areas.townId, scene, random)
      const [handler] = unit ? crew.handlersOf(unit) : []
      if (handler) return crew.principal(handler)
    }
    const desk = scene.routing.deskFor('town', scene.areaPath(areas)) ?? scene.routing.lastResort
    return crew.atDesk(desk, scene, random)
  }

  #picture(who: Principal, spot: Spot, random: Random): Photograph {
    return this.#world.parts.photographs.take(who.accountId, spot.place, this.#world.now, random)
  }

  #remember(life: Life): void {
    this.#recent.push(life)
    if (this.#recent.length > REMEMBERED) this.#recent.shift()
  }
}

interface Coming {
  action: string
  source: string
  who: Principal
  spot: Spot
  random: Random
  input: Record<string, unknown>
  pictures: readonly Photograph[]
}
