/** COPY in both directions over pg's own connection, at the pace of whoever is slower; no further package. */
import { once } from 'node:events'
import { Readable } from 'node:stream'
import type { Duplex } from 'node:stream'
import type pg from 'pg'

/** The text of COPY … TO STDOUT, to be piped; a line a row, cut anywhere. */
export class CopyOut extends Readable {
  readonly #statement: string
  /** Rows of a message each are gathered: a stream of single rows would cost more than the rows. */
  #held: Buffer[] = []
  #heldBytes = 0
  #connection: CopyConnection | undefined
  #rows: number | undefined

  constructor(client: pg.Client, statement: string) {
    super({ highWaterMark: 4 * GATHERED })
    this.#statement = statement
    // pg sends whatever has a `submit` and hands it the protocol's messages by these names.
    client.query(this as unknown as pg.Submittable)
  }

  /** How many there were, once it has ended. */
  get rows(): number {
    if (this.#rows === undefined) throw new Error('rows are counted at the end')
    return this.#rows
  }

  override _read(): void {
    this.#connection?.stream.resume()
  }

  submit(connection: CopyConnection): void {
    this.#connection = connection
    connection.query(this.#statement)
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    // The parser uses its buffer again.
    this.#held.push(Buffer.from(chunk))
    this.#heldBytes += chunk.length
    if (this.#heldBytes >= GATHERED && !this.#flush()) this.#connection?.stream.pause()
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.#rows = rowsOf(text)
  }

  handleError(error: Error): void {
    this.destroy(error)
  }

  handleReadyForQuery(): void {
    if (this.destroyed) return
    this.#flush()
    this.push(null)
  }

  #flush(): boolean {
    if (this.#heldBytes === 0) return true
    const gathered = Buffer.concat(this.#held)
    this.#held = []
    this.#heldBytes = 0
    return this.push(gathered)
  }
}

/**
 * Sends chunks to a COPY … FROM STDIN.
 *
 * @returns how many rows came to be
 * @throws what the database, or the source, has to say
 */
export function copyIn(client: pg.Client, statement: string, chunks: AsyncIterable<Buffer>): Promise<number> {
  let failure: Error | undefined
  let rows = 0
  return new Promise((resolve, reject) => {
    const submittable = {
      submit: (connection: CopyConnection) => connection.query(statement),
      handleCopyInResponse: (connection: CopyConnection) => void send(connection, chunks, () => failure !== undefined),
      handleError: (error: Error) => {
        failure ??= error
        // A connection that broke has no further word.
        reject(failure)
      },
      handleCommandComplete: ({ text }: { text: string }) => (rows = rowsOf(text)),
      handleReadyForQuery: () => (failure ? reject(failure) : resolve(rows)),
    }
    client.query(submittable as unknown as pg.Submittable)

    async function send(connection: CopyConnection, source: AsyncIterable<Buffer>, failed: () => boolean) {
      try {
        for await (const chunk of source) {
          if (failed()) return
          connection.sendCopyFromChunk(chunk)
          if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain')
        }
        connection.endCopyFrom()
      } catch (error) {
        // The database answers with an error of its own; the reason is ours.
        failure ??= error instanceof Error ? error : new Error(String(error))
        connection.sendCopyFail('broken off')
      }
    }
  })
}

const GATHERED = 1 << 17

interface CopyConnection {
  stream: Duplex
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(message: string): void
}

/** Of `COPY 12`. */
function rowsOf(text: string): number {
  return Number(text.split(' ')[1])
}
