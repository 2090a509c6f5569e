import Flatbush from 'flatbush'
import { union } from 'polyclip-ts'
import { toWgs84 } from './datum.ts'
import { borderEdges, dissolve } from './dissolve.ts'
import { finding } from './findings.ts'
import type { Finding } from './findings.ts'
import { partsOf } from './geometry.ts'
import type { AreaGeometry, Position } from './geometry.ts'
import type { Ground, ValidationOptions } from './grid-draft.ts'
import { buildGridIndex } from './grid-index.ts'
import { SAME_LINE, excessOf, overlapOf, uncoveredBy } from './overlay.ts'
import type { Tolerance } from './overlay.ts'
import type { PlacedGrid } from './placed-grid.ts'
import { readGeometry } from './read-geometry.ts'
import { shapeOf } from './shape.ts'

/** Grids that reach beyond the district, or beyond their own village. */
export function outlineFindings(placed: readonly PlacedGrid[], ground: Ground, tolerance: Tolerance): Finding[] {
  const district = ground.outline && shapeOf(ground.outline)
  const villages = new Map([...ground.villages].map(([code, { outline }]) => [code, outline && shapeOf(outline)]))
  return placed.flatMap(({ grid: { row, name, villageCode }, shape }) => {
    const beyond = district && excessOf(shape, district, tolerance)
    if (beyond !== undefined) {
      return [finding('outside-district', { name, areaM2: Math.round(beyond.areaM2) }, { row, at: beyond.at })]
    }
    const own = villages.get(villageCode)
    const strayed = own && excessOf(shape, own, SAME_LINE)
    if (strayed === undefined) return []
    const village = ground.villages.get(villageCode)?.name ?? villageCode
    return [finding('outside-village', { name, village, areaM2: Math.round(strayed.areaM2) }, { row, at: strayed.at })]
  })
}

/** Pairs that share ground: within the set, and with grids that stay in force beside it. */
export function overlapFindings(placed: readonly PlacedGrid[], { existing = [] }: Ground): Finding[] {
  if (placed.length === 0) return []
  const findings: Finding[] = []
  const tree = new Flatbush(placed.length)
  for (const { shape } of placed) tree.add(...shape.box)
  tree.finish()
  for (const [i, { grid, shape }] of placed.entries()) {
    for (const j of tree.search(...shape.box, other => other < i)) {
      const other = placed[j] as PlacedGrid
      const shared = overlapOf(other.shape, shape, SAME_LINE)
      if (shared === undefined) continue
      const areaM2 = Math.round(shared.areaM2)
      const about = { name: grid.name, other: other.grid.name, otherRow: other.grid.row, areaM2 }
      findings.push(finding('overlap', about, { row: grid.row, at: shared.at }))
    }
  }
  for (const { code, name, geometry } of existing) {
    if (geometry === undefined) continue
    const inForce = shapeOf(geometry)
    for (const i of tree.search(...inForce.box)) {
      const { grid, shape } = placed[i] as PlacedGrid
      const shared = overlapOf(shape, inForce, SAME_LINE)
      if (shared === undefined) continue
      const about = { name: grid.name, other: name, otherCode: code, areaM2: Math.round(shared.areaM2) }
      findings.push(finding('overlap-existing', about, { row: grid.row, at: shared.at }))
    }
  }
  return findings
}

/** Ground that belongs to no grid: inside the villages that the set is about, inside the district, between grids. */
export function coverFindings(
  placed: readonly PlacedGrid[],
  ground: Ground,
  cover: NonNullable<ValidationOptions['cover']>,
): Finding[] {
  if (placed.length === 0 || cover === 'nothing') return []
  const others = (ground.existing ?? []).flatMap(({ geometry }) => geometry ?? [])
  const grids = [...placed.map(({ grid }) => grid.geometry), ...others]
  if (cover === 'district' && ground.outline !== undefined) return gaps('@district', ground.outline, grids)

  const touched = new Set(placed.map(({ grid }) => grid.villageCode))
  const villages = [...touched].flatMap(code => ground.villages.get(code) ?? [])
  const findings = villages.flatMap(({ name, outline, code }) => {
    if (outline === undefined) return []
    const own = placed.filter(({ grid }) => grid.villageCode === code).map(({ grid }) => grid.geometry)
    return sameBorder(outline, own) ? [] : gaps(name, outline, grids)
  })
  return villages.every(({ outline }) => outline !== undefined) ? findings : [...findings, ...holes(grids)]
}

/** Farther outside than this is stray; the shift of an internet map is 300 to 700 m, its inverse is true to 0.1 m. */
const STRAY_M = 50
/** Enough vertices to see a shift of the whole set. */
const SAMPLE = 4_000

/**
 * Positions of an internet map (GCJ-02, BD-09) lie some 500 m off. Said only where the conversion would bring at least
 * three quarters of the stray vertices home: a border that is merely wrong does not move back that way.
 */
export function datumFinding(placed: readonly PlacedGrid[], { outline }: Ground): Finding | undefined {
  if (outline === undefined) return undefined
  const district = buildGridIndex([{ id: 0, polygon: outline }])
  const vertices = placed.flatMap(({ grid }) => partsOf(grid.geometry).flat(2))
  const step = Math.ceil(vertices.length / SAMPLE)
  const sample = vertices.filter((_, i) => i % step === 0)
  const strays = (positions: readonly Position[]) =>
    positions.filter(([lon, lat]) => district.nearest(lon, lat, STRAY_M) === undefined).length
  const before = strays(sample)
  const tried = (['GCJ-02', 'BD-09'] as const).map(datum => ({
    datum,
    after: strays(sample.map(position => toWgs84(position, datum))),
  }))
  const [best] = tried.sort((a, b) => a.after - b.after)
  if (best === undefined || before === 0 || best.after > before / 4) return undefined
  return finding('datum-shifted', { datum: best.datum, before, after: best.after })
}

function gaps(name: string, outline: AreaGeometry, grids: readonly AreaGeometry[]): Finding[] {
  if (sameBorder(outline, grids)) return []
  return uncoveredBy(outline, grids, SAME_LINE).map(({ areaM2, at }) =>
    finding('gap', { name, areaM2: Math.round(areaM2) }, { at }))
}

/** Proof without an overlay that grids fill an outline: what is left after shared edges cancel is that outline. */
function sameBorder(outline: AreaGeometry, grids: readonly AreaGeometry[]): boolean {
  const wanted = borderEdges(partsOf(outline))
  const left = borderEdges(grids.flatMap(partsOf))
  if (wanted.size !== left.size) return false
  for (const key of left.keys()) if (!wanted.has(key)) return false
  return true
}

/** Enclosed ground where no outline is known to compare with. */
function holes(grids: readonly AreaGeometry[]): Finding[] {
  const joined = dissolve(grids.flatMap(partsOf))
  const hollow = joined.flatMap(rings => rings.slice(1))
  if (hollow.length === 0) return []
  const [first, ...rest] = grids.map(partsOf)
  const inner = union(first ?? [], ...rest).flatMap(rings => rings.slice(1))
  return inner.flatMap(ring => {
    const { geometry } = readGeometry({ type: 'Polygon', coordinates: [ring] })
    return geometry === undefined ? [] : gaps('@ground', geometry, grids)
  })
}
