/**
 * The floor of the loop: the very same statements with the same parameters, begin and commit included, by the bare
 * driver on a database that stood exactly where the product's did. Each client has a connection and never waits but for
 * its own answers; what the product did by itself is done beside them, not before that which it followed.
 *
 * A program of its own: it is told a database by its argument and units by messages, and answers with seconds.
 */
import pg from 'pg'
import type { Statement, Unit } from './statement.ts'
import { unitsOf } from './statement.ts'

/** As the product asks for, by its connections. */
const SETTINGS = '-c jit=off -c max_parallel_workers_per_gather=0 -c timezone=UTC -c datestyle=ISO'
/** The product does no more at once beside its requests: sequencer, followers, ticker, tail. */
const BESIDE = 6

const [connectionString = ''] = process.argv.slice(2)
const clients = new Map<number, pg.Client>()
const beside = await Promise.all(Array.from({ length: BESIDE }, connected))

process.on('message', (statements: Statement[]) => {
  replay(unitsOf(statements)).then((answer) => process.send?.(answer), (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    process.exit(1)
  })
})
process.on('disconnect', () => process.exit(0))
process.send?.('ready')

async function replay(units: readonly Unit[]): Promise<{ seconds: number; statements: number }> {
  const ended = progress(units)
  const byClient = Map.groupBy(units.filter(({ client }) => client !== undefined), ({ client }) => client!)
  for (const client of byClient.keys()) if (!clients.has(client)) clients.set(client, await connected())
  const began = performance.now()
  const background = besides(units.filter(({ client }) => client === undefined), ended)
  await Promise.all([...byClient].map(async ([client, own]) => {
    for (const unit of own) {
      await say(clients.get(client)!, unit)
      ended.tell(unit)
    }
  }))
  const seconds = (performance.now() - began) / 1000
  await background
  return { seconds, statements: units.reduce((sum, unit) => sum + unit.statements.length, 0) }
}

/** What the product did by itself, in its order, each unit once all have ended that had ended before it began. */
async function besides(units: readonly Unit[], ended: Progress): Promise<void> {
  const free = [...beside]
  const running = new Set<Promise<void>>()
  for (const unit of units) {
    await ended.upTo(unit.began)
    while (free.length === 0) await Promise.race(running)
    const client = free.pop()!
    const saying = say(client, unit).then(() => {
      ended.tell(unit)
      free.push(client)
      running.delete(saying)
    })
    running.add(saying)
  }
  await Promise.all(running)
}

async function say(client: pg.Client, { statements }: Unit): Promise<void> {
  for (const { name, text, values, failed } of statements) {
    try {
      await client.query({ name, text, values: [...values] })
    } catch (error) {
      if (!failed) throw new Error(`the floor failed where the product did not: ${text}`, { cause: error })
    }
  }
}

interface Progress {
  tell(unit: Unit): void
  /** Resolves when all units have ended that had ended before that place in the order. */
  upTo(place: number): Promise<void>
}

function progress(units: readonly Unit[]): Progress {
  const inOrder = units.toSorted((a, b) => a.ended - b.ended)
  const done = new Set<Unit>()
  let next = 0
  let waiting: { place: number; go: () => void } | undefined
  const isDone = (place: number) => (inOrder[next]?.ended ?? Infinity) > place
  return {
    tell(unit) {
      done.add(unit)
      while (next < inOrder.length && done.has(inOrder[next]!)) next++
      if (waiting && isDone(waiting.place)) {
        const { go } = waiting
        waiting = undefined
        go()
      }
    },
    upTo: (place) => isDone(place) ? Promise.resolve() : new Promise((go) => { waiting = { place, go } }),
  }
}

async function connected(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, options: SETTINGS, application_name: 'bench floor' })
  await client.connect()
  return client
}
