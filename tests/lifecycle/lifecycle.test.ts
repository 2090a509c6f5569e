import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, readlinkSync } from 'node:fs'
import { rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { scratchFolder } from '../scratch.ts'
import { ask, isAlive, postmasterOf, until } from './observe.ts'
import { startProduct, startProductAsNpm } from './product.ts'
import type { Product } from './product.ts'

// Real processes, real signals, the real database: what a start leaves and what the next one makes of it.

let stopped: string
let dataDir: string
const folders: string[] = []
const products: Product[] = []

beforeAll(async () => {
  stopped = scratchFolder('life')
  const product = startProduct(stopped)
  await product.ready
  product.signal('SIGINT')
  expect(await product.ended).toBe(0)
})

afterAll(() => rmSync(stopped, { recursive: true }))

beforeEach(() => {
  dataDir = temporary()
})

afterEach(async () => {
  for (const product of products.splice(0)) {
    if (isAlive(product.pid)) product.signal('SIGKILL')
    await product.ended
  }
  const postmaster = postmasterPid()
  if (postmaster && isAlive(postmaster)) process.kill(postmaster, 'SIGQUIT')
  await until(() => !postmaster || !isAlive(postmaster))
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

test('first start, Ctrl-C, second start: everything stops and the data is there', async () => {
  const first = start()
  expect(await ask(first, '/add')).toBe('1')
  expect(statSync(join(dataDir, 'keys.json')).mode & 0o777).toBe(0o600)
  const keys = readFileSync(join(dataDir, 'keys.json'), 'utf8')
  const postmaster = postmasterPid()
  first.signal('SIGINT')
  expect(await first.ended).toBe(0)
  expect(postmaster && isAlive(postmaster)).toBe(false)
  expect(postmasterPid()).toBeUndefined()
  expect(readFileSync(join(dataDir, 'log', 'onegrid.log'), 'utf8')).not.toMatch(/"level":[4-6]0/)

  const second = start()
  expect(await ask(second, '/count')).toBe('1')
  expect(second.said()).not.toContain('Initialising')
  expect(readFileSync(join(dataDir, 'keys.json'), 'utf8')).toBe(keys)
  second.signal('SIGTERM')
  expect(await second.ended).toBe(0)
})

test('a killed process leaves its database running, and the next start adopts it', async () => {
  useEarlierData()
  const killed = start()
  await ask(killed, '/add')
  const postmaster = postmasterPid()
  killed.signal('SIGKILL')
  expect(await killed.ended).toBe('SIGKILL')
  expect(postmaster && isAlive(postmaster)).toBe(true)

  const next = start()
  expect(await ask(next, '/add')).toBe('2')
  expect(next.said()).toContain('Took over the database')
  expect(postmasterPid()).toBe(postmaster)
  next.signal('SIGINT')
  expect(await next.ended).toBe(0)
  expect(postmasterPid()).toBeUndefined()
})

test('what was committed survives when the database is killed as well', async () => {
  useEarlierData()
  const killed = start()
  await ask(killed, '/add')
  const postmaster = postmasterPid()
  killed.signal('SIGKILL')
  if (postmaster) process.kill(postmaster, 'SIGKILL')
  await killed.ended
  expect(postmasterPid()).toBe(postmaster)

  const next = start()
  expect(await ask(next, '/count')).toBe('1')
  expect(postmasterPid()).not.toBe(postmaster)
})

test("a stranger's process id in the database's pid file does not keep it from starting", async () => {
  useEarlierData()
  const killed = start()
  await ask(killed, '/add')
  const postmaster = postmasterPid()
  killed.signal('SIGKILL')
  if (postmaster) process.kill(postmaster, 'SIGKILL')
  await killed.ended
  const file = join(dataDir, 'postgres', 'postmaster.pid')
  // After a reboot the id may be anybody's: here it is this test's.
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(process.pid)))

  expect(await ask(start(), '/count')).toBe('1')
})

test('a second product on the same data is refused and told who is there', async () => {
  useEarlierData()
  const first = start()
  await first.ready
  const second = start()
  expect(await second.ended).toBe(1)
  expect(second.said()).toContain(`in use by another OneGrid (process ${first.pid})`)
  expect(await ask(first, '/add')).toBe('1')
})

test('Ctrl-C lets a request finish before the database stops', async () => {
  useEarlierData()
  const product = start()
  await ask(product, '/add')
  const slow = ask(product, '/slow')
  await until(() => product.said().includes('began slowly'))
  product.signal('SIGINT')
  expect(await slow).toBe('2')
  expect(await product.ended).toBe(0)
})

test('a second Ctrl-C forces it, and nothing is lost', async () => {
  useEarlierData()
  const product = start()
  await ask(product, '/add')
  const slow = ask(product, '/slow').catch(() => 'cut off')
  await until(() => product.said().includes('began slowly'))
  product.signal('SIGINT')
  await sleep(700)
  product.signal('SIGINT')
  expect(await product.ended).toBe(1)
  expect(await slow).toBe('cut off')
  expect(await ask(start(), '/count')).toBe('1')
})

test('one Ctrl-C that arrives three times is one', async () => {
  useEarlierData()
  const product = start()
  await ask(product, '/add')
  const slow = ask(product, '/slow')
  await until(() => product.said().includes('began slowly'))
  for (let i = 0; i < 3; i++) product.signal('SIGINT')
  expect(await slow).toBe('2')
  expect(await product.ended).toBe(0)
})

test('Ctrl-C in the middle of the first start leaves no database behind and the next start works', async () => {
  const product = start()
  await until(() => product.said().includes('Initialising'))
  product.signal('SIGINT')
  expect(await product.ended).toBe(0)
  expect(postmasterPid()).toBeUndefined()
  expect(await ask(start(), '/add')).toBe('1')
})

// Only Linux tells who the parent of another process is.
test.skipIf(process.platform !== 'linux')('when npm is killed above it, the product stops in order', async () => {
  useEarlierData()
  const product = startProductAsNpm(dataDir)
  products.push(product)
  await ask(product, '/add')
  const postmaster = postmasterPid()
  process.kill(product.pid, 'SIGKILL')
  await until(() => postmaster !== undefined && !isAlive(postmaster))
  expect(await ask(start(), '/count')).toBe('1')
})

test('when the script that started it is killed, the product stops in order', async () => {
  useEarlierData()
  const product = startProductAsNpm(dataDir)
  products.push(product)
  await ask(product, '/add')
  const postmaster = postmasterPid()
  process.kill(Number(/started by (\d+)/.exec(product.said())?.[1]), 'SIGKILL')
  await until(() => postmaster !== undefined && !isAlive(postmaster))
  expect(await product.ended).toBe(137)
  expect(await ask(start(), '/count')).toBe('1')
})

test('a lost key file is not replaced by new keys beside old data', async () => {
  useEarlierData()
  const first = start()
  await first.ready
  first.signal('SIGINT')
  await first.ended
  rmSync(join(dataDir, 'keys.json'))
  const second = start()
  expect(await second.ended).toBe(1)
  expect(second.said()).toContain('restore it')
  expect(existsSync(join(dataDir, 'keys.json'))).toBe(false)
  expect(postmasterPid()).toBeUndefined()
})

test('faulty settings end the start with one line each, before anything is made', async () => {
  const product = start({ PORT: 'high', ONEGRID_MODE: 'test' }, ['--size', 'huge'])
  expect(await product.ended).toBe(1)
  expect(product.said().trim().split('\n')).toHaveLength(3)
  expect(existsSync(join(dataDir, 'postgres'))).toBe(false)
})

test('a port that is taken is said in a sentence, and the database is stopped again', async () => {
  useEarlierData()
  const first = start()
  const port = new URL(await first.ready).port
  const other = temporary()
  useEarlierData(other)
  const second = startProduct(other, { PORT: port })
  expect(await second.ended).toBe(1)
  expect(second.said()).toContain(`Port ${port} is in use`)
  expect(existsSync(join(other, 'postgres', 'postmaster.pid'))).toBe(false)
})

test.skipIf(process.getuid?.() !== 0)('data that only root can reach: the database lives elsewhere', async () => {
  chmodSync(dataDir, 0o700)
  const first = start()
  await ask(first, '/add')
  const place = readlinkSync(join(dataDir, 'postgres'))
  try {
    expect(first.said()).toContain(place)
    first.signal('SIGKILL')
    await first.ended
    const second = start()
    expect(await ask(second, '/add')).toBe('2')
    expect(second.said()).toContain('Took over')
    second.signal('SIGINT')
    expect(await second.ended).toBe(0)
  } finally {
    rmSync(dirname(place), { recursive: true, force: true })
  }
})

test('a folder too deep for a socket gets one in the temporary folder', async () => {
  dataDir = join(dataDir, 'a-name-of-twenty-one'.repeat(4), 'data')
  const product = start()
  expect(await ask(product, '/add')).toBe('1')
  const socketFolder = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[4] ?? ''
  expect(dirname(socketFolder)).toBe(tmpdir())
  expect(statSync(socketFolder).mode & 0o777).toBe(0o700)
  product.signal('SIGINT')
  expect(await product.ended).toBe(0)
  expect(existsSync(socketFolder)).toBe(false)
})

/** Data as an earlier start has left it: making the files is most of what a first start takes. */
function useEarlierData(folder = dataDir) {
  spawnSync('cp', ['-a', `${stopped}/.`, folder], { stdio: 'inherit' })
}

function temporary() {
  const folder = scratchFolder('life')
  folders.push(folder)
  return folder
}

function start(settings?: NodeJS.ProcessEnv, argv?: string[]) {
  const product = startProduct(dataDir, settings, argv)
  products.push(product)
  return product
}

function postmasterPid() {
  return postmasterOf(dataDir)
}
