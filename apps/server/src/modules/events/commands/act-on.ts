/** Any action upon an event by a person: most concern one case, some several, one the policy. */
import type { Id } from '@onegrid/domain'
import type { RequestContext } from '../../../platform/http/index.ts'
import type { Performed } from '../../cases/index.ts'
import type { EventRooms } from '../rooms.ts'
import { act } from './act.ts'
import type { ActionBody } from './act.ts'
import { merge, split, unmerge } from './between.ts'
import { rule } from './rule.ts'

type Command = (rooms: EventRooms, ctx: RequestContext, caseId: Id, body: ActionBody) => Promise<Performed>

const others: Readonly<Record<string, Command>> = { merge, unmerge, split, rule }

/** @throws Problem as `act` does */
export const actOn: Command = (rooms, ctx, caseId, body) =>
  (others[body.action] ?? ((...asked) => act(...asked)))(rooms, ctx, caseId, body)
