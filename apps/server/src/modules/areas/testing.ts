/** Small files in the formats of imports, made for tests. */
import { crc32, deflateRawSync } from 'node:zlib'
import type { Ring } from './geometry.ts'

export function zipOf(files: Record<string, Uint8Array | string>, claimedSize?: number): Uint8Array {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(files)) {
    const raw = Buffer.from(content)
    const packed = deflateRawSync(raw)
    const path = Buffer.from(name)
    const header = Buffer.alloc(30)
    header.writeUInt32LE(0x04034b50, 0)
    fields(header.subarray(4), raw, packed, path, claimedSize)
    locals.push(header, path, packed)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    fields(entry.subarray(6), raw, packed, path, claimedSize)
    entry.writeUInt32LE(at, 42)
    directory.push(entry, path)
    at += 30 + path.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(directory.length / 2, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, ...directory, end])
}

/** The block that local headers and directory entries share, from "version needed" on. */
function fields(block: Buffer, raw: Buffer, packed: Buffer, path: Buffer, claimedSize = raw.length): void {
  block.writeUInt16LE(20, 0)
  block.writeUInt16LE(0x800, 2)
  block.writeUInt16LE(8, 4)
  block.writeUInt32LE(crc32(raw), 10)
  block.writeUInt32LE(packed.length, 14)
  block.writeUInt32LE(claimedSize, 18)
  block.writeUInt16LE(path.length, 22)
}

/** A polygon shapefile: the .shp bytes. Outer rings must run clockwise, as ESRI has it. */
export function shpOf(polygons: Ring[][]): Uint8Array {
  const records = polygons.map((rings, i) => {
    const points = rings.flat()
    const body = Buffer.alloc(8 + 4 + 32 + 8 + 4 * rings.length + 16 * points.length)
    body.writeInt32BE(i + 1, 0)
    body.writeInt32BE((body.length - 8) / 2, 4)
    body.writeInt32LE(5, 8)
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
    const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
    for (const [k, value] of box.entries()) body.writeDoubleLE(value, 12 + 8 * k)
    body.writeInt32LE(rings.length, 44)
    body.writeInt32LE(points.length, 48)
    let start = 0
    for (const [k, ring] of rings.entries()) {
      body.writeInt32LE(start, 52 + 4 * k)
      start += ring.length
    }
    for (const [k, [x, y]] of points.entries()) {
      body.writeDoubleLE(x, 52 + 4 * rings.length + 16 * k)
      body.writeDoubleLE(y, 60 + 4 * rings.length + 16 * k)
    }
    return body
  })
  const header = Buffer.alloc(100)
  header.writeInt32BE(9994, 0)
  header.writeInt32BE((100 + Buffer.concat(records).length) / 2, 24)
  header.writeInt32LE(1000, 28)
  header.writeInt32LE(5, 32)
  return Buffer.concat([header, ...records])
}

/** A dBASE table of text fields, already encoded. */
export function dbfOf(names: Uint8Array[], rows: Uint8Array[][], width = 40): Uint8Array {
  const header = Buffer.alloc(32 + 32 * names.length + 1)
  header.writeUInt8(3, 0)
  header.writeUInt32LE(rows.length, 4)
  header.writeUInt16LE(header.length, 8)
  header.writeUInt16LE(1 + width * names.length, 10)
  for (const [i, name] of names.entries()) {
    header.set(name.subarray(0, 10), 32 + 32 * i)
    header.write('C', 32 + 32 * i + 11, 'latin1')
    header.writeUInt8(width, 32 + 32 * i + 16)
  }
  header.writeUInt8(13, header.length - 1)
  const body = rows.map(row => Buffer.concat([Buffer.from(' '), ...row.map(text => {
    const cell = Buffer.alloc(width, 0x20)
    cell.set(text.subarray(0, width))
    return cell
  })]))
  return Buffer.concat([header, ...body, Buffer.from([0x1a])])
}
