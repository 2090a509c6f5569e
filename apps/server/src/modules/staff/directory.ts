/** Units, functions, desks and posts of a district in memory. Answers are synchronous and name one thing or nothing. */
import type { Id, Tier } from '@onegrid/domain'
import { tiers } from '@onegrid/domain'
import type { Desk, FunctionRow, StaffPost, Unit } from './types.ts'

export interface DirectoryRows {
  units: readonly Unit[]
  functions: readonly FunctionRow[]
  desks: readonly Desk[]
  posts: readonly StaffPost[]
}

export class Directory {
  readonly units: ReadonlyMap<Id, Unit>
  readonly desks: ReadonlyMap<Id, Desk>
  readonly posts: ReadonlyMap<Id, StaffPost>
  readonly functions: readonly FunctionRow[]
  readonly #unitsByFunction = new Map<string, Id>()
  readonly #desksByPlace = new Map<string, Desk[]>()
  readonly #postsByAccount: Map<Id, StaffPost[]>
  readonly #postsByDesk: Map<Id, StaffPost[]>
  readonly #postsByUnit: Map<Id, StaffPost[]>
  readonly #postsByArea: Map<Id, StaffPost[]>

  /** @param rows each kind sorted by id, so that "the first" is the oldest and the same for every process */
  constructor(rows: DirectoryRows) {
    this.units = new Map(rows.units.map(unit => [unit.id, unit]))
    this.desks = new Map(rows.desks.map(desk => [desk.id, desk]))
    this.posts = new Map(rows.posts.map(post => [post.id, post]))
    this.functions = rows.functions
    for (const row of rows.functions) {
      if (this.units.get(row.unitId)?.active) this.#unitsByFunction.set(`${row.areaId} ${row.function}`, row.unitId)
    }
    for (const desk of rows.desks) if (desk.active) gather(this.#desksByPlace, placeKey(desk.tier, desk.areaId), desk)
    this.#postsByAccount = Map.groupBy(rows.posts, post => post.accountId)
    this.#postsByDesk = Map.groupBy(
      rows.posts.filter(post => post.deskId !== null),
      post => post.deskId!,
    )
    this.#postsByUnit = Map.groupBy(rows.posts, post => post.unitId)
    this.#postsByArea = Map.groupBy(rows.posts, post => post.areaId)
  }

  /** The unit that fills a function in the nearest of these areas. */
  unitFor(unitFunction: string, areaPath: readonly Id[]): Id | undefined {
    for (const areaId of areaPath) {
      const unitId = this.#unitsByFunction.get(`${areaId} ${unitFunction}`)
      if (unitId !== undefined) return unitId
    }
    return undefined
  }

  functionsOf(unitId: Id): FunctionRow[] {
    return this.functions.filter(row => row.unitId === unitId)
  }

  /** The open desk of a tier that serves one of these areas; where a place has several, the oldest. */
  deskFor(tier: Tier, areaPath: readonly Id[]): Desk | undefined {
    for (const areaId of areaPath) {
      const found = this.#desksByPlace.get(placeKey(tier, areaId))
      if (found?.[0]) return found[0]
    }
    return undefined
  }

  /** The desk of the next tier that has one, above a desk whose area has this path. Rule: escalation skips no tier. */
  deskAbove(desk: Desk, areaPath: readonly Id[]): Desk | undefined {
    for (const tier of tiers.slice(tiers.indexOf(desk.tier) + 1)) {
      const above = this.deskFor(tier, areaPath)
      if (above) return above
    }
    return undefined
  }

  /** Where work goes while nobody is at the desk: the one named for it, else the one above. */
  standIn(desk: Desk, areaPath: readonly Id[]): Desk | undefined {
    const named = desk.fallbackDeskId === null ? undefined : this.desks.get(desk.fallbackDeskId)
    return named?.active ? named : this.deskAbove(desk, areaPath)
  }

  /** The district's oldest open desk. Undefined only before a district has any. */
  get lastResort(): Desk | undefined {
    for (const desk of this.desks.values()) if (desk.active && desk.tier === 'district') return desk
    return undefined
  }

  postsOf(accountId: Id, date: string): StaffPost[] {
    return held(this.#postsByAccount.get(accountId), date)
  }

  postsAtDesk(deskId: Id, date: string): StaffPost[] {
    return held(this.#postsByDesk.get(deskId), date)
  }

  /**
   * Who may work its queue: whoever only checks there accepts and dispatches nothing, and leaves the desk unattended.
   */
  seatsAtDesk(deskId: Id, date: string): StaffPost[] {
    return this.postsAtDesk(deskId, date).filter(post => post.role === 'dispatcher')
  }

  postsAtUnit(unitId: Id, date: string): StaffPost[] {
    return held(this.#postsByUnit.get(unitId), date)
  }

  postsInArea(areaId: Id, date: string): StaffPost[] {
    return held(this.#postsByArea.get(areaId), date)
  }

  /** The name of somebody who holds, or has held, a post. */
  name(accountId: Id): string | undefined {
    return this.#postsByAccount.get(accountId)?.[0]?.name
  }

  /**
   * Open, with somebody to sign. Enterprises have no accounts of ours and act by a link.
   * Rule: a task is never owed by a unit without people.
   */
  canSign(unitId: Id, date: string): boolean {
    const unit = this.units.get(unitId)
    if (!unit?.active) return false
    return unit.kind === 'enterprise' || this.postsAtUnit(unitId, date).some(post => post.role === 'handler')
  }
}

/** Posts held on a day by accounts that may sign in. */
function held(posts: readonly StaffPost[] | undefined, date: string): StaffPost[] {
  return posts?.filter(post => isHeld(post, date)) ?? []
}

export function isHeld(post: StaffPost, date: string): boolean {
  return post.accountActive && post.fromDate <= date && (post.toDate === null || date <= post.toDate)
}

function placeKey(tier: Tier, areaId: Id): string {
  return `${tier} ${areaId}`
}

function gather<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
