// What has to be there before anything of ours can run: packages, and Node 24. It runs on whatever Node the machine
// has (20 or later) and on nothing else, so it is plain JavaScript without dependencies. Rule: decision 41.

import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const OLDEST = 20
const NEEDED = 24

/**
 * Installs what is missing and finds the Node to run on.
 *
 * @returns {Promise<string>} path of a Node of version 24 or later
 */
export async function setUp() {
  if (majorOf(process.version) < OLDEST) {
    give(
      `需要 Node ${OLDEST} 或以上，当前是 ${process.version}：请从 https://nodejs.org 安装`,
      `Node ${OLDEST} or later is needed, this is ${process.version}: install it from https://nodejs.org`,
    )
  }
  if (!isInstalled()) await install()
  return findNode()
}

/**
 * Runs a program of the project in the foreground: same terminal, our Node first on PATH.
 *
 * A signal for this process is passed on and its end awaited: the program closes its database before it ends. Should
 * npm be killed above us, the program is told to stop, too; should we be killed, it notices that the channel breaks.
 *
 * @param {string} node
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} settings beside the environment that we have
 * @returns {Promise<number>} its exit code
 */
export function runOn(node, args, settings = {}) {
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc']
  const child = spawn(node, args, { cwd: root, stdio, env: { ...environment(node), ...settings } })
  const pass = signal => child.kill(signal)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass)
  const watch = whenAbandoned(() => pass('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
  }).finally(() => clearInterval(watch))
}

/**
 * npm runs a script through a shell, which passes no signal on: whoever kills npm would leave us running unseen, and
 * the next start would be refused. So we look after our parent and, where that is such a shell, after npm above it.
 *
 * @param {() => void} act
 */
function whenAbandoned(act) {
  const { ppid } = process
  const underShell = Boolean(process.env.npm_lifecycle_event) && aboutProcess(ppid, 'cmdline').split('\0')[1] === '-c'
  const npm = underShell ? parentOf(ppid) : undefined
  const watch = setInterval(() => {
    if (process.ppid === ppid && (!underShell || parentOf(ppid) === npm)) return
    clearInterval(watch)
    act()
  }, 1000)
  return watch
}

/**
 * @param {number} pid
 * @returns {string | undefined}
 */
function parentOf(pid) {
  // `pid (name) state ppid …`, where the name may hold anything.
  return aboutProcess(pid, 'stat').split(') ').pop()?.split(' ')[1]
}

/**
 * What Linux tells of a process; elsewhere nothing is known.
 *
 * @param {number} pid
 * @param {string} what
 */
function aboutProcess(pid, what) {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8')
  } catch {
    return ''
  }
}

/**
 * The environment of our programs: tools of the project and the right Node come before the machine's, and sources that
 * were compiled once are not compiled again, which is half of the work of a start.
 *
 * @param {string} node
 */
export function environment(node) {
  const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH ?? '']
  const compiled = join(root, 'node_modules', '.cache', 'compiled')
  return { NODE_COMPILE_CACHE: compiled, ...process.env, PATH: path.join(delimiter) }
}

/**
 * Says it in the language of the terminal, Chinese unless its locale is an English one.
 *
 * @param {string} zh
 * @param {string} en
 */
export function say(zh, en) {
  const { ONEGRID_LANG, LC_ALL, LC_MESSAGES, LANG } = process.env
  console.log(/^en/i.test(ONEGRID_LANG || LC_ALL || LC_MESSAGES || LANG || '') ? en : zh)
}

/** The stamp of the last install holds the lock file's hash; without it somebody ran npm, and the times decide. */
function isInstalled() {
  const stamp = stampFile()
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === lockHash()
  const installed = join(root, 'node_modules', '.package-lock.json')
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockFile()).mtimeMs
}

/**
 * `npm install --no-save` and not `npm ci`: it takes the locked versions as well and writes neither file, but does not
 * refuse a lock that lacks binaries of other platforms (npm leaves out what the registry had not when the lock was
 * written), and does not begin by deleting the Node that may be running this.
 */
async function install() {
  say('正在安装依赖，首次约需一两分钟…', 'Installing packages, a minute or two the first time…')
  const began = Date.now()
  const code = await npm(['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'])
  if (code !== 0) {
    give(
      '安装依赖失败：请检查网络和 npm 源（npm config get registry）后重试',
      'Installing failed: check the network and the registry (npm config get registry), then try again',
    )
  }
  writeFileSync(stampFile(), lockHash())
  const seconds = Math.round((Date.now() - began) / 1000)
  say(`依赖已安装（${seconds} 秒）`, `Packages are installed (${seconds} s)`)
}

/** @param {string[]} args */
function npm(args) {
  // Set by npm itself when it runs a script: the same npm again, and no shell on Windows.
  const script = process.env.npm_execpath
  const options = { cwd: root, stdio: 'inherit', shell: !script && process.platform === 'win32' }
  const child = script ? spawn(process.execPath, [script, ...args], options) : spawn('npm', args, options)
  return new Promise(resolve => {
    child.once('error', () => resolve(1))
    child.once('exit', resolve)
  })
}

/** The packaged Node of this platform, if it runs here (Alpine has another C library); else the machine's. */
function findNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const program = process.platform === 'win32' ? 'node.exe' : 'node'
  const packaged = join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', program)
  for (const node of [packaged, process.execPath, 'node']) {
    const run = spawnSync(node, ['-p', 'process.version + process.execPath'], { encoding: 'utf8' })
    const [, version, path] = /^(v\d+\.\d+\.\d+)(.+)$/m.exec(run.stdout ?? '') ?? []
    if (version && path && majorOf(version) >= NEEDED) return path
  }
  return give(
    `没有适用于本机（${process.platform}-${process.arch}）的内置 Node：请安装 Node ${NEEDED} 或以上后重试`,
    `No packaged Node runs on this machine (${process.platform}-${process.arch}): install Node ${NEEDED} or later`,
  )
}

/** @param {string} version as `v24.1.0` */
function majorOf(version) {
  return Number(version.slice(1).split('.')[0])
}

function lockFile() {
  return join(root, 'package-lock.json')
}

function stampFile() {
  return join(root, 'node_modules', '.onegrid-installed')
}

function lockHash() {
  return createHash('sha256').update(readFileSync(lockFile())).digest('hex')
}

/**
 * Ends with a sentence.
 *
 * @param {string} zh
 * @param {string} en
 * @returns {never}
 */
function give(zh, en) {
  say(zh, en)
  process.exit(1)
}
