import { fromMoment, getClock, setClock, toMoment } from '@onegrid/contract'
import type { Audit } from '../audit/index.ts'
import type { Router } from '../http/index.ts'
import type { BusinessClock } from './clock.ts'

export function installClockRoutes(router: Router, clock: BusinessClock, audit: Audit): void {
  router.handle(getClock, async ctx => bodyOf(clock, ctx.districtId))

  router.handle(setClock, async (ctx, { body }) => {
    const before = clock.now(ctx.districtId)
    const after = await clock.set(ctx.districtId, {
      ...(body.now === undefined ? {} : { now: fromMoment(body.now) }),
      ...(body.rate === undefined ? {} : { rate: body.rate }),
    })
    await audit(ctx, {
      action: 'clock.set',
      objectType: 'clock',
      outcome: 'success',
      detail: { before: toMoment(before), after: toMoment(after), rate: clock.rate(ctx.districtId) },
    })
    return bodyOf(clock, ctx.districtId)
  })
}

function bodyOf(clock: BusinessClock, districtId: number) {
  return {
    now: toMoment(clock.now(districtId)),
    wall: toMoment(Date.now()),
    rate: clock.rate(districtId),
    settable: clock.settable,
  }
}
