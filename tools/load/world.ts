/**
 * The district while its past is told: every life takes its next step when its moment comes, over all lives in the one
 * order of time. What a step does is decided by the product's own rules on the scene of that moment.
 */
import { decide, isRefusal } from '@onegrid/domain'
import type { CaseState, Decision, Facts, Id, Instant, KindDefinition, Matter, Policy, Step } from '@onegrid/domain'
import { actorOf } from '../../apps/server/src/modules/cases/index.ts'
import type { CaseText } from '../../apps/server/src/modules/cases/index.ts'
import { factsIn } from '../../apps/server/src/modules/events/index.ts'
import type { Scene } from '../../apps/server/src/modules/events/index.ts'
import type { Principal } from '../../apps/server/src/platform/identity/index.ts'
import { randomFor } from '../district/random.ts'
import type { Random } from '../district/random.ts'
import type { Callers } from './callers.ts'
import type { Crew } from './crew.ts'
import type { Share } from './given.ts'
import type { Ground } from './ground.ts'
import type { Ids } from './ids.ts'
import { newLife, nextOf } from './life.ts'
import type { Life } from './life.ts'
import type { Numbers } from './numbers.ts'
import { askedBy } from './pen.ts'
import type { Asking, Pen } from './pen.ts'
import type { Photographs } from './photographs.ts'
import { Queue } from './queue.ts'
import type { Rows } from './rows.ts'
import type { Wording } from './wording.ts'

export interface WorldParts {
  districtId: number
  seed: number
  share: Share
  until: Instant
  policy: Policy
  sceneAt: (at: Instant) => Scene
  crew: Crew
  ground: Ground
  wording: Wording
  ids: Ids
  numbers: Numbers
  rows: Rows
  pen: Pen
  photographs: Photographs
  callers: Callers
}

/** What follows when a case has come to another state; set by whoever tells the story. */
export type Follows = (world: World, life: Life, decision: Decision) => void

export interface Doing {
  world: World
  life: Life
  random: Random
}

export class World {
  readonly parts: WorldParts
  readonly #follows: Follows
  readonly #queue = new Queue<Life>()
  readonly #matters: ReadonlyMap<string, Matter>
  /** Of the moment that is being told. */
  now: Instant = 0
  /** Lives that something may still happen to. */
  readonly alive = new Set<Life>()
  /** Answers of the rules that were no. */
  readonly refused = new Map<string, number>()
  #made = 0

  constructor(parts: WorldParts, follows: Follows) {
    this.parts = parts
    this.#follows = follows
    this.#matters = new Map(parts.policy.matters.map((matter) => [matter.code, matter]))
  }

  get scene(): Scene {
    return this.parts.sceneAt(this.now)
  }

  matter(code: string | undefined): Matter | undefined {
    return code === undefined ? undefined : this.#matters.get(code)
  }

  /** In the last days what is seldom is less so: whatever the size, the lists of today show every state. */
  seldom(random: Random, share: number): boolean {
    const isLate = this.now > this.parts.until - LAST_DAYS
    return random.chance(isLate ? Math.min(0.5, share * 5) : share)
  }

