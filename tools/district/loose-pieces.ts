import { boxOf, boxesTouch, dissolve, keyOf, partsAreaM2 } from '../../apps/server/src/modules/areas/ground.ts'
import type { Position, Ring } from '../../apps/server/src/modules/areas/ground.ts'
import { distance } from './plane.ts'

/**
 * A cell that the outline cuts in pieces keeps the largest; each other one goes to the neighbour with which it shares
 * most border. A piece without a neighbour (an island) stays where it is.
 */
export function mergeLoosePieces(cells: readonly Ring[][][]): Ring[][][] {
  const kept = cells.map(pieces => pieces.toSorted((a, b) => partsAreaM2([b]) - partsAreaM2([a])))
  const loose = kept.flatMap(pieces => pieces.slice(1).map(rings => boxOf(rings)))
  const owner = new Map<string, number>()
  for (const [i, [largest]] of kept.entries()) {
    if (largest === undefined || loose.length === 0) continue
    const box = boxOf(largest)
    if (loose.some(piece => boxesTouch(piece, box))) claim(owner, largest, i)
  }

  const gains = new Map<number, Ring[][]>()
  for (const [i, pieces] of kept.entries()) {
    for (const piece of pieces.slice(1)) {
      const neighbour = bestNeighbour(owner, piece, i)
      if (neighbour === undefined) continue
      gains.set(neighbour, [...(gains.get(neighbour) ?? []), piece])
      kept[i] = (kept[i] ?? []).filter(other => other !== piece)
    }
  }
  for (const [i, pieces] of gains) kept[i] = dissolve([...(kept[i] ?? []), ...pieces])
  return kept
}

function claim(owner: Map<string, number>, rings: readonly Ring[], cell: number): void {
  for (const [from, to] of edgesOf(rings)) owner.set(`${keyOf(from)}>${keyOf(to)}`, cell)
}

/** The cell whose border runs along the piece the longest, the other way. */
function bestNeighbour(owner: ReadonlyMap<string, number>, piece: readonly Ring[], self: number): number | undefined {
  const shared = new Map<number, number>()
  for (const [from, to] of edgesOf(piece)) {
    const cell = owner.get(`${keyOf(to)}>${keyOf(from)}`)
    if (cell !== undefined && cell !== self) shared.set(cell, (shared.get(cell) ?? 0) + distance(from, to))
  }
  return [...shared].toSorted((a, b) => b[1] - a[1])[0]?.[0]
}

function edgesOf(rings: readonly Ring[]): [Position, Position][] {
  return rings.flatMap(ring => ring.slice(1).map((to, i): [Position, Position] => [ring[i] as Position, to]))
}
