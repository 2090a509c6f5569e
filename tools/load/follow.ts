/**
 * What follows from a line without anybody's doing: time's own acts, and those of the followers that act by commands.
 * Each is done as the product does it, under the id that it would give it.
 */
import { currentClock, duplicatesOf, isOpenTask, openTasks, orderKind } from '@onegrid/domain'
import type { Decision, Id, Instant, Task, TimerDraft } from '@onegrid/domain'
import { systemActor } from '../../apps/server/src/modules/cases/index.ts'
import { timerActionId } from '../../apps/server/src/modules/cases/ticker.ts'
import { causedBy, factsIn } from '../../apps/server/src/modules/events/index.ts'
import { standIn } from '../../apps/server/src/modules/events/off-duty.ts'
import { risesByItself } from '../../apps/server/src/modules/events/timers.ts'
import { wantedOrder } from '../../apps/server/src/modules/supervision/follower.ts'
import { issuing } from '../../apps/server/src/modules/supervision/issue.ts'
import type { OrderWish } from '../../apps/server/src/modules/supervision/issue.ts'
import { look } from './agents/index.ts'
import { afterClosing } from './besides.ts'
import { TICK } from './life.ts'
import type { Life } from './life.ts'
import type { World } from './world.ts'

/** Followers read a line so long after it was written. */
const LAG_MS = 120

export function follow(world: World, life: Life, { lines, next }: Decision): void {
  const { policy } = world.parts
  lines.forEach((line, i) => {
    if (next.kind !== 'event') return
    const wanted = wantedOrder({ caseId: next.id, kind: next.kind, line }, policy.supervision)
    if (wanted) world.plan(life, world.now + LAG_MS, () => issueOverdue(world, life, wanted.cause, wanted.wish))
    if (line.changes.fields.state?.[1] !== 'closed') return
    answerFollowers(world, life, next.version - lines.length + i + 1)
    afterClosing(world, life)
  })
  watchDuty(world, life)
  look(world, life)
}

/** The timer of the case whose moment has come acts: it reminds, and may let the case rise. */
export function actTimer(world: World, life: Life, now: Instant): void {
  const due = life.timers.filter(({ fireAt }) => fireAt + TICK <= now).sort((a, b) => a.fireAt - b.fireAt)[0]
  if (!due) return
  const { districtId } = world.parts
  const timer = { task_id: due.taskId, phase: due.phase, rule: due.rule, deadline_version: due.deadlineVersion }
  const actionId = timerActionId(districtId, life.state.id, timer)
  const input = { taskId: due.taskId, phase: due.phase, rule: due.rule, version: due.deadlineVersion }
  const rises = life.def.kind === 'event' && risesByItself(world.scene, life.state, { timer })
  const steps = [
    { action: 'remind', actor: systemActor, input },
    ...(rises ? [{ action: 'escalate', actor: systemActor, input: {} }] : []),
  ]
  const facts = rises ? factsIn(world.scene, life.state, { action: 'escalate', input: {} }) : {}
  const asking = { ...causedBy(districtId, 'timer', actionId, timer), actionId }
  // It goes with the write, or for nothing where there is nothing to remind of.
  const rest = without(life.timers, due)
  world.perform(life, steps, facts, asking)
  life.timers = without(life.timers, due)
  if (life.timers.length > rest.length + 8) throw new Error(`case ${life.state.id} gathers timers`)
}

function without(timers: readonly TimerDraft[], due: TimerDraft): TimerDraft[] {
  return timers.filter((one) => one.taskId !== due.taskId || one.phase !== due.phase || one.rule !== due.rule ||
    one.deadlineVersion !== due.deadlineVersion)
}

function issueOverdue(world: World, life: Life, cause: string, wish: OrderWish): void {
  const { districtId } = world.parts
  const asking = causedBy(districtId, 'overdue-order', cause)
  // One lateness, one order: what has brought one already brings no second.
  if (life.taken.has(asking.actionId)) return
  const task = life.state.tasks.find(({ id }) => id === wish.task)
  const clock = task?.clocks.find(({ phase, stoppedAt }) => phase === wish.phase && stoppedAt === undefined)
  if (!task || !isOpenTask(task) || !clock || clock.pausedAt !== undefined || clock.dueAt > world.now) return
  life.taken.add(asking.actionId)
  issue(world, life, wish, asking)
}

export function issue(
  world: World, life: Life, wish: OrderWish, asking: ReturnType<typeof causedBy>,
): Life | undefined {
  const { rows, districtId } = world.parts
  const { steps, facts } = issuing(world.scene, life.state, wish, { earlier: life.orders, actor: systemActor })
  const order = world.begin(orderKind, () => steps, { title: life.title, address: life.address }, facts, asking, {
    random: world.nextRandom(), parentId: life.state.id,
  })
  if (!order) return undefined
  life.orders++
  order.about = life
  rows.add('supervision_order', [districtId, order.state.id, wish.event, wish.type, wish.unit, wish.desk])
  return order
}

/** Everybody whose report was merged into it has the word with it. */
function answerFollowers(world: World, life: Life, seq: number): void {
  const duplicates = duplicatesOf(life.state)
  for (const duplicate of life.followers) {
    const { id } = duplicate.state
    if (!duplicates.includes(id)) continue
    world.plan(duplicate, world.now + LAG_MS, () => {
      if (openTasks(duplicate.state, 'contact').length === 0) return
      const asking = causedBy(world.parts.districtId, 'replies', `${life.state.id}:${seq}:${id}`)
      world.perform(duplicate, [{ action: 'contact', actor: systemActor, input: { outcome: 'reached' } }], {}, asking)
    })
  }
}

const handedOn: readonly Task['kind'][] = ['verify', 'confirm', 'check']

/** A step of somebody who goes off duty gets another owner some minutes later. */
function watchDuty(world: World, life: Life): void {
  if (life.def.kind !== 'event') return
  for (const task of openTasks(life.state, ...handedOn)) {
    const key = `duty ${task.id} ${task.version}`
    if (!task.personId || currentClock(task)?.pausedAt !== undefined || life.taken.has(key)) continue
    const ends = dutyEnds(world, task.personId)
    if (ends === undefined) continue
    life.taken.add(key)
    const patience = world.parts.policy.offDutyMinutes * 60_000
    world.plan(life, Math.max(world.now, ends) + patience + 30_000, () => handOn(world, life, task.id, task.version))
  }
}

function handOn(world: World, life: Life, id: Id, version: number): void {
  const task = openTasks(life.state, ...handedOn).find((one) => one.id === id)
  if (!task?.personId || task.version !== version || world.scene.isOnDuty(task.personId)) return
  const asking = causedBy(world.parts.districtId, 'off-duty', `${id}:${version}`)
  const input = { taskId: id, ...standIn(world.scene, life.state, task.personId) }
  world.perform(life, [{ action: 'reassign', actor: systemActor, input }], {}, asking)
}

/** When the running shift of somebody ends; undefined for whoever keeps no rota and so is always there. */
function dutyEnds(world: World, accountId: Id): Instant | undefined {
  const { scene, now, parts: { crew } } = world
  const ends = crew.postsOf(accountId).map((post) => {
    const state = scene.duty.stateOf(post, now)
    if (!state.on) return now
    return state.by === 'shift' ? state.shift.endsAt : Infinity
  })
  const latest = Math.max(...ends)
  return Number.isFinite(latest) ? latest : undefined
}
