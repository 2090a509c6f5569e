/** What a report must be to be worked on: words that can be read, and a place in China. */
import { checkPosition } from '@onegrid/domain'
import { Problem } from '../../../platform/http/index.ts'

/** A swapped or foreign point and a text of signs alone each get their own sentence: what to do differs. */
export function refuseUnreadable(body: { title: string; point?: { lon: number; lat: number } }): void {
  if (!/[\p{L}\p{N}]/u.test(body.title)) throw new Problem('text-empty', { field: 'title' })
  refusePosition(body.point)
}

export function refusePosition(point: { lon: number; lat: number } | undefined): void {
  if (!point) return
  const check = checkPosition(point.lon, point.lat)
  if (check === 'swapped') throw new Problem('position-swapped')
  if (check !== 'ok') throw new Problem('position-outside')
}
