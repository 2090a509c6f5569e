import { metresPerDegree } from '../../apps/server/src/modules/areas/ground.ts'
import type { Position, Ring } from '../../apps/server/src/modules/areas/ground.ts'
import { innerPoint, metresToBorder } from './inside.ts'
import type { Random } from './random.ts'

const CORNERS = 12
const LARGEST_M = 170
const SMALLEST_M = 45

/**
 * The ground of a market, park or school inside a grid, and the grid with that hole. Undefined where the grid is too
 * narrow for one.
 */
export function carve(parts: Ring[][], random: Random): { dedicated: Ring[][]; rest: Ring[][] } | undefined {
  const [rings] = parts
  if (rings === undefined || parts.length > 1 || rings.length > 1) return undefined
  const middle = innerPoint(parts)
  const radius = Math.min(LARGEST_M, 0.5 * metresToBorder(middle, parts))
  if (radius < SMALLEST_M) return undefined
  const [kx, ky] = metresPerDegree(middle[1])
  const corners = Array.from({ length: CORNERS }, (_, i): Position => {
    const angle = ((i + 0.4 * random.next()) / CORNERS) * 2 * Math.PI
    const r = radius * (0.72 + 0.28 * random.next())
    return [round(middle[0] + (r * Math.cos(angle)) / kx), round(middle[1] + (r * Math.sin(angle)) / ky)]
  })
  const ring: Ring = [...corners, corners[0] as Position]
  return { dedicated: [[ring]], rest: [[...rings, ring.toReversed()]] }
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
