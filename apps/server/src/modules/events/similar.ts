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
      const metres = row.lon === null || row.lat === null ? null : distanceMetres(point.lon, point.lat, row.lon, row.lat)
      const alike = likeness(row, metres ?? METRES, matter, text)
      return { row, metres: metres === null ? null : Math.round(metres), likeness: alike }
    })
    .filter((one) => one.likeness >= LEAST)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MOST)
}

/** Kind weighs most: two reports of one spot are the same when both are about manhole covers. */
export function likeness(
  row: Pick<CaseListRow, 'title' | 'matter'>, metres: number, matter: string | undefined, text: string | undefined,
): number {
  const place = 1 - metres / METRES
  const words = text ? overlap(text, row.title) : 0
  return 0.45 * kinship(matter, row.matter) + 0.3 * place + 0.25 * words
}

function kinship(a: string | undefined, b: string | null): number {
  if (!a || !b) return 0.3
  if (a === b) return 1
  if (a.slice(0, 4) === b.slice(0, 4)) return 0.7
  return a.slice(0, 2) === b.slice(0, 2) ? 0.3 : 0
}

/** Share of two-character pieces of the shorter text that the other has too. */
function overlap(a: string, b: string): number {
  const [left, right] = [pairs(a), pairs(b)]
  const shorter = left.size < right.size ? left : right
  const longer = shorter === left ? right : left
  return shorter.size === 0 ? 0 : [...shorter].filter((pair) => longer.has(pair)).length / shorter.size
}

function pairs(text: string): Set<string> {
  const signs = [...text.replaceAll(/[^\p{L}\p{N}]/gu, '')]
  return new Set(signs.slice(1).map((sign, i) => signs[i] + sign))
}
