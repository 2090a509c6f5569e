/** Everybody who may be owed something, by name to sign in with: read once through the API, as administrators would. */
import type { AreaBody, MatterEntry, StaffPost } from '@onegrid/contract'
import {
  listAccounts, listAreas, listDesks, listMatters, listPosts, listShifts, listUnits,
} from '@onegrid/contract'
import type { Id, Instant } from '@onegrid/domain'
import { DAY, fromChina } from '@onegrid/domain'
import { partsOf } from '../../apps/server/src/modules/areas/ground.ts'
import type { AreaGeometry, Ring } from '../../apps/server/src/modules/areas/ground.ts'
import { PlayError } from '../play/errors.ts'
import type { Person } from '../play/people.ts'

export interface GridGround {
  id: Id
  villageId: Id
  parts: Ring[][]
}

export interface Directory {
  grids: readonly GridGround[]
  matters: ReadonlyMap<string, MatterEntry>
  /** Units that lead or assist somewhere and have somebody to act: a desk that errs sends to one of them. */
  units: readonly Id[]
  username(accountId: Id): string | undefined
  handlers(unitId: Id): readonly Id[]
  checkers(deskId: Id): readonly Id[]
  dispatchers(deskId: Id): readonly Id[]
  /** Units whose desks keep a rota. */
  deskUnits: readonly Id[]
  /** Units that plan the rota of posts in these areas. */
  rotaUnitsOf(areaIds: readonly Id[]): readonly Id[]
  /** Which of a desk's dispatchers sits there at that hour of the week; all where no rota is known. */
  atDesk(deskId: Id, at: Instant): readonly Id[]
}

/** Monday of a week without days off around the day of the story, where the demo plans its rota. */
export const MODEL_WEEK = '2026-10-19'

export interface Readers {
  /** Sees the whole district. */
  staff: Person
  /** Knows the accounts. */
  admin: Person
}

export async function readDirectory({ staff, admin }: Readers): Promise<Directory> {
  const [grids, usernames, posts, { items: units }, { items: desks }, { items: matters }] = await Promise.all([
    readGrids(staff),
    readUsernames(admin),
    readPosts(staff),
    staff.call(listUnits, { query: {} }),
    staff.call(listDesks, { query: {} }),
    staff.call(listMatters, { query: {} }),
  ])
  if (grids.length === 0) throw new PlayError('no-grid', '区县没有带边界的网格：请用演示区县启动产品')
  const known = posts.filter(({ accountId }) => usernames.has(accountId))
  const by = (role: string, key: (post: StaffPost) => Id | null) => {
    const groups = Map.groupBy(known.filter((post) => post.role === role), key)
    return (id: Id): Id[] => groups.get(id)?.map(({ accountId }) => accountId) ?? []
  }
  const handlers = by('handler', (post) => post.unitId)
  const dispatchers = by('dispatcher', (post) => post.deskId)
  const patterns = new Map<Id, readonly Stretch[]>()
  await Promise.all(desks.map(async ({ id }) => patterns.set(id, await readPattern(staff, id))))
  return {
    grids,
    matters: new Map(matters.map((matter) => [matter.code, matter])),
    units: units.filter(({ id, functions }) => functions.length > 0 && handlers(id).length > 0).map(({ id }) => id),
    username: (accountId) => usernames.get(accountId),
    handlers,
    checkers: by('checker', (post) => post.deskId),
    dispatchers,
    deskUnits: [...new Set(known.filter((post) => post.keepsRota && post.deskId !== null).map((post) => post.unitId))],
    rotaUnitsOf: (areaIds) =>
      [...new Set(known.filter((post) => post.keepsRota && areaIds.includes(post.areaId)).map((post) => post.unitId))],
    atDesk(deskId, at) {
      const all = dispatchers(deskId)
      const into = weekOffset(at)
      const sitting = (patterns.get(deskId) ?? []).filter(({ from, to }) => covers(from, to, into))
      const on = sitting.map(({ accountId }) => accountId).filter((id) => all.includes(id))
      return on.length > 0 ? on : all
    },
  }
}

async function readGrids(staff: Person): Promise<GridGround[]> {
  const grids: AreaBody[] = []
  for (let after: string | undefined; ;) {
    const page = await staff.call(listAreas, { query: { level: 'grid', polygons: true, limit: 500, after } })
    grids.push(...page.items)
    after = page.next
    if (after === undefined) break
  }
  return grids.flatMap(({ id, parentId, polygon }) =>
    polygon && parentId ? [{ id, villageId: parentId, parts: partsOf(polygon as AreaGeometry) }] : [])
}

async function readUsernames(admin: Person): Promise<Map<Id, string>> {
  const names = new Map<Id, string>()
  for (let cursor: string | undefined; ;) {
    const page = await admin.call(listAccounts, { query: { limit: 200, cursor } })
    for (const { id, username, active } of page.items) if (active) names.set(id, username)
    cursor = page.next
    if (cursor === undefined) return names
  }
}

async function readPosts(staff: Person): Promise<StaffPost[]> {
  const posts: StaffPost[] = []
  for (let cursor: string | undefined; ;) {
    const page = await staff.call(listPosts, { query: { limit: 200, cursor } })
    posts.push(...page.items)
    cursor = page.next
    if (cursor === undefined) return posts
  }
}

/** A shift as it lies in its week, ms from Monday 00:00; one over Sunday's midnight ends after the week. */
interface Stretch {
  accountId: Id
  from: number
  to: number
}

const WEEK = 7 * DAY

async function readPattern(staff: Person, deskId: Id): Promise<Stretch[]> {
  const monday = fromChina(MODEL_WEEK)
  const [from, to] = [monday, monday + WEEK].map((at) => new Date(at).toISOString()) as [string, string]
  const { items } = await staff.call(listShifts, { query: { from, to, deskId } })
  return items.filter(({ kind }) => kind !== 'leave').map(({ accountId, startsAt, endsAt }) =>
    ({ accountId, from: Date.parse(startsAt) - monday, to: Date.parse(endsAt) - monday }))
}

/** 1970-01-05 was a Monday. */
function weekOffset(at: Instant): number {
  return (at - fromChina('1970-01-05')) % WEEK
}

function covers(from: number, to: number, into: number): boolean {
  return (from <= into && into < to) || (from <= into + WEEK && into + WEEK < to)
}
