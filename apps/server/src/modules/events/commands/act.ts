/** One action upon an event by a person: look up what the rule needs, decide, write. */
import { eventForms, eventKind, matterOf } from '@onegrid/domain'
import type { CaseState, EventAction, Form, Id, Policy } from '@onegrid/domain'
import { v7 as uuidv7 } from 'uuid'
import { Problem } from '../../../platform/http/index.ts'
import type { RequestContext } from '../../../platform/http/index.ts'
import type { Principal } from '../../../platform/identity/index.ts'
import { actorOf, mayRead, occurredAt, ruleInput, textsOf } from '../../cases/index.ts'
import type { ActionRequest, Performed, PerformCommand } from '../../cases/index.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { factsFor } from '../facts.ts'
import type { EventRooms } from '../rooms.ts'
import { sceneOf } from '../scene.ts'
import { refuseUnknownNames } from './named.ts'
import { filesNamed, keepingFiles, refuseForeignFiles } from './pictures.ts'
import { refusePosition } from './readable.ts'
import { asked, done } from './request.ts'
import type { Asked } from './request.ts'

export type ActionBody = ActionRequest<EventAction>

/** Actions that take the policy of today: what they decide is decided anew. Rule: decision 24. */
const anew: readonly EventAction[] = ['reclassify']

/**
 * @param tx joins the caller's transaction
 * @throws Problem not-found, stale-form, action-not-allowed, unknown-matter, position-swapped, position-outside
 */
export async function act(
  rooms: EventRooms,
  ctx: RequestContext,
  caseId: Id,
  body: ActionBody,
  as: Asked = asked(ctx, body.id, { ...body, caseId }),
  tx?: Tx,
): Promise<Performed> {
  refusePosition(body.input.point as { lon: number; lat: number } | undefined)
  const form: Form = eventForms[body.action]
  const command: PerformCommand = {
    ...as,
    def: eventKind,
    caseId,
    seen: body.seen,
    texts: textsOf(form, body.input),
    build: async (state, frame) => {
      if (!state) throw new Problem('not-found')
      const scene = await sceneOf(
        rooms,
        ctx.districtId,
        frame.now,
        anew.includes(body.action) ? undefined : state.policyNo,
      )
      const actor = actorOf(ctx.principal, state, scene)
      // Whoever may not see the case learns nothing of it, not even that it refuses.
      if (!mayRead(actor, state)) throw new Problem('not-found')
      refuseUnknownNames(scene, form, body.input)
      await refuseForeignFiles(rooms, ctx, filesNamed(body.input))
      refuseMatter(scene.policy, state, body.input.matter as string | undefined)
      const named = { action: body.action, taskId: body.taskId, input: body.input, principal: ctx.principal }
      const facts = await factsFor(rooms, frame.db, scene, state, named)
      return {
        steps: [
          {
            action: body.action,
            actor,
            occurredAt: occurredAt(body),
            input: ruleInput(form, onItsTask(ctx.principal, body), frame.refs),
          },
        ],
        ctx: { policy: scene.policy, calendar: scene.calendar, newId: uuidv7, facts },
      }
    },
  }
  const perform = async (inside?: Tx) => done(await rooms.cases.perform(command, inside))
  return keepingFiles(rooms, ctx.districtId, filesNamed(body.input), tx, perform)
}

/** What the case is already may stay, though the set of today has closed it. */
function refuseMatter(policy: Policy, state: CaseState, code: string | undefined): void {
  if (code === undefined || code === state.matter) return
  if (!matterOf(policy, code)?.active) throw new Problem('unknown-matter', { matter: code })
}

/** A link acts on its own task: it need not name it, and may name no other. */
function onItsTask({ scope }: Principal, body: ActionBody): ActionBody {
  if (!scope) return body
  if (body.taskId !== undefined && body.taskId !== scope.taskId) {
    throw new Problem('action-not-allowed', { refusal: 'not_yours', action: body.action })
  }
  return { ...body, taskId: scope.taskId }
}
