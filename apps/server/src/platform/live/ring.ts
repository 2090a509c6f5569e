/** The last events of a district, for readers that come back. Positions only grow. */

export interface LiveEvent {
  /** Position in the feed: what Last-Event-ID says. */
  id: number
  type: string
  data: unknown
}

export interface Published {
  topics: readonly string[]
  event: LiveEvent
  /** The event as it is sent; made once however many readers there are. */
  text: string
}

export class Ring {
  readonly #capacity: number
  #events: Published[] = []
  /** Everything up to here is either kept or known to be lost. */
  #dropped: number | undefined
  #last: number | undefined

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  /** @returns false when the position was published before: a follower that begins again sends some twice */
  push(published: Published): boolean {
    if (this.#last !== undefined && published.event.id <= this.#last) return false
    // Whatever was before the first that this process has seen, it cannot give.
    this.#dropped ??= published.event.id - 1
    this.#events.push(published)
    this.#last = published.event.id
    // Twice the capacity is cut at once, so that a push costs nothing on average.
    if (this.#events.length > this.#capacity * 2) {
      const cut = this.#events.length - this.#capacity
      this.#dropped = this.#events[cut - 1]?.event.id ?? this.#dropped
      this.#events = this.#events.slice(cut)
    }
    return true
  }

  /** Position of the last event; undefined before the first. */
  get last(): number | undefined {
    return this.#last
  }

  /** What came after a position; undefined when some of it is no longer, or not yet, here. */
  after(position: number): readonly Published[] | undefined {
    if (this.#last === undefined || this.#dropped === undefined) return undefined
    if (position < this.#dropped || position > this.#last) return undefined
    let low = 0
    let high = this.#events.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#events[middle]?.event.id ?? Infinity) <= position) low = middle + 1
      else high = middle
    }
    return this.#events.slice(low)
  }
}
