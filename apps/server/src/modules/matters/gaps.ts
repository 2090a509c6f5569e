/** Functions that live matters name and that no unit fills somewhere. Rule: docs/domain.md S4-19. */
import type { Id, Matter } from '@onegrid/domain'
import { chinaDate, isLive } from '@onegrid/domain'
import type { RequestContext } from '../../platform/http/index.ts'
import type { Area, AreaTree } from '../areas/index.ts'
import type { Directory } from '../staff/index.ts'
import type { MattersKit } from './kit.ts'

interface Named { id: Id; name: string }

export interface Gap {
  unitFunction: string
  town: Named
  /** Only these of the town lack it; null: all of it. */
  villages: Named[] | null
  /** Fills it in the town, but is closed or has nobody to sign. */
  unit: Named | null
  matters: string[]
}

/** By town in the order of their codes. Some functions are a village's: a town lacks them where a village does. */
export async function routingGaps(
  kit: MattersKit, { districtId, now }: Pick<RequestContext, 'districtId' | 'now'>, matters: readonly Matter[],
): Promise<{ items: Gap[]; functions: number; towns: number }> {
  const [directory, tree] = await Promise.all([kit.staff.directory(districtId), kit.areas.tree(districtId)])
  const date = chinaDate(now)
  const wanted = mattersByFunction(matters.filter(one => isLive(one, date)))
  const root = directory.lastResort?.areaId
  const towns = root === undefined ? [] : tree.children(root)
  const items = towns.flatMap(town => [...wanted].flatMap(([unitFunction, codes]) => {
    const gap = gapIn(town, unitFunction, { tree, directory, date })
    return gap ? [{ unitFunction, town: named(town), ...gap, matters: codes }] : []
  }))
  return { items, functions: wanted.size, towns: towns.length }
}

function gapIn(
  town: Area, unitFunction: string, { tree, directory, date }: { tree: AreaTree; directory: Directory; date: string },
): Pick<Gap, 'villages' | 'unit'> | undefined {
  const unitAt = (areaId: Id) => directory.unitFor(unitFunction, tree.path(areaId))
  const isFilled = (unitId: Id | undefined) => unitId !== undefined && directory.canSign(unitId, date)
  const unitId = unitAt(town.id)
  if (isFilled(unitId)) return undefined
  const villages = tree.children(town.id)
  const lacking = villages.filter(({ id }) => !isFilled(unitAt(id)))
  if (villages.length > 0 && lacking.length === 0) return undefined
  const unit = unitId === undefined ? undefined : directory.units.get(unitId)
  return {
    villages: lacking.length < villages.length ? lacking.map(named) : null,
    unit: unit ? named(unit) : null,
  }
}

function mattersByFunction(matters: readonly Matter[]): Map<string, string[]> {
  const wanted = new Map<string, string[]>()
  for (const { code, leadFunction, assistFunctions } of matters) {
    for (const name of [leadFunction, ...assistFunctions]) wanted.set(name, [...(wanted.get(name) ?? []), code])
  }
  return wanted
}

function named({ id, name }: Named): Named {
  return { id, name }
}
