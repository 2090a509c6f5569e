/** Whether a backup is what was written: every file there, none more, each with its bytes. */
import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { StartError } from '../../apps/server/src/platform/words.ts'
import { MANIFEST, readManifest, tableFile } from './manifest.ts'
import type { Manifest } from './manifest.ts'
import type { Tell } from './progress.ts'
import { hashFile, readSums, SUMS } from './sums.ts'
import { UPLOADS } from './uploads.ts'

export interface Checked {
  manifest: Manifest
  /** Paths of the uploads within the backup. */
  uploads: string[]
}

/** @throws StartError that names what is damaged, the first few */
export async function checkBackup(folder: string, tell: Tell, signal: AbortSignal): Promise<Checked> {
  const manifest = await readManifest(folder)
  const sums = await readSums(folder)
  if (!sums) throw damaged([SUMS])
  const faults = new Set(differences(await namesIn(folder), sums, manifest))
  let at = 0
  for (const [path, sha256] of sums) {
    tell({ step: 'check', at: at++, of: sums.size })
    if (!faults.has(path) && (await hashFile(join(folder, path), signal)).sha256 !== sha256) faults.add(path)
  }
  if (faults.size > 0) throw damaged([...faults])
  return { manifest, uploads: uploadsOf(sums) }
}

function differences(there: ReadonlySet<string>, sums: ReadonlyMap<string, string>, manifest: Manifest): string[] {
  const needed = [MANIFEST, ...manifest.tables.map(({ name }) => tableFile(name))]
  return [
    ...[...sums.keys()].filter((path) => !there.has(path)),
    ...[...there].filter((path) => !sums.has(path)),
    ...needed.filter((path) => !sums.has(path)),
    ...(uploadsOf(sums).length === manifest.files.count ? [] : [SUMS]),
  ]
}

function uploadsOf(sums: ReadonlyMap<string, string>): string[] {
  return [...sums.keys()].filter((path) => path.startsWith(`${UPLOADS}/`))
}

async function namesIn(folder: string): Promise<Set<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const names = entries.filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
  return new Set(names.filter((name) => name !== SUMS))
}

function damaged(paths: string[]): StartError {
  const named = paths.slice(0, SHOWN).join(', ')
  const more = paths.length > SHOWN ? ` … (${paths.length})` : ''
  return new StartError({ zh: `备份已损坏：${named}${more}`, en: `The backup is damaged: ${named}${more}` })
}

const SHOWN = 5
