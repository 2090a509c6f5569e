/** Runs `npm run verify` beside a product on this machine. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** @param env the settings of that product */
export function verifyHere(env: NodeJS.ProcessEnv): Promise<{ ok: boolean; seen: string }> {
  const program = join(import.meta.dirname, '..', 'verify.ts')
  const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ ok: code === 0, seen: said.trim().split('\n').at(-1)?.trim() ?? '' }))
  })
}
