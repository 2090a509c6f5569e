/** Units, desks, posts, vacancies, the grid's card. */
import {
  closeDesk as closeDeskRoute,
  closeUnit as closeUnitRoute,
  createDesk,
  createPost,
  createUnit,
  getGridCard,
  listDesks,
  listDisplacedPosts,
  listPosts,
  listUnits,
  listVacancies,
  movePosts as movePostsRoute,
  readDesk,
  readPost,
  readUnit,
  setUnitFunction,
  updateDesk as updateDeskRoute,
  updatePost as updatePostRoute,
  updateUnit as updateUnitRoute,
} from '@onegrid/contract'
import { chinaDate } from '@onegrid/domain'
import type { Router } from '../../platform/http/index.ts'
import { Problem, decodeCursor, encodeCursor, keyPart } from '../../platform/http/index.ts'
import { deskBody, postBody, unitBody } from './answers.ts'
import type { Names } from './answers.ts'
import { closeDesk, createDesks, updateDesk } from './commands/desks.ts'
import { displacedPosts, movePosts } from './commands/move-posts.ts'
import { createPosts, updatePost } from './commands/posts.ts'
import { closeUnit, createUnits, setFunctions, updateUnit } from './commands/units.ts'
import { isHeld } from './directory.ts'
import type { StaffKit } from './kit.ts'
import type { Desk, StaffPost, Unit } from './types.ts'
import { vacancies } from './vacancies.ts'

