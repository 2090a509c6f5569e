/** Files as modules use them: uploaded first, named by actions, readable by whoever may read what names them. */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { FileFact } from '@onegrid/domain'
import { v7 as uuidv7 } from 'uuid'
import { type Db, sqlState } from '../database/index.ts'
import { Problem, type RequestContext } from '../http/index.ts'
import type { Taken } from './exif.ts'
import { FileFolder } from './folder.ts'
import { SIZE_LIMITS, type SizeLimits } from './kinds.ts'
import { makeThumbnail, rewritePicture } from './picture.ts'
import {
  deleteForgotten, type FileRow, findFacts, findFile, findForgotten, insertFile, insertLinks, ownersOf,
} from './queries.ts'
import { type Incoming, receive, type Received } from './receive.ts'
import { scrubRecording } from './video.ts'

/** Whether the caller may read any of these things that name a file. */
export type FileReader = (ctx: RequestContext, ownerIds: readonly string[]) => Promise<boolean>

export interface Files {
  /** Registers who knows whether a thing of this kind (`case`, `record`) may be read. */
  reader(ownerKind: string, mayRead: FileReader): void
  /** Names files, in the transaction of the action that does: from now on they stay. */
  link(tx: Db, districtId: number, fileIds: readonly string[], owner: { kind: string; id: string }): Promise<void>
  /** What rules need to know of files; unknown ids are absent. */
  facts(
    db: Db,
    districtId: number,
    ids: readonly string[],
    options?: { onOtherThan?: string },
  ): Promise<Record<string, FileFact>>
  store(ctx: RequestContext, upload: Omit<Incoming, 'path'> & { name: string }): Promise<FileRow>
  /** Whether the caller may name all of these in an action: naming one lets the readers of the case read it. */
  mayName(ctx: RequestContext, ids: readonly string[]): Promise<boolean>
  /** @throws Problem not-found, also where it may not be read */
  readable(ctx: RequestContext, id: string): Promise<FileRow & { path: string }>
  /** Path of the thumbnail, made on first use. @throws Problem not-found when it is no picture */
  thumbnail(ctx: RequestContext, id: string): Promise<FileRow & { path: string }>
  /** Removes uploads that nothing has named for seven days. @returns how many */
  sweep(districtId: number): Promise<number>
}

export interface FilesOptions {
  db: Db
  /** Folder of the bytes. */
  folder: string
  limits?: SizeLimits
  wallClock?: () => number
}

/** Rule: decision 37. */
const FORGOTTEN_MS = 7 * 86_400_000
/** No upload takes a day: what is left was broken off by the end of a process. */
const ABANDONED_MS = 86_400_000

export async function createFiles(options: FilesOptions): Promise<Files> {
  const { db, limits = SIZE_LIMITS, wallClock = Date.now } = options
  const folder = new FileFolder(options.folder)
  const readers = new Map<string, FileReader>()
  const drawing = new Map<string, Promise<void>>()
  await folder.prepare()

  async function mayRead(ctx: RequestContext, file: FileRow): Promise<boolean> {
    const isFresh = wallClock() - file.uploaded_at < FORGOTTEN_MS
    if (file.uploaded_by === ctx.principal.accountId && isFresh) return true
    for (const [kind, ids] of await ownersOf(db, ctx.districtId, file.id)) {
      if (await readers.get(kind)?.(ctx, ids)) return true
    }
    return false
  }

  async function readable(ctx: RequestContext, id: string) {
    const file = await findFile(db, ctx.districtId, id)
    if (!file || !(await mayRead(ctx, file))) throw new Problem('not-found')
    return { ...file, path: folder.place(ctx.districtId, id) }
  }

  return {
    reader(ownerKind, reader) {
      if (readers.has(ownerKind)) throw new Error(`Files of ${ownerKind} have two readers`)
      readers.set(ownerKind, reader)
    },
    link: (tx, districtId, fileIds, owner) => insertLinks(tx, districtId, fileIds, owner, wallClock()),
    facts: (on, districtId, ids, { onOtherThan } = {}) => findFacts(on, districtId, ids, onOtherThan),
    async store(ctx, { name, ...upload }) {
      const id = uuidv7()
      const received = await receive({ ...upload, path: folder.incoming(id) }, limits)
      const now = wallClock()
      try {
        // Where the district's clock runs ahead of the machine's, so do its cameras.
        const described = await describe(received, Math.max(now, ctx.now))
        const row = { ...described, id, name, uploaded_by: ctx.principal.accountId, uploaded_at: now }
        // Bytes first: a row always has its bytes.
        await folder.keep(received.path, ctx.districtId, id)
        await insertFile(db, ctx.districtId, row)
        return row
      } catch (error) {
        await folder.remove(ctx.districtId, id)
        throw error
      }
    },
    readable,
    async mayName(ctx, ids) {
      for (const id of ids) {
        const file = await findFile(db, ctx.districtId, id)
        if (!file || !(await mayRead(ctx, file))) return false
      }
      return true
    },
    async thumbnail(ctx, id) {
      const file = await readable(ctx, id)
      if (file.kind !== 'picture') throw new Problem('not-found')
      const path = folder.thumbnail(ctx.districtId, id)
      if (!existsSync(path)) {
        const running = drawing.get(path) ?? makeThumbnail(file.path, path).finally(() => drawing.delete(path))
        drawing.set(path, running)
        await running
      }
      return { ...file, path }
    },
    async sweep(districtId) {
      let removed = 0
      await folder.sweepIncoming(wallClock() - ABANDONED_MS)
      for (const id of await findForgotten(db, districtId, wallClock() - FORGOTTEN_MS, 1000)) {
        const gone = await deleteForgotten(db, districtId, id).catch((error: unknown) => {
          if (sqlState(error) === '23503') return false
          throw error
        })
        if (!gone) continue
        await folder.remove(districtId, id)
        removed++
      }
      return removed
    },
  }
}

/** Containers that phones write descriptions into. */
const RECORDINGS = new Set(['video/mp4', 'video/quicktime', 'audio/x-m4a'])

/** What is kept of a received file. Its metadata goes, so size and hash are taken of what remains. */
async function describe({ path, kind, type, size, sha256 }: Received, now: number) {
  const plain = { kind, type, size, sha256, received_sha256: sha256, ...UNKNOWN }
  if (kind === 'picture') {
    const { width, height, taken } = await rewritePicture(path, type, now)
    return { ...plain, ...(await measure(path)), width, height, ...columnsOf(taken) }
  }
  if (!RECORDINGS.has(type)) return plain
  const taken = await scrubRecording(path, now)
  return { ...plain, ...(await measure(path)), ...columnsOf(taken) }
}

const UNKNOWN = { width: null, height: null, taken_at: null, lon: null, lat: null }

function columnsOf({ at, position }: Taken) {
  return { taken_at: at ?? null, lon: position?.lon ?? null, lat: position?.lat ?? null }
}

async function measure(path: string) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return { size: (await stat(path)).size, sha256: hash.digest() }
}
