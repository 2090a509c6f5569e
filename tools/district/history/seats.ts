/** Who takes a seat at a moment: the account behind a user name, or whoever is on duty there. */
import type { CaseState, Id, Instant, Tier } from '@onegrid/domain'
import { openTasks } from '@onegrid/domain'
import type { BuiltApp } from '../../../apps/server/src/app.ts'
import type { RequestContext } from '../../../apps/server/src/platform/http/index.ts'
import type { Principal } from '../../../apps/server/src/platform/identity/index.ts'
import type { BuiltDistrict } from '../build.ts'
import { cast } from '../cast.ts'
import { randomFor } from '../random.ts'
import type { Who } from './refs.ts'

/** Of a unit's people the one of the demo takes most of what comes. */
const BY_THE_CAST = 0.75

export class Seats {
  readonly #app: BuiltApp
  readonly #built: BuiltDistrict
  readonly #keys: ReadonlyMap<Id, string>
  readonly #kinds: ReadonlyMap<string, Principal['kind']>
  readonly #principals = new Map<Id, Promise<Principal>>()

  constructor(app: BuiltApp, built: BuiltDistrict) {
    this.#app = app
    this.#built = built
    this.#keys = new Map(built.staff.people.map(({ key }) => [built.person(key), key]))
    this.#kinds = new Map(built.staff.people.map(({ key, kind }) => [key, kind]))
  }

  /** @throws Error where nobody can take the seat */
  async take(who: Who, at: Instant, story: string, gridCode: string, state?: CaseState): Promise<RequestContext> {
    const accountId = await this.#account(who, at, story, gridCode, state)
    if (accountId === undefined) throw new Error(`nobody takes the seat ${who} in ${story}`)
    const known = this.#principals.get(accountId) ?? this.#principal(accountId)
    this.#principals.set(accountId, known)
    const { districtId } = this.#built
    const principal = await known
    return { principal, districtId, now: at, lang: 'zh-CN', requestId: story, ip: '127.0.0.1', maskedReads: new Set() }
  }

  async #account(who: Who, at: Instant, story: string, gridCode: string, state?: CaseState): Promise<Id | undefined> {
    const [seat, what = ''] = who.split(' ')
    const gridId = this.#built.area(gridCode)
    if (seat === '@desk') return this.#dispatcher(await this.#deskOf(gridId, what as Tier), at)
    if (seat === '@unit') return this.#handler(gridId, what, story)
    if (seat === '@owner') return this.#owner(state, what, at)
    return seat === '@officer' ? this.#officer(gridId, at) : this.#built.person(who)
  }

  async #deskOf(gridId: Id, tier: Tier): Promise<Id | undefined> {
    return (await this.#app.modules.staff.deskFor(this.#built.districtId, gridId, tier))?.id
  }

  async #dispatcher(deskId: Id | undefined, at: Instant): Promise<Id | undefined> {
    if (deskId === undefined) return undefined
    const { staff } = this.#app.modules
    const on = await staff.onDuty(this.#built.districtId, { deskId, role: 'dispatcher' }, at)
    if (on.length > 0) return this.#first(on.map(({ accountId }) => accountId))
    const directory = await staff.directory(this.#built.districtId)
    const posts = [...directory.posts.values()].filter((post) => post.deskId === deskId && post.role === 'dispatcher')
    return this.#first(posts.map(({ accountId }) => accountId))
  }

  async #handler(gridId: Id, unitFunction: string, story: string): Promise<Id | undefined> {
    const { staff } = this.#app.modules
    const { districtId } = this.#built
    const unit = await staff.unitFor(districtId, unitFunction, gridId)
    const members = unit ? await staff.membersOf(districtId, unit.unitId) : []
    const handlers = members.filter(({ role }) => role === 'handler').map(({ accountId }) => accountId)
    const random = randomFor('handler', unitFunction, story)
    const ofCast = handlers.find((id) => cast.some(({ username }) => username === this.#keys.get(id)))
    if (ofCast && random.chance(BY_THE_CAST)) return ofCast
    return handlers.length === 0 ? undefined : random.pick(this.#sorted(handlers))
  }

  async #owner(state: CaseState | undefined, kind: string, at: Instant): Promise<Id | undefined> {
    const task = state && openTasks(state).find((one) => one.kind === kind)
    return task?.personId ?? this.#dispatcher(task?.deskId, at)
  }

  async #officer(gridId: Id, at: Instant): Promise<Id | undefined> {
    const { staff } = this.#app.modules
    return (await staff.officerOf(this.#built.districtId, gridId, at))?.personId
  }

  async #principal(accountId: Id): Promise<Principal> {
    const { modules, kit } = this.#app
    const { districtId } = this.#built
    const key = this.#keys.get(accountId) ?? ''
    const kind = this.#kinds.get(key) ?? 'staff'
    const posts = await modules.staff.grants(kit.db, districtId, accountId)
    const own = kind === 'resident' ? ['resident' as const] : []
    const roles = [...new Set([...own, ...posts.map(({ role }) => role)])]
    const name = (await modules.staff.name(districtId, accountId)) ?? key
    return { accountId, districtId, kind, username: key, name, posts, roles, sessionId: '', rightsVersion: 0 }
  }

  /** Ids are drawn anew at every start; keys are not. */
  #sorted(ids: readonly Id[]): Id[] {
    const key = (id: Id): string => this.#keys.get(id) ?? id
    return ids.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
  }

  #first(ids: readonly Id[]): Id | undefined {
    return this.#sorted(ids)[0]
  }
}
