/** People who work on while the product dies under them: each act has its id, and is sent until it is answered. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ActionAnswer } from '@onegrid/contract'
import type { Place } from '@onegrid/domain'
import { DEMO_PASSWORD } from '../../apps/server/src/platform/identity/index.ts'

/** What somebody has asked for, and the first answer that came. */
export interface Act {
  who: string
  path: string
  body: { id: string; action?: string } & Record<string, unknown>
  /** How often it was sent before it was answered. */
  sent: number
  answer?: ActionAnswer
}

export interface Crew {
  acts: Act[]
  /** Sends an act and waits for its answer, through any number of deaths. @throws Error where it is refused */
  send(act: Act): Promise<ActionAnswer>
  /** One after another, until it is over: reports, takes them on, and everybody's remarks on one case. */
  work(over: () => boolean): Promise<void>
}

/** @param address where the product serves now, or will once it does again */
export function crew(address: () => Promise<string>, place: Place): Crew {
  const acts: Act[] = []
  const tokens = new Map<string, Promise<string>>()
  let shared: string | undefined

  async function until<T>(attempt: (url: string) => Promise<T | undefined>): Promise<T> {
    for (;;) {
      // Nobody answers, or no longer: whoever works tries again with what he has.
      const found = await address().then(attempt).catch((error: unknown) => {
        if (error instanceof Refused) throw error
      })
      if (found !== undefined) return found
      await sleep(RETRY_MS)
    }
  }

  async function post<T>(url: string, path: string, body: object, token?: string): Promise<T | undefined> {
    const response = await fetch(`${url}/api/v1${path}`, {
      method: 'POST', body: JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE_MS),
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    })
    if (response.ok) return await response.json() as T
    // An outage is told as one: whoever hears 500 would not try again.
    if (response.status === 503 || response.status === 429) return undefined
    throw new Refused(`${path} ${response.status}: ${await response.text()}`)
  }

  function tokenOf(username: string): Promise<string> {
    const known = tokens.get(username)
    if (known) return known
    const made = until((url) => post<{ token: string }>(url, '/session', { username, password: DEMO_PASSWORD }))
    const token = made.then((session) => session.token)
    tokens.set(username, token)
    return token
  }

  async function send(act: Act): Promise<ActionAnswer> {
    const token = await tokenOf(act.who)
    return until((url) => {
      act.sent++
      return post<ActionAnswer>(url, act.path, act.body, token)
    })
  }

  async function perform(who: string, path: string, body: object): Promise<ActionAnswer> {
    const act: Act = { who, path, body: { id: randomUUID(), ...body }, sent: 0 }
    acts.push(act)
    act.answer = await send(act)
    return act.answer
  }

  const actOn = (who: string, id: string, action: string, input: object) =>
    perform(who, `/events/${id}/actions`, { action, input })

  return {
    acts,
    send,
    async work(over) {
      while (!over()) {
        const { case: { id } } = await perform('officer', '/events', { title: '路灯不亮', point: place })
        shared ??= id
        await actOn('officer', shared, 'supplement', { text: '位置在路口东侧' })
        await actOn('desk-town', id, 'accept', { matter: '070301' })
        await actOn('desk-town', shared, 'comment', { text: '已电话联系' })
      }
    },
  }
}

class Refused extends Error {}

const RETRY_MS = 25
const PATIENCE_MS = 10_000
