/** Bytes that come in by the hundred megabytes: so many streams at once, of one account and of all. */
import { busy } from './constraints.ts'
import { Problem } from './problem.ts'

export interface UploadLimits {
  /** As many as a browser opens connections. */
  perAccount: number
  /** Each writes to the disk, and most are pictures that are then made anew. */
  together: number
}

/** Seconds: a picture takes some. */
const RETRY_SECONDS = 5

export class Uploads {
  readonly #limits: UploadLimits
  readonly #accounts = new Map<string, number>()
  #count = 0

  constructor(limits: UploadLimits) {
    this.#limits = limits
  }

  /** @throws Problem too-many-requests where the account has its share, busy where all together are too many */
  async run<T>(account: string, work: () => Promise<T>): Promise<T> {
    const own = this.#accounts.get(account) ?? 0
    if (own >= this.#limits.perAccount) {
      throw new Problem('too-many-requests', { seconds: RETRY_SECONDS }, { retryAfter: RETRY_SECONDS })
    }
    if (this.#count >= this.#limits.together) throw busy()
    this.#count++
    this.#accounts.set(account, own + 1)
    try {
      return await work()
    } finally {
      this.#count--
      const left = (this.#accounts.get(account) ?? 1) - 1
      if (left > 0) this.#accounts.set(account, left)
      else this.#accounts.delete(account)
    }
  }
}
