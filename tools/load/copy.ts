/** COPY … FROM STDIN over pg's own connection: rows as fast as the server takes them, no further package. */
import type pg from 'pg'

/**
 * Sends all chunks (lines of copyLine, cut anywhere) into the table within the client's transaction.
 *
 * @param how what COPY is asked beside: ` with (freeze)`
 */
export async function copyInto(
  client: pg.Client, target: string, chunks: Iterable<string | Buffer>, how = '',
): Promise<void> {
  let failure: Error | undefined
  await new Promise<void>((resolve, reject) => {
    // pg sends whatever has a `submit` and hands it the protocol's messages by these names.
    const submittable = {
      submit: (connection: CopyConnection) => connection.query(`copy ${target} from stdin${how}`),
      handleCopyInResponse(connection: CopyConnection) {
        for (const chunk of chunks) connection.sendCopyFromChunk(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
        connection.endCopyFrom()
      },
      handleError: (error: Error) => {
        failure = error
        reject(error)
      },
      handleCommandComplete() {},
      handleReadyForQuery: () => (failure ? reject(failure) : resolve()),
    }
    client.query(submittable as unknown as pg.Submittable)
  })
}

interface CopyConnection {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}
