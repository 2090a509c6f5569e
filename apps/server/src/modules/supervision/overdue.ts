/**
 * Red and yellow by owner: who is late, who soon will be. Counts of obligations, from the open tasks that the reader
 * may see.
 */
import type { AreaTree } from '../areas/index.ts'
import type { Names } from '../cases/index.ts'
import type { RequestContext } from '../../platform/http/index.ts'
import type { Id } from '@onegrid/domain'
import { readerOf } from '../events/index.ts'
import type { SupervisionRooms } from './rooms.ts'

export interface OverdueRow {
  owner: { kind: 'desk' | 'unit' | 'person'; id: Id; name: string }
  red: number
  yellow: number
  open: number
}

export async function overdueByOwner(
  rooms: SupervisionRooms, ctx: RequestContext, { names, tree }: { names: Names; tree: AreaTree }, townId?: Id,
): Promise<OverdueRow[]> {
  const rows = await rooms.cases.lateness(ctx.districtId, ctx.now, readerOf(ctx.principal, tree), { townId })
  const nameOf = { desk: names.desk, unit: names.unit, person: names.person }
  return rows.map(({ kind, id, ...counts }) => ({ owner: { kind, id, name: nameOf[kind](id) ?? '—' }, ...counts }))
}
