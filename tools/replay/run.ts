/** The loop: to the next moment on the agenda, not faster than asked, and everything that is due then. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Instant } from '@onegrid/domain'
import { DAY, HOUR, MINUTE, chinaDate, fromChina, nextWorkday } from '@onegrid/domain'
import type { PlayClock } from '../play/clock.ts'
import type { Rota } from './rota.ts'
import type { Tracked, World } from './world.ts'

export interface RunOptions {
  world: World
  clock: PlayClock
  rota: Rota
  begin: Instant
  /** Business seconds a second, at most. */
  speed: number
  /** All messages have been reported by then. */
  lastReport: Instant
  /** Ends cleanly after what is being done. */
  signal: AbortSignal
  onStep: (now: Instant) => void
}

/**
 * What is done within the same twentieth of a second shares a step of the clock, but never more than five minutes of
 * business: the shortest limits are of fifteen.
 */
function stepOf(speed: number): number {
  return Math.max(MINUTE, Math.min(5 * MINUTE, Math.round(speed / 20 / 60) * MINUTE))
}
/** What nobody has moved for so long after everything else had ended is stuck. */
const PATIENCE = 12 * DAY

/** @returns whether it came to its own end */
export async function run(options: RunOptions): Promise<boolean> {
  const { world, clock, begin, signal } = options
  const began = performance.now()
  const step = stepOf(options.speed)
  let progressAt = begin
  planMorning(options, begin)
  while (!signal.aborted) {
    const open = stillOpen(world)
    if (world.agenda.busy > 0) progressAt = world.now
    else if (world.now > options.lastReport && (open.length === 0 || world.now > progressAt + PATIENCE)) return true
    const next = world.agenda.next
    if (next === undefined) return true
    const now = Math.max(world.now, Math.ceil(next / step) * step)
    if (!(await until(began + ((now - begin) / options.speed), signal))) return false
    if (now > world.now || world.now === 0) await clock.set(now, 0)
    world.now = now
    await workOff(world, now)
    options.onStep(now)
  }
  return false
}

export function stillOpen(world: World): Tracked[] {
  return [...world.cases.values()].filter(({ isOpen }) => isOpen)
}

/** What is due of one case is done one after the other, as people would who see what the other has done. */
async function workOff(world: World, now: Instant): Promise<void> {
  const groups = Map.groupBy(world.agenda.takeDue(now), ({ key }) => key)
  await Promise.all([...groups.values()].map(async (items) => {
    for (const item of items) await item.run()
  }))
}

/** Every working morning those who were sent something lately look at their lists; the rota goes on. */
function planMorning(options: RunOptions, after: Instant): void {
  const { world, rota } = options
  const date = nextWorkday(world.options.calendar, chinaDate(after))
  const at = fromChina(date, '08:40')
  world.agenda.push({
    at, key: 'morning', idle: true,
    run: async () => {
      await rota.goOn(at)
      for (const seat of world.seatsSince(at - SEEN_LATELY)) world.look(seat, at + HOUR / 6, true)
      await askAfterTheQuiet(world)
      planMorning(options, at)
    },
  })
}

const SEEN_LATELY = 5 * DAY

/** What time has done (rises by itself, another owner) is in nobody's answer: when all is quiet, the pages are read. */
async function askAfterTheQuiet(world: World): Promise<void> {
  if (world.agenda.busy > 0) return
  const observer = await world.as('desk-district')
  for (const { caseId } of stillOpen(world)) {
    const { summary, tasks } = await observer.read(caseId)
    world.follow(summary)
    for (const { owner, state } of tasks) {
      if (owner && (state === 'waiting' || state === 'working')) world.look(owner)
    }
    if (summary.state === 'handled' && summary.desk) world.look({ kind: 'checkers', id: summary.desk.id })
  }
}

/** @returns whether it may go on */
async function until(moment: number, signal: AbortSignal): Promise<boolean> {
  const left = moment - performance.now()
  if (left > 1) await sleep(left, undefined, { signal }).catch(() => {})
  return !signal.aborted
}
