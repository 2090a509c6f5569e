/**
 * SHA256SUMS of a backup: one line a file, as `sha256sum -c` reads it, so that a backup can be checked on any machine,
 * without the product.
 */
import { createHash } from 'node:crypto'
import type { Hash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, mkdir, open, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export const SUMS = 'SHA256SUMS'

export interface Written {
  bytes: number
  sha256: string
}

/** Writes a new file that only its owner reads, on the disk before it resolves. */
export async function writeHashed(
  path: string, source: Readable, through: Transform[], signal: AbortSignal,
): Promise<Written> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const meter = new Meter()
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true })
  await pipeline([source, ...through, meter, file], { signal })
  return meter.written()
}

export async function hashFile(path: string, signal: AbortSignal): Promise<Written> {
  const meter = new Meter()
  // Somebody has to take what comes out of it.
  meter.resume()
  await pipeline(createReadStream(path, { highWaterMark: 1 << 18 }), meter, { signal })
  return meter.written()
}

export function sumsText(sums: ReadonlyMap<string, string>): string {
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, sha256]) => `${sha256}  ${path}\n`).join('')
}

/** @returns undefined where it is not what a backup has written: cut short, or another file */
export async function readSums(folder: string): Promise<Map<string, string> | undefined> {
  const text = await readFile(join(folder, SUMS), 'utf8').catch(() => '')
  if (!text.endsWith('\n')) return undefined
  const sums = new Map<string, string>()
  for (const line of text.slice(0, -1).split('\n')) {
    const [, sha256, path] = /^([0-9a-f]{64}) {2}([\w./-]+)$/.exec(line) ?? []
    // Nobody's list takes a restore out of the folder.
    if (!sha256 || !path || path.startsWith('/') || path.split('/').includes('..')) return undefined
    sums.set(path, sha256)
  }
  return sums
}

/** Names are on the disk once their folder is. Windows has no such call, and needs none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export async function makePrivate(path: string): Promise<void> {
  await chmod(path, 0o600)
}

class Meter extends Transform {
  readonly #hash: Hash = createHash('sha256')
  #bytes = 0

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: (error: null, chunk: Buffer) => void): void {
    this.#hash.update(chunk)
    this.#bytes += chunk.length
    done(null, chunk)
  }

  written(): Written {
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') }
  }
}
