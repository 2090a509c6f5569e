/**
 * People who do not wait for one another, each on a connection of his own: a program, so that what it does takes no
 * time from the server that it asks. Told by a message, answers with what became of each.
 */
import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Order {
  url: string
  /** Arrivals a second; one after the other where there is none. */
  rate?: number
  count: number
}

export interface Outcome {
  /** 0 for whoever heard nothing. */
  status: number
  ms: number
  retryAfter: number
}

/** Of somebody on a telephone. */
const PATIENCE_MS = 10_000

process.on('message', ({ url, rate, count }: Order) => {
  void (rate === undefined ? inTurn(url, count) : byTheClock(url, rate, count)).then((all) => process.send?.(all))
})
process.on('disconnect', () => process.exit(0))
process.send?.('ready')

async function inTurn(url: string, count: number): Promise<Outcome[]> {
  const all: Outcome[] = []
  for (let n = 0; n < count; n++) all.push(await ask(url))
  return all
}

async function byTheClock(url: string, rate: number, count: number): Promise<Outcome[]> {
  const began = performance.now()
  const all: Promise<Outcome>[] = []
  for (let n = 0; n < count; n++) {
    const ahead = began + (n * 1000) / rate - performance.now()
    if (ahead > 1) await sleep(ahead)
    all.push(ask(url))
  }
  return Promise.all(all)
}

function ask(url: string): Promise<Outcome> {
  const began = performance.now()
  return new Promise((resolve) => {
    const done = (status: number, retryAfter = 0) => resolve({ status, retryAfter, ms: performance.now() - began })
    const asking = request(url, { agent: false, timeout: PATIENCE_MS }, (response) => {
      response.resume().once('end', () => done(response.statusCode ?? 0, Number(response.headers['retry-after'] ?? 0)))
    })
    asking.once('timeout', () => asking.destroy()).once('error', () => done(0)).end()
  })
}
