/** Lets so many pieces of work run at once; the others wait in the order they came. */
export class Slots {
  #free: number
  readonly #patienceMs: number | undefined
  readonly #waiting: Waiter[] = []

  /** @param patienceMs whoever has waited so long is turned away */
  constructor(count: number, patienceMs?: number) {
    this.#free = count
    this.#patienceMs = patienceMs
  }

  /** How many pieces of work wait for their turn. */
  get waiting(): number {
    return this.#waiting.length
  }

  /** @throws SlotsTaken after waiting in vain; the work has not begun then */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--
    else await this.#turn()
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next) next.begin()
      else this.#free++
    }
  }

  #turn(): Promise<void> {
    return new Promise((begin, fail) => {
      const waiter: Waiter = { begin }
      this.#waiting.push(waiter)
      if (this.#patienceMs === undefined) return
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1)
        fail(new SlotsTaken())
      }, this.#patienceMs)
      waiter.begin = () => {
        clearTimeout(timer)
        begin()
      }
    })
  }
}

interface Waiter {
  begin(): void
}

export class SlotsTaken extends Error {
  override readonly name = 'SlotsTaken'
}