  /** A stream of its own for each case: what one does changes no other. */
  nextRandom(): Random {
    return randomFor(this.parts.seed, 'life', this.parts.share.no, ++this.#made)
  }

  /** Begins a case. @returns undefined where the rules refuse */
  begin(
    def: KindDefinition, steps: (id: Id, text: unknown) => readonly Step[], text: CaseText, facts: Facts,
    who: Asking | Principal, more: { random: Random; reporterId?: Id; parentId?: Id },
  ): Life | undefined {
    const { ids, numbers, pen } = this.parts
    const id = ids.at(this.now)
    const { random, reporterId, parentId } = more
    const begin = {
      id, number: numbers.next(this.now), ...(reporterId && { reporterId }), ...(parentId && { parentId }),
    }
    const taken = steps(id, pen.wording(id, text, this.now))
    const decision = this.#decide(def, null, taken, { ...facts, begin })
    if (!decision) throw new Error(`the rules refuse to begin by ${taken[0]?.action}`)
    const life = newLife(def, { ...decision.next, version: 0 }, random, text)
    this.alive.add(life)
    this.#write(life, decision, 'actorKey' in who ? who : askedBy(who.accountId, ids.at(this.now), { id, text }))
    return life
  }

  /** Somebody does something about a case. @returns whether the rules let him */
  act(
    life: Life, who: Principal | undefined, action: string, input: Readonly<Record<string, unknown>> = {},
    more: { taskId?: Id; facts?: Facts; asking?: Asking } = {},
  ): boolean {
    if (!who) return false
    const { scene } = this
    const { pen, ids } = this.parts
    const form = life.def.forms[action] ?? {}
    const facts = factsIn(scene, life.state, { action, input, ...(more.taskId && { taskId: more.taskId }) })
    const given = pen.refer(life.state.id, form, input, this.now)
    const step = {
      action, actor: actorOf(who, life.state, scene), input: { ...(more.taskId && { taskId: more.taskId }), ...given },
    }
    const asking = more.asking ?? askedBy(who.accountId, ids.at(this.now), { action, input })
    return this.perform(life, [step], { ...facts, ...more.facts }, asking)
  }

  perform(life: Life, steps: readonly Step[], facts: Facts, asking: Asking): boolean {
    const decision = this.#decide(life.def, life.state, steps, facts)
    if (!decision) return false
    this.#write(life, decision, asking)
    return true
  }

  plan(life: Life, at: Instant, run: (now: Instant) => void): void {
    life.plans.push({ at: Math.ceil(Math.max(at, this.now)), run })
    this.#wait(life)
  }

  /** The next moment at which anything happens. */
  get next(): Instant | undefined {
    for (;;) {
      const head = this.#queue.next
      const life = head === undefined ? undefined : this.#queue.peek()
      if (!life || life.due === head) return head
      this.#queue.pop()
    }
  }

  /** Lets the life whose moment has come take its step. @param acts upon a timer that is due */
  step(acts: (life: Life, now: Instant) => void): void {
    const head = this.#queue.pop()
    if (!head || head.item.due !== head.at) return
    const life = head.item
    this.now = Math.max(this.now, head.at)
    life.due = undefined
    const plan = life.plans.find(({ at }) => at <= head.at)
    if (plan) {
      life.plans.splice(life.plans.indexOf(plan), 1)
      plan.run(this.now)
    } else acts(life, this.now)
    this.#wait(life)
  }

  #decide(def: KindDefinition, state: CaseState | null, steps: readonly Step[], facts: Facts): Decision | undefined {
    const { policy, calendar } = this.scene
    const newId = () => this.parts.ids.at(this.now)
    const decision = decide(def, state, steps, { policy, calendar, facts, newId, now: this.now })
    if (!isRefusal(decision)) return decision
    const key = `${steps[0]?.action} ${decision.refusal}`
    this.refused.set(key, (this.refused.get(key) ?? 0) + 1)
    return undefined
  }

  #write(life: Life, decision: Decision, asking: Asking): void {
    this.parts.pen.write(life, decision, asking, this.now)
    life.failures = 0
    this.#follows(this, life, decision)
    this.#wait(life)
  }

  /** Puts a life in the queue by its next moment; one that has none and is not waited for is at its end. */
  #wait(life: Life): void {
    if (life.isDone) return
    const next = nextOf(life)
    if (next !== undefined) {
      if (life.due === next) return
      life.due = next
      this.#queue.push(next, life)
      return
    }
    if (life.due === undefined && !isHeld(life)) this.end(life)
  }

  end(life: Life): void {
    if (life.isDone) return
    life.isDone = true
    this.alive.delete(life)
    this.parts.pen.close(life)
    for (const follower of life.followers) this.#wait(follower)
  }
}

/** A duplicate hears of its survivor's end. */
function isHeld(life: Life): boolean {
  return life.state.state === 'merged' && life.about !== undefined && !life.about.isDone
}

const LAST_DAYS = 4 * 86_400_000

