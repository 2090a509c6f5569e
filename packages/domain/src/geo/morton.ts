/**
 * One sortable number for a place on the map: the Morton code of its web-mercator tile at zoom 26 (52 bits, safe in
 * JavaScript and in a bigint column; 0.6 m at the equator). A tile of any zoom is one range of keys, a viewport at
 * most four, so an ordinary b-tree answers the map. Rule: decision 16.
 */

export const TILE_KEY_ZOOM = 26

/** Where web mercator ends and the world is a square. */
const MAX_LATITUDE = 85.0511287798066
const SIDE = 2 ** TILE_KEY_ZOOM
const HALF = 13
const HALF_MASK = (1 << HALF) - 1
const HALF_KEYS = 2 ** TILE_KEY_ZOOM

/** Keys from `from` to `to`, both included. */
export interface KeyRange { from: number; to: number }

/** A map view in degrees. */
export interface Viewport { west: number; south: number; east: number; north: number }

/**
 * The key of a position.
 * @throws RangeError when a coordinate is not finite.
 */
export function tileKey(lon: number, lat: number): number {
  if (!Number.isFinite(lon) || !Number.isFinite(lat)) throw new RangeError(`not a position: ${lon}, ${lat}`)
  return interleave(column(lon), row(lat))
}

/** The keys of a tile. @throws RangeError when there is no such tile. */
export function tileKeyRange(zoom: number, x: number, y: number): KeyRange {
  const inside = (value: number): boolean => Number.isInteger(value) && value >= 0 && value < 2 ** zoom
  if (!Number.isInteger(zoom) || zoom < 0 || zoom > TILE_KEY_ZOOM || !inside(x) || !inside(y)) {
    throw new RangeError(`no tile ${zoom}/${x}/${y}`)
  }
  const keys = 4 ** (TILE_KEY_ZOOM - zoom)
  const from = interleave(x, y) * keys
  return { from, to: from + keys - 1 }
}

/** The tile of a zoom that holds a key. */
export function tileOfKey(key: number, zoom: number): { x: number; y: number } {
  const tile = Math.floor(key / 4 ** (TILE_KEY_ZOOM - zoom))
  const high = Math.floor(tile / HALF_KEYS)
  const low = tile % HALF_KEYS
  return { x: gather(high) * 2 ** HALF + gather(low), y: gather(high / 2) * 2 ** HALF + gather(low / 2) }
}

/**
 * At most four ranges, sorted and merged, that cover a view: it is cut along the tiles of the deepest zoom at which it
 * spans no more than two columns and two rows, and each piece runs from the key of its north-west corner to that of
 * its south-east one, the least and the greatest in it. Ranges hold some keys beside the view (on average 2.3 times
 * its area for a screen of 16:9), so the query also compares longitude and latitude.
 * @throws RangeError for a view that is not finite or runs backwards (one over the date line is two views).
 */
export function viewportKeyRanges(view: Viewport): KeyRange[] {
  const { west, south, east, north } = view
  if (!(west <= east && south <= north)) throw new RangeError(`not a view: ${west}, ${south}, ${east}, ${north}`)
  const [left, right, top, bottom] = [column(west), column(east), row(north), row(south)]
  let size = 1
  while (spans(left, right, size) > 2 || spans(top, bottom, size) > 2) size *= 2
  const ranges: KeyRange[] = []
  for (const [y0, y1] of pieces(top, bottom, size)) {
    for (const [x0, x1] of pieces(left, right, size)) ranges.push({ from: interleave(x0, y0), to: interleave(x1, y1) })
  }
  return merged(ranges.sort((a, b) => a.from - b.from))
}

/** How many tiles of a size an interval of columns or rows touches. */
function spans(from: number, to: number, size: number): number {
  return Math.floor(to / size) - Math.floor(from / size) + 1
}

/** An interval that spans at most two tiles, cut at the border between them. */
function pieces(from: number, to: number, size: number): [number, number][] {
  const border = Math.floor(to / size) * size
  return from < border ? [[from, border - 1], [border, to]] : [[from, to]]
}

function column(lon: number): number {
  return clamp(Math.floor(((lon + 180) / 360) * SIDE))
}

function row(lat: number): number {
  const limited = Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, lat))
  const sin = Math.sin((limited * Math.PI) / 180)
  return clamp(Math.floor((0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * SIDE))
}

function clamp(value: number): number {
  return Math.max(0, Math.min(SIDE - 1, value))
}

/** Bits of x on even places, of y on odd ones. In two halves, because bit operators stop at 32. */
function interleave(x: number, y: number): number {
  const high = spread(x >> HALF) + 2 * spread(y >> HALF)
  const low = spread(x & HALF_MASK) + 2 * spread(y & HALF_MASK)
  return high * HALF_KEYS + low
}

/** Puts a zero before each of 13 bits. */
function spread(bits: number): number {
  let v = bits
  v = (v | (v << 8)) & 0x00ff00ff
  v = (v | (v << 4)) & 0x0f0f0f0f
  v = (v | (v << 2)) & 0x33333333
  return (v | (v << 1)) & 0x55555555
}

/** Every second bit, beginning with the last; the inverse of `spread`. */
function gather(bits: number): number {
  let v = bits & 0x55555555
  v = (v | (v >> 1)) & 0x33333333
  v = (v | (v >> 2)) & 0x0f0f0f0f
  v = (v | (v >> 4)) & 0x00ff00ff
  return (v | (v >> 8)) & 0x0000ffff
}

function merged(sorted: readonly KeyRange[]): KeyRange[] {
  const ranges: KeyRange[] = []
  for (const range of sorted) {
    const last = ranges.at(-1)
    if (last && last.to + 1 === range.from) last.to = range.to
    else ranges.push({ ...range })
  }
  return ranges
}
