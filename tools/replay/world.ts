/** The simulated town: who looks at what, what is planned when, and what became of each message. */
import type { ActionAnswer, CaseSummary, ResponseBody } from '@onegrid/contract'
import { readWorklist } from '@onegrid/contract'
import { ApiError } from '@onegrid/contract/client'
import type { Calendar, EventState, Id, Instant, Place } from '@onegrid/domain'
import { MINUTE, eventStates } from '@onegrid/domain'
import { randomFor } from '../district/random.ts'
import type { Random } from '../district/random.ts'
import type { People, Person } from '../play/people.ts'
import { Agenda } from './agenda.ts'
import type { Directory } from './directory.ts'
import { momentOf } from './habits.ts'
import { concerns, seatKey, whoSits } from './seats.ts'
import type { Seat } from './seats.ts'

export type WorkItem = ResponseBody<typeof readWorklist>['items'][number]

/** A message and what it became. */
export interface Tracked {
  caseId: Id
  /** Names the message where its words must not be shown. */
  row: number
  place: Place
  state: string
  isOpen: boolean
  /** Units that were sent there in error, so that they know to give it back. */
  wrongUnits: Set<Id>
  /** Failures in a row; somebody who only fails gives up. */
  failures: number
}

export interface Doing {
  world: World
  person: Person
  seat: Seat
  item: WorkItem
  random: Random
}

/** Does what is owed, or finds that it need not be. @returns the answer of what was done */
export type Agent = (doing: Doing) => Promise<ActionAnswer | undefined>

export interface WorldOptions {
  people: People
  directory: Directory
  calendar: Calendar
  seed: number
  agent: Agent
  /** A case of a message has come to an end, or has come back from it. */
  onEnded?: (world: World, tracked: Tracked) => void
}

/** A glance at the list follows what was sent there by so many minutes. */
const GLANCE = { from: 2, to: 20 }
/** After so many refusals in a row nobody tries any more, and the case is reported as stuck. */
const GIVES_UP = 12
const PAGE = 200

export class World {
  readonly options: WorldOptions
  readonly agenda = new Agenda()
  /** Set by the loop before what is due is done. */
  now: Instant = 0
  readonly cases = new Map<Id, Tracked>()
  /** Answers that were no success, by code. */
  readonly refused = new Map<string, number>()
  /** Words that did not belong to any rule: faults of the simulation or of the product. */
  readonly surprises: string[] = []
  readonly #planned = new Set<Id>()
  /** Obligations that nobody of their own unit will ever meet. */
  readonly #kept = new Set<Id>()
  readonly #looking = new Map<string, Instant>()
  readonly #drawn = new Map<string, number>()
  /** Seats that were sent something, and when last. */
  readonly #seats = new Map<string, { seat: Seat; at: Instant }>()

  constructor(options: WorldOptions) {
    this.options = options
  }

  as(username: string): Promise<Person> {
    return this.options.people.as(username)
  }

  /** A stream for one decision: the same seed decides the same for the same message, whatever else happens. */
  random(caseId: Id, what: string): Random {
    const key = `${this.cases.get(caseId)?.row ?? 'other'} ${what}`
    const nth = this.#drawn.get(key) ?? 0
    this.#drawn.set(key, nth + 1)
    return randomFor(this.options.seed, key, nth)
  }

  /** Something to be done later about a case; what the rules refuse by then is let be. */
  plan(at: Instant, caseId: Id, act: () => Promise<ActionAnswer | undefined>): void {
    this.agenda.push({ at, key: caseId, idle: false, run: () => this.attempt(caseId, act) })
  }

  /** Carries out an act and follows where it leads. @param caseId or the key of what is no case */
  async attempt(caseId: string, act: () => Promise<ActionAnswer | undefined>): Promise<void> {
    const tracked = this.cases.get(caseId)
    try {
      const answer = await act()
      if (tracked) tracked.failures = 0
      if (answer) this.heard(answer)
    } catch (error) {
      if (!(error instanceof ApiError) || error.status >= 500) {
        this.surprises.push(messageOf(error))
        return
      }
      const code = String(error.problem?.params?.refusal ?? error.code)
      this.refused.set(code, (this.refused.get(code) ?? 0) + 1)
      if (error.status !== 409 && error.status !== 404) this.surprises.push(`${error.status} ${code}`)
      if (tracked) tracked.failures++
    }
  }

