import type { Say } from '../words.ts'
import type { StopStack } from './stop-stack.ts'

export type Stop = {
  /** Closes everything and ends the process with that code. */
  now(code: number): Promise<void>
  /** Whether closing is under way, by a signal or by now(). */
  begun(): boolean
}

/**
 * One signal closes in order; a second one ends the process at once, and the database it leaves is adopted by the next
 * start. An error that nobody caught closes in order as well, with code 1: what is in memory is not to be trusted.
 */
export function stopOnSignals(stack: StopStack, say: Say): Stop {
  let began: number | undefined

  async function now(code: number) {
    if (began !== undefined) return
    began = Date.now()
    await stack.unwind((what, error) => process.stderr.write(`${what}: ${String(error)}\n`))
    process.exit(code)
  }

  function onSignal() {
    if (began === undefined) {
      say({ zh: '正在停止，再按一次 Ctrl-C 强制退出', en: 'Stopping; Ctrl-C again forces it' })
      return void now(0)
    }
    if (Date.now() - began < ECHO_MS) return
    say({ zh: '已强制退出，数据库由下次启动接管', en: 'Forced; the next start takes over the database' })
    process.exit(1)
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
  // The script that started us was killed: nobody is left who could stop us.
  process.on('disconnect', () => void now(0))
  process.on('uncaughtException', error => {
    process.stderr.write(`${error.stack ?? error.message}\n`)
    void now(1)
  })
  return { now, begun: () => began !== undefined }
}

/** One Ctrl-C arrives up to three times: from the terminal, from npm and from the set-up script, which pass it on. */
const ECHO_MS = 500
