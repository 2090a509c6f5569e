/** Policies: read, compared, drafted, published, rolled back. The system administrator's. */
import {
  comparePolicies, createMatter, discardDraft as discardDraftRoute, fromMoment, getDraft, getPolicy, listPolicies,
  listPolicyHistory, publishPolicy, putDraft as putDraftRoute, putDraftMatter, putDraftRule, putDraftSettings,
  removeDraftMatter, removeDraftRule, restorePolicy,
} from '@onegrid/contract'
import type { PolicyBody } from '@onegrid/domain'
import { matterOf, policyChanges, validatePolicy, withMatter } from '@onegrid/domain'
import type { PublicContext, RequestContext, Router } from '../../platform/http/index.ts'
import { Problem, answer } from '../../platform/http/index.ts'
import { draftState, namesInRules, policyEntry, policyFaults } from './answers.ts'
import {
  discardDraft, putDraft, putMatter, putRule, putSettings, removeMatter, removeRule,
} from './commands/draft.ts'
import { FaultyPolicy, amend, knownIds, publishDraft, restore } from './commands/publish.ts'
import { pieceHistory } from './history.ts'
import type { MattersKit } from './kit.ts'
import { numberInForce } from './rulebook.ts'
import type { Draft, PublishedPolicy } from './store.ts'
import { readDraft, readDraftVersion } from './store.ts'

export function installPolicyRoutes(router: Router, kit: MattersKit): void {
  const stateOf = async (ctx: RequestContext, draft: Draft) => {
    const faults = validatePolicy(draft.body, await knownIds(kit, ctx.districtId))
    return draftState(draft, faults, await kit.staff.directory(ctx.districtId), ctx.lang)
  }
  const entryOf = async ({ districtId, now }: RequestContext, policy: PublishedPolicy) => {
    const inForce = numberInForce(await kit.book.published(districtId), now)
    return policyEntry(policy, inForce, now, await kit.staff.directory(districtId))
  }

  const namesOf = async ({ districtId }: RequestContext, { routing }: PolicyBody) =>
    namesInRules(routing, await kit.staff.directory(districtId), await kit.areas.tree(districtId))

  router.handle(listPolicies, async ({ districtId, now }) => {
    const [published, directory, draft] = await Promise.all([
      kit.book.published(districtId), kit.staff.directory(districtId), readDraftVersion(kit.db, districtId),
    ])
    const inForce = numberInForce(published, now)
    return { items: published.toReversed().map(policy => policyEntry(policy, inForce, now, directory)), draft }
  })

  router.handle(getPolicy, async (ctx, { params }) => {
    const policy = await kit.book.pinned(ctx.districtId, params.no)
    if (!policy) throw new Problem('not-found')
    const { no, ...body } = policy
    return { no, policy: body, names: await namesOf(ctx, body) }
  })

  router.handle(comparePolicies, async (ctx, { query }) => {
    const [from, to] = await Promise.all([named(kit, ctx, query.from), named(kit, ctx, query.to)])
    return { items: policyChanges(from.body, to.body) }
  })

  router.handle(listPolicyHistory, async (ctx, { query }) => ({ items: await pieceHistory(kit, ctx, query.piece) }))

  router.handle(getDraft, async ctx => {
    const draft = await readDraft(kit.db, ctx.districtId)
    if (!draft) throw new Problem('not-found')
    return { draft: await stateOf(ctx, draft), policy: draft.body, names: await namesOf(ctx, draft.body) }
  })
  router.handle(putDraftRoute, async (ctx, { body: { policy, ...order } }) =>
    stateOf(ctx, await putDraft(kit, ctx, policy, order)))
  router.handle(discardDraftRoute, async ctx => {
    await discardDraft(kit, ctx)
    return undefined
  })
  router.handle(putDraftSettings, async (ctx, { body }) =>
    stateOf(ctx, await putSettings(kit, ctx, body.settings, body.was)))
  router.handle(putDraftMatter, async (ctx, { params, body }) => {
    if (body.matter.code !== params.code) throw new Problem('invalid-request', undefined, { fields: [OTHER_CODE] })
    return stateOf(ctx, await putMatter(kit, ctx, body.matter, body.was))
  })
  router.handle(removeDraftMatter, async (ctx, { params }) => stateOf(ctx, await removeMatter(kit, ctx, params.code)))
  router.handle(putDraftRule, async (ctx, { params, body }) => {
    if (body.rule.id !== params.id) throw new Problem('invalid-request', undefined, { fields: [OTHER_ID] })
    return stateOf(ctx, await putRule(kit, ctx, body.rule, body))
  })
  router.handle(removeDraftRule, async (ctx, { params }) => stateOf(ctx, await removeRule(kit, ctx, params.id)))

  router.handle(publishPolicy, async (ctx, { body: { effectiveFrom, ...order } }) =>
    wording(ctx, async () => entryOf(ctx, await publishDraft(kit, ctx, { ...order, ...from(effectiveFrom) }))))
  router.handle(restorePolicy, async (ctx, { params, body: { effectiveFrom, ...order } }) =>
    wording(ctx, async () => entryOf(ctx, await restore(kit, ctx, params.no, { ...order, ...from(effectiveFrom) }))))
  router.handle(createMatter, async (ctx, { body: { matter, note } }) =>
    wording(ctx, async () => {
      if (matterOf(await kit.book.current(ctx.districtId, ctx.now), matter.code)) throw new Problem('already-exists')
      const policy = await amend(kit, ctx, { matter: matter.code }, note, set => withMatter(set, matter))
      return answer(201, await entryOf(ctx, policy))
    }))
}

/** A set by what people call it. @throws Problem not-found */
export async function named(
  kit: MattersKit, { districtId, now }: PublicContext, name: string,
): Promise<{ body: PolicyBody; no: number; isDraft: boolean }> {
  if (name === 'draft') {
    const draft = await readDraft(kit.db, districtId)
    if (!draft) throw new Problem('not-found')
    return { body: draft.body, no: draft.baseNo, isDraft: true }
  }
  const policy = name === 'current'
    ? await kit.book.current(districtId, now)
    : await kit.book.pinned(districtId, Number(name))
  if (!policy) throw new Problem('not-found')
  const { no, ...body } = policy
  return { body, no, isDraft: false }
}

/** Faults leave the server in the reader's language. */
async function wording<T>(ctx: RequestContext, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof FaultyPolicy)) throw error
    throw new Problem(error.code, error.params, { fields: policyFaults(error.faults, ctx.lang) })
  }
}

function from(moment: string | undefined): { effectiveFrom?: number } {
  return moment === undefined ? {} : { effectiveFrom: fromMoment(moment) }
}

const OTHER_CODE = {
  path: '/matter/code', code: 'const', message: { zh: '编码与地址不符', en: 'the code differs from the address' },
}
const OTHER_ID = {
  path: '/rule/id', code: 'const', message: { zh: '编号与地址不符', en: 'the id differs from the address' },
}
