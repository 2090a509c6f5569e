import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startProduct } from './product.ts'
import type { Product } from './product.ts'

// Real processes, real signals, the real database: what a start leaves and what the next one makes of it.

let dataDir: string
const products: Product[] = []

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'onegrid-life-'))
})

afterEach(async () => {
  for (const product of products.splice(0)) {
    if (isAlive(product.pid)) product.signal('SIGKILL')
    await product.ended
  }
  const postmaster = postmasterPid()
  if (postmaster && isAlive(postmaster)) process.kill(postmaster, 'SIGQUIT')
  await until(() => !postmaster || !isAlive(postmaster))
  rmSync(dataDir, { recursive: true, force: true })
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

  const second = start()
  expect(await ask(second, '/count')).toBe('1')
  expect(second.said()).not.toContain('Initialising')
  expect(readFileSync(join(dataDir, 'keys.json'), 'utf8')).toBe(keys)
  second.signal('SIGTERM')
  expect(await second.ended).toBe(0)
})

test('a killed process leaves its database running, and the next start adopts it', async () => {
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
  const first = start()
  await first.ready
  const second = start()
  expect(await second.ended).toBe(1)
  expect(second.said()).toContain(`in use by another OneGrid (process ${first.pid})`)
  expect(await ask(first, '/add')).toBe('1')
})

test('Ctrl-C lets a request finish before the database stops', async () => {
  const product = start()
  await ask(product, '/add')
  const slow = ask(product, '/slow')
  await sleep(300)
  product.signal('SIGINT')
  expect(await slow).toBe('2')
  expect(await product.ended).toBe(0)
})

test('a second Ctrl-C forces it, and nothing is lost', async () => {
  const product = start()
  await ask(product, '/add')
  const slow = ask(product, '/slow').catch(() => 'cut off')
  await sleep(300)
  product.signal('SIGINT')
  await sleep(700)
  product.signal('SIGINT')
  expect(await product.ended).toBe(1)
  expect(await slow).toBe('cut off')
  expect(await ask(start(), '/count')).toBe('1')
})

test('one Ctrl-C that arrives three times is one', async () => {
  const product = start()
  await ask(product, '/add')
  const slow = ask(product, '/slow')
  await sleep(300)
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

test('a lost key file is not replaced by new keys beside old data', async () => {
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
  const first = start()
  const port = new URL(await first.ready).port
  const other = mkdtempSync(join(tmpdir(), 'onegrid-life-'))
  try {
    const second = startProduct(other, { PORT: port })
    expect(await second.ended).toBe(1)
    expect(second.said()).toContain('The port is in use')
    expect(existsSync(join(other, 'postgres', 'postmaster.pid'))).toBe(false)
  } finally {
    rmSync(other, { recursive: true, force: true })
  }
})

function start(settings?: NodeJS.ProcessEnv, argv?: string[]) {
  const product = startProduct(dataDir, settings, argv)
  products.push(product)
  return product
}

async function ask(product: Product, path: string) {
  const response = await fetch(`${await product.ready}${path}`)
  const text = await response.text()
  if (!response.ok) throw new Error(text)
  return text
}

function postmasterPid() {
  const file = join(dataDir, 'postgres', 'postmaster.pid')
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : undefined
}

/** A killed child of a container's first process may stay a zombie: ended, though its id is still taken. */
function isAlive(pid: number) {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  return process.platform !== 'linux' || !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
}

async function until(condition: () => boolean) {
  const end = Date.now() + 20_000
  while (!condition()) {
    if (Date.now() > end) throw new Error('waited for 20 s')
    await sleep(20)
  }
}
