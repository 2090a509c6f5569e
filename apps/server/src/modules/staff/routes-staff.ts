/** Units, desks, posts, vacancies, the grid's card. */
import {
  closeDesk as closeDeskRoute, closeUnit as closeUnitRoute, createDesk, createPost, createUnit, getGridCard, listDesks,
  listPosts, listUnits, listVacancies, setUnitFunction, updateDesk as updateDeskRoute, updatePost as updatePostRoute,
  updateUnit as updateUnitRoute,
} from '@onegrid/contract'
import { chinaDate } from '@onegrid/domain'
import type { Router } from '../../platform/http/index.ts'
import { Problem, decodeCursor, encodeCursor } from '../../platform/http/index.ts'
import { postBody, unitBody } from './answers.ts'
import { closeDesk, createDesks, updateDesk } from './commands/desks.ts'
import { createPosts, updatePost } from './commands/posts.ts'
import { closeUnit, createUnits, setFunctions, updateUnit } from './commands/units.ts'
import { isHeld } from './directory.ts'
import type { StaffKit } from './kit.ts'
import type { Unit } from './types.ts'
import { vacancies } from './vacancies.ts'

export function installStaffRoutes(router: Router, kit: StaffKit): void {
  const unitAnswer = async (districtId: number, unit: Unit) => unitBody(await kit.memory.directory(districtId), unit)

  router.handle(listUnits, async ({ districtId }, { query }) => {
    const directory = await kit.memory.directory(districtId)
    const items = [...directory.units.values()]
      .filter(unit => (query.closed || unit.active) && fits(query.areaId, unit.areaId) && fits(query.kind, unit.kind))
      .map(unit => unitBody(directory, unit))
    return { items }
  })
  router.handle(createUnit, async (ctx, { body }) => {
    const [unit] = await createUnits(kit, ctx, [body])
    return unitAnswer(ctx.districtId, unit!)
  })
  router.handle(updateUnitRoute, async (ctx, { params, body }) =>
    unitAnswer(ctx.districtId, await updateUnit(kit, ctx, params.id, body)))
  router.handle(closeUnitRoute, async (ctx, { params, body }) =>
    unitAnswer(ctx.districtId, await closeUnit(kit, ctx, params.id, body)))
  router.handle(setUnitFunction, async (ctx, { body }) => {
    await setFunctions(kit, ctx, [body])
    return body
  })

  router.handle(listDesks, async ({ districtId }, { query }) => {
    const directory = await kit.memory.directory(districtId)
    const items = [...directory.desks.values()]
      .filter(desk => (query.closed || desk.active) && fits(query.areaId, desk.areaId))
    return { items }
  })
  router.handle(createDesk, async (ctx, { body }) => (await createDesks(kit, ctx, [body]))[0]!)
  router.handle(updateDeskRoute, (ctx, { params, body }) => updateDesk(kit, ctx, params.id, body))
  router.handle(closeDeskRoute, (ctx, { params, body }) => closeDesk(kit, ctx, params.id, body.version))

  router.handle(listPosts, async ({ districtId, now }, { query }) => {
    const directory = await kit.memory.directory(districtId)
    const after = decodeCursor(query.cursor, [''])
    const limit = query.limit ?? 50
    // In the order of their ids, which is the order in which they were given.
    const found = [...directory.posts.values()].filter(post =>
      (after === undefined || post.id > after[0]) && (query.ended || isHeld(post, chinaDate(now))) &&
      fits(query.unitId, post.unitId) && fits(query.areaId, post.areaId) && fits(query.deskId, post.deskId) &&
      fits(query.accountId, post.accountId) && fits(query.role, post.role) &&
      (query.search === undefined || `${post.name} ${post.title ?? ''}`.includes(query.search)))
    const items = found.slice(0, limit).map(postBody)
    return { items, ...(found.length > limit && { next: encodeCursor([items.at(-1)!.id]) }) }
  })
  router.handle(createPost, async (ctx, { body }) => postBody((await createPosts(kit, ctx, [body]))[0]!))
  router.handle(updatePostRoute, async (ctx, { params, body }) => postBody(await updatePost(kit, ctx, params.id, body)))

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

function fits<T>(wanted: T | undefined, value: T | null): boolean {
  return wanted === undefined || wanted === value
}
