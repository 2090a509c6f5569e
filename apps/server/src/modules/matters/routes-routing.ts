/** Routing in force, dry runs, and functions that nobody fills. */
import { fromMoment, getRouting, listRoutingGaps, tryRouting } from '@onegrid/contract'
import type { Id, RoutingRule } from '@onegrid/domain'
import { chinaDate, isLive } from '@onegrid/domain'
import type { Router } from '../../platform/http/index.ts'
import type { MattersKit } from './kit.ts'
import { named } from './routes-policies.ts'
import { tryRoute } from './trial.ts'

export function installRoutingRoutes(router: Router, kit: MattersKit): void {
  router.handle(getRouting, async ({ districtId, now }) => {
    const [policy, directory, tree] = await Promise.all([
      kit.book.current(districtId, now), kit.staff.directory(districtId), kit.areas.tree(districtId),
    ])
    const ids = new Set(policy.routing.flatMap(idsOf))
    const names = [...ids].map(id => [id, directory.units.get(id)?.name ?? tree.get(id)?.name ?? id])
    return {
      policyNo: policy.no, defaultDesk: policy.defaultDesk, rules: policy.routing,
      names: Object.fromEntries(names) as Record<string, string>,
    }
  })

  router.handle(tryRouting, async (ctx, { body }) => {
    const { body: set, no, isDraft } = await named(kit, ctx, body.policy ?? 'current')
    const at = body.at === undefined ? ctx.now : fromMoment(body.at)
    return tryRoute(kit, ctx.districtId, { ...body, at, policy: { ...set, no }, isDraft }, ctx.lang)
  })

  router.handle(listRoutingGaps, async ({ districtId, now }) => {
    const [policy, directory, tree] = await Promise.all([
      kit.book.current(districtId, now), kit.staff.directory(districtId), kit.areas.tree(districtId),
    ])
    const date = chinaDate(now)
    const byFunction = new Map<string, string[]>()
    for (const matter of policy.matters.filter(one => isLive(one, date))) {
      for (const name of [matter.leadFunction, ...matter.assistFunctions]) {
        byFunction.set(name, [...(byFunction.get(name) ?? []), matter.code])
      }
    }
    const root = directory.lastResort?.areaId
    const towns = root === undefined ? [] : tree.children(root)
    const items = towns.flatMap(({ id, name }) => [...byFunction].flatMap(([unitFunction, matters]) => {
      const unitId = directory.unitFor(unitFunction, tree.path(id))
      const filled = unitId !== undefined && directory.canSign(unitId, date)
      return filled ? [] : [{ unitFunction, town: { id, name }, matters }]
    }))
    return { items }
  })
}

function idsOf({ when, to }: RoutingRule): Id[] {
  const refs = [...(to.lead ? [to.lead] : []), ...(to.assists ?? [])]
  return [...(when.areas ?? []), ...refs.flatMap(ref => ('unitId' in ref ? [ref.unitId] : []))]
}
