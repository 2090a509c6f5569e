import { spawnSync } from 'node:child_process'
import type { SpawnSyncOptions } from 'node:child_process'
import { StartError } from '../words.ts'
import type { Say } from '../words.ts'

/** The system user that the database runs as; without ids, whoever runs this process. */
export type Account = { uid?: number; gid?: number }

const USER = 'postgres'

/**
 * PostgreSQL refuses to run as root. Started as root (a container, a rented machine) the database gets the system user
 * `postgres`, which is made, and said to be made, where the machine has none. Rule: decision 40.
 */
export function databaseAccount(say: Say): Account {
  if (process.getuid?.() !== 0) return {}
  const found = lookUp()
  if (found) return found
  say({
    zh: `以 root 身份运行，正在创建系统用户 ${USER} 供数据库使用`,
    en: `Running as root: creating the system user ${USER} for the database`,
  })
  // Debian, RHEL and SUSE have the first; BusyBox the second.
  const made =
    succeeds('useradd', ['--system', '--no-create-home', '--user-group', '--shell', '/bin/false', USER]) ||
    succeeds('adduser', ['-S', '-D', '-H', '-s', '/bin/false', USER])
  const created = made ? lookUp() : undefined
  if (created) return created
  throw new StartError({
    zh: `无法创建系统用户 ${USER}。PostgreSQL 不能以 root 身份运行：请先创建该用户，或改用普通用户启动`,
    en: `Cannot create the system user ${USER}. PostgreSQL does not run as root: create it, or start as another user`,
  })
}

/** Whether that user can come to the file or folder through every folder above it. */
export function canReach(account: Account, path: string): boolean {
  if (account.uid === undefined) return true
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], as(account, { stdio: 'ignore' })).status === 0
}

/** Options that run a program as that user, in a folder that it can surely be in. */
export function as<T extends SpawnSyncOptions>(account: Account, options: T): T & Account & { cwd: string } {
  return { ...options, ...account, cwd: process.platform === 'win32' ? process.cwd() : '/' }
}

function lookUp(): Account | undefined {
  const uid = id('-u')
  const gid = id('-g')
  return uid === undefined || gid === undefined ? undefined : { uid, gid }
}

function id(flag: '-u' | '-g') {
  const run = spawnSync('id', [flag, USER], { encoding: 'utf8' })
  return run.status === 0 ? Number(run.stdout) : undefined
}

function succeeds(command: string, args: string[]) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}
