/**
 * Plays a plan through the product's own commands, on a clock that goes from step to step. Between two steps time does
 * what it would have done: timers act at their moments, followers read, steps of people who went off duty move on.
 */
import type { CaseState, Id, Instant } from '@onegrid/domain'
import { fromChina, isOpenTask, MINUTE, workdayInfo } from '@onegrid/domain'
import type { EventAction, OrderAction } from '@onegrid/domain'
import { v7 as uuidv7 } from 'uuid'
import type { BuiltApp } from '../../../apps/server/src/app.ts'
import { Problem } from '../../../apps/server/src/platform/http/index.ts'
import type { RequestContext } from '../../../apps/server/src/platform/http/index.ts'
import type { BuiltDistrict } from '../build.ts'
import { Album } from './album.ts'
import type { Hand } from './album.ts'
import type { Plan } from './plan.ts'
import { childOf } from './refs.ts'
import { Seats } from './seats.ts'
import type { Step } from './story.ts'

/** A step that the rules refused: the rest of its story was not told. */
export interface Refused {
  story: string
  deed: string
  why: string
}

/** Officers go home; their patience (policy) is five minutes. */
const AFTER_WORK = 12 * MINUTE
/** What came in the last hours has not been read yet. */
const UNREAD = 20 * 60 * MINUTE

export class Player {
  readonly #app: BuiltApp
  readonly #built: BuiltDistrict
  readonly #hand: Hand
  readonly #seats: Seats
  readonly #cases = new Map<string, Id>()
  readonly #left = new Map<string, Refused>()

  constructor(app: BuiltApp, built: BuiltDistrict, hand: Hand) {
    this.#app = app
    this.#built = built
    this.#hand = hand
    this.#seats = new Seats(app, built)
  }

  /** @returns what the rules refused */
  async play({ steps, moments }: Plan): Promise<Refused[]> {
    const album = new Album(steps, this.#app.kit.files, this.#hand, (step) => this.#context(step))
    try {
      const evenings = moments.dates.map((date) => eveningOf(moments, date)).filter((at) => at < moments.now)
      for (const step of steps) {
        while (evenings[0] !== undefined && evenings[0] <= step.at) {
          await this.#evening(evenings.shift() ?? 0, moments.now)
        }
        await this.#until(step.at)
        if (!this.#left.has(step.story)) await this.#attempt(step, album)
      }
      for (const at of evenings) await this.#evening(at, moments.now)
      await this.#until(moments.now)
      await this.#app.modules.cases.catchUp(this.#built.districtId)
      await this.#app.modules.messaging.sendWaiting(this.#built.districtId, moments.now)
      return [...this.#left.values()]
    } finally {
      await album.close()
    }
  }

  /** Time passes; what it does, it does at its moment. */
  async #until(at: Instant): Promise<void> {
    const { cases } = this.#app.modules
    const { districtId } = this.#built
    for (;;) {
      const next = await cases.nextTimer(districtId)
      if (next === undefined || next.at > at) break
      this.#hand.now = Math.max(this.#hand.now, next.at)
      // What is overdue brings an order at that moment; who is merely reminded may read of it later.
      await (next.rule.startsWith('overdue') ? cases.catchUp(districtId) : cases.actDue(districtId))
    }
    this.#hand.now = Math.max(this.#hand.now, at)
  }

  async #evening(at: Instant, now: Instant): Promise<void> {
    await this.#until(at)
    const { modules } = this.#app
    const { districtId, staff } = this.#built
    await modules.events.reassignOffDuty(districtId)
    await modules.cases.catchUp(districtId)
    await modules.messaging.sendWaiting(districtId, at)
    if (now - at < UNREAD) return
    for (const { username } of staff.demoAccounts) {
      await modules.messaging.markAllRead(districtId, this.#built.person(username), at)
    }
  }

  async #attempt(step: Step, album: Album): Promise<void> {
    try {
      await this.#perform(step, album)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      const { story, deed } = step
      const what = 'action' in deed ? deed.action : deed.does
      const refused = { story, deed: what, why: String(error.params?.refusal ?? error.code) }
      this.#left.set(story, refused)
      this.#app.kit.logger.warn(refused, 'a step of the history was refused')
    }
  }

  async #perform(step: Step, album: Album): Promise<void> {
    const { deed, story } = step
    const { events, supervision } = this.#app.modules
    const id = uuidv7()
    if (deed.does === 'report') {
      const ctx = await this.#context(step)
      const body = await this.#resolved(deed.body, step, album)
      this.#cases.set(story, (await events.report(ctx, { ...body, id })).caseId)
      return
    }
    const caseId = this.#cases.get(story)
    if (!caseId) throw new Error(`${story} has not begun`)
    const state = looksAtCase(step) ? await this.#app.modules.cases.load(this.#built.districtId, caseId) : undefined
    if (step.ifOwed && !state?.tasks.some((task) => task.kind === step.ifOwed && isOpenTask(task))) return
    const ctx = await this.#context(step, state)
    const input = await this.#resolved(deed.input, step, album, state)
    if (deed.does === 'issue') {
      await supervision.issue(ctx, { id, input: { ...input, event: caseId } })
    } else if (deed.does === 'order') {
      await supervision.act(ctx, await this.#orderAbout(caseId), { id, action: deed.action as OrderAction, input })
    } else {
      const taskId = deed.task && String(await this.#resolve(deed.task, step, album, state))
      await events.act(ctx, caseId, { id, action: deed.action as EventAction, input, ...(taskId && { taskId }) })
      if (deed.action === 'split') await this.#meetChild(story, caseId)
    }
  }

  async #meetChild(story: string, parentId: Id): Promise<void> {
    const [child] = await this.#app.modules.cases.childrenOf(this.#built.districtId, parentId, 'event')
    if (child) this.#cases.set(childOf(story), child)
  }

  #context({ who, at, story, gridCode }: Step, state?: CaseState): Promise<RequestContext> {
    return this.#seats.take(who, at, story, gridCode, state)
  }

