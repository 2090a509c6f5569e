/**
 * The one order of all lines, and its seals: what the sequencer would have made of them, one after the other. A seal
 * stands after so many positions, or where the first unsealed line has waited long enough. Rules: decisions 10, 11.
 */
import { createHash } from 'node:crypto'
import type { Instant } from '@onegrid/domain'
import { SEAL } from '../../apps/server/src/modules/cases/sequencer.ts'
import { moment } from './copy-line.ts'
import type { Fed } from './fed.ts'
import type { Rows } from './rows.ts'

/** The sequencer looks so often. */
const LOOK_MS = 30

export class Feed {
  readonly #districtId: number
  readonly #rows: Rows
  #pos = 0
  #sealedPos = 0
  #seal: Buffer = Buffer.alloc(0)
  #unsealed: Buffer[] = []
  #unsealedSince: Instant | undefined
  #last: Instant = -Infinity

  constructor(districtId: number, rows: Rows) {
    this.#districtId = districtId
    this.#rows = rows
  }

  /** @throws Error for a line that is earlier than the one before it */
  add({ at, caseId, seq, kind, hash }: Fed): void {
    if (at < this.#last) throw new Error(`line ${seq} of ${caseId} comes before what was written already`)
    this.#last = at
    const sealsAt = this.#unsealedSince === undefined ? Infinity : this.#unsealedSince + SEAL.seconds * 1000
    const fedAt = at + LOOK_MS
    if (fedAt > sealsAt) this.#sealUp(sealsAt)
    this.#pos++
    this.#unsealedSince ??= fedAt
    this.#unsealed.push(hash)
    this.#rows.add('feed', [this.#districtId, this.#pos, caseId, seq, kind, hash, moment(fedAt)])
    if (this.#unsealed.length === SEAL.positions) this.#sealUp(fedAt)
  }

  /** Where it stands, as the product's row says it. */
  get head() {
    return { pos: this.#pos, sealedPos: this.#sealedPos, seal: this.#seal, unsealedSince: this.#unsealedSince }
  }

  #sealUp(at: Instant): void {
    const [from, to] = [this.#sealedPos + 1, this.#pos]
    const header = `onegrid seal 1 ${this.#districtId} ${from} ${to}`
    const made = createHash('sha256').update(header).update(this.#seal)
    for (const hash of this.#unsealed) made.update(hash)
    const previous = this.#seal
    this.#seal = made.digest()
    this.#rows.add('seal', [this.#districtId, from, to, previous, this.#seal, moment(at)])
    this.#sealedPos = to
    this.#unsealed = []
    this.#unsealedSince = undefined
  }
}
