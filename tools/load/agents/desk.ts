/** The desk takes in and sends out: what it makes of a report, whom it sends, what it answers to a unit's wishes. */
import { HOUR, isOpenTask, openTasks } from '@onegrid/domain'
import type { Id } from '@onegrid/domain'
import type { Principal } from '../../../apps/server/src/platform/identity/index.ts'
import { shares } from '../../replay/habits.ts'
import { afterDispatch } from '../besides.ts'
import { isTwinOpen, mergeInto, unmerge } from '../between.ts'
import type { Did, Doing } from './doing.ts'

/** What nobody can name goes here (docs/domain.md 实务 9). */
const UNCLASSIFIED = '100299'
/** The desk thinks otherwise of how grave it is. */
const OTHER_LEVEL = 0.03

/** Whoever of the desk that owes it is there. */
export function deskOf({ world, life, task }: Doing): Principal | undefined {
  const { crew } = world.parts
  const deskId = task.deskId ?? life.state.deskId
  return deskId === undefined ? undefined : crew.atDesk(deskId, world.scene, life.random)
}

export function accept(doing: Doing): Did {
  const { world, life } = doing
  const { random, state } = life
  const who = deskOf(doing)
  const { verified } = state.extra
  if (verified === 'not_exist') return world.act(life, who, 'reject', { reason: '经现场核实，反映情况不存在' })
  if (verified === undefined && isTwinOpen(life) && random.chance(shares.mergedWhenAlike)) return merge(doing, who)
  if (world.seldom(random, shares.rejected)) return world.act(life, who, 'reject', { reason: '不属于网格事项，已告知其他渠道' })
  if (world.seldom(random, shares.voided)) return world.act(life, who, 'void', { reason: '测试数据，误报' })
  if (world.seldom(random, shares.escalated) && state.deskId && world.scene.deskAbove(state.deskId)) {
    return world.act(life, who, 'escalate', { reason: '超出本级职权' })
  }
  const matter = matterFor(doing)
  const level = random.chance(OTHER_LEVEL) ? otherLevel(life.state.level ?? 4, random.next()) : undefined
  const input = { matter, ...(level && { level }) }
  const mustVerify = world.matter(matter)?.needsVerify === true && state.source !== 'officer'
  if (!mustVerify || verified === 'exist' || verified === 'waived') return world.act(life, who, 'accept', input)
  if (verified === undefined && random.chance(shares.verifiedFirst)) return world.act(life, who, 'requestVerify', {})
  const waiver = verified === 'unable' ? '现场无法核实，先行受理' : '已电话核实'
  return world.act(life, who, 'accept', { ...input, waiver })
}

function merge({ world, life }: Doing, who: Principal | undefined): Did {
  const merged = mergeInto(world, life, who)
  if (merged && life.random.chance(0.06)) {
    world.plan(life, world.now + life.random.int(1, 6) * HOUR, () => unmerge(world, life, who))
  }
  return merged
}

/** As the reporter named it, unless the desk knows better or nobody has named it yet. */
function matterFor({ world, life: { state, random } }: Doing): string {
  if (state.matter !== undefined && !random.chance(shares.reclassified)) return state.matter
  const kind = state.matter?.slice(0, 2)
  const near = world.parts.policy.matters.filter(({ code, active }) => active && code.slice(0, 2) === kind)
  return near.length === 0 ? UNCLASSIFIED : random.pick(near).code
}

function otherLevel(level: number, draw: number): number {
  return draw < 0.4 ? Math.min(4, level + 1) : Math.max(1, level - 1)
}

export function countersign(doing: Doing): Did {
  const { world, life } = doing
  const asked = life.state.extra.countersign as { by: Id | null } | undefined
  const deskId = doing.task.deskId ?? life.state.deskId
  const second = deskId && world.parts.crew.second(deskId, asked?.by ?? undefined, world.scene, life.random)
  if (!second) return 'kept'
  if (life.random.chance(0.8)) return world.act(life, second, 'countersign', {})
  return world.act(life, second, 'refuseCountersign', { reason: '情况属实，应继续办理' })
}

