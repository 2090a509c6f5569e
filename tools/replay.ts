/**
 * Plays real messages into the running product as residents' reports, and lets a simulated town handle each:
 *
 *   npm run replay -- FILE.csv [--speed N] [--limit N] [--seed S] [--at-once N]
 *
 * --speed: business seconds a second, at most (default 7200: two hours a second). --at-once: requests at once (8).
 * ONEGRID_URL names another address than this machine's. Ctrl-C stops cleanly and shows what has been done so far. Ends
 * with 1 when the product failed or an event got stuck, with 2 when it could not be played.
 */
import { parseArgs } from 'node:util'
import { baseUrlOf } from './play/base-url.ts'
import { PlayError } from './play/errors.ts'
import { toTheEnd } from './play/terminal.ts'
import { replay } from './replay/replay.ts'
import { progressLine, summaryTable } from './replay/table.ts'

const USAGE = '用法：npm run replay -- 文件.csv [--speed 倍数] [--limit 条数] [--seed 种子] [--at-once 并发数]'
/** Two hours a second: a working week in half a minute. */
const SPEED = 7200
const SHOW_EVERY_MS = 500

const baseUrl = baseUrlOf(process.env)
process.exitCode = await toTheEnd(baseUrl, async () => {
  const asked = readArguments(process.argv.slice(2))
  const stopping = new AbortController()
  process.once('SIGINT', () => stopping.abort())
  process.once('SIGTERM', () => stopping.abort())
  process.stdout.write(`向 ${baseUrl} 回放 ${asked.file}，Ctrl-C 停止\n`)
  const summary = await replay({ ...asked, baseUrl, signal: stopping.signal, onProgress: shown() })
  process.stdout.write(`\n\n${summaryTable(summary)}\n`)
  const { api, surprises, stuck } = summary
  return api.faults.length + surprises.length + stuck.length === 0 ? 0 : 1
})

/** One line that is written over where there is a terminal, else a line now and then. */
function shown(): NonNullable<Parameters<typeof replay>[0]['onProgress']> {
  let next = 0
  const { isTTY } = process.stdout
  return (progress) => {
    const now = performance.now()
    if (now < next) return
    next = now + (isTTY ? SHOW_EVERY_MS : 20 * SHOW_EVERY_MS)
    process.stdout.write(isTTY ? `\r\u001b[K${progressLine(progress)}` : `${progressLine(progress)}\n`)
  }
}

function readArguments(args: string[]) {
  const number = (value: string | undefined, name: string): number | undefined => {
    if (value === undefined) return undefined
    const parsed = Number(value)
    if (!Number.isInteger(parsed) || parsed < 1) throw new PlayError('usage', `--${name} 应为正整数。${USAGE}`)
    return parsed
  }
  const option = { type: 'string' } as const
  const parse = () => parseArgs({
    args, allowPositionals: true, options: { speed: option, limit: option, seed: option, 'at-once': option },
  })
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse()
  } catch {
    throw new PlayError('usage', USAGE)
  }
  const { values, positionals: [file, ...more] } = parsed
  if (file === undefined || more.length > 0) throw new PlayError('usage', USAGE)
  return {
    file,
    speed: number(values.speed, 'speed') ?? SPEED,
    limit: number(values.limit, 'limit'),
    seed: number(values.seed, 'seed') ?? 1,
    concurrency: number(values['at-once'], 'at-once'),
  }
}
