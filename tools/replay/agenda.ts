/** What is to be done when, on the business clock: a heap by moment, then in the order of planning. */
import type { Instant } from '@onegrid/domain'

export interface Item {
  at: Instant
  /** Items with the same key never run at once: a case's id, a seat's. */
  key: string
  /** Idle items (a morning's look at the list) do not keep the simulation going. */
  idle: boolean
  run: () => Promise<void>
}

export class Agenda {
  readonly #heap: { item: Item; order: number }[] = []
  #order = 0
  #busy = 0

  /** How many are no idle ones. */
  get busy(): number {
    return this.#busy
  }

  get next(): Instant | undefined {
    return this.#heap[0]?.item.at
  }

  push(item: Item): void {
    if (!item.idle) this.#busy++
    const heap = this.#heap
    heap.push({ item, order: this.#order++ })
    for (let i = heap.length - 1; i > 0;) {
      const parent = (i - 1) >> 1
      if (!this.#before(i, parent)) return
      this.#swap(i, parent)
      i = parent
    }
  }

  /** Takes everything that is due at a moment. */
  takeDue(now: Instant): Item[] {
    const due: Item[] = []
    for (let next = this.next; next !== undefined && next <= now; next = this.next) {
      const item = this.#pop()
      if (!item.idle) this.#busy--
      due.push(item)
    }
    return due
  }

  #pop(): Item {
    const heap = this.#heap
    const [top] = heap
    const last = heap.pop()
    if (!top || !last) throw new Error('the agenda is empty')
    if (heap.length > 0) {
      heap[0] = last
      for (let i = 0; ;) {
        let least = i
        if (this.#before(2 * i + 1, least)) least = 2 * i + 1
        if (this.#before(2 * i + 2, least)) least = 2 * i + 2
        if (least === i) break
        this.#swap(i, least)
        i = least
      }
    }
    return top.item
  }

  #before(a: number, b: number): boolean {
    const [one, other] = [this.#heap[a], this.#heap[b]]
    if (!one || !other) return false
    return one.item.at < other.item.at || (one.item.at === other.item.at && one.order < other.order)
  }

  #swap(a: number, b: number): void {
    const [one, other] = [this.#heap[a], this.#heap[b]]
    if (!one || !other) return
    this.#heap[a] = other
    this.#heap[b] = one
  }
}
