import { crc32, inflateRawSync } from 'node:zlib'

/**
 * The files of a zip archive, unpacked no further than a limit. Undefined for an archive that is cut, encrypted,
 * zip64, or larger than it may be: sizes in its directory are only claims, so the limit is on the unpacked bytes.
 */
export function readZip(bytes: Uint8Array, maxBytes: number): Map<string, Uint8Array> | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const end = endOfDirectory(view)
  if (end === undefined) return undefined
  const files = new Map<string, Uint8Array>()
  let left = maxBytes
  let at = view.getUint32(end + 16, true)
  try {
    for (let count = view.getUint16(end + 10, true); count > 0; count--) {
      if (view.getUint32(at, true) !== 0x02014b50) return undefined
      const flags = view.getUint16(at + 8, true)
      const method = view.getUint16(at + 10, true)
      const packed = view.getUint32(at + 20, true)
      const nameLength = view.getUint16(at + 28, true)
      const local = view.getUint32(at + 42, true)
      const name = nameOf(bytes.subarray(at + 46, at + 46 + nameLength), (flags & 0x800) !== 0)
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
      if ((flags & 1) !== 0) return undefined
      if (name.endsWith('/')) continue
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
      const data = bytes.subarray(start, start + packed)
      if (data.length !== packed || left <= 0) return undefined
      const content = method === 0 ? data : method === 8 ? inflateRawSync(data, { maxOutputLength: left }) : undefined
      if (content === undefined || content.length > left) return undefined
      left -= content.length
      files.set(name, content)
    }
  } catch {
    // A position beyond the file, broken deflate data, or more output than allowed.
    return undefined
  }
  return files
}

/** An archive of these files, as they are: whoever reads it next is on this machine. */
export function packZip(files: readonly (readonly [name: string, content: Uint8Array])[]): Uint8Array {
  const pieces: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const [name, content] of files) {
    const path = Buffer.from(name)
    // Version, UTF-8 names, stored, no time, checksum, size twice, length of the name.
    const block = Buffer.alloc(26)
    block.writeUInt16LE(20, 0)
    block.writeUInt16LE(0x800, 2)
    block.writeUInt32LE(crc32(content), 10)
    block.writeUInt32LE(content.length, 14)
    block.writeUInt32LE(content.length, 18)
    block.writeUInt16LE(path.length, 22)
    const entry = Buffer.alloc(14)
    entry.writeUInt32LE(at, 10)
    pieces.push(signature(0x04034b50), block, path, content)
    directory.push(signature(0x02014b50), Buffer.from([20, 0]), block, entry, path)
    at += 30 + path.length + content.length
  }
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(directory.reduce((size, { length }) => size + length, 0), 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...pieces, ...directory, signature(0x06054b50), end])
}

function signature(number: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(number)
  return bytes
}

/** Searched from the end: a comment of up to 64 kB may follow. */
function endOfDirectory(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 65_535); at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  return undefined
}

/** Names without the UTF-8 flag are in the local code page: in China GBK. */
function nameOf(bytes: Uint8Array, utf8: boolean): string {
  if (!utf8) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch {
      return new TextDecoder('gb18030').decode(bytes)
    }
  }
  return new TextDecoder().decode(bytes)
}
