import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Product } from './product.ts'

/** The answer of a product, once it is ready to give one. */
export async function ask(product: Product, path: string): Promise<string> {
  const response = await fetch(`${await product.ready}${path}`)
  const text = await response.text()
  if (!response.ok) throw new Error(text)
  return text
}

/** The process id that a database has left in its files: its own, if it runs. */
export function postmasterOf(dataDir: string): number | undefined {
  const file = join(dataDir, 'postgres', 'postmaster.pid')
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : undefined
}

/** A killed child of a container's first process may stay a zombie: ended, though its id is still taken. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  return process.platform !== 'linux' || !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
}

export async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + 100_000
  while (!condition()) {
    if (Date.now() > end) throw new Error('waited in vain')
    await sleep(20)
  }
}
