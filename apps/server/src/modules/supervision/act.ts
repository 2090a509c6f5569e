/** One action upon an order by a person. */
import { orderForms, orderKind } from '@onegrid/domain'
import type { Facts, Form, Id, OrderAction } from '@onegrid/domain'
import { v7 as uuidv7 } from 'uuid'
import { Problem } from '../../platform/http/index.ts'
import type { RequestContext } from '../../platform/http/index.ts'
import { actorOf, mayRead, occurredAt, ruleInput, textsOf } from '../cases/index.ts'
import type { ActionRequest, Performed } from '../cases/index.ts'
import { asked, done, fileFacts, filesNamed, keepingFiles, refuseForeignFiles, sceneOf } from '../events/index.ts'
import type { SupervisionRooms } from './rooms.ts'

/** @throws Problem not-found, stale-form, action-not-allowed */
export async function actOnOrder(
  rooms: SupervisionRooms, ctx: RequestContext, caseId: Id, body: ActionRequest<OrderAction>,
): Promise<Performed> {
  const form: Form = orderForms[body.action]
  const ids = filesNamed(body.input)
  return keepingFiles(rooms, ctx.districtId, ids, undefined, async (tx) =>
    done(
      await rooms.cases.perform(
        {
          ...asked(ctx, body.id, { ...body, caseId }),
          def: orderKind,
          caseId,
          seen: body.seen,
          texts: textsOf(form, body.input),
          build: async (state, frame) => {
            if (!state) throw new Problem('not-found')
            const scene = await sceneOf(rooms, ctx.districtId, frame.now, state.policyNo)
            const actor = actorOf(ctx.principal, state, scene)
            if (!mayRead(actor, state)) throw new Problem('not-found')
            await refuseForeignFiles(rooms, ctx, ids)
            const facts: Facts = { files: await fileFacts(rooms, frame.db, ctx.districtId, ids, caseId) }
            return {
              steps: [
                { action: body.action, actor, input: ruleInput(form, body, frame.refs), occurredAt: occurredAt(body) },
              ],
              ctx: { policy: scene.policy, calendar: scene.calendar, newId: uuidv7, facts },
            }
          },
        },
        tx,
      ),
    ),
  )
}
