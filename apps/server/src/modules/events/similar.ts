/**
 * Possible duplicates, proposed and never merged by itself: near in place, near in time, alike in kind or wording.
 * Shown before a report is sent, to whoever may read them: nobody learns so what his neighbour has reported.
 * Rules: docs/domain.md B1, B3.
 */
import type { Id } from '@onegrid/domain'
import { distanceMetres } from '@onegrid/domain'
import type { RequestContext } from '../../platform/http/index.ts'
import type { CaseListRow, Reader } from '../cases/index.ts'
import { refusePosition } from './commands/readable.ts'
import type { EventRooms } from './rooms.ts'

export interface Sought {
  point?: { lon: number; lat: number }
  matter?: string
  text?: string
  except?: Id
}

export interface Similar {
  row: CaseListRow
  metres: number | null
  likeness: number
}

/** As far as two people describe the same spot with two phones, and as long as the same thing is reported again. */
const METRES = 200
const DAYS = 7
const MOST = 8
/** Below it a likeness is chance. */
const LEAST = 0.35

export async function similarTo(
  rooms: EventRooms, { districtId, now }: RequestContext, reader: Reader, sought: Sought,
): Promise<Similar[]> {
  refusePosition(sought.point)
  if (!sought.point) return []
  const since = now - DAYS * 86_400_000
  const near = await rooms.cases.near(districtId, now, sought.point, METRES, { since, kind: 'event' })
  const readable = await rooms.cases.readable(districtId, near.map(({ id }) => id), reader)
  const { point, text, matter } = sought
  return near
    .filter((row) => readable.has(row.id) && row.id !== sought.except && row.state !== 'merged')
    .map((row): Similar => {
      const metres =
        row.lon === null || row.lat === null ? null : distanceMetres(point.lon, point.lat, row.lon, row.lat)
      const alike = likeness(row, metres ?? METRES, matter, text)
      return { row, metres: metres === null ? null : Math.round(metres), likeness: alike }
    })
    .filter((one) => one.likeness >= LEAST)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MOST)
}

/**
 * Kind weighs most: two reports of one spot are the same when both are about manhole covers. Where either has no kind
 * yet, the words stand for it, as far as there are enough of them.
 */
export function likeness(
  row: Pick<CaseListRow, 'title' | 'matter'>, metres: number, matter: string | undefined, text: string | undefined,
): number {
  const place = 1 - metres / METRES
  const words = overlap(text ?? '', row.title)
  const kind = matter && row.matter ? kinship(matter, row.matter) : kindByWords(words)
  return 0.45 * kind + 0.3 * place + 0.25 * words.share
}

/** Of what is not known: nothing for it, nothing against it. */
const UNKNOWN = 0.3
/** As in 井盖缺失: enough to say what it is about; 井盖 alone may be lost, loud or stolen. */
const PIECES_OF_A_KIND = 3

function kinship(a: string, b: string): number {
  if (a === b) return 1
  if (a.slice(0, 4) === b.slice(0, 4)) return 0.7
  return a.slice(0, 2) === b.slice(0, 2) ? UNKNOWN : 0
}

interface Overlap {
  /** Of the two-character pieces of the shorter text, those that the other has too. */
  share: number
  pieces: number
}

function kindByWords({ share, pieces }: Overlap): number {
  const certainty = Math.min(1, pieces / PIECES_OF_A_KIND)
  return certainty * share + (1 - certainty) * UNKNOWN
}

function overlap(a: string, b: string): Overlap {
  const [left, right] = [pairs(a), pairs(b)]
  const shorter = left.size < right.size ? left : right
  const longer = shorter === left ? right : left
  const shared = [...shorter].filter((pair) => longer.has(pair)).length
  return { share: shorter.size === 0 ? 0 : shared / shorter.size, pieces: shorter.size }
}

function pairs(text: string): Set<string> {
  const signs = [...text.replaceAll(/[^\p{L}\p{N}]/gu, '')]
  return new Set(signs.slice(1).map((sign, i) => signs[i] + sign))
}
