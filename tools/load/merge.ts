/** Lines of several tellers become one order: by time, and of one moment by the teller's number. */
import type { Instant } from '@onegrid/domain'
import { lineOf } from './fed.ts'
import type { Fed, FedBatch } from './fed.ts'

interface Source {
  batches: FedBatch[]
  /** Of the first batch: lines that have gone on. */
  gone: number
  /** No line that comes later is earlier than this. */
  upTo: Instant
}

export class Merge {
  readonly #sources: Source[]
  readonly #add: (line: Fed) => void

  constructor(tellers: number, add: (line: Fed) => void) {
    this.#sources = Array.from({ length: tellers }, () => ({ batches: [], gone: 0, upTo: -Infinity }))
    this.#add = add
  }

  /** @param upTo Infinity from a teller that has come to its end */
  put(teller: number, batch: FedBatch, upTo: Instant): void {
    const source = this.#sources[teller] as Source
    if (batch.at.length > 0) source.batches.push(batch)
    source.upTo = upTo
    // What others may still bring of the same moment is waited for: the order never depends on who was quicker.
    const limit = Math.min(...this.#sources.map((one) => one.upTo))
    for (let first = this.#first(); first && nextAt(first) < limit; first = this.#first()) this.#take(first)
  }

  #first(): Source | undefined {
    let first: Source | undefined
    for (const source of this.#sources) if (nextAt(source) < (first ? nextAt(first) : Infinity)) first = source
    return first
  }

  #take(source: Source): void {
    const batch = source.batches[0] as FedBatch
    this.#add(lineOf(batch, source.gone++))
    if (source.gone < batch.at.length) return
    source.batches.shift()
    source.gone = 0
  }
}

function nextAt({ batches, gone }: Source): Instant {
  return batches[0]?.at[gone] ?? Infinity
}
