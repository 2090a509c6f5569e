/** Files that an action names: known, and kept from then on in the same transaction. Rule: decision 37. */
import type { FileFact, Id } from '@onegrid/domain'
import { transaction } from '../../../platform/database/index.ts'
import type { Db, Tx } from '../../../platform/database/index.ts'
import { Problem } from '../../../platform/http/index.ts'
import type { RequestContext } from '../../../platform/http/index.ts'
import type { Performed } from '../../cases/index.ts'
import type { EventRooms } from '../rooms.ts'

const fields = ['before', 'after', 'files', 'guard'] as const

export function filesNamed(input: Readonly<Record<string, unknown>>): Id[] {
  return fields.flatMap((field) => (input[field] as Id[] | undefined) ?? [])
}

/** @throws Problem unknown-reference for a file that is another's and on no case that the caller may read */
export async function refuseForeignFiles(
  rooms: Pick<EventRooms, 'files'>, ctx: RequestContext, ids: readonly Id[],
): Promise<void> {
  if (!(await rooms.files.mayName(ctx, ids))) throw new Problem('unknown-reference')
}

/** @throws Problem unknown-reference for a file that was never uploaded, or is gone */
export async function fileFacts(
  rooms: EventRooms, db: Db, districtId: number, ids: readonly Id[], caseId?: Id,
): Promise<Record<Id, FileFact>> {
  if (ids.length === 0) return {}
  const facts = await rooms.files.facts(db, districtId, ids, caseId === undefined ? {} : { onOtherThan: caseId })
  if (ids.some((id) => !facts[id])) throw new Problem('unknown-reference')
  return facts
}

/** Performs, and keeps the files that the action named. Without files it is one statement and needs no transaction. */
export async function keepingFiles(
  rooms: EventRooms,
  districtId: number,
  ids: readonly Id[],
  tx: Tx | undefined,
  perform: (tx?: Tx) => Promise<Performed>,
): Promise<Performed> {
  if (ids.length === 0) return perform(tx)
  const inside = async (db: Tx): Promise<Performed> => {
    const performed = await perform(db)
    if (performed.outcome === 'done')
      await rooms.files.link(db, districtId, ids, { kind: 'case', id: performed.caseId })
    return performed
  }
  return tx ? inside(tx) : transaction(rooms.db, inside)
}
