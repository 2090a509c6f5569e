/** Pictures that people took: the rows of their files and what the rules need to know of them. No bytes are made. */
import type { FileFact, Id, Instant } from '@onegrid/domain'
import type { Random } from '../district/random.ts'
import { moment } from './copy-line.ts'
import type { Ids } from './ids.ts'
import type { Life } from './life.ts'
import type { Rows } from './rows.ts'

export interface Photograph {
  id: Id
  fact: FileFact
}

export class Photographs {
  readonly #districtId: number
  readonly #rows: Rows
  readonly #ids: Ids

  constructor(districtId: number, rows: Rows, ids: Ids) {
    this.#districtId = districtId
    this.#rows = rows
    this.#ids = ids
  }

  /** Taken on the spot some moments ago, uploaded now. */
  take(by: Id, place: { lon: number; lat: number } | undefined, now: Instant, random: Random): Photograph {
    const id = this.#ids.at(now)
    const sha256 = this.#ids.salt() + this.#ids.salt()
    const takenAt = now - random.int(0, 40) * 1000
    const near = place && { lon: shifted(place.lon, random), lat: shifted(place.lat, random) }
    const size = random.int(180, 900) * 1024
    this.#rows.add('file', [
      this.#districtId, id, 'IMG.jpg', 'picture', 'image/jpeg', size, `\\x${sha256}`, `\\x${sha256}`, 1600, 1200,
      moment(takenAt), near?.lon, near?.lat, by, moment(now),
    ])
    const fact: FileFact = {
      id, kind: 'picture', sha256, takenAt, receivedAt: now, seenBefore: false, ...(near && { place: near }),
    }
    return { id, fact }
  }

  /** The pictures stand with the case from then on. */
  keep(life: Pick<Life, 'state'>, pictures: readonly Photograph[], now: Instant): void {
    for (const { id } of pictures) {
      this.#rows.add('file_link', [this.#districtId, id, 'case', life.state.id, moment(now)])
    }
  }
}

export function factsOf(pictures: readonly Photograph[]): { files: Record<Id, FileFact> } {
  return { files: Object.fromEntries(pictures.map(({ id, fact }) => [id, fact])) }
}

function shifted(degrees: number, random: Random): number {
  return Number((degrees + (random.next() - 0.5) * 0.0001).toFixed(6))
}
