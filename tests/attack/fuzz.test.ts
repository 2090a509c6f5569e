/**
 * Every operation of docs/openapi.json, asked as nobody should ask: by everybody, over a real connection, of a product
 * with two districts. Each answer is held against the document and against what whoever asks may know; each refusal
 * against the database, in which nothing may have changed. What chance did can be done again: `FUZZ_SEED=…`, and more
 * of it by `FUZZ_ROUNDS=…`; `FUZZ_ONLY=putDraft` asks of one operation.
 */
import type { ProblemBody } from '@onegrid/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Subject } from '../access/stage.ts'
import { MAKING_MS } from '../district.ts'
import { changedTables } from './footprint.ts'
import type { Footprint } from './footprint.ts'
import { readOperations } from './operations.ts'
import type { Operation } from './operations.ts'
import { faultsOf, isReached } from './oracle.ts'
import { randomFrom } from './random.ts'
import { send } from './send.ts'
import type { Heard, Sent } from './send.ts'
import { draftOf, variants, written } from './variants.ts'
import { makeWorld } from './world.ts'
import type { World } from './world.ts'

const SEED = Number(process.env.FUZZ_SEED ?? 20_261_122)
const ROUNDS = Number(process.env.FUZZ_ROUNDS ?? 1)
/** How often somebody asks properly, until it is done; and until it comes so far as to be refused. */
const [TRIES, MOST_TRIES] = [6, 30]
/** So often somebody asks whom the document names; else anybody. */
const CALLED = 0.75
const LONG_MS = 120_000 * ROUNDS

const random = randomFrom(SEED)
const operations = readOperations().filter(({ id }) => [undefined, id].includes(process.env.FUZZ_ONLY))
const reading = operations.filter(({ method }) => method === 'GET')
/** Last what changes the ground for all others. */
const writing = operations.filter(({ method, id }) => method !== 'GET' && id !== 'setClock')
  .concat(operations.filter(({ id }) => id === 'setClock'))

/** Of these the account that is asked for is one's own, and would be locked, changed or left: who is asked for it. */
const ofOneself: Readonly<Record<string, string>> = {
  changeMyPassword: 'newcomer', changeMyLanguage: 'newcomer', startSecondFactor: 'newcomer',
  confirmSecondFactor: 'newcomer', deleteSession: 'resident-other',
}
/** Written by asking at all: who was there, what was asked, and a block of numbers of which some stay unused. */
const WRITTEN_BY_ASKING = /^(audit_.*|session|number_counter)$/
/** Failures are counted. */
const COUNTS_FAILURES = new Set(['createSession', 'changeMyPassword', 'startSecondFactor'])
/** Whoever watches over the log finds the ids of everything in it, and no word of any of it. */
const SEES_IDS = new Set(['searchAudit', 'exportAudit', 'readAuditLine'])

let world: World
let before: Footprint
let writings: string
const faults: string[] = []
const reached = new Map(operations.map(({ name }): [string, Set<string>] => [name, new Set()]))
let asked = 0

beforeAll(async () => {
  world = await makeWorld()
  // Signing in leaves a trace, which is nobody's fault later.
  for (const { call } of world.subjects) await call.identity()
  writings = await world.writings()
  before = await world.footprint()
}, MAKING_MS)
afterAll(() => world.close())

test('reading: nothing fails, nothing is shown that is somebody else’s, nothing is written', async () => {
  for (let round = 0; round < ROUNDS; round++) for (const operation of reading) await fuzz(operation)
  expect(faults, `FUZZ_SEED=${SEED}`).toEqual([])
}, LONG_MS)

test('writing: nothing fails, and whatever is refused leaves no trace', async () => {
  for (let round = 0; round < ROUNDS; round++) for (const operation of writing) await fuzz(operation)
  expect(faults, `FUZZ_SEED=${SEED}`).toEqual([])
}, LONG_MS)

test('every operation was done, or refused by whoever answers it', () => {
  const notReached = operations.filter((operation) => !hasReached(operation)).map(({ name }) => name)
  expect(notReached.map((name) => `${name}: ${[...(reached.get(name) ?? [])].join(', ')}`)).toEqual([])
  console.log(`${asked} requests; ${operations.filter(isDone).length} of ${operations.length} operations were done`)
  expect(operations.filter(isDone).length).toBeGreaterThan(operations.length / 2)
  expect(asked).toBeGreaterThan(operations.length * Object.keys(variants).length * 0.9)
})

