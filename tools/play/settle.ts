/** Waits until what was done has taken its effect: lines are fed, followers have read them, due timers have acted. */
import { setTimeout as sleep } from 'node:timers/promises'
import { PlayError } from './errors.ts'

/** What the product says of work that it has yet to do (GET /metrics, from this machine). */
const backlog = ['onegrid_outbox_lines', 'onegrid_follower_lag_lines', 'onegrid_timers_due'] as const

const POLL_MS = 40
/** A follower's act may make a line that others read: twice nothing is nothing. */
const QUIET_LOOKS = 2

export interface SettleOptions {
  baseUrl: string
  fetch?: typeof fetch | undefined
  timeoutMs?: number | undefined
}

/** @throws PlayError when it does not come to rest, naming what is behind */
export async function settle({ baseUrl, fetch: send = fetch, timeoutMs = 30_000 }: SettleOptions): Promise<void> {
  const until = performance.now() + timeoutMs
  let quiet = 0
  let behind: string[] = []
  while (performance.now() < until) {
    behind = await behindBy(`${baseUrl}/metrics`, send)
    quiet = behind.length === 0 ? quiet + 1 : 0
    if (quiet >= QUIET_LOOKS) return
    await sleep(POLL_MS)
  }
  throw new PlayError('unsettled', `产品在 ${timeoutMs / 1000} 秒内没有处理完：${behind.join('，')}。请查看产品日志`)
}

async function behindBy(address: string, send: typeof fetch): Promise<string[]> {
  const response = await send(address)
  const text = await response.text()
  if (!response.ok) throw new PlayError('no-metrics', `读不到 ${address}（HTTP ${response.status}）：请在产品所在的机器上运行`)
  const numbers = text.split('\n').filter((line) => backlog.some((name) => line.startsWith(name)))
  // A district in which nothing has happened yet has no numbers, but the product says what it would count.
  const unknown = backlog.find((name) => !text.includes(`# HELP ${name} `))
  if (unknown) throw new PlayError('no-metrics', `${address} 没有 ${unknown}：产品版本不符`)
  return numbers.filter((line) => !line.endsWith(' 0'))
}
