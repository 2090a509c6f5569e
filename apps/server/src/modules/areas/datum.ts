import gcoordModule from 'gcoord'
import type { Position } from './geometry.ts'

/** Datums of Chinese internet maps; everything inside the product is WGS-84 / CGCS2000. */
export type MapDatum = 'GCJ-02' | 'BD-09'

// gcoord's types describe its ES build, while Node loads the CommonJS one, whose exports are the default itself.
const gcoord = gcoordModule as unknown as typeof gcoordModule.default

const systems = { 'GCJ-02': gcoord.GCJ02, 'BD-09': gcoord.BD09 } as const

/** A position of an internet map as WGS-84 (inverse by iteration, error below 1e-6 degrees). */
export function toWgs84([lon, lat]: Position, from: MapDatum): Position {
  const [x, y] = gcoord.transform([lon, lat], systems[from], gcoord.WGS84)
  return [x, y]
}

export function fromWgs84([lon, lat]: Position, to: MapDatum): Position {
  const [x, y] = gcoord.transform([lon, lat], gcoord.WGS84, systems[to])
  return [x, y]
}
