/** The people of the loop, and the loop itself: from a report to its end, with every hand that it goes through. */
import { listEvents } from '@onegrid/contract'
import { functionNames } from '@onegrid/domain'
import { DEMO_PASSWORD } from '../../apps/server/src/platform/identity/index.ts'
import { People } from '../../tools/play/people.ts'
import type { Person } from '../../tools/play/people.ts'
import { readTown } from '../../tools/play/town.ts'
import { clientHeader } from './statement.ts'

export interface LoopCast {
  officer: Person
  desk: Person
  checker: Person
  unit: Person
  lead: string
  point: { lon: number; lat: number }
}

/** Hears of every action that was answered. */
export type OnActed = (acted: { caseId: string; seq: number; sentAt: number }) => void

/** A smell of a factory: nothing to verify first, no picture to be taken; checked and confirmed like any other. */
const MATTER = '060203'

/** @param client says by which of the bench's clients, from 0 */
export async function loopCast(baseUrl: string, client: number): Promise<LoopCast> {
  let n = 0
  const send: typeof fetch = (address, init = {}) =>
    fetch(address, { ...init, headers: { ...init.headers, 'x-request-id': clientHeader(client, n++) } })
  const people = new People({ baseUrl, password: DEMO_PASSWORD, fetch: send })
  const officer = await people.as('officer')
  const town = await readTown(officer)
  return {
    officer, desk: await people.as('desk-town'), checker: await people.as('checker'),
    unit: await people.as('handler-ecology'), lead: town.unit(functionNames.ecology), point: town.spot('bench'),
  }
}

/** Report, accept, dispatch, sign, finish, check, confirm, and the desk searches. */
export async function loop(cast: LoopCast, n: number, onActed?: OnActed): Promise<void> {
  const { officer, desk, unit, checker, lead, point } = cast
  let sentAt = Date.now()
  const reported = await officer.report({ title: `演示厂废气异味 ${n}`, matter: MATTER, point })
  const { id } = reported.case
  onActed?.({ caseId: id, seq: reported.seq, sentAt })
  const steps = [
    () => desk.act(id, 'accept', {}),
    () => desk.act(id, 'dispatch', { lead }),
    () => unit.act(id, 'sign', {}),
    () => unit.act(id, 'finish', { result: '已责令停产整改' }),
    () => checker.act(id, 'check', { outcome: 'pass' }),
    () => officer.act(id, 'confirm', {}),
  ]
  for (const step of steps) {
    sentAt = Date.now()
    const { seq } = await step()
    onActed?.({ caseId: id, seq, sentAt })
  }
  await desk.call(listEvents, { query: { q: '废气', limit: 20 } })
}

/** So many loops by all clients together. @returns loops a second */
export async function loops(casts: readonly LoopCast[], count: number): Promise<number> {
  let left = count
  const began = performance.now()
  await Promise.all(casts.map(async (cast) => {
    while (left-- > 0) await loop(cast, left)
  }))
  return (count * 1000) / (performance.now() - began)
}
