/** Listens to what the product says to the database, and on whose behalf: for the bench, in its process only. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import type { Statement } from './statement.ts'
import { clientOf } from './statement.ts'

export interface Recorder {
  /** What was said since the last time; what is being said waits for the next. */
  take(): Statement[]
}

type Query = (this: pg.Client, said: unknown, values?: unknown, ...more: unknown[]) => unknown

/** Puts itself before the driver's own `query`, and in front of every request. */
export function record(fastify: FastifyInstance): Recorder {
  const behalf = new AsyncLocalStorage<number>()
  fastify.addHook('onRequest', (request, _reply, done) => {
    const client = clientOf(request.headers['x-request-id'])
    if (client === undefined) done()
    else behalf.run(client, done)
  })

  let heard: Statement[] = []
  let order = 0
  const connections = new WeakMap<pg.Client, number>()
  let known = 0
  const prototype = pg.Client.prototype as unknown as { query: Query }
  const query = prototype.query
  prototype.query = function (said, given, ...more) {
    const answer = query.call(this, said, given, ...more)
    const { name, text, values } = typeof said === 'string' ? { text: said, values: given } : (said as pg.QueryConfig)
    if (typeof text !== 'string' || !(answer instanceof Promise)) return answer
    const connection = connections.get(this) ?? known++
    connections.set(this, connection)
    const statement: Statement = {
      connection, client: behalf.getStore(), name, text, values: Array.isArray(values) ? values : [],
      began: order++, ended: Infinity, failed: false,
    }
    heard.push(statement)
    answer.then(() => { statement.ended = order++ }, () => {
      statement.ended = order++
      statement.failed = true
    })
    return answer
  }

  return {
    take() {
      const isWhole = transactionsThatEnded(heard)
      const taken = heard.filter(isWhole)
      heard = heard.filter((statement) => !isWhole(statement))
      return taken
    },
  }
}

/** A transaction that is still open is handed out in one piece later. */
function transactionsThatEnded(heard: readonly Statement[]): (statement: Statement) => boolean {
  const openSince = new Map<number, number>()
  for (const { connection, text, began, ended } of heard) {
    const isEnd = /^(commit|rollback)/i.test(text) && ended !== Infinity
    if (isEnd) openSince.delete(connection)
    else if (/^(begin|start transaction)/i.test(text) || (ended === Infinity && !openSince.has(connection))) {
      openSince.set(connection, began)
    }
  }
  return ({ connection, began }) => began < (openSince.get(connection) ?? Infinity)
}
