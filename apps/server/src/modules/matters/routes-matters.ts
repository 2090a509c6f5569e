/** The catalogue as everybody reads it. */
import { findWhoseJob, getMatter, listMatterClasses, listMatters } from '@onegrid/contract'
import type { Language, Matter } from '@onegrid/domain'
import { chinaDate, formatLimit, isLive, matterClasses, matterOf, whoseJob } from '@onegrid/domain'
import type { PublicContext, Router } from '../../platform/http/index.ts'
import { Problem } from '../../platform/http/index.ts'
import { matterEntry } from './answers.ts'
import type { MattersKit } from './kit.ts'

export function installMatterRoutes(router: Router, kit: MattersKit): void {
  const current = ({ districtId, now }: PublicContext) => kit.book.current(districtId, now)

  router.handle(listMatters, async (ctx, { query }) => {
    const policy = await current(ctx)
    const date = chinaDate(ctx.now)
    const items = policy.matters
      .filter(matter => maySee(ctx, matter) && (query.all || isLive(matter, date)))
      .filter(matter => query.class === undefined || matter.code.startsWith(query.class))
      .filter(matter => query.search === undefined || speaksOf(matter, query.search))
      .map(matter => matterEntry(matter, date, ctx.lang))
    return { policyNo: policy.no, items }
  })

  router.handle(listMatterClasses, async ctx => ({
    items: matterClasses.map(({ subclasses, name, ...rest }) => ({
      ...rest,
      name: inLanguage(name, ctx.lang),
      subclasses: subclasses.map(sub => ({ code: sub.code, name: inLanguage(sub.name, ctx.lang) })),
    })),
  }))

  router.handle(getMatter, async (ctx, { params }) => {
    const matter = matterOf(await current(ctx), params.code)
    if (!matter || !maySee(ctx, matter)) throw new Problem('not-found')
    return matterEntry(matter, chinaDate(ctx.now), ctx.lang)
  })

  router.handle(findWhoseJob, async (ctx, { query: { q, lon, lat } }) => {
    const [policy, directory, tree] = await Promise.all([
      current(ctx), kit.staff.directory(ctx.districtId), kit.areas.tree(ctx.districtId),
    ])
    const place = lon === undefined || lat === undefined ? undefined : tree.locate(lon, lat)
    const smallest = place?.gridId ?? place?.villageId ?? place?.townId
    const path = smallest === undefined ? [] : tree.path(smallest)
    const items = whoseJob(policy, q, chinaDate(ctx.now)).map(({ matter, by, sure }) => {
      const unitId = directory.unitFor(matter.leadFunction, path)
      return {
        code: matter.code,
        name: inLanguage(matter.name, ctx.lang),
        unitFunction: matter.leadFunction,
        unit: unitId === undefined ? null : (directory.units.get(unitId)?.name ?? null),
        limit: matter.limit,
        limitText: formatLimit(matter.limit, ctx.lang),
        by,
        sure,
      }
    })
    return { items }
  })
}

/** Matters of care plans are the team's business: only who holds a post reads that they exist. */
function maySee(ctx: PublicContext, matter: Matter): boolean {
  return !matter.staffOnly || (ctx.principal?.posts.length ?? 0) > 0
}

function speaksOf({ name, aliases = [] }: Matter, words: string): boolean {
  const wanted = words.toLowerCase()
  return [name.zh, name.en, ...aliases].some(text => text.toLowerCase().includes(wanted))
}

function inLanguage(words: { zh: string; en: string }, lang: Language): string {
  return lang === 'en' ? words.en : words.zh
}
