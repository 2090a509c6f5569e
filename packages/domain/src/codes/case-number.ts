/**
 * The number by which people name a case: county, China date, serial, as in 330603-20261121-00042. Serials are given
 * in blocks with gaps and never reused; past 99999 they grow a digit. Rule: decision 34.
 */
import { parseDate } from '../clock/china-time.ts'

/** `date` is 'YYYY-MM-DD', `county` the 6-digit code at the time. */
export interface CaseNumber { county: string; date: string; serial: number }

/**
 * Writes a case number.
 * @throws RangeError for a county that is not 6 digits, a date that does not exist, or a serial below 1.
 */
export function formatCaseNumber({ county, date, serial }: CaseNumber): string {
  if (!/^\d{6}$/.test(county)) throw new RangeError(`not a county code: ${county}`)
  if (parseDate(date) === undefined) throw new RangeError(`not a date: ${date}`)
  if (!Number.isSafeInteger(serial) || serial < 1) throw new RangeError(`not a serial: ${serial}`)
  return `${county}-${date.replaceAll('-', '')}-${String(serial).padStart(5, '0')}`
}

/** Reads a case number in its one written form; undefined for anything else. */
export function parseCaseNumber(text: string): CaseNumber | undefined {
  const match = /^(\d{6})-(\d{4})(\d{2})(\d{2})-(\d{5}|[1-9]\d{5,9})$/.exec(text)
  if (!match) return undefined
  const date = `${match[2]}-${match[3]}-${match[4]}`
  const serial = Number(match[5])
  return parseDate(date) === undefined || serial === 0 ? undefined : { county: match[1]!, date, serial }
}
