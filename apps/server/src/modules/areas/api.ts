/** What other modules ask of areas. */
import type { AuditActor, Audit } from '../../platform/audit/index.ts'
import { transaction } from '../../platform/database/index.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { Versioned } from '../../platform/versioned.ts'
import { bumpVersion, insertAreas, readAreas, readEnded, readVersion } from './store.ts'
import type { NewArea } from './store.ts'
import { AreaTree } from './tree.ts'

export interface AreasApi {
  /** The district's areas as of today, in memory; at most a second behind other processes. */
  tree(districtId: number): Promise<AreaTree>
  /** Creates areas, parents before children. @throws the constraint's problem for a code or name that is taken */
  createAreas(by: AuditActor, areas: readonly NewArea[]): Promise<void>
  /** Hears of every change of the tree, when it is committed. */
  onChange(changed: (districtId: number) => void): void
  /** One change of the tree: the counter first, so that each writer decides on what the other has written. */
  change<T>(districtId: number, change: (tx: Tx, current: AreaTree) => Promise<T>): Promise<T>
}

export function createAreasApi({ db, audit }: { db: Db; audit: Audit }): AreasApi {
  const trees = new Versioned({
    version: districtId => readVersion(db, districtId),
    load: districtId => readTree(db, districtId),
  })

  const listeners: ((districtId: number) => void)[] = []

  async function change<T>(districtId: number, work: (tx: Tx, current: AreaTree) => Promise<T>): Promise<T> {
    const result = await transaction(db, async tx => {
      await bumpVersion(tx, districtId)
      return work(tx, await readTree(tx, districtId))
    })
    trees.expire(districtId)
    for (const changed of listeners) changed(districtId)
    return result
  }

  return {
    tree: districtId => trees.get(districtId),
    change,
    onChange: changed => void listeners.push(changed),
    async createAreas(by, areas) {
      await change(by.districtId, async tx => {
        await insertAreas(tx, by.districtId, areas)
        const detail = { count: areas.length, first: areas[0]?.code ?? '' }
        await audit(by, { action: 'area.create', objectType: 'area', outcome: 'success', detail }, tx)
      })
    },
  }
}

async function readTree(db: Db, districtId: number): Promise<AreaTree> {
  return new AreaTree(await readAreas(db, districtId), await readEnded(db, districtId))
}
