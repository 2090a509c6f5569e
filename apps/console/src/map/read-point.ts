import { checkPosition } from '@onegrid/domain'
import type { MapPoint } from '@onegrid/web/map'

type PointRead = { point: MapPoint; turned: boolean } | { fault: 'unreadable' | 'outside' }

/**
 * Reads `120.6405, 29.7965` as people type and paste it. Latitude first is turned round: in China the two cannot be
 * mistaken for one another.
 */
export function readPoint(text: string): PointRead {
  const numbers = text.trim().split(/[\s,，、;；]+/).map((part) => (part === '' ? NaN : Number(part)))
  const [first = NaN, second = NaN] = numbers
  if (numbers.length !== 2 || !Number.isFinite(first) || !Number.isFinite(second)) return { fault: 'unreadable' }
  const check = checkPosition(first, second)
  if (check === 'ok') return { point: { lon: first, lat: second }, turned: false }
  return check === 'swapped' ? { point: { lon: second, lat: first }, turned: true } : { fault: 'outside' }
}
