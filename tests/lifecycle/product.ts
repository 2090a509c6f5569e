import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { environmentWith, running } from '../../tools/play/running.ts'
import type { Running } from '../../tools/play/running.ts'

/** A product process of a test, as a terminal would run it: in a process group of its own. */
export interface Product extends Running {
  /** To the whole group, as the terminal's Ctrl-C. */
  signal(name: NodeJS.Signals): void
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
  const env = environmentWith({ ONEGRID_LANG: 'en', DATA_DIR: dataDir, PORT: '0', ...settings })
  const product = running(spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true }))
  return { ...product, signal: (name) => void process.kill(-product.pid, name) }
}
