/**
 * Lines for followers that are far behind. Positions are never given twice and lines never change, so a page that one
 * of them has read is as good for the next: parsing a line costs more than what most followers do with it.
 */
import { setImmediate as breathe } from 'node:timers/promises'
import type { Db } from '../../platform/database/index.ts'
import { isReadable, readFeed } from './feed.ts'
import type { FeedLine } from './feed.ts'
import type { Pages } from './follower.ts'

/** Lines of a page. They are parsed at one go: some ten milliseconds in which nobody else is served. */
const PAGE = 1000
/** Pages kept, a few megabytes each: as far as one follower may be ahead of another and still read for both. */
const KEPT = 24

export class FeedPages implements Pages {
  readonly #db: Db
  readonly #size: number
  /** By district and number of the page, the one used last at the end. */
  readonly #pages = new Map<string, Promise<readonly FeedLine[]>>()

  constructor(db: Db, size = PAGE) {
    this.#db = db
    this.#size = size
  }

  /** Lines after a position, oldest first: as many as are asked for, where there are so many. */
  async after(districtId: number, pos: number, limit: number): Promise<readonly FeedLine[]> {
    const found: FeedLine[] = []
    for (let number = Math.floor(pos / this.#size); found.length < limit; number++) {
      const page = await this.#page(districtId, number)
      // Read while the lines at hand are digested.
      if (page.length === this.#size) this.#page(districtId, number + 1).catch(() => {})
      const first = page.findIndex(line => line.pos > pos)
      if (first >= 0) found.push(...page.slice(first, first + limit - found.length))
      if (page.length < this.#size) break
    }
    return found
  }

  /** Nobody is far behind any more. */
  forget(): void {
    this.#pages.clear()
  }

  #page(districtId: number, number: number): Promise<readonly FeedLine[]> {
    const key = `${districtId} ${number}`
    const page = this.#pages.get(key) ?? this.#read(key, districtId, number)
    this.#pages.delete(key)
    this.#pages.set(key, page)
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= KEPT) break
      this.#pages.delete(oldest)
    }
    return page
  }

  async #read(key: string, districtId: number, number: number): Promise<readonly FeedLine[]> {
    try {
      await breathe()
      const lines = await readFeed(this.#db, districtId, number * this.#size, this.#size)
      lines.forEach(isReadable)
      // The last page is still being written.
      if (lines.length < this.#size) this.#pages.delete(key)
      return lines
    } catch (error) {
      this.#pages.delete(key)
      throw error
    }
  }
}
