/** What comes next, over all lives at once: a heap by moment. */
import type { Instant } from '@onegrid/domain'

interface Entry<T> {
  at: Instant
  order: number
  item: T
}

export class Queue<T> {
  readonly #heap: Entry<T>[] = []
  #order = 0

  get size(): number {
    return this.#heap.length
  }

  get next(): Instant | undefined {
    return this.#heap[0]?.at
  }

  peek(): T | undefined {
    return this.#heap[0]?.item
  }

  push(at: Instant, item: T): void {
    const heap = this.#heap
    const entry = { at, order: this.#order++, item }
    let i = heap.length
    for (; i > 0;) {
      const parent = (i - 1) >> 1
      const above = heap[parent] as Entry<T>
      if (!isBefore(entry, above)) break
      heap[i] = above
      i = parent
    }
    heap[i] = entry
  }

  pop(): { at: Instant; item: T } | undefined {
    const heap = this.#heap
    const [top] = heap
    const last = heap.pop()
    if (!top || !last || heap.length === 0) return top
    let i = 0
    for (;;) {
      let child = 2 * i + 1
      const left = heap[child]
      if (!left) break
      const right = heap[child + 1]
      if (right && isBefore(right, left)) child++
      const least = heap[child] as Entry<T>
      if (!isBefore(least, last)) break
      heap[i] = least
      i = child
    }
    heap[i] = last
    return top
  }
}

/** Of two at the same moment the one that was planned first: the order never depends on the heap's shape. */
function isBefore(a: { at: Instant; order: number }, b: { at: Instant; order: number }): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order)
}
