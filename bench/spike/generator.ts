/**
 * Arrivals that do not wait for answers, as people do not: a program of its own, told phases by a message, answering
 * with what became of every second. Latency counts from the moment at which somebody was due to arrive.
 */
import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Order, Outcome, Second } from './phases.ts'

/** Whoever has waited so long has gone. */
const PATIENCE_MS = 10_000
const GOOD_MS = 250
const agent = new Agent({ keepAlive: true, maxSockets: 8000 })

process.on('message', (order: Order) => {
  void run(order).then((outcome) => process.send?.(outcome))
})
process.on('disconnect', () => process.exit(0))
process.send?.('ready')

async function run(order: Order): Promise<Outcome> {
  const seconds: Second[] = []
  const latencies: number[] = []
  const acknowledged: string[] = []
  faults = {}
  const before = process.cpuUsage()
  const began = performance.now()
  let pending = 0
  let phaseBegan = 0
  for (const { rate, seconds: length } of order.phases) {
    const count = Math.round(rate * length)
    for (let n = 0; n < count; n++) {
      const due = began + phaseBegan + (n * 1000) / rate
      const ahead = due - performance.now()
      if (ahead > 1) await sleep(ahead)
      pending++
      const at = Math.floor((due - began) / 1000)
      void arrive(order, acknowledged, n).then((kind) => {
        const ms = performance.now() - due
        const second = (seconds[at] ??= nobody())
        second.arrived++
        second[kind === 'ok' ? (ms <= GOOD_MS ? 'good' : 'late') : kind]++
        latencies.push(kind === 'ok' ? ms : Infinity)
      }).finally(() => pending--)
    }
    phaseBegan += length * 1000
  }
  while (pending > 0) await sleep(20)
  const { user, system } = process.cpuUsage(before)
  const cpu = (user + system) / 1000 / (performance.now() - began)
  return { seconds: Array.from(seconds, (one) => one ?? nobody()), latencies, acknowledged, faults, cpu }
}

function nobody(): Second {
  return { arrived: 0, good: 0, late: 0, refused: 0, broken: 0 }
}

/** One of four reports; the others read a list, what waits, or an event. */
async function arrive(order: Order, acknowledged: string[], n: number): Promise<'ok' | 'refused' | 'broken'> {
  const { officer, desk, point } = order
  const known = acknowledged.at(-1)
  if (n % 4 === 0) {
    const body = JSON.stringify({ id: randomUUID(), title: '路灯不亮', matter: '060203', point })
    const answer = await call(order, 'POST', '/api/v1/events', officer, body)
    if (answer.kind === 'ok') acknowledged.push((JSON.parse(answer.text) as { case: { id: string } }).case.id)
    return answer.kind
  }
  const path = n % 4 === 1 ? '/api/v1/events?order=due&limit=20' : n % 4 === 2 || known === undefined
    ? '/api/v1/worklist' : `/api/v1/events/${known}`
  return (await call(order, 'GET', path, desk)).kind
}

interface Answer {
  kind: 'ok' | 'refused' | 'broken'
  text: string
}

let faults: Record<string, number> = {}

/** Refused is what says when to come again; whatever else is no success is broken. */
function call({ baseUrl }: Order, method: string, path: string, token: string, body?: string): Promise<Answer> {
  return new Promise((resolve) => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    }
    const broken = (why: string) => {
      faults[why] = (faults[why] ?? 0) + 1
      resolve({ kind: 'broken', text: '' })
    }
    const sent = request(`${baseUrl}${path}`, { method, agent, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part)).once('error', () => broken('cut off'))
      response.once('end', () => {
        const kind = kindOf(response)
        if (kind === 'broken') broken(String(response.statusCode))
        else resolve({ kind, text })
      })
    })
    const leave = setTimeout(() => sent.destroy(Object.assign(new Error(), { code: 'nothing in 10 s' })), PATIENCE_MS)
    sent.once('close', () => clearTimeout(leave))
    sent.once('error', (error: NodeJS.ErrnoException) => broken(error.code ?? error.name))
    sent.end(body)
  })
}

function kindOf({ statusCode = 0, headers }: IncomingMessage): Answer['kind'] {
  if (statusCode >= 200 && statusCode < 300) return 'ok'
  const isHonest = (statusCode === 503 || statusCode === 429) && Number(headers['retry-after']) > 0
  return isHonest ? 'refused' : 'broken'
}
