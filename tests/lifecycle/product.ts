import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** A product process of a test, as a terminal would run it: in a process group of its own. */
export type Product = {
  pid: number
  /** Everything that it has said so far. */
  said(): string
  /** Resolves with the address once it serves. */
  ready: Promise<string>
  /** Resolves with exit code or signal. */
  ended: Promise<number | NodeJS.Signals | null>
  /** To the whole group, as the terminal's Ctrl-C. */
  signal(name: NodeJS.Signals): void
  /** Ctrl-C, if it still runs. */
  stop(): void
}

export function startProduct(dataDir: string, settings: NodeJS.ProcessEnv = {}, argv: string[] = []): Product {
  return follow(dataDir, settings, [process.execPath, join(import.meta.dirname, 'minimal.ts'), ...argv])
}

/** As npm starts it: a shell, in it the set-up script, below it the product. */
export function startProductAsNpm(dataDir: string): Product {
  const script = join(import.meta.dirname, 'minimal-start.mjs')
  // The second command keeps the shell from becoming the first one.
  const command = ['sh', '-c', `"${process.execPath}" "${script}"; exit $?`]
  return follow(dataDir, { npm_lifecycle_event: 'start' }, command)
}

function follow(dataDir: string, settings: NodeJS.ProcessEnv, [program = '', ...args]: string[]): Product {
  const child = spawn(program, args, {
    env: { ...inherited(), ONEGRID_LANG: 'en', DATA_DIR: dataDir, PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let text = ''
  const ended = new Promise<number | NodeJS.Signals | null>(resolve => {
    child.once('exit', (code, signal) => resolve(signal ?? code))
  })
  const ready = new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      text += chunk.toString()
      const address = /ready \([\d.]+ s\): (\S+)/.exec(text)?.[1]
      if (address) resolve(address)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then(code => reject(new Error(`ended with ${String(code)} before it was ready:\n${text}`)))
  })
  // Whoever only waits for the end does not want to hear that it was never ready.
  ready.catch(() => {})
  const pid = child.pid
  if (pid === undefined) throw new Error('could not be spawned')
  const signal = (name: NodeJS.Signals) => void process.kill(-pid, name)
  const stop = () => child.exitCode === null && child.signalCode === null && signal('SIGINT')
  return { pid, said: () => text, ready, ended, signal, stop: () => void stop() }
}

/** Settings of whoever runs the tests are not the test's. */
function inherited() {
  const foreign = /^(ONEGRID_|DATABASE_|KEY_FILE|npm_)/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)))
}