  /** The newest; it has been brought by a line that the followers may not have read yet. */
  async #orderAbout(eventId: Id): Promise<Id> {
    const { cases } = this.#app.modules
    const { districtId } = this.#built
    await cases.catchUp(districtId)
    const order = (await cases.childrenOf(districtId, eventId, 'order')).toSorted().at(-1)
    if (!order) throw new Problem('not-found')
    return order
  }

  async #resolved<T extends object>(input: T, step: Step, album: Album, state?: CaseState): Promise<T> {
    const entries = Object.entries(input).map(async ([name, value]) => {
      const resolve = (one: unknown) => this.#resolve(one, step, album, state)
      return [name, Array.isArray(value) ? await Promise.all(value.map(resolve)) : await resolve(value)] as const
    })
    return Object.fromEntries(await Promise.all(entries)) as T
  }

  /** An id in the place of a name; everything else is itself. */
  async #resolve(value: unknown, { story, gridCode }: Step, album: Album, state?: CaseState): Promise<unknown> {
    if (typeof value !== 'string' || !value.startsWith('@')) return value
    const [kind, ...words] = value.split(' ')
    const name = words.join(' ')
    const found = {
      '@picture': () => album.id(name),
      '@case': async () => this.#cases.get(name),
      '@person': async () => this.#built.person(name),
      '@unit': () => this.#unit(name, gridCode),
      '@task': async () => taskOf(state, words[0] ?? '', words[1] && (await this.#unit(words[1], gridCode))),
    }[kind ?? '']
    const id = await found?.()
    if (id === undefined) throw new Error(`${story} names ${value}, which is not there`)
    return id
  }

  async #unit(unitFunction: string, gridCode: string): Promise<Id | undefined> {
    const { staff } = this.#app.modules
    return (await staff.unitFor(this.#built.districtId, unitFunction, this.#built.area(gridCode)))?.unitId
  }
}

/** When those who keep office hours have gone home. */
function eveningOf({ calendar }: Plan['moments'], date: string): Instant {
  const [last] = workdayInfo(calendar, date).sessions.slice(-1)
  return fromChina(date, last?.end ?? '17:30') + AFTER_WORK
}

/** Most steps name nothing of the case that they are about. */
function looksAtCase({ who, deed, ifOwed }: Step): boolean {
  return ifOwed !== undefined || who.startsWith('@owner') || (deed.does === 'act' && deed.task !== undefined)
}

function taskOf(state: CaseState | undefined, kind: string, unitId: Id | undefined): Id | undefined {
  return state?.tasks.findLast((task) => task.kind === kind && (unitId === undefined || task.unitId === unitId))?.id
}
