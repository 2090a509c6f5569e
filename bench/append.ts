/**
 * What a write of a case costs: the loop ask → take → finish, 10 clients, fsync on, the product's settings.
 *
 *   node bench/append.ts [--cases 100] [--rounds 5] [--clients 10] [--data FOLDER]     cases per client and round
 *
 * In turns, so that a noisy machine is noisy for all: `append_case` (one call), the same statements by hand between
 * begin and commit, the whole `perform` (load, decide, write), and the floor: the smallest transaction, one row.
 * Then what the sequencer makes of the lines that were left.
 */
import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { byFunction, byHand, caseLoop } from './append/writers.ts'
import type { Writer } from './append/writers.ts'
import { perform } from '../apps/server/src/modules/cases/perform.ts'
import { sequence } from '../apps/server/src/modules/cases/sequencer.ts'
import { ask, finish, take } from '../apps/server/src/modules/cases/toy.ts'
import { createDatabase, migrate } from '../apps/server/src/platform/database/index.ts'
import { openEmbedded } from '../apps/server/src/platform/postgres/index.ts'

const { values: args } = parseArgs({
  options: {
    cases: { type: 'string', default: '100' },
    rounds: { type: 'string', default: '5' },
    clients: { type: 'string', default: '10' },
    data: { type: 'string', default: join(tmpdir(), 'onegrid-bench') },
  },
})
const DISTRICT = 7
const FLOOR = `insert into floor (note) values ('x')`
const clients = Number(args.clients)

mkdirSync(args.data, { recursive: true })
const server = await openEmbedded({ dataDir: args.data, say: ({ zh }) => console.error(zh) })
await freshDatabase('append')
const db = createDatabase(server.appUrl('append'), { max: clients })
const owner = new pg.Pool({ connectionString: server.ownerUrl('append'), max: clients })
const connections = await Promise.all(Array.from({ length: clients }, () => owner.connect()))
try {
  await connections[0]?.query('create table floor (n bigint generated always as identity, note text)')
  const contenders = [
    ['floor: one row', () => lists(client => Array.from({ length: 3 }, () => () => client.query(FLOOR)))],
    ['append_case', written(byFunction)],
    ['by hand', written(byHand)],
    ['perform', performed],
  ] as const
  const best = new Map<string, number>()
  for (let round = 0; round < Number(args.rounds); round++) {
    for (const [name, contender] of contenders) best.set(name, Math.max(best.get(name) ?? 0, await rate(contender())))
  }
  for (const [name, perSecond] of best) console.log(`${name.padEnd(16)} ${whole(perSecond)} /s`)
  await drain()
} finally {
  await db.destroy()
  connections.forEach(client => client.release())
  await owner.end()
  await server.stop()
}

/** Writes a second, all clients together; each makes its list of writes, one after the other. */
async function rate(lists: (() => Promise<unknown>)[][]): Promise<number> {
  const began = performance.now()
  await Promise.all(lists.map(async list => {
    for (const write of list) await write()
  }))
  return (lists.flat().length / (performance.now() - began)) * 1000
}

function written(writer: Writer) {
  return () => lists(client => caseLoop(DISTRICT).map(append => () => writer(client, DISTRICT, append)))
}

function performed() {
  const kit = { db, now: () => Date.now(), wake: () => {} }
  return lists(() => {
    const id = uuidv7()
    return [ask(DISTRICT, { id }), take(DISTRICT, id), finish(DISTRICT, id)].map(command => () => perform(kit, command))
  })
}

function lists(ofOneCase: (client: pg.PoolClient) => (() => Promise<unknown>)[]) {
  return connections.map(client => Array.from({ length: Number(args.cases) }, () => ofOneCase(client)).flat())
}

async function drain(): Promise<void> {
  const began = performance.now()
  let lines = 0
  for (let moved = 1; moved > 0; lines += moved) moved = await sequence(db, DISTRICT)
  const perSecond = (lines / (performance.now() - began)) * 1000
  console.log(`sequencer        ${whole(perSecond)} lines/s, of a backlog of ${whole(lines)}`)
}

function whole(value: number) {
  return Math.round(value).toLocaleString('en')
}

async function freshDatabase(name: string): Promise<void> {
  const admin = new pg.Client({ connectionString: server.ownerUrl('postgres') })
  await admin.connect()
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.query(`create database ${name}`)
  await admin.end()
  await migrate({ ownerUrl: server.ownerUrl(name), appRole: 'onegrid_app' })
}
