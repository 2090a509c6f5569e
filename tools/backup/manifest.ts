/** What a backup says of itself: `manifest.json`. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DistrictChoice } from '../../apps/server/src/platform/config/index.ts'
import type { Migration } from '../../apps/server/src/platform/database/index.ts'
import { StartError } from '../../apps/server/src/platform/words.ts'
import type { KeyPrints } from './key-prints.ts'

export const MANIFEST = 'manifest.json'
export const FORMAT = 1

export interface Manifest {
  format: number
  /** Version of the product that wrote it. */
  product: string
  /** Everything that was committed before this moment (ISO, UTC) is in it; the whole is one snapshot. */
  takenAt: string
  /** Version of PostgreSQL that it was read from. */
  postgres: string
  /** The migrations that had run, in their order. */
  schema: SchemaStep[]
  districts: { id: number; code: string; name: string; position: number; seal: { pos: number; hash: string } | null }[]
  /** What DATA_DIR remembers of its first start. */
  choice: DistrictChoice | null
  /** In the file `tables/NAME.copy.zst`: COPY's text form. */
  tables: { name: string; columns: string[]; rows: number }[]
  files: {
    count: number
    bytes: number
    /** Uploads that the database names and whose bytes were not there, or were not those that had come. */
    lost: { path: string; why: 'missing' | 'damaged' }[]
  }
  /** Keys are kept apart from the data: only how to recognise them. Rule: decision 36. */
  keys: { included: false; prints: KeyPrints }
  leftOut: string[]
}

export type SchemaStep = Pick<Migration, 'version' | 'name' | 'checksum' | 'breaking'>

/** Tables whose rows no backup holds: who is signed in would be signed in again, who has signed out as well. */
export const UNKEPT_TABLES: ReadonlySet<string> = new Set(['session'])

export const LEFT_OUT = [
  'key file (keep it apart)', 'settings of the environment (they hold passwords)', 'sessions (people sign in again)',
  'thumbnails (made again)', 'uploads that had not been received in full', 'logs',
]

export function tableFile(name: string): string {
  return `tables/${name}.copy.zst`
}

/** @throws StartError where there is no backup, or one of a later format */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch((cause: unknown) => {
    throw new StartError(
      { zh: `${folder} 不是备份：没有 ${MANIFEST}`, en: `${folder} is no backup: it has no ${MANIFEST}` }, { cause },
    )
  })
  const manifest = parsed(text)
  if (typeof manifest?.format !== 'number' || !Array.isArray(manifest.schema)) {
    throw new StartError({ zh: `备份已损坏：${MANIFEST}`, en: `The backup is damaged: ${MANIFEST}` })
  }
  if (manifest.format > FORMAT) {
    throw new StartError({
      zh: `备份格式（${manifest.format}）比本程序新：请升级程序后再恢复`,
      en: `The backup's format (${manifest.format}) is newer than this program: upgrade it first`,
    })
  }
  return manifest
}

function parsed(text: string): Manifest | undefined {
  try {
    return JSON.parse(text) as Manifest
  } catch {
    return undefined
  }
}
