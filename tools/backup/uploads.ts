/** The uploaded files of a backup: named by the snapshot, never changed once they are named, so copied after it. */
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { FileFolder } from '../../apps/server/src/platform/files/index.ts'
import type { Manifest } from './manifest.ts'
import { writeHashed } from './sums.ts'

/** Folder in a backup and in DATA_DIR, of the same shape. */
export const UPLOADS = 'files'

/** Lists what the snapshot names, a line an upload: a district may have millions. */
export async function listUploads(client: pg.Client, list: string, signal: AbortSignal): Promise<number> {
  let count = 0
  const folder = new FileFolder('')
  async function* lines() {
    let after: Row | undefined
    for (;;) {
      const rows: Row[] = (await client.query<Row>(
        `select district_id as "districtId", id, encode(sha256, 'hex') as sha256 from file
         where (district_id, id) > ($1, $2) order by district_id, id limit 10000`,
        [after?.districtId ?? -1, after?.id ?? NIL])).rows
      if (rows.length === 0) return
      count += rows.length
      after = rows.at(-1)
      yield rows.map((row) => `${row.sha256} ${folder.place(row.districtId, row.id)}\n`).join('')
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(list, { mode: 0o600 }), { signal })
  return count
}

export interface Copied extends Pick<Manifest, 'files'> {
  sums: Map<string, string>
}

/**
 * Copies them, several at once. One that is not there, or not what it was when it came, is named as lost and does not
 * keep the rest from being safe. (An upload that nothing names for a week may go while it is copied.)
 */
export async function copyUploads(
  list: string, from: string, to: string, told: (done: number) => void, signal: AbortSignal,
): Promise<Copied> {
  const lost: Manifest['files']['lost'] = []
  const sums = new Map<string, string>()
  let bytes = 0
  let done = 0

  async function copy(line: string) {
    const [sha256 = '', path = ''] = line.split(' ')
    const name = `${UPLOADS}/${path}`
    const target = join(to, name)
    const source = await opened(join(from, path))
    if (!source) lost.push({ path: name, why: 'missing' })
    else {
      const written = await writeHashed(target, source, [], signal)
      if (written.sha256 === sha256) {
        sums.set(name, sha256)
        bytes += written.bytes
      } else {
        await rm(target)
        lost.push({ path: name, why: 'damaged' })
      }
    }
    told(++done)
  }

  const handle = await open(list)
  try {
    const lines = handle.readLines()[Symbol.asyncIterator]()
    const work = async () => {
      for (let next = await lines.next(); !next.done; next = await lines.next()) await copy(next.value)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  } finally {
    await handle.close().catch(() => {})
  }
  lost.sort((a, b) => (a.path < b.path ? -1 : 1))
  return { sums, files: { count: sums.size, bytes, lost } }
}

const AT_ONCE = 4
const NIL = '00000000-0000-0000-0000-000000000000'

interface Row {
  districtId: number
  id: string
  sha256: string
}

async function opened(path: string): Promise<Readable | undefined> {
  const handle = await open(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  })
  return handle && createReadStream(path, { fd: handle })
}
