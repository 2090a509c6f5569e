/** Districts by id and code; a handful that changes when one is founded. */
import { sql } from 'kysely'
import type { Db } from '../database/index.ts'

interface District {
  district_id: number
  code: string
  name: string
}

/** A code that nobody has is asked for again at most so often. */
const MISS_MS = 5_000

export class Districts {
  readonly #db: Db
  #known: readonly District[] = []
  #readAt = -Infinity

  constructor(db: Db) {
    this.#db = db
  }

  async idOf(code: string): Promise<number | undefined> {
    return (await this.#find(district => district.code === code))?.district_id
  }

  /** @throws Error when there is no such district */
  async get(districtId: number): Promise<{ code: string; name: string }> {
    const found = await this.#find(district => district.district_id === districtId)
    if (!found) throw new Error(`No district ${districtId}`)
    return { code: found.code, name: found.name }
  }

  /** The district of requests that name none: the configured one, else the first. 0 while there is none. */
  default(code: string): number {
    const known = this.#known
    return (known.find(district => district.code === code) ?? known[0])?.district_id ?? 0
  }

  async load(): Promise<void> {
    this.#readAt = performance.now()
    const query = sql<District>`select district_id, code, name from district order by district_id`
    this.#known = (await query.execute(this.#db)).rows
  }

  async #find(fits: (district: District) => boolean): Promise<District | undefined> {
    const found = this.#known.find(fits)
    if (found || performance.now() - this.#readAt < MISS_MS) return found
    await this.load()
    return this.#known.find(fits)
  }
}
