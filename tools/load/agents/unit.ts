/** A unit's people: sign or give back, make safe, finish with pictures; some ask for time, some keep silent. */
import type { Id } from '@onegrid/domain'
import { HOUR, openTasks } from '@onegrid/domain'
import type { Principal } from '../../../apps/server/src/platform/identity/index.ts'
import { shares } from '../../replay/habits.ts'
import { factsOf } from '../photographs.ts'
import { deskOf } from './desk.ts'
import type { Did, Doing } from './doing.ts'

export function work(doing: Doing): Did {
  const { world, life, task } = doing
  const { random } = life
  const who = handlerOf(doing)
  if (!who) return 'kept'
  if (task.state !== 'waiting') return goOn(doing, who)
  if (task.kind === 'assist' && random.chance(shares.silentAssistant)) return keepSilent(doing)
  const isWrong = task.unitId !== undefined && life.wrongUnits.has(task.unitId)
  const givesBack = random.chance(isWrong ? shares.returnedWhenWrong : shares.returnedWhenRight)
  if (givesBack && mayReturn(doing)) {
    return world.act(life, who, 'return', { reason: '不属于本单位职责' }, { taskId: task.id })
  }
  // The third return is refused: then the centre is asked to rule.
  if (givesBack && isWrong && task.kind === 'lead' && life.state.counts.returns > 0) {
    return world.act(life, who, 'requestRuling', { reason: '职责有争议，请裁定' })
  }
  const signed = world.act(life, who, 'sign', {}, { taskId: task.id })
  if (signed && random.chance(shares.personNamed)) {
    const person = random.pick(world.parts.crew.handlersOf(task.unitId ?? ''))
    world.plan(life, world.now + random.int(1, 30) * 60_000, () => {
      world.act(life, who, 'assignPerson', { person }, { taskId: task.id })
    })
  }
  return signed
}

function handlerOf({ world, life, task }: Doing): Principal | undefined {
  const { crew } = world.parts
  if (task.personId) return crew.principal(task.personId)
  const handlers = task.unitId === undefined ? [] : crew.handlersOf(task.unitId)
  return handlers.length === 0 ? undefined : crew.principal(life.random.pick(handlers))
}

function mayReturn({ world, life: { state }, task }: Doing): boolean {
  if (state.extra.ruledUnitId === task.unitId) return false
  return task.kind === 'assist' || state.counts.returns < world.parts.policy.returnsBeforeRuling
}

function goOn(doing: Doing, who: Principal): Did {
  const { world, life, task } = doing
  const { random, state } = life
  const evidence = world.matter(state.matter)?.evidence ?? []
  if (task.kind === 'lead' && evidence.includes('guard') && state.extra.guardedAt === undefined) {
    return withPictures(doing, who, 'guard', ['guard'], {})
  }
  const limit = random.chance(shares.extensionAsked) ? askForTime(doing) : undefined
  if (limit) {
    return world.act(life, who, 'requestExtension', { limit, reason: '需等待配件' }, { taskId: task.id })
  }
  if (needsStagedReport(doing)) {
    return world.act(life, who, 'stagedReport', { stage: stageOf(doing), text: '人员已到场，情况可控，正在处置' })
  }
  const pictures = state.extra.pictures as { before?: Id[] } | undefined
  const before = evidence.includes('before') && !pictures?.before?.length
  const fields = [...(before ? ['before'] : []), ...(evidence.includes('after') ? ['after'] : [])]
  const result = world.parts.wording.result(state.matter, life.address, random)
  return withPictures(doing, who, 'finish', fields, { result }, task.id)
}

function withPictures(
  { world, life }: Doing, who: Principal, action: string, fields: readonly string[],
  input: Record<string, unknown>, taskId?: Id,
): boolean {
  const { photographs } = world.parts
  const taken = fields.map((field) => ({
    field, picture: photographs.take(who.accountId, life.state.place, world.now, life.random),
  }))
  const pictures = taken.map(({ picture }) => picture)
  const named = Object.fromEntries(taken.map(({ field, picture }) => [field, [picture.id]]))
  const done = world.act(life, who, action, { ...input, ...named }, {
    ...(taskId && { taskId }), ...(pictures.length > 0 && { facts: factsOf(pictures) }),
  })
  if (done) photographs.keep(life, pictures, world.now)
  return done
}

/** Half as long again, where the limit is one of days, still runs, and has not been lengthened or asked for. */
function askForTime({ world, life, task }: Doing) {
  const clock = task.clocks.find(({ phase, stoppedAt }) => phase === 'handle' && stoppedAt === undefined)
  const { limit } = clock ?? {}
  if (!clock || !limit || limit.value < 2 || !limit.unit.endsWith('day') || clock.dueAt <= world.now) return undefined
  if (clock.extended?.length || openTasks(life.state, 'extension').length > 0) return undefined
  return { value: Math.floor(limit.value / 2), unit: limit.unit }
}

function needsStagedReport({ world, life: { state }, task }: Doing): boolean {
  const reports = (state.extra.reports as { stage: string }[] | undefined) ?? []
  const wanted = world.parts.policy.stagedReports.levels.some((level) => level === state.level)
  return wanted && task.kind === 'lead' && reports.length < 3
}

function stageOf({ life: { state } }: Doing): string {
  const reports = (state.extra.reports as unknown[] | undefined) ?? []
  return ['first', 'progress', 'final'][reports.length] ?? 'final'
}

/** Says nothing at all. Some hours after its deadline the desk lets it go, so that it blocks nobody. */
function keepSilent(doing: Doing): Did {
  const { world, life, task } = doing
  const due = task.clocks.find(({ stoppedAt }) => stoppedAt === undefined)?.dueAt ?? world.now
  world.plan(life, Math.max(due, world.now) + life.random.int(1, 8) * HOUR, () => {
    const atDesk = { world, life, task: { ...task, deskId: life.state.deskId ?? '' } }
    world.act(life, deskOf(atDesk), 'release', { reason: '协办单位逾期未反馈' }, { taskId: task.id })
  })
  return 'kept'
}

/** Called to the spot; afterwards the desk says how it was. */
export function arrive(doing: Doing): Did {
  const { world, life, task } = doing
  const point = life.state.place
  const arrived = world.act(life, handlerOf(doing), 'reportIn', { ...(point && { point }) }, { taskId: task.id })
  if (arrived && life.random.chance(0.6)) {
    world.plan(life, world.now + life.random.int(1, 20) * HOUR, () => {
      const who = deskOf({ world, life, task: { ...task, deskId: life.state.deskId ?? '' } })
      world.act(life, who, 'rateWhistle', { stars: life.random.int(3, 5) }, { taskId: task.id })
    })
  }
  return arrived
}
