/** The bytes of an upload: read whole where they must be, and got rid of where they are refused. */
import type { Readable } from 'node:stream'
import { Problem } from './problem.ts'

/** @throws Problem payload-too-large; the rest has been drained then */
export async function readWhole(stream: Readable, mostBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > mostBytes) {
      drain(stream)
      throw new Problem('payload-too-large', { limit: `${Math.round(mostBytes / 1e6)} MB` })
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Many clients stop sending when they hear the answer, and leave the connection as it is. */
const IDLE_MS = 5_000
/** Whoever sends for longer than this does not want an answer. */
const LONGEST_MS = 60_000

/**
 * Lets a refused sender come to the end, unread: cut off at once, he would not see the answer; left waiting, the
 * connection would hold up the server's end.
 */
export function drain(stream: Readable): void {
  const end = () => stream.destroy()
  const [idle, longest] = [setTimeout(end, IDLE_MS), setTimeout(end, LONGEST_MS)]
  stream.on('data', () => idle.refresh()).on('error', () => {}).once('close', () => {
    clearTimeout(idle)
    clearTimeout(longest)
  })
  stream.resume()
}
