/** Who is late, who soon will be: of the events and orders that the reader may see, those in which each owes a step. */
import type { Id } from '@onegrid/domain'
import type { RequestContext } from '../../platform/http/index.ts'
import type { AreaTree } from '../areas/index.ts'
import type { Names, StepOwner } from '../cases/index.ts'
import { readerOf } from '../events/index.ts'
import type { SupervisionRooms } from './rooms.ts'

interface Lights {
  red: number
  yellow: number
  open: number
}

export interface OverdueRow extends Lights {
  owner: { kind: 'desk' | 'unit' | 'person'; id: Id; name: string }
  orders: Lights
}

/** The latest first. */
export async function overdueByOwner(
  rooms: SupervisionRooms, ctx: RequestContext, { names, tree }: { names: Names; tree: AreaTree }, townId?: Id,
): Promise<OverdueRow[]> {
  const counted = await rooms.cases.lateness(ctx.districtId, ctx.now, readerOf(ctx.principal, tree), { townId })
  const nameOf = { desk: names.desk, unit: names.unit, person: names.person }
  const byOwner = Map.groupBy(counted, ({ owner }) => `${owner.kind} ${owner.id}`)
  const all = [...byOwner.values()].flatMap((of): OverdueRow[] => {
    const [first] = of
    if (!first) return []
    const { kind, id } = first.owner
    const lights = (caseKind: string): Lights => {
      const { red = 0, yellow = 0, open = 0 } = of.find((one) => one.caseKind === caseKind) ?? {}
      return { red, yellow, open }
    }
    return [{ owner: { kind, id, name: nameOf[kind](id) ?? '—' }, ...lights('event'), orders: lights('order') }]
  })
  return all.sort(byLateness)
}

function byLateness(a: OverdueRow, b: OverdueRow): number {
  return b.red - a.red || b.orders.red - a.orders.red || b.yellow - a.yellow || b.open - a.open ||
    (a.owner.id < b.owner.id ? -1 : 1)
}

/** `unit:<id>`, as the contract has checked it. */
export function stepOwnerOf(key: string): StepOwner {
  const [kind, id = ''] = key.split(':')
  return { kind: kind as StepOwner['kind'], id }
}
