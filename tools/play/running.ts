/** A product in a process of its own: what it says, where it answers, how it ends. */
import type { ChildProcess } from 'node:child_process'
import { settings } from '../../apps/server/src/platform/config/index.ts'

export interface Running {
  pid: number
  /** Everything that it has said so far. */
  said(): string
  /** Resolves with the address once it serves. */
  ready: Promise<string>
  /** Resolves with exit code or signal. */
  ended: Promise<number | NodeJS.Signals | null>
  /** Ctrl-C, if it still runs. */
  stop(): void
}

/**
 * @param child as it has been spawned, what it says in pipes
 * @param hear is told what it says, as it comes
 * @throws Error where there is no such program
 */
export function running(child: ChildProcess, hear?: (text: string) => void): Running {
  // Heard, or it would be thrown past everybody.
  child.once('error', () => {})
  if (child.pid === undefined) throw new Error(`${child.spawnfile} could not be started`)
  let text = ''
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? code))
  })
  const ready = new Promise<string>((resolve, reject) => {
    const onText = (chunk: string) => {
      text += chunk
      hear?.(chunk)
      const address = READY.exec(text)?.[1]
      if (address) resolve(address)
    }
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', onText)
    void ended.then((code) => reject(new Error(`ended with ${String(code)} before it was ready:\n${text}`)))
  })
  // Whoever only waits for the end does not want to hear that it was never ready.
  ready.catch(() => {})
  const stop = () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT')
  }
  return { pid: child.pid, said: () => text, ready, ended, stop }
}

/** The environment of whoever starts a product, without what would set it otherwise than he says. */
export function environmentWith(given: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(([name]) => !OWN.has(name) && !/^(ONEGRID|npm)_/.test(name))
  return { ...Object.fromEntries(others), ...given }
}

/** The sentence of a finished start, in either language. */
const READY = /(?:ready \(|就绪（)[\d.]+ (?:s\): |秒）：)(\S+)/

const OWN: ReadonlySet<string> = new Set(settings.map(({ name }) => name))
