/** What every command of this module works with. */
import type { Audit, AuditActor, AuditEntry } from '../../platform/audit/index.ts'
import type { BusinessClock } from '../../platform/clock/index.ts'
import { transaction } from '../../platform/database/index.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import type { Identity } from '../../platform/identity/index.ts'
import type { AreasApi } from '../areas/index.ts'
import { Directory } from './directory.ts'
import type { StaffMemory } from './memory.ts'
import type { Obligations } from './obligations.ts'
import { bumpVersion, readDirectory } from './store.ts'

export interface StaffKit {
  db: Db
  audit: Audit
  clock: Pick<BusinessClock, 'now'>
  areas: Pick<AreasApi, 'tree'>
  memory: StaffMemory
  obligations: Obligations
  identity: Pick<Identity, 'bumpRights'>
}

/**
 * One change of the directory. The counter is raised first: its row lock lets writers of a district pass one by one,
 * so each decides on what the other has written, and no circle or doubled post is made by two at once.
 */
export async function changeDirectory<T>(
  kit: StaffKit, by: AuditActor, change: (tx: Tx, current: Directory) => Promise<{ result: T; entries: AuditEntry[] }>,
): Promise<T> {
  const { districtId } = by
  const result = await transaction(kit.db, async tx => {
    await bumpVersion(tx, districtId, 'directory')
    const changed = await change(tx, new Directory(await readDirectory(tx, districtId)))
    for (const entry of changed.entries) await kit.audit(by, entry, tx)
    return changed.result
  })
  kit.memory.directoryChanged(districtId)
  return result
}

/** One change of shifts; `change` may also touch posts when it says so. */
export async function changeDuty<T>(
  kit: StaffKit, by: AuditActor, change: (tx: Tx) => Promise<{ result: T; entries: AuditEntry[]; posts?: boolean }>,
): Promise<T> {
  const { districtId } = by
  const { result, posts } = await transaction(kit.db, async tx => {
    await bumpVersion(tx, districtId, 'duty')
    const changed = await change(tx)
    if (changed.posts) await bumpVersion(tx, districtId, 'directory')
    for (const entry of changed.entries) await kit.audit(by, entry, tx)
    return changed
  })
  if (posts) kit.memory.directoryChanged(districtId)
  kit.memory.dutyChanged(districtId)
  return result
}
