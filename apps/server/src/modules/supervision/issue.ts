/** An order is issued by an overdue deadline, once, or by hand. Rules: docs/domain.md S4-20, S0-29. */
import { findTask, orderKind } from '@onegrid/domain'
import type { Actor, CaseState, Facts, Id, Step, Task, TextRef } from '@onegrid/domain'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { transaction } from '../../platform/database/index.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { Problem } from '../../platform/http/index.ts'
import type { RequestContext } from '../../platform/http/index.ts'
import { actorOf, mayRead, systemActor } from '../cases/index.ts'
import type { Performed } from '../cases/index.ts'
import { asked, causedBy, done, sceneOf, unitsNamed } from '../events/index.ts'
import type { Asked, Scene } from '../events/index.ts'
import type { SupervisionRooms } from './rooms.ts'

export interface OrderWish {
  type: 'timeout' | 'leader' | 'important'
  event: Id
  /** Whoever is to answer: one of the two. */
  unit?: Id
  desk?: Id
  phase?: string
  task?: Id
  text?: string
}

/** Carries out the wish of an actor, in the words of his request. */
export async function issueOrder(
  rooms: SupervisionRooms, as: Asked, now: number, wish: OrderWish, actorFor: (event: CaseState, scene: Scene) => Actor,
): Promise<Performed> {
  const event = await rooms.cases.load(as.districtId, wish.event)
  if (event?.kind !== 'event') throw new Problem('not-found')
  const scene = await sceneOf(rooms, as.districtId, now, event.policyNo)
  const earlier = (await ordersOf(rooms.db, as.districtId, event.id)).length
  const begin = { id: uuidv7(), number: await rooms.cases.nextNumber(as.districtId, now), parentId: event.id }
  const text = await rooms.cases.text(as.districtId, event.id)
  const command = {
    ...as,
    def: orderKind,
    caseId: null,
    // An order is found by the words of its event.
    caseText: { title: text.title, address: text.address },
    ...(wish.text !== undefined && { texts: { text: wish.text } }),
    build: (_none: CaseState | null, frame: { refs: Readonly<Record<string, TextRef>> }) => {
      const said = { earlier, actor: actorFor(event, scene), text: frame.refs.text }
      const { steps, facts } = issuing(scene, event, wish, said)
      return {
        steps,
        ctx: { policy: scene.policy, calendar: scene.calendar, newId: uuidv7, facts: { ...facts, begin } },
      }
    },
  }
  return transaction(rooms.db, async (tx) => {
    const performed = done(await rooms.cases.perform(command, tx))
    if (performed.outcome === 'done') await keep(tx, as.districtId, performed.caseId, wish)
    return performed
  })
}

interface Issuing {
  /** Orders that the event has had. */
  earlier: number
  actor: Actor
  text?: TextRef
}

/** What an order's beginning is, but for its identity: the steps, and the facts that the rule needs. */
export function issuing(
  scene: Scene, event: CaseState, wish: OrderWish, { earlier, actor, text }: Issuing,
): { steps: Step[]; facts: Facts } {
  const tooMany = wish.type === 'timeout' && earlier + 1 >= scene.policy.supervision.listAfterOrders
  return {
    steps: [
      { action: 'issue', actor, input: inputOf(wish, findTask(event, wish.task), text) },
      ...(tooMany ? [{ action: 'proposeListing', actor: systemActor, input: {} }] : []),
    ],
    facts: { event, issuingDeskId: issuingDesk(scene, event, wish), units: unitsNamed(scene, [wish.unit]) },
  }
}

/** What the API takes for an order by hand. */
export interface OrderRequest {
  id: Id
  input: unknown
}

/** @throws Problem not-found, unknown-reference, action-not-allowed */
export function issueByHand(rooms: SupervisionRooms, ctx: RequestContext, body: OrderRequest): Promise<Performed> {
  const wish = body.input as OrderWish
  return issueOrder(rooms, asked(ctx, body.id, body), ctx.now, wish, (event, scene) => {
    const actor = actorOf(ctx.principal, event, scene)
    if (!mayRead(actor, event)) throw new Problem('not-found')
    refuseUnknown(scene, wish)
    return actor
  })
}

/**
 * The order that an overdue obligation brings. Its action id is made from the line that said so: one line, one order,
 * however often it is read. A deadline that has been met or moved meanwhile brings none.
 */
export async function issueOverdueOrder(
  rooms: SupervisionRooms, districtId: number, cause: string, wish: OrderWish, now: number,
): Promise<Performed | undefined> {
  try {
    return await issueOrder(rooms, overdueOrder(districtId, cause), now, wish, () => systemActor)
  } catch (error) {
    if (error instanceof Problem && error.code === 'action-not-allowed') return undefined
    throw error
  }
}

/** The action by which an overdue obligation brings its order. */
export function orderId(districtId: number, cause: string): Id {
  return overdueOrder(districtId, cause).actionId
}

function overdueOrder(districtId: number, cause: string): Asked {
  return causedBy(districtId, 'overdue-order', cause)
}

/** An order to nobody would be answered by nobody. @throws Problem unknown-reference */
function refuseUnknown(scene: Scene, { unit, desk }: Pick<OrderWish, 'unit' | 'desk'>): void {
  const isKnown = (unit === undefined || scene.unit(unit)) && (desk === undefined || scene.desk(desk))
  if (!isKnown) throw new Problem('unknown-reference')
}

export async function ordersOf(db: Db, districtId: number, eventId: Id): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select case_id as id from supervision_order
    where district_id = ${districtId} and event_id = ${eventId} order by case_id`.execute(db)
  return rows.map(({ id }) => id)
}

/** A desk that is late itself is answered for by the desk above it. */
function issuingDesk(scene: Scene, event: CaseState, wish: OrderWish): Id | undefined {
  if (event.deskId === undefined) return undefined
  if (wish.desk !== event.deskId) return event.deskId
  return scene.deskAbove(event.deskId) ?? event.deskId
}

function inputOf(wish: OrderWish, task: Task | undefined, text: unknown): Record<string, unknown> {
  const limit = task?.clocks.find((clock) => clock.phase === wish.phase)?.limit
  const { type, event, unit, desk, phase } = wish
  const input = { type, event, unit, desk, phase, task: wish.task, limit, text }
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
}

async function keep(tx: Tx, districtId: number, caseId: Id, { event, type, unit, desk }: OrderWish): Promise<void> {
  await sql`
    insert into supervision_order (district_id, case_id, event_id, type, unit_id, desk_id)
    values (${districtId}, ${caseId}, ${event}, ${type}, ${unit ?? null}, ${desk ?? null})`.execute(tx)
}