test('the product answers as before, and its history is whole', async () => {
  const { test: district } = world.stage
  await district.clock.set(district.clock.now(), 0)
  district.app.modules.start('worker')
  await district.settle()
  const { trail, audit } = await district.verify()
  expect([trail.broken, audit.broken]).toEqual([undefined, undefined])
  expect((await district.as('officer').get('/healthz')).status).toBe(200)
  expect((await district.as('desk-town').get('/api/v1/worklist')).status).toBe(200)
}, LONG_MS)

async function fuzz(operation: Operation): Promise<void> {
  for (let tries = 0; tries < (hasReached(operation) ? TRIES : MOST_TRIES) && !isDone(operation); tries++) {
    await fuzzBy('as anybody would', operation, 1)
  }
  for (const what of Object.keys(variants)) await fuzzBy(what, operation, CALLED)
  if (operation.method === 'GET') faults.push(...(await traces(operation)).map((trace) => `${operation.id}: ${trace}`))
}

async function fuzzBy(what: string, operation: Operation, called: number): Promise<void> {
  const subject = somebody(operation, called)
  const language = random.pick(['zh-CN', 'en'] as const)
  const making = { operation, things: world.things, random }
  const draft = draftOf(making, language)
  variants[what]?.(draft, making)
  await ask(operation, what, subject, written(draft, making), language)
}

async function ask(
  operation: Operation, what: string, subject: Subject, sent: Sent, language: 'zh-CN' | 'en',
): Promise<void> {
  const known = { ...sent, headers: { ...(await subject.call.identity()), ...sent.headers } }
  asked++
  const heard = await send(world.origin, known, operation.endless).catch((error: unknown) => String(error))
  if (typeof heard === 'string') {
    faults.push(`${subject.name}, ${what}: ${described(sent)} → no answer: ${heard}`)
    return
  }
  const answer = answerOf(heard)
  reached.get(operation.name)?.add(answer)
  const isOwn = subject.name === 'newcomer' || sent.headers['accept-language'] !== language
  const isRead = operation.method === 'GET' && !SEES_IDS.has(operation.id)
  const hidden = isRead ? world.hiddenFrom(subject) : world.hiddenFromAll
  const found = faultsOf({ operation, sent, hidden, language: isOwn ? undefined : language }, heard)
  // Reading is looked after once for each operation.
  if (operation.method !== 'GET') {
    const left = await traces(operation)
    if (heard.status >= 400) found.push(...left)
  }
  // Whose session somebody has ended signs in again.
  if (answer === '401 unauthenticated' || operation.id === 'deleteSession') {
    subject.call.forget()
    await subject.call.identity()
    await traces(operation)
  }
  if (found.length > 0) faults.push(`${subject.name}, ${what}: ${described(sent)} → ${answer}: ${found.join('; ')}`)
}

function somebody({ id, callers }: Operation, called: number): Subject {
  const own = ofOneself[id]
  const everybody = world.subjects.filter(({ name }) => (own === undefined ? name !== 'newcomer' : name === own))
  const fitting = everybody.filter(({ kind, roles }) =>
    callers.includes('public') || (callers.includes('signed-in') && kind === 'account') ||
    roles.some((role) => callers.includes(role)))
  return random.pick(fitting.length > 0 && random.chance(called) ? fitting : everybody)
}

/** What has been written since somebody looked. */
async function traces({ id }: Operation): Promise<string[]> {
  const now = await world.writings()
  if (now === writings) return []
  writings = now
  const after = await world.footprint()
  const changed = changedTables(before, after)
  before = after
  return changed.flatMap((table) =>
    WRITTEN_BY_ASKING.test(table) || (table === 'account' && COUNTS_FAILURES.has(id)) ? [] : [`changes ${table}`])
}

function hasReached({ name }: Operation): boolean {
  return [...(reached.get(name) ?? [])].some((answer) => {
    const [status, code] = answer.split(' ')
    return isReached(Number(status), code)
  })
}

function isDone({ name }: Operation): boolean {
  return [...(reached.get(name) ?? [])].some((answer) => Number(answer) < 400)
}

function answerOf({ status, headers, text }: Heard): string {
  if (!headers['content-type']?.startsWith('application/problem+json')) return String(status)
  return `${status} ${(JSON.parse(text) as ProblemBody).code}`
}

function described({ method, path, headers, body }: Sent): string {
  const { 'accept-language': _language, ...more } = headers
  return `${method} ${path} ${JSON.stringify(more)} ${(body?.toString() ?? '').slice(0, 400)}`
}
