/** Rows leave for the database while the next are made: one batch is on its way at a time. */
import type pg from 'pg'
import { setImmediate as breathe } from 'node:timers/promises'
import { copyInto } from './copy.ts'
import { columns } from './rows.ts'
import type { Rows, Table } from './rows.ts'

/** Bytes of a batch: some twenty thousand rows. */
const BATCH = 16_000_000
/** Bytes of one message of the protocol. */
const CHUNK = 1 << 16

export class Outflow {
  readonly #client: pg.Client
  readonly #rows: Rows
  readonly #renewed: ReadonlySet<string>
  #sending: Promise<void> = Promise.resolve()
  /** Milliseconds that the maker waited because the database was slower. */
  waited = 0
  bytes = 0

  /** @param renewed tables that this transaction has emptied */
  constructor(client: pg.Client, rows: Rows, renewed: ReadonlySet<string>) {
    this.#client = client
    this.#rows = rows
    this.#renewed = renewed
  }

  /** Lets the socket work; a full batch is sent when the one before it has arrived. */
  async pause(): Promise<void> {
    await breathe()
    if (this.#rows.waiting >= BATCH) await this.#send()
  }

  async end(): Promise<void> {
    await this.#send()
    await this.#sending
  }

  async #send(): Promise<void> {
    const began = performance.now()
    await this.#sending
    this.waited += performance.now() - began
    this.bytes += this.#rows.waiting
    const batch = this.#rows.take()
    this.#sending = this.#copy(batch)
    // Whoever waits for it hears of a failure; until then it is nobody's.
    this.#sending.catch(() => {})
  }

  async #copy(batch: ReadonlyMap<Table, Buffer>): Promise<void> {
    for (const [table, bytes] of batch) {
      const frozen = this.#renewed.has(table) ? ' with (freeze)' : ''
      await copyInto(this.#client, `${table} (${columns[table]})`, chunks(bytes), frozen)
    }
  }
}

function* chunks(bytes: Buffer): Generator<Buffer> {
  for (let from = 0; from < bytes.length; from += CHUNK) yield bytes.subarray(from, from + CHUNK)
}
