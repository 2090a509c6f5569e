/** Routing in force, dry runs, and functions that nobody fills. */
import { fromMoment, getRouting, listRoutingGaps, tryRouting } from '@onegrid/contract'
import type { Router } from '../../platform/http/index.ts'
import { namesInRules } from './answers.ts'
import { routingGaps } from './gaps.ts'
import type { MattersKit } from './kit.ts'
import { named } from './routes-policies.ts'
import { tryRoute } from './trial.ts'

export function installRoutingRoutes(router: Router, kit: MattersKit): void {
  router.handle(getRouting, async ({ districtId, now }) => {
    const [policy, directory, tree] = await Promise.all([
      kit.book.current(districtId, now), kit.staff.directory(districtId), kit.areas.tree(districtId),
    ])
    return {
      policyNo: policy.no, defaultDesk: policy.defaultDesk, rules: policy.routing,
      names: namesInRules(policy.routing, directory, tree),
    }
  })

  router.handle(tryRouting, async (ctx, { body }) => {
    const { body: set, no, isDraft } = await named(kit, ctx, body.policy ?? 'current')
    const at = body.at === undefined ? ctx.now : fromMoment(body.at)
    return tryRoute(kit, ctx.districtId, { ...body, at, policy: { ...set, no }, isDraft }, ctx.lang)
  })

  router.handle(listRoutingGaps, async (ctx, { query }) => {
    const { body } = await named(kit, ctx, query.policy ?? 'current')
    return routingGaps(kit, ctx, body.matters)
  })
}
