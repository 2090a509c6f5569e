import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One shipped file `NNNN_name.sql`. */
export type Migration = {
  version: number
  name: string
  /** Code from before this migration cannot run on the schema after it: the file's first line says `--! breaking`. */
  breaking: boolean
  checksum: string
  sql: string
}

export const MIGRATIONS_FOLDER = join(import.meta.dirname, '../../migrations')

/**
 * The migrations of this code, in order.
 *
 * @throws Error on a misnamed file or a gap: two people made the same number, or a file was lost
 */
export function readMigrations(folder = MIGRATIONS_FOLDER): Migration[] {
  const files = readdirSync(folder).filter(file => file.endsWith('.sql') && file !== 'schema.sql').sort()
  return files.map((file, index) => {
    const match = /^(\d{4})_([a-z0-9_]+)\.sql$/.exec(file)
    if (!match?.[1] || !match[2]) throw new Error(`migration ${file} is not named NNNN_name.sql`)
    const version = Number(match[1])
    if (version !== index + 1) throw new Error(`migration ${file}: expected number ${index + 1}`)
    // A checkout on Windows may turn the line ends; the statements are the same.
    const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')
    return { version, name: match[2], breaking: sql.startsWith('--! breaking'), checksum: sha256(sql), sql }
  })
}

/** Identifies the schema that these files make: the name of a test template. */
export function migrationsHash(migrations: readonly Migration[]): string {
  return sha256(migrations.map(({ checksum }) => checksum).join('\n')).slice(0, 16)
}

function sha256(text: string) {
  return createHash('sha256').update(text).digest('hex')
}
