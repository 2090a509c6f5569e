/** The people of a district as the rules see them, and who of them sits where at a moment. */
import type { Id } from '@onegrid/domain'
import type { Principal } from '../../apps/server/src/platform/identity/index.ts'
import type { AreaTree } from '../../apps/server/src/modules/areas/index.ts'
import type { Scene } from '../../apps/server/src/modules/events/index.ts'
import type { Directory, StaffPost } from '../../apps/server/src/modules/staff/index.ts'
import type { Random } from '../district/random.ts'

export class Crew {
  readonly #districtId: number
  readonly #directory: Directory
  readonly #tree: AreaTree
  readonly #date: string
  readonly #principals = new Map<Id, Principal>()
  readonly #hotline: Id | undefined
  /** Units that have somebody to sign, each for the district or one town. */
  readonly #units: readonly Id[]

  /** @param date on which posts are looked up: they have not changed in the time that is told */
  constructor(districtId: number, directory: Directory, tree: AreaTree, date: string) {
    this.#districtId = districtId
    this.#directory = directory
    this.#tree = tree
    this.#date = date
    this.#hotline = [...directory.posts.values()].find(({ role }) => role === 'hotline')?.accountId
    this.#units = [...directory.units.keys()].filter((id) => directory.canSign(id, date))
  }

  principal(accountId: Id): Principal {
    const known = this.#principals.get(accountId)
    if (known) return known
    const posts = this.#directory.postsOf(accountId, this.#date).map((post) => this.#post(post))
    const made: Principal = {
      accountId, districtId: this.#districtId, kind: 'staff', username: '', name: this.#directory.name(accountId) ?? '',
      posts, roles: [...new Set(posts.map(({ role }) => role))], sessionId: '', rightsVersion: 1,
    }
    this.#principals.set(accountId, made)
    return made
  }

  postsOf(accountId: Id): StaffPost[] {
    return this.#directory.postsOf(accountId, this.#date)
  }

  get hotline(): Principal | undefined {
    return this.#hotline === undefined ? undefined : this.principal(this.#hotline)
  }

  /** A dispatcher of the desk who is on duty; where nobody is, one who comes in for it. */
  atDesk(deskId: Id, scene: Scene, random: Random): Principal | undefined {
    const posts = this.#directory.seatsAtDesk(deskId, this.#date)
    const present = scene.duty.onDuty(posts, scene.at)
    const found = present.length > 0 ? random.pick(present).accountId : posts[0]?.accountId
    return found === undefined ? undefined : this.principal(found)
  }

  /** Any other dispatcher of the desk, or of the one above it. */
  second(deskId: Id, first: Id | undefined, scene: Scene, random: Random): Principal | undefined {
    const above = scene.deskAbove(deskId)
    const posts = [deskId, ...(above ? [above] : [])].flatMap((id) => this.#directory.seatsAtDesk(id, this.#date))
    const others = posts.filter(({ accountId }) => accountId !== first)
    return others.length === 0 ? undefined : this.principal(random.pick(others).accountId)
  }

  checker(deskId: Id, random: Random): Principal | undefined {
    const posts = this.#directory.postsAtDesk(deskId, this.#date).filter(({ role }) => role === 'checker')
    return posts.length === 0 ? undefined : this.principal(random.pick(posts).accountId)
  }

  handlersOf(unitId: Id): Id[] {
    const posts = this.#directory.postsAtUnit(unitId, this.#date).filter(({ role }) => role === 'handler')
    return posts.map(({ accountId }) => accountId)
  }

  /** Another unit that works in the same town, or for the whole district: the one that a desk takes by mistake. */
  otherUnit(than: Id | undefined, townId: Id | undefined, scene: Scene, random: Random): Id | undefined {
    for (let tries = 0; tries < 40; tries++) {
      const id = random.pick(this.#units)
      const town = scene.unit(id)?.townId
      if (id !== than && this.handlersOf(id).length > 0 && (town === undefined || town === townId)) return id
    }
    return undefined
  }

  leader(townId: Id | undefined, random: Random): Principal | undefined {
    const posts = townId === undefined ? [] : this.#directory.postsInArea(townId, this.#date)
    const leaders = posts.filter(({ role }) => role === 'leader')
    return leaders.length === 0 ? undefined : this.principal(random.pick(leaders).accountId)
  }

  #post({ id, role, unitId, areaId, deskId }: StaffPost): Principal['posts'][number] {
    const level = this.#tree.get(areaId)?.level ?? ''
    return { id, role, unitId, areaId, ...(deskId && { deskId }), level, areaPath: this.#tree.path(areaId) }
  }
}
