/** What an agent is told, and what it answers. */
import type { Task } from '@onegrid/domain'
import type { Life } from '../life.ts'
import type { World } from '../world.ts'

export interface Doing {
  world: World
  life: Life
  task: Task
}

/** What somebody did: whether the rules let him, or that he will never do it. */
export type Did = boolean | 'kept'
export type Agent = (doing: Doing) => Did
