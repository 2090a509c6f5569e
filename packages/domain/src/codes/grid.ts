/** Grid codes (网格编码): 12 digits of the village it hangs on and 3 of its own. Rule: docs/domain.md 编码. */
import type { Division, DivisionFault, DivisionScheme } from './division.ts'
import { paddedDivision, parseDivision } from './division.ts'

export type GridFault = DivisionFault | 'grid-shape' | 'grid-village' | 'grid-serial'

export interface GridCode { code: string; village: Division; serial: number }

/** Reads 15 digits. The village part is a village code of the given scheme and version; the serial is 001–999. */
export function parseGridCode(text: string, scheme: DivisionScheme, version: string): GridCode | { fault: GridFault } {
  if (!/^\d{15}$/.test(text)) return { fault: 'grid-shape' }
  const village = parseDivision(text.slice(0, 12), scheme, version)
  if ('fault' in village) return village
  if (village.level !== 'village') return { fault: 'grid-village' }
  const serial = Number(text.slice(12))
  return serial === 0 ? { fault: 'grid-serial' } : { code: text, village, serial }
}

/**
 * The code of the nth grid of a village.
 * @throws RangeError when the division is no village or the serial not 1–999.
 */
export function formatGridCode(village: Division, serial: number): string {
  if (village.level !== 'village') throw new RangeError(`a grid hangs on a village, not on a ${village.level}`)
  if (!Number.isInteger(serial) || serial < 1 || serial > 999) throw new RangeError(`not a grid serial: ${serial}`)
  return paddedDivision(village) + String(serial).padStart(3, '0')
}
