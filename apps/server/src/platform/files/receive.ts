/** Receives an upload into a file of its own: sniffed by its first bytes, measured and hashed while it streams. */
import { createHash } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { fileTypeFromBuffer } from 'file-type'
import { drain, Problem } from '../http/index.ts'
import { acceptedType, ALLOWED, type FileKind, fitsDeclaration, type SizeLimits } from './kinds.ts'

export interface Received {
  path: string
  type: string
  kind: FileKind
  size: number
  sha256: Buffer
}

export interface Incoming {
  stream: Readable
  /** Content-Type as declared. */
  declared: string | undefined
  /** Content-Length as declared. */
  length: number | undefined
  /** Where the bytes go; removed again when the upload fails. */
  path: string
}

/** Every signature that we accept stands within the first 4,100 bytes. */
const SNIFF_BYTES = 4100

/** @throws Problem unsupported-file, file-mismatch, payload-too-large, file-broken (empty) */
export async function receive(incoming: Incoming, limits: SizeLimits): Promise<Received> {
  const { stream, declared, length, path } = incoming
  // What cannot be accepted whatever it is, is not read at all.
  if (length !== undefined && length > limits.video) {
    drain(stream)
    throw tooLarge(limits.video)
  }
  const file = await open(path, 'wx', 0o600)
  const hash = createHash('sha256')
  let size = 0
  let head: Buffer | undefined = Buffer.alloc(0)
  let found: { type: string; kind: FileKind } | undefined

  async function identify(bytes: Buffer) {
    found = await accepted(bytes, declared)
    const limit = limitOf(found.kind, limits)
    if (length !== undefined && length > limit) throw tooLarge(limit)
  }

  try {
    // The request must survive a refusal, or the answer would not reach whoever is still sending.
    for await (const piece of stream.iterator({ destroyOnReturn: false })) {
      const chunk = piece as Buffer
      size += chunk.length
      if (head) {
        head = Buffer.concat([head, chunk])
        if (head.length >= SNIFF_BYTES) {
          await identify(head)
          head = undefined
        }
      }
      const limit = found ? limitOf(found.kind, limits) : limits.video
      if (size > limit) throw tooLarge(limit)
      hash.update(chunk)
      // All of it: a single write on a disk that is nearly full puts down a part, and says nothing.
      await file.appendFile(chunk)
    }
    if (size === 0) throw new Problem('file-broken')
    if (head) await identify(head)
    if (!found) throw new Problem('file-broken')
    await file.sync()
  } catch (error) {
    await file.close()
    await rm(path, { force: true })
    drain(stream)
    throw error
  }
  await file.close()
  return { path, size, sha256: hash.digest(), ...(found as { type: string; kind: FileKind }) }
}

async function accepted(bytes: Buffer, declared: string | undefined): Promise<{ type: string; kind: FileKind }> {
  const sniffed = (await fileTypeFromBuffer(bytes))?.mime
  const found = acceptedType(sniffed)
  if (!found) {
    const claim = declared && acceptedType(declared)
    // Called a picture and is none: say so rather than that pictures are not supported.
    if (claim) throw new Problem('file-mismatch', { actual: sniffed ?? '?', declared: claim.type })
    throw new Problem('unsupported-file', { allowed: ALLOWED })
  }
  if (!fitsDeclaration(found.type, declared)) {
    throw new Problem('file-mismatch', { actual: found.type, declared: declared ?? '' })
  }
  return found
}

function limitOf(kind: FileKind, limits: SizeLimits): number {
  return kind === 'video' ? limits.video : limits.other
}

function tooLarge(limit: number): Problem {
  return new Problem('payload-too-large', { limit: `${Math.round(limit / 1024 / 1024)} MB` })
}
