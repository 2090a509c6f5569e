/** The product in a process of its own on a folder of the bench, as anybody starts it. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { environmentWith, running } from '../../tools/play/running.ts'
import type { Running } from '../../tools/play/running.ts'
import { ROOT } from './machine.ts'

export interface Product extends Running {
  baseUrl: string
  /** What another program beside it asks, where it is one of the bench's own (`main`). */
  ask(question: string): Promise<unknown>
  /** Stops it as Ctrl-C does, and waits for its end. @throws Error where it did not end well */
  end(): Promise<void>
}

export interface ProductOptions {
  dataDir: string
  /** Instead of the product's own main.ts. */
  main?: string
  argv?: readonly string[]
}

/** @returns once it serves */
export async function startProduct({ dataDir, main = MAIN, argv = [] }: ProductOptions): Promise<Product> {
  const child = spawn(process.execPath, [main, '--cases', 'none', ...argv], {
    env: environmentWith({ DATA_DIR: dataDir, PORT: '0', ONEGRID_LANG: 'en', LOG_LEVEL: 'warn' }),
    // Beyond the terminal's Ctrl-C, which is ours to pass on; should we be killed, the broken channel tells it.
    detached: true, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], serialization: 'advanced',
  })
  const product = running(child)
  const answers: ((answer: unknown) => void)[] = []
  child.on('message', (answer) => answers.shift()?.(answer))
  const baseUrl = await product.ready
  return {
    ...product,
    baseUrl,
    async ask(question) {
      const ended = product.ended.then((code) => { throw new Error(`ended with ${String(code)}:\n${product.said()}`) })
      const { promise, resolve } = Promise.withResolvers<unknown>()
      answers.push(resolve)
      child.send(question)
      return Promise.race([promise, ended])
    },
    async end() {
      product.stop()
      const code = await product.ended
      if (code !== 0) throw new Error(`the product ended with ${String(code)}:\n${product.said()}`)
    },
  }
}

const MAIN = join(ROOT, 'apps/server/src/main.ts')
