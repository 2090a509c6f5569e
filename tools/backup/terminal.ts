/** How a tool shows how far it is, and how it ends: by itself, by Ctrl-C, or with a sentence that says why not. */
import { stopStack } from '../../apps/server/src/platform/process/stop-stack.ts'
import type { StopStack } from '../../apps/server/src/platform/process/stop-stack.ts'
import { StartError, terminalLanguage } from '../../apps/server/src/platform/words.ts'
import type { Say, Sentence } from '../../apps/server/src/platform/words.ts'
import type { Tell } from './progress.ts'
import { progressSentence } from './words.ts'

export interface Terminal {
  say: Say
  tell: Tell
  /** Aborted by Ctrl-C. */
  signal: AbortSignal
  stack: StopStack
}

/**
 * Runs a tool's work and sets the exit code: 0, what the work answers, or 2 where it could not be done.
 *
 * @param stopped what is so where somebody has stopped it
 */
export async function atTerminal(stopped: Sentence, work: (terminal: Terminal) => Promise<number>): Promise<void> {
  const language = terminalLanguage(process.env)
  const stopping = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stopping.abort())
  const stack = stopStack()
  const line = progressLine((sentence) => sentence[language])
  const say = (sentence: Sentence) => {
    line.end()
    process.stdout.write(`${sentence[language]}\n`)
  }
  let sorry: readonly Sentence[] = []
  try {
    process.exitCode = await work({ say, tell: line.tell, signal: stopping.signal, stack })
  } catch (error) {
    process.exitCode = 2
    sorry = reasonsOf(error, stopping.signal.aborted ? stopped : undefined)
  } finally {
    await stack.unwind((what, error) => process.stderr.write(`${what}: ${String(error)}\n`))
  }
  sorry.forEach(say)
}

/** Of what nobody at a terminal can do about, nothing: its stack goes to the standard error. */
function reasonsOf(error: unknown, stopped: Sentence | undefined): readonly Sentence[] {
  if (stopped) return [stopped]
  if (error instanceof StartError) return error.sentences
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC' || code === DISK_FULL) return [{ zh: '磁盘空间不足', en: 'The disk is full' }]
  if (code === 'EACCES' || code === 'EPERM') {
    return [{ zh: `没有权限：${String(error)}`, en: `Not permitted: ${String(error)}` }]
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  return []
}

/** PostgreSQL's own. */
const DISK_FULL = '53100'
const EVERY_MS = 200
/** Where no terminal writes over the line. */
const EVERY_MS_IN_A_FILE = 10_000

function progressLine(text: (sentence: Sentence) => string): { tell: Tell; end(): void } {
  const { isTTY } = process.stdout
  let [next, step, open] = [0, '', false]
  return {
    tell(progress) {
      const now = performance.now()
      if (now < next && progress.step === step) return
      next = now + (isTTY ? EVERY_MS : EVERY_MS_IN_A_FILE)
      step = progress.step
      const line = text(progressSentence(progress))
      process.stdout.write(isTTY ? `\r\u001b[K${line}` : `${line}\n`)
      open = isTTY
    },
    end() {
      if (open) process.stdout.write('\r\u001b[K')
      open = false
    },
  }
}
