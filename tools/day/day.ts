/** What the story's steps and checks stand on: who plays, where, and which events there are by now. */
import type { Id, Instant, Place } from '@onegrid/domain'
import { fromChina } from '@onegrid/domain'
import type { EventDetail } from '@onegrid/contract'
import { explainClocks } from '@onegrid/contract'
import { ApiError } from '@onegrid/contract/client'
import type { PlayClock } from '../play/clock.ts'
import type { Cast, Person } from '../play/people.ts'
import { takePicture } from '../play/pictures.ts'
import type { Taking } from '../play/pictures.ts'
import type { Town } from '../play/town.ts'
import type { Seen } from './seen.ts'

/** Wednesday, the last afternoon before seven days off. */
export const STORY_DATE = '2026-09-30'

/** The events of the story; E2b is the same manhole by the hotline, X1 and X2 are merged by mistake. */
export type Ref = 'E1' | 'E2' | 'E2b' | 'E3' | 'E3c' | 'E4' | 'E5' | 'E6' | 'E7' | 'E8' | 'X1' | 'X2' | 'N1'

export interface DayTools {
  people: Cast
  clock: PlayClock
  town: Town
  /** Whoever looks at the town from above, to check. */
  observer: Person
  /** Walks every chain and seal; undefined where the database is out of reach. */
  verify?: () => Promise<Seen>
}

export class Day {
  readonly tools: DayTools
  /** The moment of the step that is played. */
  now: Instant = 0
  readonly #ids = new Map<Ref, Id>()
  readonly #places = new Map<Ref, Place>()
  readonly #notes = new Map<string, unknown>()

  constructor(tools: DayTools) {
    this.tools = tools
  }

  as(username: string): Promise<Person> {
    return this.tools.people.as(username)
  }

  /** @param place where it was reported, if not at its spot of the story */
  name(ref: Ref, id: Id, place?: Place): void {
    this.#ids.set(ref, id)
    if (place) this.#places.set(ref, place)
  }

  /** @throws Error where an earlier step has not brought it about */
  id(ref: Ref): Id {
    const id = this.#ids.get(ref)
    if (!id) throw new Error(`${ref} 尚未发生`)
    return id
  }

  note(key: string, value: unknown): void {
    this.#notes.set(key, value)
  }

  noted<T>(key: string): T {
    if (!this.#notes.has(key)) throw new Error(`未记下 ${key}`)
    return this.#notes.get(key) as T
  }

  place(ref: Ref): Place {
    return this.#places.get(ref) ?? this.tools.town.spot(ref)
  }

  read(ref: Ref): Promise<EventDetail> {
    return this.tools.observer.read(this.id(ref))
  }

  clocks(ref: Ref) {
    return this.tools.observer.call(explainClocks, { params: { id: this.id(ref) } })
  }

  /** Takes a picture on the spot, now unless said otherwise, and uploads it. @returns its id */
  async photo(by: Person, taking: Taking): Promise<Id> {
    const file = await by.upload(await takePicture({ takenAt: this.now, ...taking }))
    return file.id
  }

  /** Does what the rules should refuse, and keeps what they said. */
  async attempt(key: string, act: () => Promise<unknown>): Promise<void> {
    try {
      await act()
      this.note(key, { refused: false, why: '未被拒绝' })
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      const why = String(error.problem?.params?.refusal ?? error.code)
      this.note(key, { refused: true, status: error.status, why })
    }
  }
}

/** '09:10', '16:20:01' on the day of the story, or '10-08 09:40' of the same year. */
export function moment(at: string): Instant {
  const [date, time] = at.includes(' ') ? at.split(' ') : [STORY_DATE.slice(5), at]
  return fromChina(`${STORY_DATE.slice(0, 4)}-${date}`, time)
}
