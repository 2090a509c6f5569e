import Flatbush from 'flatbush'
import pointInPolygon from 'point-in-polygon-hao'
import { intersection } from 'polyclip-ts'
import { boxOf, keyOf, meet, same, side } from '../../apps/server/src/modules/areas/ground.ts'
import type { Position, Ring } from '../../apps/server/src/modules/areas/ground.ts'

const LATTICE = 1e6

/**
 * Cuts many cells by one outline. Where a border of two cells meets the outline, both get the very same corner.
 * Borders that simply cross are walked (Weiler and Atherton); the rare rest goes to a general overlay, which is a
 * hundred times slower on an outline of a thousand edges.
 */
export function clipperOf(outline: Ring[][]): (cell: Ring) => Ring[][] {
  const rings = outline.flat()
  const edges = rings.flatMap((ring, r) =>
    ring.slice(1).map((to, i) => ({ from: ring[i] as Position, to, ring: r, i })))
  const tree = new Flatbush(edges.length)
  for (const { from, to } of edges) tree.add(...boxOf([[from, to]]))
  tree.finish()

  return cell => {
    const near = tree.search(...boxOf([cell]))
    if (near.length === 0) return within(cell[0] as Position, outline) ? [[cell]] : []
    const crossings: Crossing[] = []
    for (let i = 1; i < cell.length; i++) {
      const a = cell[i - 1] as Position
      const b = cell[i] as Position
      for (const e of tree.search(...boxOf([[a, b]]))) {
        const edge = edges[e] as (typeof edges)[number]
        const how = meet(a, b, edge.from, edge.to)
        if (how === 'apart') continue
        const at = crossingPoint(a, b, edge.from, edge.to)
        const onCorner = [a, b, edge.from, edge.to].some(corner => same(corner, at))
        if (how !== 'crossing' || onCorner) return overlay(cell, outline)
        const enters = side(edge.from, edge.to, b) > 0
        crossings.push({ at, cellEdge: i - 1, ring: edge.ring, outlineEdge: edge.i, enters })
      }
    }
    // A whole ring of the outline inside the cell: an island, or a lake.
    const crossed = new Set(crossings.map(({ ring }) => ring))
    const uncrossed = new Set(near.map(e => (edges[e] as (typeof edges)[number]).ring).filter(r => !crossed.has(r)))
    if ([...uncrossed].some(r => within(rings[r]?.[0] as Position, [[cell]]))) return overlay(cell, outline)
    if (crossings.length === 0) return within(cell[0] as Position, outline) ? [[cell]] : []
    return walk(cell, rings, crossings) ?? overlay(cell, outline)
  }
}

interface Crossing {
  at: Position
  cellEdge: number
  ring: number
  outlineEdge: number
  /** The cell's border comes into the outline here. */
  enters: boolean
}

/** From each entry along the cell to the next exit, from there along the outline to the next entry, until closed. */
function walk(cell: Ring, rings: readonly Ring[], crossings: readonly Crossing[]): Ring[][] | undefined {
  const onCell = order(crossings, ({ cellEdge, at }) => [cellEdge, squared(at, cell[cellEdge] as Position)])
  const unused = new Set(crossings.filter(({ enters }) => enters))
  const pieces: Ring[][] = []
  for (const start of unused) {
    const ring: Ring = [start.at]
    let entry: Crossing = start
    do {
      if (!unused.delete(entry)) return undefined
      const exit = after(onCell, entry)
      if (exit.enters) return undefined
      ring.push(...between(cell, entry.cellEdge, exit.cellEdge, onCell.indexOf(exit) < onCell.indexOf(entry)), exit.at)
      const outlineRing = rings[exit.ring] as Ring
      const onRing = order(crossings.filter(other => other.ring === exit.ring), ({ outlineEdge, at }) =>
        [outlineEdge, squared(at, outlineRing[outlineEdge] as Position)])
      const next = after(onRing, exit)
      if (!next.enters) return undefined
      const around = onRing.indexOf(next) < onRing.indexOf(exit)
      ring.push(...between(outlineRing, exit.outlineEdge, next.outlineEdge, around), next.at)
      entry = next
    } while (entry !== start)
    pieces.push([ring.filter((position, i) => i === 0 || !same(position, ring[i - 1] as Position))])
  }
  return pieces.filter(([ring]) => ring !== undefined && ring.length >= 4)
}

