import { dropPreference, keepPreference, readPreferences } from '@onegrid/contract'
import type { Db } from '../database/index.ts'
import type { RequestContext, Router } from '../http/index.ts'
import { deletePreference, preferencesOf, putPreference } from './preferences.ts'
import type { Owner } from './preferences.ts'

export function installPreferenceRoutes(router: Router, db: Db): void {
  router.handle(readPreferences, async ctx => ({ items: await preferencesOf(db, ownerOf(ctx)) }))

  router.handle(keepPreference, async (ctx, { params, body }) => {
    await putPreference(db, ownerOf(ctx), params.key, body.value)
    return undefined
  })

  router.handle(dropPreference, async (ctx, { params }) => {
    await deletePreference(db, ownerOf(ctx), params.key)
    return undefined
  })
}

function ownerOf({ districtId, principal }: RequestContext): Owner {
  return { districtId, accountId: principal.accountId }
}
