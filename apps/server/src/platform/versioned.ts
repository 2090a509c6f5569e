/**
 * Data of a district that is read on every request and changes a few times a day, kept in memory. A row in the
 * database counts its version; whoever holds the data looks at that row at most once a second, and at once after a
 * write of its own. Several processes so agree within a second, without messages between them.
 */
export interface VersionedOptions<T> {
  /** The version that stands in the database. */
  version(districtId: number): Promise<number>
  load(districtId: number): Promise<T>
  /** How long a look at the version is good for. */
  freshMs?: number
  /** Loaded anew after this time even under the same version: for what it shows of others that do not count here. */
  maxAgeMs?: number
  /** Monotonic milliseconds. */
  now?: () => number
}

interface Entry<T> {
  value: T
  version: number
  checkedAt: number
  loadedAt: number
}

export class Versioned<T> {
  readonly #options: Required<VersionedOptions<T>>
  readonly #entries = new Map<number, Entry<T>>()
  readonly #pending = new Map<number, { epoch: number; done: Promise<T> }>()
  readonly #epochs = new Map<number, number>()

  constructor(options: VersionedOptions<T>) {
    this.#options = { freshMs: 1000, maxAgeMs: Infinity, now: () => performance.now(), ...options }
  }

  /** At most a second old; never older than a write of this process that has called `expire`. */
  async get(districtId: number): Promise<T> {
    const entry = this.#entries.get(districtId)
    if (entry && this.#options.now() - entry.checkedAt < this.#options.freshMs) return entry.value
    const epoch = this.#epochs.get(districtId) ?? 0
    const pending = this.#pending.get(districtId)
    // A look that began before the write may have seen the state before it.
    if (pending && pending.epoch === epoch) return pending.done
    const done = this.#refresh(districtId, epoch).finally(() => {
      if (this.#pending.get(districtId)?.done === done) this.#pending.delete(districtId)
    })
    this.#pending.set(districtId, { epoch, done })
    return done
  }

  /** What was loaded last, however old; undefined before the first `get`. */
  peek(districtId: number): T | undefined {
    return this.#entries.get(districtId)?.value
  }

  /** After a write: the next `get` looks at the database. */
  expire(districtId: number): void {
    this.#epochs.set(districtId, (this.#epochs.get(districtId) ?? 0) + 1)
    const entry = this.#entries.get(districtId)
    if (entry) entry.checkedAt = -Infinity
  }

  async #refresh(districtId: number, epoch: number): Promise<T> {
    const { now, maxAgeMs } = this.#options
    const checkedAt = now()
    // The version first: data that is newer than it is loaded once more, data that is older would stay.
    const version = await this.#options.version(districtId)
    const known = this.#entries.get(districtId)
    const same = known !== undefined && known.version === version && checkedAt - known.loadedAt < maxAgeMs
    const value = same ? known.value : await this.#options.load(districtId)
    if ((this.#epochs.get(districtId) ?? 0) === epoch) {
      this.#entries.set(districtId, { value, version, checkedAt, loadedAt: same ? known.loadedAt : checkedAt })
    }
    return value
  }
}
