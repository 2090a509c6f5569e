/** COPY … FROM STDIN over pg's own connection: rows as fast as the server takes them, no further package. */
import type pg from 'pg'

/** A value of a row; a Date as timestamptz, an object as jsonb. */
export type CopyValue = string | number | boolean | null | undefined | Date | Buffer | object

/** The text form of a row, as COPY reads it. */
export function copyLine(values: readonly CopyValue[]): string {
  return `${values.map(copyField).join('\t')}\n`
}

/** Sends all chunks (each whole lines of copyLine) into the table within the client's transaction. */
export async function copyInto(client: pg.Client, target: string, chunks: Iterable<string>): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    // pg sends whatever has a `submit` and hands it the protocol's messages by these names.
    const submittable = {
      submit: (connection: CopyConnection) => connection.query(`copy ${target} from stdin`),
      handleCopyInResponse(connection: CopyConnection) {
        for (const chunk of chunks) connection.sendCopyFromChunk(Buffer.from(chunk))
        connection.endCopyFrom()
      },
      handleError: (error: Error) => reject(error),
      handleCommandComplete() {},
      handleReadyForQuery: () => resolve(),
    }
    client.query(submittable as unknown as pg.Submittable)
  })
}

interface CopyConnection {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

function copyField(value: CopyValue): string {
  if (value === null || value === undefined) return '\\N'
  if (value instanceof Date) return value.toISOString()
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`
  if (typeof value === 'boolean') return value ? 't' : 'f'
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
}
