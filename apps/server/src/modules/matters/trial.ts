/** A dry run: who would get an event, and why, with names for ids and sentences for reasons. */
import type { RouteTrial } from '@onegrid/contract'
import { toMoment } from '@onegrid/contract'
import type {
  FallbackNote, Id, Instant, Language, Level, Policy, RouteReason, RouteStep, Source,
} from '@onegrid/domain'
import {
  DEFAULT_RULE, computeDue, fallbackSentence, handleLimit, holidayWarning, isHazardClass, isWorking,
  matterOf, routeReasonSentence, warningSentence,
} from '@onegrid/domain'
import { Problem } from '../../platform/http/index.ts'
import type { AreaTree, Located } from '../areas/index.ts'
import type { MattersKit } from './kit.ts'
import { routeAt } from './routing.ts'

export interface Trial {
  matter: string
  /** Instead of a point: anywhere in this area. */
  area?: Id
  lon?: number
  lat?: number
  source: Source
  level?: Level
  at: Instant
  policy: Policy
  isDraft: boolean
}

/** @throws Problem unknown-matter, unknown-reference (no such area), invalid-request (no place) */
export async function tryRoute(
  kit: MattersKit, districtId: number, trial: Trial, lang: Language,
): Promise<RouteTrial> {
  const { policy, at, source } = trial
  const matter = matterOf(policy, trial.matter)
  if (!matter) throw new Problem('unknown-matter', { matter: trial.matter })
  const level = trial.level ?? matter.level
  const [directory, tree, { calendar }] = await Promise.all([
    kit.staff.directory(districtId), kit.areas.tree(districtId), kit.book.calendar(districtId),
  ])
  const areas = placeOf(trial, tree)
  const decision = await routeAt(kit, districtId, { policy, matter: matter.code, level, source, areas, at })
  const limit = handleLimit(policy, matter.code, level)
  const nameOf = (id: Id) =>
    directory.desks.get(id)?.name ?? directory.units.get(id)?.name ?? directory.name(id) ?? tree.get(id)?.name
  const named = (id: Id | undefined) => (id === undefined ? null : { id, name: nameOf(id) ?? id })
  const told = (reason: RouteReason) => ({ code: reason.key, message: routeReasonSentence(reason, nameOf, lang) })
  const step = ({ ruleId, name, matched, because }: RouteStep) => ({
    ruleId, name: ruleId === DEFAULT_RULE ? CATALOGUE[lang] : name, matched, because: because.map(told),
  })
  const fallback = (note: FallbackNote) => ({
    code: note.kind, message: fallbackSentence(note, nameOf, lang), because: told(note.reason),
  })
  const warning = isHazardClass(matter.code) ? holidayWarning(calendar, at, limit) : undefined
  return {
    policyNo: trial.isDraft ? null : policy.no,
    at: toMoment(at),
    place: { grid: named(areas.gridId), village: named(areas.villageId), town: named(areas.townId) },
    working: isWorking(calendar, at),
    level,
    ruleId: decision.ruleId,
    desk: named(decision.deskId)!,
    lead: named(decision.leadUnitId),
    assists: decision.assistUnitIds.map(id => named(id)!),
    officer: named(decision.officerId),
    auto: decision.auto,
    steps: decision.steps.map(step),
    // Anywhere in a town is in no one grid: that it has none is no lack.
    fallbacks: decision.fallbacks.filter(({ kind }) => kind !== 'no_grid' || trial.area === undefined).map(fallback),
    limit,
    dueAt: toMoment(computeDue(calendar, at, limit).dueAt),
    warning: warning ? warningSentence(warning, lang, at) : null,
  }
}

function placeOf({ area, lon, lat }: Trial, tree: AreaTree): Located {
  if (area !== undefined) {
    if (!tree.get(area)) throw new Problem('unknown-reference')
    const levels = tree.path(area).map(id => [`${tree.get(id)?.level}Id`, id])
    return Object.fromEntries(levels) as Located
  }
  if (lon === undefined || lat === undefined) throw new Problem('invalid-request', undefined, { fields: [NO_PLACE] })
  return tree.locate(lon, lat) ?? {}
}

const NO_PLACE = { path: '/area', code: 'required', message: { zh: '选择区域或位置', en: 'choose an area or a point' } }

const CATALOGUE: Readonly<Record<Language, string>> = { 'zh-CN': '事项目录', en: 'The catalogue' }