  /** Nobody of its own unit acts upon this obligation any more. */
  keepFrom(taskId: Id): void {
    this.#kept.add(taskId)
  }

  /** Whoever owes the next step looks at his list soon. */
  heard({ case: after }: ActionAnswer): void {
    this.follow(after)
    if (after.owner) this.look(after.owner)
    if (after.desk) this.look({ kind: 'desk', id: after.desk.id })
    if (after.lead) this.look({ kind: 'unit', id: after.lead.id })
    if (after.desk && after.state === 'handled') this.look({ kind: 'checkers', id: after.desk.id })
  }

  follow({ id, state }: CaseSummary): void {
    const tracked = this.cases.get(id)
    if (!tracked) return
    const wasOpen = tracked.isOpen
    tracked.state = state
    tracked.isOpen = eventStates[state as EventState]?.open ?? true
    if (wasOpen && !tracked.isOpen) this.options.onEnded?.(this, tracked)
  }

  /** A seat's list is read once, however many things call for it. */
  look(seat: Seat, at?: Instant, idle = false): void {
    const key = seatKey(seat)
    if (!idle) this.#seats.set(key, { seat, at: this.now })
    const wanted = at ?? this.now + randomFor(this.options.seed, key, this.now).int(GLANCE.from, GLANCE.to) * MINUTE
    const known = this.#looking.get(key)
    if (!idle && known !== undefined && known <= wanted) return
    if (!idle) this.#looking.set(key, wanted)
    this.agenda.push({ at: wanted, key, idle, run: () => this.attempt(key, () => this.#readList(seat)) })
  }

  /** Seats that were sent something since a moment. */
  seatsSince(moment: Instant): Seat[] {
    return [...this.#seats.values()].filter(({ at }) => at >= moment).map(({ seat }) => seat)
  }

  async #readList(seat: Seat): Promise<undefined> {
    this.#looking.delete(seatKey(seat))
    const { directory, seed } = this.options
    const username = whoSits(directory, seat, this.now, randomFor(seed, seatKey(seat), this.now))
    if (username === undefined) return undefined
    const person = await this.as(username)
    for (let cursor: string | undefined; ;) {
      const page = await person.call(readWorklist, { query: { limit: PAGE, cursor } })
      for (const item of page.items) this.#take(seat, item)
      cursor = page.next
      if (cursor === undefined) return undefined
    }
  }

  /** Plans when somebody of the seat gets round to an obligation. */
  #take(seat: Seat, item: WorkItem): void {
    const { task, case: { id, kind } } = item
    const { directory, calendar } = this.options
    const failures = this.cases.get(id)?.failures ?? 0
    if (this.#planned.has(task.id) || this.#kept.has(task.id) || failures >= GIVES_UP || task.light === 'paused') return
    if (!concerns(directory, seat, task.kind, kind === 'order')) return
    this.#planned.add(task.id)
    const random = this.random(id, `${task.kind} ${task.state}`)
    const dueAt = task.dueAt === null ? undefined : Date.parse(task.dueAt)
    const at = momentOf(random, this.now, dueAt, calendar)
    this.agenda.push({ at, key: id, idle: false, run: () => this.#act(seat, item, random) })
  }

  async #act(seat: Seat, item: WorkItem, random: Random): Promise<void> {
    const { directory, agent } = this.options
    const username = whoSits(directory, seat, this.now, random)
    if (username !== undefined) {
      const doing = { world: this, person: await this.as(username), seat, item, random }
      await this.attempt(item.case.id, () => agent(doing))
    }
    // Only now may a list that is being read meanwhile bring it up again; it says what is left.
    this.#planned.delete(item.task.id)
    if (username !== undefined) this.look(seat)
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}
