/**
 * Fills a district with a year and more of history, as if people had worked in it: for measuring at a district's size.
 *
 *   npm run load -- [--events 1100000] [--days N] [--seed S] [--replace] [--district CODE] [--size small|district]
 *
 * The product must not run on the same data. A district that has cases is refused unless --replace takes them away.
 * Ctrl-C at any moment leaves everything as it was. Ends with 2 where it could not be done.
 */
import { parseArgs } from 'node:util'
import { stopStack } from '../apps/server/src/platform/process/stop-stack.ts'
import { StartError, terminalLanguage } from '../apps/server/src/platform/words.ts'
import type { Sentence } from '../apps/server/src/platform/words.ts'
import { load } from './load/load.ts'
import { open } from './load/open.ts'
import { progressSentence, reportSentences } from './load/words.ts'

const USAGE: Sentence = {
  zh: '用法：npm run load -- [--events 件数] [--days 天数] [--seed 种子] [--replace] [--district 代码] [--size small|district]',
  en: 'Usage: npm run load -- [--events N] [--days N] [--seed S] [--replace] [--district CODE] [--size small|district]',
}
/** One server serves several districts; the first that a process makes is number one. */
const DISTRICT = 1
const EVENTS = 1_100_000
/** A district's million and a hundred thousand come in so many days: 2,700 a day. */
const EVENTS_A_DAY = 2_700
/** Fewer events are of fewer days, but of a month at least: what takes weeks must come to its end. */
const FEWEST_DAYS = 30
const SHOW_EVERY_MS = 500

const language = terminalLanguage(process.env)
const say = (sentence: Sentence) => void process.stdout.write(`${sentence[language]}\n`)
const stack = stopStack()
const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())

try {
  const { pass, ...asked } = readArguments(process.argv.slice(2))
  const { app, deps, ownerUrl } = await open(pass, stack, say)
  const loaded = await load({
    ...asked, app, db: deps.db, ownerDb: deps.ownerDb, secrets: deps.secrets, ownerUrl, districtId: DISTRICT,
    signal: stopping.signal,
    onProgress: shown(),
  })
  if (process.stdout.isTTY) process.stdout.write('\n')
  reportSentences(loaded).forEach(say)
} catch (error) {
  process.exitCode = 2
  if (stopping.signal.aborted) say({ zh: '\n已停止，数据与填充前相同', en: '\nStopped; everything is as it was' })
  else if (error instanceof StartError) error.sentences.forEach(say)
  else throw error
} finally {
  await stack.unwind((what, error) => process.stderr.write(`${what}: ${String(error)}\n`))
}

/** One line that is written over where there is a terminal, else a line now and then. */
function shown(): Parameters<typeof load>[0]['onProgress'] {
  let next = 0
  const { isTTY } = process.stdout
  const began = performance.now()
  return (progress) => {
    const now = performance.now()
    if (now < next && progress.step === 'telling') return
    next = now + (isTTY ? SHOW_EVERY_MS : 20 * SHOW_EVERY_MS)
    const line = progressSentence(progress, (now - began) / 1000)[language]
    process.stdout.write(isTTY ? `\r\u001b[K${line}` : `${line}\n`)
  }
}

function readArguments(args: string[]) {
  const text = { type: 'string' } as const
  const parse = () => parseArgs({
    args, options: { events: text, days: text, seed: text, district: text, size: text, replace: { type: 'boolean' } },
  })
  let values: ReturnType<typeof parse>['values']
  try {
    values = parse().values
  } catch (cause) {
    throw new StartError(USAGE, { cause })
  }
  const number = (name: 'events' | 'days' | 'seed', usual: number): number => {
    const given = values[name]
    const parsed = given === undefined ? usual : Number(given)
    if (!Number.isInteger(parsed) || parsed < 1) throw new StartError(USAGE)
    return parsed
  }
  const events = number('events', EVENTS)
  const pass = (['district', 'size'] as const).flatMap((name) => {
    const value = values[name]
    return value === undefined ? [] : [`--${name}`, value]
  })
  const days = number('days', Math.max(FEWEST_DAYS, Math.ceil(events / EVENTS_A_DAY)))
  return { events, days, seed: number('seed', 1), replace: values.replace ?? false, pass }
}
