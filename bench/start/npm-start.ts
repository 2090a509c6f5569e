/** `npm start` as a person types it, and the moment at which somebody is answered. */
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { environmentWith, running } from '../../tools/play/running.ts'
import { ROOT } from '../kit/machine.ts'

export interface Started {
  /** From the command to the first answer. */
  seconds: number
  baseUrl: string
  pid: number
  /** As Ctrl-C in the terminal, which reaches the whole group; resolves when all have ended. */
  stop(): Promise<void>
  /** As a machine that loses its power does to the processes of this group. */
  kill(): Promise<void>
}

const POLL_MS = 10

export async function npmStart(dataDir: string): Promise<Started> {
  const port = await freePort()
  const env = environmentWith({ DATA_DIR: dataDir, PORT: String(port), ONEGRID_LANG: 'en', LOG_LEVEL: 'warn' })
  const began = performance.now()
  const product = running(spawn('npm', ['start', '--', '--cases', 'none'], {
    cwd: ROOT, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'],
  }))
  const baseUrl = `http://127.0.0.1:${port}`
  const end = async (signal: NodeJS.Signals) => {
    process.kill(-product.pid, signal)
    await product.ended
  }
  let over = false
  void product.ended.then(() => { over = true })
  while (!(await answers(baseUrl))) {
    if (over) throw new Error(`npm start ended before it answered:\n${product.said()}`)
    await sleep(POLL_MS)
  }
  const seconds = (performance.now() - began) / 1000
  return { seconds, baseUrl, pid: product.pid, stop: () => end('SIGINT'), kill: () => end('SIGKILL') }
}

async function answers(baseUrl: string): Promise<boolean> {
  try {
    return (await fetch(`${baseUrl}/healthz`)).ok
  } catch {
    return false
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
