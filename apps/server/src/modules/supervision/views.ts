/** Rows of the supervision lists as the API shows them. */
import { toMoment } from '@onegrid/contract'
import type { Coordination, OrderSummary, Whistle } from '@onegrid/contract'
import { choiceWord, wordsOf } from '@onegrid/domain'
import type { Id, Language } from '@onegrid/domain'
import type { RequestContext } from '../../platform/http/index.ts'
import { clockView, named, ownerView, summaryView, workItemView } from '../cases/index.ts'
import type { CalledUnit, CaseListRow, CoordinationRow, WhistleRow } from '../cases/index.ts'
import { readerOf } from '../events/index.ts'
import type { EventViewing } from '../events/index.ts'
import { ordersMarked } from './marks.ts'
import type { Marks } from './marks.ts'
import type { SupervisionRooms } from './rooms.ts'

/** Orders with what each is about: its event, where the reader may see that too. */
export async function orderSummaries(
  rooms: SupervisionRooms, ctx: RequestContext, orders: readonly CaseListRow[], view: EventViewing,
): Promise<OrderSummary[]> {
  const { districtId, now } = ctx
  const about = await ordersMarked(rooms.db, districtId, orders.map(({ id }) => id))
  const asked = [...new Set([...about.values()].map(({ eventId }) => eventId))]
  const readable = await rooms.cases.readable(districtId, asked, readerOf(ctx.principal, view.scene.tree))
  const events = await rooms.cases.rows(districtId, [...readable], now)
  const eventOf = new Map<Id, CaseListRow>(events.map((row) => [row.id, row]))
  return orders.map((row) => {
    const order = about.get(row.id)
    const event = order && eventOf.get(order.eventId)
    return {
      ...summaryView(row, view),
      supervision: {
        type: order?.type ?? '',
        event: event ? summaryView(event, view) : null,
        ...marksView(order?.marks ?? {}, view),
      },
    }
  })
}

export function marksView({ card, listed, proposedCard, proposedListing }: Marks, { names }: EventViewing) {
  return {
    card: card ? { colour: card.colour, at: toMoment(card.at), by: named(card.by, names.person) } : null,
    listed: listed
      ? { since: toMoment(listed.since), until: listed.until === undefined ? null : toMoment(listed.until) }
      : null,
    proposedCard: proposedCard ?? null,
    proposedListing: proposedListing ?? false,
  }
}

export function coordinationView(row: CoordinationRow, view: EventViewing): Coordination {
  const { step, ...work } = row
  return {
    ...workItemView(work, view),
    step,
    stepText: stepWord(step, view.lang),
    owner: ownerView('desk', row.task.deskId, view),
  }
}

export function whistleView({ calledAt, units: called, ...row }: WhistleRow, view: EventViewing): Whistle {
  const units = called.map((unit) => calledView(unit, view))
  const purpose = called[0]?.result?.purpose ?? ''
  return {
    case: summaryView(row, view),
    calledAt: toMoment(calledAt),
    purpose,
    purposeText: choiceWord('purpose', purpose, view.lang),
    called: units.length,
    arrived: units.filter(({ arrivedAt }) => arrivedAt !== null).length,
    late: units.filter(({ late }) => late).length,
    units,
  }
}

function stepWord(step: number, lang: Language): string {
  const words: Readonly<Record<number, string>> = wordsOf(lang).coordination
  return words[step] ?? String(step)
}

type Called = Whistle['units'][number]

function calledView({ taskId, unitId, state, clocks, result }: CalledUnit, view: EventViewing): Called {
  const clock = clocks.at(-1)
  const waits = state === 'waiting' && clock !== undefined && clock.pausedAt === undefined
  return {
    taskId,
    unit: named(unitId, view.names.unit),
    state,
    clock: clock ? clockView(clock, view) : null,
    arrivedAt: result?.arrivedAt === undefined ? null : toMoment(result.arrivedAt),
    late: result?.late ?? (waits && view.now > clock.dueAt),
    metres: result?.metres ?? null,
    stars: result?.stars ?? null,
  }
}
