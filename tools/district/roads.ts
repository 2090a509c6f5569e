import Flatbush from 'flatbush'
import { metresPerDegree } from '../../apps/server/src/modules/areas/ground.ts'
import type { Position } from '../../apps/server/src/modules/areas/ground.ts'
import { roadCharacters } from './names.ts'
import { distance } from './plane.ts'
import type { Plane } from './plane.ts'
import { randomFor } from './random.ts'

export interface Road {
  townCode: string
  name: string
  /** Degrees, from number 1 on. */
  line: Position[]
}

/** A house number every 15 m a side, odd on the left. */
const NUMBER_STEP_M = 15
const BEND_M = 180

/**
 * Roads between the villages of a town: the shortest tree that reaches all, cut into roads, the longest first. That
 * one is 演示路 in every town. Seats in metres.
 */
export function townRoads(townCode: string, seats: readonly Position[], plane: Plane): Road[] {
  const roads = chains(tree(seats)).map(chain => chain.map(i => seats[i] as Position))
  return roads
    .toSorted((a, b) => lengthOf(b) - lengthOf(a))
    .map((line, i) => {
      const character = roadCharacters[i % roadCharacters.length]
      const name = `演${character}${i >= roadCharacters.length ? '支' : ''}${i % 3 === 2 ? '街' : '路'}`
      return { townCode, name, line: winding(line, townCode, name).map(plane.toDegrees) }
    })
}

export interface Addresses {
  /** Such as 演示路12号附近; the road nearest to a point, in any town. */
  at(position: Position): string
}

/** Addresses for any point near roads. */
export function addressesOf(roads: readonly Road[]): Addresses {
  const pieces: { road: Road; from: Position; to: Position; before: number }[] = []
  for (const road of roads) {
    let before = 0
    for (const [i, to] of road.line.entries()) {
      const from = road.line[i - 1]
      if (from === undefined) continue
      pieces.push({ road, from, to, before })
      before += metres(from, to)
    }
  }
  if (pieces.length === 0) throw new RangeError('addresses need roads')
  const tree = new Flatbush(pieces.length)
  for (const { from, to } of pieces) {
    tree.add(Math.min(from[0], to[0]), Math.min(from[1], to[1]), Math.max(from[0], to[0]), Math.max(from[1], to[1]))
  }
  tree.finish()
  return {
    at(position) {
      // The nearest box need not hold the nearest piece; the nearest of eight nearly always does.
      const found = tree.neighbors(position[0], position[1], 8).flatMap(i => {
        const piece = pieces[i]
        return piece === undefined ? [] : [{ piece, ...project(position, piece.from, piece.to) }]
      })
      const nearest = found.reduce((best, next) => (next.off < best.off ? next : best))
      const step = Math.floor((nearest.piece.before + nearest.along) / NUMBER_STEP_M)
      return `${nearest.piece.road.name}${2 * step + (nearest.left ? 1 : 2)}号附近`
    },
  }
}

/** Prim's tree as neighbours of each seat. */
function tree(seats: readonly Position[]): Map<number, Set<number>> {
  const links = new Map(seats.map((_, i) => [i, new Set<number>()]))
  const reach = seats.map((seat, i) => ({ to: 0, far: i === 0 ? -1 : distance(seat, seats[0] as Position) }))
  for (let n = 1; n < seats.length; n++) {
    let next = -1
    for (const [i, { far }] of reach.entries()) {
      if (far >= 0 && (next === -1 || far < (reach[next]?.far ?? Infinity))) next = i
    }
    const { to } = reach[next] as { to: number }
    links.get(next)?.add(to)
    links.get(to)?.add(next)
    reach[next] = { to: next, far: -1 }
    for (const [i, seat] of seats.entries()) {
      const far = distance(seat, seats[next] as Position)
      const known = reach[i]
      if (known !== undefined && known.far > far) reach[i] = { to: next, far }
    }
  }
  return links
}

/** Cuts a tree into chains that use every link once, each as long as it can be. */
function chains(links: Map<number, Set<number>>): number[][] {
  const found: number[][] = []
  for (;;) {
    const longest = longestChain(links)
    if (longest.length < 2) return found
    for (const [i, node] of longest.entries()) {
      const before = longest[i - 1]
      if (before === undefined) continue
      links.get(before)?.delete(node)
      links.get(node)?.delete(before)
    }
    found.push(longest)
  }
}

function longestChain(links: Map<number, Set<number>>): number[] {
  let best: number[] = []
  for (const start of links.keys()) {
    const stack: number[][] = [[start]]
    for (let path = stack.pop(); path !== undefined; path = stack.pop()) {
      if (path.length > best.length) best = path
      const last = path.at(-1) as number
      for (const next of links.get(last) ?? []) if (next !== path.at(-2)) stack.push([...path, next])
    }
  }
  return best
}

/** Bends between the seats, none sharper than a road would have. */
function winding(line: readonly Position[], ...key: string[]): Position[] {
  const random = randomFor(...key, 'road')
  return line.flatMap((to, i) => {
    const from = line[i - 1]
    if (from === undefined) return [to]
    const length = distance(from, to)
    const steps = Math.max(1, Math.round(length / BEND_M))
    const sway = (random.next() * 2 - 1) * 0.12 * length
    return Array.from({ length: steps }, (_, k): Position => {
      const t = (k + 1) / steps
      const off = sway * Math.sin(Math.PI * t) + (k + 1 === steps ? 0 : (random.next() * 2 - 1) * 12)
      const [dx, dy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length]
      return [from[0] + t * (to[0] - from[0]) - off * dy, from[1] + t * (to[1] - from[1]) + off * dx]
    })
  })
}

function lengthOf(line: readonly Position[]): number {
  return line.reduce((sum, to, i) => sum + (i === 0 ? 0 : distance(line[i - 1] as Position, to)), 0)
}

function metres(a: Position, b: Position): number {
  const [kx, ky] = metresPerDegree(a[1])
  return Math.hypot((b[0] - a[0]) * kx, (b[1] - a[1]) * ky)
}

/** Metres along a piece and off it, and whether the point lies to its left. */
function project(point: Position, from: Position, to: Position): { along: number; off: number; left: boolean } {
  const [kx, ky] = metresPerDegree(from[1])
  const [dx, dy] = [(to[0] - from[0]) * kx, (to[1] - from[1]) * ky]
  const [px, py] = [(point[0] - from[0]) * kx, (point[1] - from[1]) * ky]
  const length = Math.hypot(dx, dy)
  const along = length === 0 ? 0 : Math.max(0, Math.min(length, (px * dx + py * dy) / length))
  const t = length === 0 ? 0 : along / length
  return { along, off: Math.hypot(px - t * dx, py - t * dy), left: dx * py - dy * px > 0 }
}