export function dispatch(doing: Doing): Did {
  const { world, life } = doing
  const { random, state } = life
  const who = deskOf(doing)
  const returned = returnedAssist(doing)
  if (returned) return world.act(life, who, 'release', { reason: '协办单位职责不符' }, { taskId: returned })
  const right = (state.extra.route as { leadUnitId?: Id } | undefined)?.leadUnitId
  const { returns } = state.counts
  if (returns >= 2 && random.chance(0.7)) return world.act(life, who, 'requestRuling', { reason: '两次退回，请上级裁定' })
  const errs = returns < 2 && world.seldom(random, returns === 0 ? shares.wrongUnit : shares.wrongUnitAgain)
  const other = () => world.parts.crew.otherUnit(right, state.areas.townId, world.scene, random)
  const lead = errs || right === undefined ? other() : right
  if (lead === undefined) return false
  if (right !== undefined && lead !== right) life.wrongUnits.add(lead)
  const proposed = (state.extra.route as { assistUnitIds?: Id[] } | undefined)?.assistUnitIds ?? []
  const assists = proposed.filter((unit) => unit !== lead && random.chance(0.8))
  const urgent = random.chance(shares.urgent)
  const input = { lead, ...(assists.length > 0 && { assists }), ...(urgent && { urgent }) }
  const sent = world.act(life, who, 'dispatch', input)
  if (sent && returns === 0) afterDispatch(world, life)
  return sent
}

/** An assistant gave it back while the lead goes on: the desk lets it go. */
function returnedAssist({ life: { state } }: Doing): Id | undefined {
  const now = state.tasks.filter(({ round }) => round === state.round)
  const led = now.some((task) => task.kind === 'lead' && (isOpenTask(task) || task.state === 'done'))
  return led ? now.find(({ kind, state: is }) => kind === 'assist' && is === 'returned')?.id : undefined
}

export function ruling(doing: Doing): Did {
  const { world, life } = doing
  const right = (life.state.extra.route as { leadUnitId?: Id } | undefined)?.leadUnitId
  const lead = right ?? world.parts.crew.otherUnit(undefined, life.state.areas.townId, world.scene, life.random)
  if (lead === undefined) return 'kept'
  life.wrongUnits.delete(lead)
  return world.act(life, deskOf(doing), 'rule', { lead, reason: '按职责清单裁定' })
}

export function extension(doing: Doing): Did {
  const { world, life, task } = doing
  const who = deskOf(doing)
  if (life.random.chance(shares.extensionGranted)) return world.act(life, who, 'extend', {}, { taskId: task.id })
  return world.act(life, who, 'denyExtension', { reason: '理由不充分，请按期办结' }, { taskId: task.id })
}

/** Not reached today is tried again tomorrow. */
export function contact(doing: Doing): Did {
  const { world, life } = doing
  const outcome = life.random.chance(shares.notReached) ? 'not_reached' : 'reached'
  return world.act(life, deskOf(doing), 'contact', { outcome })
}

export function review(doing: Doing): Did {
  return doing.world.act(doing.life, deskOf(doing), 'resume', {})
}

/** A step that settles nothing leads to the next. */
export function coordinate(doing: Doing): Did {
  const { world, life } = doing
  const resolved = world.act(life, deskOf(doing), 'resolve', { resolution: '会议明确牵头单位和完成时间' })
  const { step } = (life.state.extra.coordination as { step: number } | undefined) ?? { step: 4 }
  if (resolved && step < 4 && life.random.chance(0.4)) {
    world.plan(life, world.now + life.random.int(2, 40) * HOUR, () => {
      if (openTasks(life.state, 'lead', 'dispatch').length === 0) return
      world.act(life, deskOf(doing), 'coordinate', { step: step + 1, text: '提请上一级协调' })
    })
  }
  return resolved
}