export function installStaffRoutes(router: Router, kit: StaffKit): void {
  const names = async ({ districtId, now }: { districtId: number; now: number }): Promise<Names> => {
    const [directory, areas] = await Promise.all([kit.memory.directory(districtId), kit.areas.tree(districtId)])
    return { directory, areas, date: chinaDate(now) }
  }
  type Here = Parameters<typeof names>[0]
  const unitAnswer = async (ctx: Here, unit: Unit) => unitBody(await names(ctx), unit)
  const deskAnswer = async (ctx: Here, desk: Desk) => deskBody(await names(ctx), desk)
  const postAnswer = async (ctx: Here, post: StaffPost) => postBody(await names(ctx), post)

  router.handle(listUnits, async (ctx, { query }) => {
    const known = await names(ctx)
    const items = [...known.directory.units.values()]
      .filter(unit => (query.closed || unit.active) && fits(query.areaId, unit.areaId) && fits(query.kind, unit.kind))
      .map(unit => unitBody(known, unit))
    return { items }
  })
  router.handle(readUnit, async (ctx, { params: { id } }) => {
    const known = await names(ctx)
    const found = known.directory.units.get(id)
    if (!found) throw new Problem('not-found')
    const unit = unitBody(known, found)
    const desks = [...known.directory.desks.values()].filter(desk => desk.unitId === id && desk.active).length
    const tasks = await kit.obligations.count(kit.db, ctx.districtId, { kind: 'unit', id })
    return { unit, open: { desks, posts: unit.posts, tasks } }
  })
  router.handle(createUnit, async (ctx, { body }) => unitAnswer(ctx, (await createUnits(kit, ctx, [body]))[0]!))
  router.handle(updateUnitRoute, async (ctx, { params, body }) =>
    unitAnswer(ctx, await updateUnit(kit, ctx, params.id, body)))
  router.handle(closeUnitRoute, async (ctx, { params, body }) =>
    unitAnswer(ctx, await closeUnit(kit, ctx, params.id, body)))
  router.handle(setUnitFunction, async (ctx, { body }) => {
    await setFunctions(kit, ctx, [body])
    return body
  })

  router.handle(listDesks, async (ctx, { query }) => {
    const known = await names(ctx)
    const items = [...known.directory.desks.values()]
      .filter(desk => (query.closed || desk.active) && fits(query.areaId, desk.areaId))
      .map(desk => deskBody(known, desk))
    return { items }
  })
  router.handle(readDesk, async (ctx, { params: { id } }) => {
    const known = await names(ctx)
    const found = known.directory.desks.get(id)
    if (!found) throw new Problem('not-found')
    const desk = deskBody(known, found)
    const standsInFor = [...known.directory.desks.values()]
      .filter(other => other.active && other.fallbackDeskId === id)
      .map(other => ({ id: other.id, name: other.name }))
    const tasks = await kit.obligations.count(kit.db, ctx.districtId, { kind: 'desk', id })
    return { desk, open: { posts: desk.posts, tasks }, standsInFor }
  })
  router.handle(createDesk, async (ctx, { body }) => deskAnswer(ctx, (await createDesks(kit, ctx, [body]))[0]!))
  router.handle(updateDeskRoute, async (ctx, { params, body }) =>
    deskAnswer(ctx, await updateDesk(kit, ctx, params.id, body)))
  router.handle(closeDeskRoute, async (ctx, { params, body }) =>
    deskAnswer(ctx, await closeDesk(kit, ctx, params.id, body.version)))

  router.handle(listPosts, async (ctx, { query }) => {
    const known = await names(ctx)
    const { directory, areas, date } = known
    const after = decodeCursor(query.cursor, [keyPart.id])
    const limit = query.limit ?? 50
    // In the order of their ids, which is the order in which they were given.
    const found = [...directory.posts.values()].filter(post =>
      (after === undefined || post.id > after[0]) && (query.ended || isHeld(post, date)) &&
      fits(query.unitId, post.unitId) && fits(query.areaId, post.areaId) && fits(query.deskId, post.deskId) &&
      fits(query.accountId, post.accountId) && fits(query.role, post.role) &&
      (query.endsBy === undefined || (post.toDate !== null && post.toDate <= query.endsBy)) &&
      (query.within === undefined || areas.path(post.areaId).includes(query.within)) &&
      (query.search === undefined || wordsOf(known, post).includes(query.search)))
    const items = found.slice(0, limit).map(post => postBody(known, post))
    return { items, ...(found.length > limit && { next: encodeCursor([items.at(-1)!.id]) }) }
  })
  router.handle(listDisplacedPosts, async ctx => {
    const known = await names(ctx)
    const { directory, areas, date } = known
    const items = displacedPosts(directory, areas, date).map(post => {
      const heirs = areas
        .successors(post.areaId)
        .map(id => ({ id, name: areas.name(id) ?? '', within: areas.within(id) }))
      return { post: postBody(known, post), successors: heirs }
    })
    return { items }
  })
  router.handle(movePostsRoute, async (ctx, { body }) => ({ moved: await movePosts(kit, ctx, body.moves) }))
  router.handle(readPost, async (ctx, { params }) => {
    const known = await names(ctx)
    const post = known.directory.posts.get(params.id)
    if (!post) throw new Problem('not-found')
    return postBody(known, post)
  })
  router.handle(createPost, async (ctx, { body }) => postAnswer(ctx, (await createPosts(kit, ctx, [body]))[0]!))
  router.handle(updatePostRoute, async (ctx, { params, body }) =>
    postAnswer(ctx, await updatePost(kit, ctx, params.id, body)))

  router.handle(listVacancies, async ({ districtId, now }, { query }) => {
    const [directory, areas] = await Promise.all([kit.memory.directory(districtId), kit.areas.tree(districtId)])
    const own = directory.lastResort?.areaId
    const root = areas.get(query.areaId ?? own ?? '')
    if (!root) throw new Problem('not-found')
    return { items: vacancies(directory, areas, root, chinaDate(now)) }
  })

  router.handle(getGridCard, async ({ districtId, now }, { params }) => {
    const [directory, day, areas] = await Promise.all([
      kit.memory.directory(districtId), kit.memory.duty(districtId, now), kit.areas.tree(districtId),
    ])
    const grid = areas.get(params.id)
    if (grid?.level !== 'grid') throw new Problem('not-found')
    const date = chinaDate(now)
    const village = areas.path(grid.id)[1]
    const posts = [
      ...directory.postsInArea(grid.id, date),
      ...directory.postsInArea(village ?? '', date).filter(post => post.role === 'grid_leader'),
    ]
    const people = posts.map(post => ({
      name: post.name, role: post.role, title: post.title, workPhone: post.workPhone, onDuty: day.stateOf(post, now).on,
    }))
    return { gridId: grid.id, name: grid.name, code: grid.code, people }
  })
}

/** What a search goes through. */
function wordsOf({ directory, areas }: Names, { name, title, unitId, deskId, areaId }: StaffPost): string {
  const places = [directory.units.get(unitId)?.name, directory.desks.get(deskId ?? '')?.name, areas.get(areaId)?.name]
  return [name, title, ...places].join('\n')
}

function fits<T>(wanted: T | undefined, value: T | null): boolean {
  return wanted === undefined || wanted === value
}
