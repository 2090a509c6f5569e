/**
 * Events to readers, by topic (desk, unit, area, person): one look-up a topic, never a question of rights for each
 * reader and event. Rights decide which topics a stream has when it opens; when they change, it ends.
 * Rule: decision 17.
 */
import { type LiveEvent, type Published, Ring } from './ring.ts'

export interface Reader {
  districtId: number
  accountId: string
  sessionId: string
  rightsVersion: number
  topics: ReadonlySet<string>
  /** Sends a piece of the stream. @returns false when the reader does not keep up */
  send(text: string): boolean
  end(): void
}

export interface HubOptions {
  /** Events kept for readers that come back, per district. */
  capacity?: number
  /** Streams of one account: a browser needs one (a SharedWorker holds it). */
  perAccount?: number
  /** Streams of all accounts: each holds a connection and a buffer. */
  together?: number
}

const CAPACITY = 5000
const PER_ACCOUNT = 5
const TOGETHER = 10_000

export class Hub {
  readonly #capacity: number
  readonly #perAccount: number
  readonly #together: number
  readonly #rings = new Map<number, Ring>()
  readonly #byTopic = new Map<string, Set<Reader>>()
  readonly #readers = new Set<Reader>()
  readonly #accounts = new Map<string, number>()

  constructor({ capacity = CAPACITY, perAccount = PER_ACCOUNT, together = TOGETHER }: HubOptions = {}) {
    this.#capacity = capacity
    this.#perAccount = perAccount
    this.#together = together
  }

  publish(districtId: number, topics: readonly string[], event: LiveEvent): void {
    const published: Published = { topics, event, text: eventText(event) }
    if (!this.#ring(districtId).push(published)) return
    const reached = new Set<Reader>()
    for (const topic of topics) {
      for (const reader of this.#byTopic.get(keyOf(districtId, topic)) ?? []) reached.add(reader)
    }
    for (const reader of reached) this.#deliver(reader, published.text)
  }

  /** Streams of an account at most. */
  get perAccount(): number {
    return this.#perAccount
  }

  /** Whether nobody else can be taken in, whoever it is. */
  get isFull(): boolean {
    return this.#readers.size >= this.#together
  }

  hasRoom(account: Pick<Reader, 'districtId' | 'accountId'>): boolean {
    return (this.#accounts.get(accountOf(account)) ?? 0) < this.#perAccount
  }

  /**
   * Adds a reader and sends it what it has missed; `reset` where that is no longer here: its lists are then asked anew.
   *
   * @param lastId position that the reader has, undefined on its first connection
   */
  join(reader: Reader, lastId: number | undefined): void {
    const account = accountOf(reader)
    this.#accounts.set(account, (this.#accounts.get(account) ?? 0) + 1)
    this.#readers.add(reader)
    for (const topic of reader.topics) {
      const key = keyOf(reader.districtId, topic)
      const readers = this.#byTopic.get(key) ?? new Set()
      this.#byTopic.set(key, readers.add(reader))
    }
    const ring = this.#ring(reader.districtId)
    const missed = lastId === undefined ? [] : ring.after(lastId)
    if (!missed) {
      this.#deliver(reader, resetText(ring.last))
      return
    }
    // A position to come back to, also for a reader to whom nothing ever happens.
    if (lastId === undefined && ring.last !== undefined) this.#deliver(reader, `id: ${ring.last}\n\n`)
    for (const { topics, text } of missed) {
      if (topics.some(topic => reader.topics.has(topic)) && !this.#deliver(reader, text)) return
    }
  }

  /** Takes a reader out; calling it again does nothing. */
  leave(reader: Reader): void {
    if (!this.#readers.delete(reader)) return
    const account = accountOf(reader)
    const left = (this.#accounts.get(account) ?? 1) - 1
    if (left > 0) this.#accounts.set(account, left)
    else this.#accounts.delete(account)
    for (const topic of reader.topics) {
      const key = keyOf(reader.districtId, topic)
      const readers = this.#byTopic.get(key)
      readers?.delete(reader)
      if (readers?.size === 0) this.#byTopic.delete(key)
    }
  }

  /** Sends a sign of life, which also keeps proxies from closing the connection. */
  beat(): void {
    for (const reader of this.#readers) this.#deliver(reader, ': beat\n\n')
  }

  readers(): readonly Reader[] {
    return [...this.#readers]
  }

  /** Ends a stream; its reader comes back by itself and is asked for its rights again. */
  close(reader: Reader): void {
    this.leave(reader)
    reader.end()
  }

  closeAll(): void {
    for (const reader of this.readers()) this.close(reader)
  }

  #ring(districtId: number): Ring {
    let ring = this.#rings.get(districtId)
    if (!ring) this.#rings.set(districtId, (ring = new Ring(this.#capacity)))
    return ring
  }

  #deliver(reader: Reader, text: string): boolean {
    if (reader.send(text)) return true
    // It resumes from where it stopped, instead of filling our memory.
    this.close(reader)
    return false
  }
}

function eventText({ id, type, data }: LiveEvent): string {
  return `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`
}

function resetText(last: number | undefined): string {
  return `${last === undefined ? '' : `id: ${last}\n`}event: reset\ndata: {}\n\n`
}

function keyOf(districtId: number, topic: string): string {
  return `${districtId} ${topic}`
}

function accountOf({ districtId, accountId }: Pick<Reader, 'districtId' | 'accountId'>): string {
  return `${districtId} ${accountId}`
}
