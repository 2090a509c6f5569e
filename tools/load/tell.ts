/** Tells the past of a district from its first day to its last: openings and what follows, in the one order of time. */
import type { Instant } from '@onegrid/domain'
import { Beginnings } from './begin.ts'
import type { PastDay } from './days.ts'
import { actTimer } from './follow.ts'
import type { Share } from './given.ts'
import type { Openings } from './openings.ts'
import type { World } from './world.ts'

export interface Telling {
  world: World
  days: readonly PastDay[]
  openings: Openings
  until: Instant
  share: Share
  /** Lets what was written so far go out; called often. @throws to end the story */
  pause: (begun: number) => Promise<void> | void
}

/** A pause comes after so many steps: a fraction of a second. */
const STEPS = 200

export async function tell({ world, days, openings, until, share, pause }: Telling): Promise<void> {
  const beginnings = new Beginnings(world)
  const acts = actTimer.bind(undefined, world)
  let [begun, steps, nth] = [0, 0, 0]
  for (const day of days) {
    for (const opening of openings.of(day, until)) {
      if (nth++ % share.of !== share.no) continue
      for (let next = world.next; next !== undefined && next <= opening.at; next = world.next) {
        world.step(acts)
        if (++steps % STEPS === 0) await pause(begun)
      }
      beginnings.begin(opening)
      begun++
      if (++steps % STEPS === 0) await pause(begun)
    }
  }
  for (let next = world.next; next !== undefined && next < until; next = world.next) {
    world.step(acts)
    if (++steps % STEPS === 0) await pause(begun)
  }
  for (const life of world.alive) world.end(life)
  await pause(begun)
}
