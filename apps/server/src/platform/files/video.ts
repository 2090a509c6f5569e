/**
 * Recordings of phones (MP4, QuickTime, M4A) say where and when they were made, in boxes beside the pictures. Place and
 * time are read, and the boxes become free space, in place: no byte of picture or sound moves.
 * Format: ISO/IEC 14496-12, box structure; QuickTime user data ©xyz.
 */
import { type FileHandle, open } from 'node:fs/promises'
import type { Taken } from './exif.ts'

interface Box {
  type: string
  /** Of the header. */
  start: number
  /** Of what it holds. */
  from: number
  to: number
}

/** Hold descriptions and nothing that is needed to play. */
const DESCRIPTIONS = new Set(['udta', 'meta', 'uuid', 'XMP_'])
/** Seconds between 1904, where the format counts from, and 1970. */
const EPOCH_SECONDS = 2_082_844_800
/** Boxes of one level: a fragmented recording of hours has thousands. */
const MAX_BOXES = 100_000
const MAX_DESCRIPTION = 1024 * 1024

/** Never throws for what the file says: a broken structure is left as it is. */
export async function scrubRecording(path: string, now: number): Promise<Taken> {
  const file = await open(path, 'r+')
  try {
    const { size } = await file.stat()
    const top = await boxesIn(file, 0, size)
    const taken: Taken = {}
    for (const box of top) {
      if (DESCRIPTIONS.has(box.type)) await free(file, box)
      if (box.type === 'moov') await scrubMovie(file, box, taken, now)
    }
    return taken
  } finally {
    await file.close()
  }
}

async function scrubMovie(file: FileHandle, movie: Box, taken: Taken, now: number): Promise<void> {
  for (const box of await boxesIn(file, movie.from, movie.to)) {
    if (box.type === 'mvhd') {
      const at = await creationOf(file, box)
      if (at !== undefined && at > 0 && at < now + 86_400_000) taken.at = at
    }
    if (DESCRIPTIONS.has(box.type)) {
      taken.position ??= await positionIn(file, box)
      await free(file, box)
    }
    if (box.type !== 'trak') continue
    for (const part of await boxesIn(file, box.from, box.to)) if (DESCRIPTIONS.has(part.type)) await free(file, part)
  }
}

async function boxesIn(file: FileHandle, from: number, to: number): Promise<Box[]> {
  const boxes: Box[] = []
  for (let at = from; at + 8 <= to && boxes.length < MAX_BOXES;) {
    const head = await read(file, at, 16)
    if (head.length < 8) break
    const short = head.readUInt32BE(0)
    // 0: up to the end; 1: the length stands behind the type, in 64 bits.
    const isLong = short === 1 && head.length === 16
    const length = short === 0 ? to - at : isLong ? Number(head.readBigUInt64BE(8)) : short
    const headLength = isLong ? 16 : 8
    if (length < headLength || at + length > to) break
    boxes.push({ type: head.toString('latin1', 4, 8), start: at, from: at + headLength, to: at + length })
    at += length
  }
  return boxes
}

/** Turns a box into unused space of the same length. */
async function free(file: FileHandle, box: Box): Promise<void> {
  await file.write('free', box.start + 4, 'latin1')
  const zeros = Buffer.alloc(64 * 1024)
  for (let at = box.from; at < box.to; at += zeros.length) {
    await file.write(zeros, 0, Math.min(zeros.length, box.to - at), at)
  }
}

/** Milliseconds since 1970. */
async function creationOf(file: FileHandle, header: Box): Promise<number | undefined> {
  const bytes = await read(file, header.from, 12)
  if (bytes.length < 12) return undefined
  const seconds = bytes[0] === 1 ? Number(bytes.readBigUInt64BE(4)) : bytes.readUInt32BE(4)
  return seconds === 0 ? undefined : (seconds - EPOCH_SECONDS) * 1000
}

/** ISO 6709 (`+29.9000+120.5100+012.3/`), as phones write it wherever in the description. */
async function positionIn(file: FileHandle, box: Box): Promise<Taken['position']> {
  const bytes = await read(file, box.from, Math.min(box.to - box.from, MAX_DESCRIPTION))
  const match = /([+-]\d{2}\.\d+)([+-]\d{3}\.\d+)(?:[+-]\d+(?:\.\d+)?)?\//.exec(bytes.toString('latin1'))
  const [lat, lon] = [Number(match?.[1]), Number(match?.[2])]
  if (!match || Math.abs(lat) > 90 || Math.abs(lon) > 180 || (lat === 0 && lon === 0)) return undefined
  return { lon, lat }
}

async function read(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
  return buffer.subarray(0, bytesRead)
}
