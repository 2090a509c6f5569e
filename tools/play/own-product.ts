/** A product of one's own for as long as something is played: a first start on an empty folder, gone afterwards. */
import { spawn } from 'node:child_process'
import { chmodSync, lstatSync, mkdtempSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { environmentWith, running } from './running.ts'

export interface OwnProduct {
  baseUrl: string
  /** The settings that it runs by, for whoever looks into its database. */
  env: NodeJS.ProcessEnv
}

export interface OwnProductOptions {
  /** Arguments of the start. */
  argv: readonly string[]
  /** Ends it before its time; the reason is thrown. */
  signal?: AbortSignal
  /** Is told what the product says until it serves. */
  hear?(text: string): void
}

/**
 * Starts a product, plays with it and stops it again, whatever becomes of the play.
 *
 * @returns what the play has come to
 * @throws Error with all that the product said, where it does not start
 */
export async function withOwnProduct<T>(
  { argv, signal, hear }: OwnProductOptions, play: (product: OwnProduct) => Promise<T>,
): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'onegrid-own-'))
  // The database's user passes through it where root plays.
  chmodSync(dataDir, 0o711)
  const env = environmentWith({ DATA_DIR: dataDir, PORT: '0', ONEGRID_LANG: 'zh' })
  // Beyond the terminal's Ctrl-C, which is ours to pass on, once; should we be killed, the broken channel tells it.
  const child = spawn(process.execPath, [MAIN, ...argv], {
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let serves = false
  const product = running(child, (text) => { if (!serves) hear?.(text) })
  try {
    const played = product.ready.then((baseUrl) => {
      serves = true
      return play({ baseUrl, env })
    })
    return await Promise.race([played, interrupted(signal)])
  } finally {
    product.stop()
    await product.ended
    removeData(dataDir)
  }
}

const MAIN = join(import.meta.dirname, '../../apps/server/src/main.ts')

function interrupted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    const stop = () => reject(signal?.reason)
    if (signal?.aborted) stop()
    signal?.addEventListener('abort', stop, { once: true })
  })
}

/** Where the database's user cannot reach the folder, a link there leads to the data. */
function removeData(dataDir: string): void {
  const cluster = join(dataDir, 'postgres')
  if (lstatSync(cluster, { throwIfNoEntry: false })?.isSymbolicLink()) {
    rmSync(dirname(readlinkSync(cluster)), { recursive: true, force: true })
  }
  rmSync(dataDir, { recursive: true, force: true })
}
