import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type { IsolationLevel, Transaction } from 'kysely'
import { transactionSlots } from './pool.ts'
import type { Db } from './pool.ts'

export type TransactionOptions = {
  isolation?: IsolationLevel
  /**
   * How often to begin again after a deadlock or a serialisation failure, which PostgreSQL resolves by ending one of
   * the two: fn runs anew, so it may touch nothing but the transaction.
   */
  retrySerialization?: number
}

export type Tx = Transaction<unknown>

/** The pool that the running code holds a connection of already. */
const held = new AsyncLocalStorage<Db>()

/**
 * Runs fn in a transaction: committed when it returns, rolled back when it throws. All but a few connections of the
 * pool may be in transactions: were it all, and each asked something beside itself (a version of what is kept in
 * memory, another case's command), none could go on.
 */
export async function transaction<T>(db: Db, fn: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
  return waiting(db, () => repeated(db, tx => held.run(db, () => fn(tx)), options))
}

/**
 * Runs a single statement that may have to wait for somebody's row. It takes the place of a transaction: whoever holds
 * the row may need one of the connections that are left beside them, to let go of it.
 */
export function waiting<T>(db: Db, run: () => Promise<T>): Promise<T> {
  const slots = held.getStore() === db ? undefined : transactionSlots(db)
  return slots ? slots.run(run) : run()
}

async function repeated<T>(db: Db, fn: (tx: Tx) => Promise<T>, options: TransactionOptions): Promise<T> {
  const retries = options.retrySerialization ?? 0
  for (let attempt = 0; ; attempt++) {
    try {
      const builder = db.transaction()
      return await (options.isolation ? builder.setIsolationLevel(options.isolation) : builder).execute(fn)
    } catch (error) {
      if (attempt >= retries || !isTransient(error)) throw error
      // Two that met once would meet again if both waited equally long.
      await sleep(Math.random() * 10 * 2 ** attempt)
    }
  }
}

const SERIALIZATION_FAILURE = '40001'
const DEADLOCK = '40P01'

/** Whether the same transaction, begun again, may succeed. */
export function isTransient(error: unknown): boolean {
  const code = sqlState(error)
  return code === SERIALIZATION_FAILURE || code === DEADLOCK
}

/** The five characters of PostgreSQL's error code, of an error that it raised. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
