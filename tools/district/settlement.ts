import type { DistrictFacts, TownFacts } from './facts-types.ts'
import { villageName } from './names.ts'
import { randomFor } from './random.ts'

/** A village as it is settled, before it has a place on the map. */
export interface Settlement {
  code: string
  townCode: string
  fullName: string
  name: string
  urbanRuralClass: string
  urban: boolean
  households: number
  /** Households of each base grid: they add up to the village's. */
  gridHouseholds: number[]
}

/** Grids are drawn for growth: on average at this share of the limit. */
const FILL = 0.94
export const limits = { urban: 300, rural: 150 } as const

/**
 * Class and households of every village of a town. The class is not in the open lists (they carry codes and names),
 * so it follows the kind: committees of streets are town (111, 112 towards the edge), of towns 121; villages are 220,
 * some of those in streets 112. `rank` is 0 for the most central town, 1 for the outermost.
 */
export function settlementsOf(facts: DistrictFacts, town: TownFacts, rank: number): Settlement[] {
  return town.villages.map(([serial, fullName]): Settlement => {
    const code = `${town.code}${serial}`
    const random = randomFor(facts.code, code, 'settlement')
    const urbanRuralClass = classOf(serial, Number(town.code.slice(6)) < 100, rank, random.next())
    const urban = urbanRuralClass.startsWith('1')
    const households = random.int(...householdsOf(serial < '200', urban))
    const count = Math.ceil(households / ((urban ? limits.urban : limits.rural) * FILL))
    return {
      code,
      townCode: town.code,
      fullName,
      name: villageName(fullName),
      urbanRuralClass,
      urban,
      households,
      gridHouseholds: shares(households, count, urban ? limits.urban : limits.rural, random.next),
    }
  })
}

function householdsOf(committee: boolean, urban: boolean): [number, number] {
  if (!urban) return [350, 650]
  return committee ? [1_050, 2_150] : [700, 1_300]
}

function classOf(serial: string, street: boolean, rank: number, lot: number): string {
  if (serial < '200') return street ? (lot < 0.85 - rank * 0.6 ? '111' : '112') : '121'
  return street && lot < 0.2 * (1 - rank) ? '112' : '220'
}

/** Uneven shares that add up and never pass the limit. */
function shares(total: number, count: number, limit: number, next: () => number): number[] {
  const even = Math.floor(total / count)
  const room = Math.min(limit - even - 1, Math.floor(even * 0.18))
  const found = Array.from({ length: count }, () => even)
  let rest = total - even * count
  for (let i = 0; i + 1 < count; i += 2) {
    const moved = Math.floor(next() * room)
    found[i] = (found[i] as number) + moved
    found[i + 1] = (found[i + 1] as number) - moved
  }
  for (let i = 0; rest > 0; i = (i + 1) % count) {
    if ((found[i] as number) >= limit) continue
    found[i] = (found[i] as number) + 1
    rest--
  }
  return found
}
