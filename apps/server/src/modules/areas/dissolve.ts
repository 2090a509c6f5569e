import pointInPolygon from 'point-in-polygon-hao'
import { keyOf, same, side } from './exact.ts'
import { ringAreaM2 } from './geometry.ts'
import type { Position, Ring } from './geometry.ts'

interface Edge {
  from: Position
  to: Position
}

/**
 * Union of polygons that share their borders vertex for vertex: an edge walked both ways cancels, what is left is the
 * outline. Linear, exact, and free of slivers, unlike a general overlay; where borders only nearly meet, the slit
 * between them stays in the result. Outer rings must run counter-clockwise, holes clockwise (see read-geometry.ts).
 */
export function dissolve(polygons: Iterable<readonly Ring[]>): Ring[][] {
  return nest(trace(borderEdges(polygons)))
}

/** The directed edges that no other polygon walks the other way, keyed `from>to`. */
export function borderEdges(polygons: Iterable<readonly Ring[]>): Map<string, Edge> {
  const edges = new Map<string, Edge>()
  for (const rings of polygons) {
    for (const ring of rings) {
      for (let i = 1; i < ring.length; i++) {
        const from = ring[i - 1] as Position
        const to = ring[i] as Position
        const a = keyOf(from)
        const b = keyOf(to)
        if (!edges.delete(`${b}>${a}`)) edges.set(`${a}>${b}`, { from, to })
      }
    }
  }
  return edges
}

/** Simple rings out of directed edges; at a point where several meet, the ring hugs its own inside. */
function trace(edges: Map<string, Edge>): Ring[] {
  const leaving = new Map<string, Edge[]>()
  for (const edge of edges.values()) {
    const key = keyOf(edge.from)
    const list = leaving.get(key)
    if (list === undefined) leaving.set(key, [edge])
    else list.push(edge)
  }
  const rings: Ring[] = []
  for (const start of edges.values()) {
    let edge = take(leaving, start.from, undefined, start)
    if (edge === undefined) continue
    const walk: Ring = [edge.from]
    while (edge !== undefined) {
      walk.push(edge.to)
      edge = take(leaving, edge.to, edge.from)
    }
    rings.push(...simpleLoops(walk))
  }
  return rings
}

/** Takes the wanted edge, or the one that turns most sharply to the left after `before`. */
function take(leaving: Map<string, Edge[]>, at: Position, before?: Position, wanted?: Edge): Edge | undefined {
  const list = leaving.get(keyOf(at))
  if (list === undefined || list.length === 0) return undefined
  let chosen = 0
  if (wanted !== undefined) {
    chosen = list.indexOf(wanted)
    if (chosen === -1) return undefined
  } else if (before !== undefined && list.length > 1) {
    for (let i = 1; i < list.length; i++) {
      if (turn(before, at, (list[i] as Edge).to) > turn(before, at, (list[chosen] as Edge).to)) chosen = i
    }
  }
  return list.splice(chosen, 1)[0]
}

/** Angle of the turn at `at`, left positive. */
function turn(before: Position, at: Position, to: Position): number {
  const ax = at[0] - before[0]
  const ay = at[1] - before[1]
  const bx = to[0] - at[0]
  const by = to[1] - at[1]
  return Math.atan2(ax * by - ay * bx, ax * bx + ay * by)
}

/** A closed walk cut where it meets itself, so that every ring passes each point once. */
function simpleLoops(walk: Ring): Ring[] {
  const loops: Ring[] = []
  const path: Ring = []
  const seen = new Map<string, number>()
  for (const position of walk) {
    const key = keyOf(position)
    const at = seen.get(key)
    if (at === undefined) {
      seen.set(key, path.length)
      path.push(position)
      continue
    }
    const loop = [...path.slice(at), position]
    for (const gone of path.splice(at + 1)) seen.delete(keyOf(gone))
    if (loop.length >= 4) loops.push(loop)
  }
  return loops
}

/** Outer rings with their holes, the largest polygon first. */
function nest(rings: Ring[]): Ring[][] {
  const measured = rings.map(ring => ({ ring: withoutSpikes(ring), area: ringAreaM2(ring) }))
  const outers = measured.filter(({ area }) => area > 0).sort((a, b) => b.area - a.area)
  const polygons = outers.map(({ ring }) => [ring])
  for (const { ring, area } of measured) {
    if (area >= 0) continue
    // The smallest ring around a hole owns it: islands in lakes.
    const owner = polygons.findLast(([outer]) => contains(outer as Ring, ring))
    owner?.push(ring)
  }
  return polygons
}

function contains(outer: Ring, ring: Ring): boolean {
  for (const position of ring) {
    const found = pointInPolygon(position, [outer])
    if (found !== 0) return found
  }
  return false
}

/** A ring that goes to a point and back the same way has no area there. */
function withoutSpikes(ring: Ring): Ring {
  const open = ring.slice(0, -1)
  for (let i = 0; i < open.length && open.length > 3; ) {
    const before = open.at(i - 1) as Position
    const at = open[i] as Position
    const after = open[(i + 1) % open.length] as Position
    const spike = same(before, after) || (side(before, at, after) === 0 && backwards(before, at, after))
    if (spike) open.splice(i, 1)
    else i++
  }
  return [...open, open[0] as Position]
}

function backwards(before: Position, at: Position, after: Position): boolean {
  return (at[0] - before[0]) * (after[0] - at[0]) + (at[1] - before[1]) * (after[1] - at[1]) < 0
}