function order(crossings: readonly Crossing[], rank: (crossing: Crossing) => [number, number]): Crossing[] {
  return crossings.toSorted((a, b) => {
    const [edgeA, offA] = rank(a)
    const [edgeB, offB] = rank(b)
    return edgeA - edgeB || offA - offB
  })
}

function after(list: readonly Crossing[], crossing: Crossing): Crossing {
  return list[(list.indexOf(crossing) + 1) % list.length] as Crossing
}

/** Corners of a ring passed on the way from one edge to another; `around` when the way goes over the start. */
function between(ring: Ring, fromEdge: number, toEdge: number, around: boolean): Position[] {
  if (!around) return ring.slice(fromEdge + 1, toEdge + 1)
  return [...ring.slice(fromEdge + 1, -1), ...ring.slice(0, toEdge + 1)]
}

function overlay(cell: Ring, outline: Ring[][]): Ring[][] {
  const pieces = intersection([cell], outline.map(localPart(cell)))
  return pieces.map(rings => rings.map(onLattice)).filter(([ring]) => ring !== undefined && ring.length >= 4)
}

/** The outline near a cell: rings far away say nothing about it. */
function localPart(cell: Ring): (rings: Ring[]) => Ring[] {
  const [west, south, east, north] = boxOf([cell])
  const dx = east - west
  const dy = north - south
  const window = [west - dx, south - dy, east + dx, north + dy] as const
  return rings => rings.map(ring => cutByBox(ring, window)).filter(ring => ring.length >= 4)
}

/** Sutherland–Hodgman: may leave double lines along the box, which is wider than the cell, so they do no harm. */
function cutByBox(ring: Ring, [west, south, east, north]: readonly [number, number, number, number]): Ring {
  const sides: [axis: 0 | 1, limit: number, sign: 1 | -1][] =
    [[0, west, 1], [1, south, 1], [0, east, -1], [1, north, -1]]
  let points = ring.slice(0, -1)
  for (const [axis, limit, sign] of sides) {
    const kept = ([...position]: Position) => sign * ((position[axis] as number) - limit) >= 0
    points = points.flatMap((to, i) => {
      const from = points.at(i - 1) as Position
      if (kept(from) === kept(to)) return kept(to) ? [to] : []
      const t = (limit - from[axis]) / (to[axis] - from[axis])
      const cut: Position = [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])]
      cut[axis] = limit
      return kept(to) ? [cut, to] : [cut]
    })
  }
  return points.length === 0 ? [] : [...points, points[0] as Position]
}

function onLattice(ring: Ring): Ring {
  const rounded = ring.map(([x, y]): Position => [Math.round(x * LATTICE) / LATTICE, Math.round(y * LATTICE) / LATTICE])
  return rounded.filter((position, i) => i === 0 || !same(position, rounded[i - 1] as Position))
}

/** The same corner whichever way round the cell's edge is walked: its ends are put in order first. */
function crossingPoint(a: Position, b: Position, c: Position, d: Position): Position {
  const [p, q] = keyOf(a) < keyOf(b) ? [a, b] : [b, a]
  const cross = (q[0] - p[0]) * (d[1] - c[1]) - (q[1] - p[1]) * (d[0] - c[0])
  const t = cross === 0 ? 0 : ((c[0] - p[0]) * (d[1] - c[1]) - (c[1] - p[1]) * (d[0] - c[0])) / cross
  const round = (value: number) => Math.round(value * LATTICE) / LATTICE
  return [round(p[0] + t * (q[0] - p[0])), round(p[1] + t * (q[1] - p[1]))]
}

function within(position: Position, outline: Ring[][]): boolean {
  return outline.some(rings => pointInPolygon(position, rings) === true)
}

function squared(a: Position, b: Position): number {
  return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2
}
