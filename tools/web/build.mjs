// The web apps, built when their sources have changed since. Plain JavaScript: it runs before anything of ours can.

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root, runOn, say } from '../setup.mjs'

const SOURCES = ['apps/console', 'packages/web', 'packages/contract/src', 'packages/domain/src', 'package-lock.json', 'tools/web']

/**
 * Builds what is out of date.
 *
 * @param {string} node
 * @returns {Promise<boolean>} false where the build failed; it has said why
 */
export async function buildWeb(node) {
  const stamp = join(root, 'apps/console/dist/.built-from')
  const now = hashOf(SOURCES.map(path => join(root, path)))
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return true
  say('正在生成网页…', 'Building the web pages…')
  const began = Date.now()
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const args = [vite, 'build', '--config', 'apps/console/vite.config.ts', '--logLevel', 'error']
  // Whoever builds may run tests himself, and libraries would take theirs for a build of development.
  const code = await runOn(node, args, { NODE_ENV: 'production' })
  if (code !== 0) {
    say('生成网页失败，原因见上', 'Building the web pages failed, see above')
    return false
  }
  writeFileSync(stamp, now)
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  say(`网页已生成（${seconds} 秒）`, `The web pages are built (${seconds} s)`)
  return true
}

/** @param {string[]} paths files or folders */
function hashOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths) {
    for (const file of filesOf(path)) hash.update(relative(root, file)).update('\0').update(readFileSync(file))
  }
  return hash.digest('hex')
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesOf(path) {
  if (!existsSync(path)) return []
  if (/\.\w+$/.test(path)) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !/[/\\](dist|node_modules)([/\\]|$)/.test(entry.parentPath) && !/\.test\./.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
}

