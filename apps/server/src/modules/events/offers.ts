/** What the reader may do with an event now, with what the rules propose and warn of. */
import type { OfferedAction } from '@onegrid/contract'
import {
  eventKind, holidayWarning, isHazardClass, isOpenTask, matterOf, routeProposalSentence, warningSentence,
} from '@onegrid/domain'
import type { Actor, CaseState, Language, RuleContext, TaskKind } from '@onegrid/domain'
import type { RequestContext } from '../../platform/http/index.ts'
import { isRefusedAnyway, offeredActions } from '../cases/index.ts'
import { factsFor, routeOf } from './facts.ts'
import { namesOf } from './names.ts'
import type { EventRooms } from './rooms.ts'
import { sceneOf } from './scene.ts'
import type { Scene } from './scene.ts'

/** Most likely first; what stands first among those allowed is the primary button. Rule: docs/domain.md 呈现 3. */
const likely = [
  'countersign',
  'refuseCountersign',
  'verify',
  'accept',
  'dispatch',
  'rule',
  'sign',
  'finish',
  'check',
  'confirm',
  'extend',
  'denyExtension',
  'reportIn',
  'guard',
  'resume',
  'return',
  'requestVerify',
  'reject',
  'rejectConfirmation',
  'assignPerson',
  'requestExtension',
  'contact',
  'rate',
  'urge',
]

export async function offersFor(
  rooms: EventRooms, ctx: RequestContext, state: CaseState, actor: Actor,
): Promise<OfferedAction[]> {
  const { districtId, now, lang } = ctx
  const scene = await sceneOf(rooms, districtId, now, state.policyNo)
  const facts = await factsFor(rooms, rooms.cases.db, scene, state, { action: 'offer', input: {} })
  const { policy, calendar } = scene
  const rule: Omit<RuleContext, 'actor'> = { now, calendar, policy, facts, newId: () => state.id }
  const route = routeOf(scene, {
    matter: state.matter,
    level: state.level ?? 4,
    source: state.source,
    areas: state.areas,
  })
  const units = {
    ...(route.leadUnitId && { lead: route.leadUnitId }),
    ...(route.assistUnitIds.length > 0 && { assists: route.assistUnitIds }),
  }
  const names = namesOf(scene, lang)
  const lead = routeProposalSentence(
    route, matterOf(policy, state.matter)?.leadFunction, (id) => names.unit(id) ?? names.desk(id), lang,
  )
  const why = { ...(lead !== undefined && { lead }) }
  return offeredActions(eventKind, state, actor, {
    lang,
    likely: likelyIn(state),
    proposed: {
      dispatch: units,
      rule: units,
      accept: { matter: state.matter, level: state.level },
      reclassify: { matter: state.matter, level: state.level },
      coordinate: { step: stepReached(state) + 1 },
    },
    because: { dispatch: why, rule: why },
    warnings: { dispatch: dispatchWarnings(scene, lang, state.matter) },
    refuses: (action, taskId) => isRefusedAnyway(eventKind, state, actor, action, taskId, rule),
  })
}

/** Steps that a task asks for: where none is open they are possible, but nobody waits for them. */
const askedBy: Readonly<Record<string, TaskKind>> = {
  accept: 'accept', dispatch: 'dispatch', rule: 'ruling', contact: 'contact',
}

/**
 * What is owed stands before what is merely possible: to dispatch anew is rare once a unit is at work. While a hazard
 * is not safe, making it so comes before finishing; where there is none, nobody needs it at hand.
 */
function likelyIn({ tasks }: CaseState): string[] {
  const open = tasks.filter(isOpenTask)
  const isAsked = (action: string): boolean => !askedBy[action] || open.some(({ kind }) => kind === askedBy[action])
  const ordered = [...likely.filter(isAsked), ...likely.filter((action) => !isAsked(action))].filter(
    (action) => action !== 'guard',
  )
  const unsafe = open.some((task) =>
    task.clocks.some(({ phase, stoppedAt }) => phase === 'safe' && stoppedAt === undefined),
  )
  return unsafe ? ordered.toSpliced(ordered.indexOf('finish'), 0, 'guard') : ordered
}

/** Coordination goes up one step at a time. */
function stepReached({ extra }: CaseState): number {
  return (extra.coordination as { step: number } | undefined)?.step ?? 0
}

/**
 * A hazard with a limit of working hours would rest over the days off: say so before it is dispatched.
 * Rule: docs/domain.md 实务 4.
 */
export function dispatchWarnings(
  { policy, calendar, at }: Scene, lang: Language, code: string | null | undefined,
): string[] {
  const matter = matterOf(policy, code ?? undefined)
  if (!matter || !isHazardClass(matter.code)) return []
  const warning = holidayWarning(calendar, at, matter.limit)
  return warning ? [warningSentence(warning, lang, at)] : []
}
