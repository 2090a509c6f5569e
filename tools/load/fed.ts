/** Lines on their way into the feed, and how a thread hands many of them to another. */
import type { Id, Instant, LineDraft } from '@onegrid/domain'

export interface FedLine {
  at: Instant
  caseId: Id
  seq: number
  kind: string
  hash: Buffer
  line: LineDraft
}

/** What the feed keeps of a line. */
export type Fed = Omit<FedLine, 'line'>

/** Columns instead of objects: a thousand lines are five values. */
export interface FedBatch {
  at: Float64Array
  seq: Int32Array
  isOrder: Uint8Array
  /** Ids, one after the other. */
  ids: string
  hashes: Uint8Array
}

const ID_SIGNS = 36
const HASH_BYTES = 32

export function packed(lines: readonly Fed[]): FedBatch {
  return {
    at: Float64Array.from(lines, ({ at }) => at),
    seq: Int32Array.from(lines, ({ seq }) => seq),
    isOrder: Uint8Array.from(lines, ({ kind }) => Number(kind === 'order')),
    ids: lines.map(({ caseId }) => caseId).join(''),
    hashes: new Uint8Array(Buffer.concat(lines.map(({ hash }) => hash))),
  }
}

export function lineOf({ at, seq, isOrder, ids, hashes }: FedBatch, i: number): Fed {
  return {
    at: at[i]!,
    seq: seq[i]!,
    kind: isOrder[i] === 1 ? 'order' : 'event',
    caseId: ids.slice(i * ID_SIGNS, (i + 1) * ID_SIGNS),
    hash: Buffer.from(hashes.buffer, hashes.byteOffset + i * HASH_BYTES, HASH_BYTES),
  }
}
