/** Posts of accounts, kept for a while: they are asked for with every request and change once a month. */
import type { Role } from '@onegrid/domain'
import type { Db } from '../database/index.ts'
import type { AccountKind, Post } from './principal.ts'

/** Finds the posts that an account holds today. The staff module provides it. */
export type GrantsOf = (db: Db, districtId: number, accountId: string) => Promise<Post[]>

/** A post begins and ends at midnight, without anybody changing rights; so long it may still count. */
const KEPT_MS = 30_000
const MAX_KEPT = 20_000

interface Kept {
  rightsVersion: number
  until: number
  posts: Post[]
}

export class Grants {
  readonly #db: Db
  readonly #kept = new Map<string, Kept>()
  #source: GrantsOf = async () => []

  constructor(db: Db) {
    this.#db = db
  }

  use(source: GrantsOf): void {
    this.#source = source
    this.#kept.clear()
  }

  async posts(districtId: number, accountId: string, rightsVersion: number): Promise<Post[]> {
    const key = `${districtId}/${accountId}`
    const kept = this.#kept.get(key)
    if (kept && kept.rightsVersion === rightsVersion && kept.until > performance.now()) return kept.posts
    const posts = await this.#source(this.#db, districtId, accountId)
    if (this.#kept.size >= MAX_KEPT) this.#kept.clear()
    this.#kept.set(key, { rightsVersion, until: performance.now() + KEPT_MS, posts })
    return posts
  }
}

/** Roles by post, and those that a kind of account has by itself. */
export function rolesOf(kind: AccountKind, posts: readonly Post[]): Role[] {
  if (kind === 'link') return ['link']
  const own: Role[] = kind === 'resident' ? ['resident'] : []
  return [...new Set([...own, ...posts.map(post => post.role)])]
}
