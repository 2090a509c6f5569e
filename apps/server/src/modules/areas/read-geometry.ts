import { checkPosition } from '@onegrid/domain'
import Flatbush from 'flatbush'
import pointInPolygon from 'point-in-polygon-hao'
import { meet, ringToLattice, same, side } from './exact.ts'
import { finding } from './findings.ts'
import type { Finding } from './findings.ts'
import { boxOf, geometryOf, ringAreaM2 } from './geometry.ts'
import type { AreaGeometry, Position, Ring } from './geometry.ts'

/** A county's full outline has some 2,000 vertices; ten times that in one grid is a wrong file, not a survey. */
const MAX_VERTICES = 20_000

export interface GeometryReading {
  geometry?: AreaGeometry
  findings: Finding[]
}

/**
 * Any value as a valid polygon on the lattice of exact.ts: rings closed, outer ones counter-clockwise and holes
 * clockwise (RFC 7946), repeated positions and heights taken out. Without `geometry` the findings say why.
 */
export function readGeometry(raw: unknown): GeometryReading {
  if (raw === undefined || raw === null) return fail('geometry-missing')
  const { type, coordinates } = raw as { type?: unknown; coordinates?: unknown }
  if (type !== 'Polygon' && type !== 'MultiPolygon') return fail('geometry-kind', { kind: String(type).slice(0, 40) })
  const parts = type === 'Polygon' ? [coordinates] : coordinates
  if (!isNested(parts)) return fail('geometry-broken')

  const positions = parts.flat(2)
  if (positions.length === 0) return fail('geometry-missing')
  if (positions.length > MAX_VERTICES) {
    return fail('geometry-too-detailed', { count: positions.length, limit: MAX_VERTICES })
  }
  const misplaced = placeFault(positions)
  if (misplaced !== undefined) return { findings: [misplaced] }

  const findings: Finding[] = []
  const rings = parts.map(part => part.map(ring => closed(ringToLattice(ring), findings)))
  for (const ring of rings.flat()) {
    // Three different corners and the first again.
    if (ring.length < 4 || isLine(ring)) return fail('ring-without-area', {}, ring[0])
  }
  const crossing = findCrossing(rings.flat())
  if (crossing !== undefined) return fail('geometry-crosses-itself', place(crossing), crossing)
  for (const [outer, ...holes] of rings) {
    const stray = holes.find(hole => !hole.every(position => pointInPolygon(position, [outer as Ring]) !== false))
    if (stray !== undefined) return fail('hole-outside', place(stray[0] as Position), stray[0])
  }
  const oriented = rings.map(part =>
    part.map((ring, i) => (ringAreaM2(ring) > 0 === (i === 0) ? ring : ring.toReversed())))
  return { geometry: geometryOf(oriented), findings }
}

/** What is wrong with the place of a set of positions, taken together: swapped, projected, abroad. */
function placeFault(positions: readonly (readonly number[])[]): Finding | undefined {
  let abroad: readonly number[] | undefined
  let swapped = 0
  for (const position of positions) {
    const check = checkPosition(position[0] as number, position[1] as number)
    if (check === 'ok') continue
    abroad ??= position
    if (check === 'swapped') swapped++
  }
  if (abroad === undefined) return undefined
  const at: Position = [abroad[0] as number, abroad[1] as number]
  if (swapped === positions.length) return finding('coordinates-swapped', place(at), { at: [at[1], at[0]] })
  // Easting and northing in metres: six digits and seven, far beyond any degree.
  if (positions.every(([x, y]) => Math.abs(x as number) > 360 && Math.abs(y as number) > 360)) {
    return finding('coordinates-projected', place(at))
  }
  return finding('outside-china', place(at))
}

/** A place where two edges of one geometry cross or run over each other. */
function findCrossing(rings: readonly Ring[]): Position | undefined {
  const edges = rings.flatMap(ring => ring.slice(1).map((to, i): [Position, Position] => [ring[i] as Position, to]))
  const tree = new Flatbush(edges.length)
  for (const edge of edges) tree.add(...boxOf([edge]))
  tree.finish()
  for (const [i, [a, b]] of edges.entries()) {
    for (const j of tree.search(...boxOf([[a, b]]), other => other > i)) {
      const [c, d] = edges[j] as [Position, Position]
      const how = meet(a, b, c, d)
      if (how === 'overlapping') return a
      if (how === 'crossing') return crossingPoint(a, b, c, d)
      // A corner on another edge pinches the area there; a corner on a corner does no harm.
      if (how === 'touching' && ![c, d].some(end => same(end, a) || same(end, b))) return crossingPoint(a, b, c, d)
    }
  }
  return undefined
}

function crossingPoint(a: Position, b: Position, c: Position, d: Position): Position {
  const cross = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0])
  const t = cross === 0 ? 0 : ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / cross
  return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]
}

function closed(ring: Ring, findings: Finding[]): Ring {
  const first = ring[0]
  const last = ring.at(-1)
  if (first === undefined || last === undefined || same(first, last)) return ring
  findings.push(finding('ring-closed', place(first), { at: first }))
  return [...ring, first]
}

function isLine([first, second, ...rest]: Ring): boolean {
  return rest.every(position => side(first as Position, second as Position, position) === 0)
}

/** polygon → ring → position → number, and nothing else on the way */
function isNested(value: unknown): value is number[][][][] {
  return Array.isArray(value) && value.every(part => Array.isArray(part) && part.every(ring =>
    Array.isArray(ring) && ring.every(position =>
      Array.isArray(position) && position.length >= 2 && position.every(Number.isFinite))))
}

function place([lon, lat]: Position): { lon: string; lat: string } {
  return { lon: String(Number(lon.toFixed(6))), lat: String(Number(lat.toFixed(6))) }
}

function fail(code: Finding['code'], params: Finding['params'] = {}, at?: Position): GeometryReading {
  return { findings: [finding(code, params, at === undefined ? {} : { at })] }
}
