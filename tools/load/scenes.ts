/** The district at any moment of its past, without asking the database. */
import { chinaDate } from '@onegrid/domain'
import type { Calendar, Instant, Policy } from '@onegrid/domain'
import type { AreaTree } from '../../apps/server/src/modules/areas/index.ts'
import { sceneFrom } from '../../apps/server/src/modules/events/index.ts'
import type { Scene } from '../../apps/server/src/modules/events/index.ts'
import { routingDirectory } from '../../apps/server/src/modules/staff/index.ts'
import type { Directory } from '../../apps/server/src/modules/staff/index.ts'
import type { PastDuty } from './rota.ts'

export interface SceneParts {
  districtId: number
  policy: Policy
  calendar: Calendar
  tree: AreaTree
  directory: Directory
  duty: PastDuty
}

/** @returns the scene of a moment; the same object while the moment stays */
export function scenes({ duty, ...parts }: SceneParts): (at: Instant) => Scene {
  let last: Scene | undefined
  return (at) => {
    if (last?.at === at) return last
    const day = duty.on(chinaDate(at))
    const routing = routingDirectory(parts.directory, day, parts.tree, at)
    last = sceneFrom({ ...parts, at, duty: day, routing })
    return last
  }
}
