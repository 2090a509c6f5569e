/**
 * Statements that a connection parses and plans once: the few that every request and every batch of lines needs. Their
 * planning costs several times what they do.
 */
import type {
  Kysely, PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult, RawBuilder,
} from 'kysely'
import type pg from 'pg'
import { ownTurn } from '../turns.ts'

/**
 * The rows of a query that is prepared by its text. For statements by key, whose plan depends on no value: a list,
 * whose plan does, or a text that is put together in many ways is not for here.
 */
export async function prepared<Row>(db: Kysely<unknown>, query: RawBuilder<Row>): Promise<Row[]> {
  const compiled = query.compile(db)
  if (!names.has(compiled.sql)) names.set(compiled.sql, `s${names.size}`)
  return (await db.executeQuery(compiled)).rows
}

/** PostgreSQL tells prepared statements apart by 63 characters, so a text has a short name. */
const names = new Map<string, string>()

/** The pool as Kysely uses it, with the statements of `prepared` sent by name. */
export function preparing(pool: pg.Pool): PostgresPool {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect()
      const wrapped = known.get(client) ?? withNames(client)
      known.set(client, wrapped)
      return wrapped
    },
  }
}

function withNames(client: pg.PoolClient): PostgresPoolClient {
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  function query(text: unknown, values?: readonly unknown[]): unknown {
    if (typeof text !== 'string') throw new TypeError('streams are read without this pool')
    return answerTo({ name: names.get(text), text, values: values as unknown[] })
  }
  async function answerTo(asked: pg.QueryConfig) {
    const answer = await client.query(asked)
    // Whatever follows from it is work.
    await ownTurn()
    return answer
  }
  return { query, release: destroy => client.release(destroy) }
}
