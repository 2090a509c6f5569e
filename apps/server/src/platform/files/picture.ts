/**
 * Pictures are written anew: turned upright, without any metadata, without whatever else was hidden in the file. What
 * the metadata said of the taking is answered beside. Rules: docs/boundaries.md, docs/domain.md R12.
 */
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import { Problem } from '../http/index.ts'
import { readTaken, type Taken } from './exif.ts'
import { Slots } from '../slots.ts'

export interface PictureFacts {
  width: number
  height: number
  taken: Taken
}

/** A phone's 50-megapixel mode fits; decoded it takes about 200 MB for a moment. */
const MAX_PIXELS = 64_000_000
const QUALITY = 90
const THUMB_EDGE = 320
const THUMB_QUALITY = 75

/** Decoding is what costs: two at once leave a core to the rest. */
const slots = new Slots(2)

/** Replaces the picture at `path`. @throws Problem picture-too-many-pixels, file-broken */
export async function rewritePicture(path: string, type: string, now: number): Promise<PictureFacts> {
  const input = await readFile(path)
  const metadata = await sharp(input, { limitInputPixels: false }).metadata().catch(broken)
  if (metadata.width * metadata.height > MAX_PIXELS) {
    throw new Problem('picture-too-many-pixels', { max: MAX_PIXELS / 10_000 })
  }
  const encoded = encode(open(input).autoOrient(), type, QUALITY)
  const { data, info } = await slots.run(() => encoded.toBuffer({ resolveWithObject: true })).catch(broken)
  await replace(path, `${path}.new`, data)
  return { width: info.width, height: info.height, taken: readTaken(metadata.exif, now) }
}

/** Makes a small JPEG of the picture at `path`; it stands complete or not at all. */
export async function makeThumbnail(path: string, target: string): Promise<void> {
  const input = await readFile(path)
  const small = await slots.run(() =>
    open(input)
      .resize(THUMB_EDGE, THUMB_EDGE, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: THUMB_QUALITY })
      .toBuffer())
  await replace(target, `${target}.${process.pid}`, small)
}

/** Written by us and not by the library, whose error would not tell a full disk from a broken picture. */
async function replace(path: string, draft: string, bytes: Buffer) {
  try {
    await writeFile(draft, bytes)
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

function open(input: Buffer) {
  return sharp(input, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
}

function encode(picture: ReturnType<typeof sharp>, type: string, quality: number) {
  if (type === 'image/png') return picture.png()
  if (type === 'image/webp') return picture.webp({ quality })
  return picture.jpeg({ quality })
}

function broken(cause: unknown): never {
  throw new Problem('file-broken', undefined, { cause })
}
