/** Citizen identity numbers (公民身份号码). Rule: GB 11643-1999; check character by ISO 7064 MOD 11-2. */
import { parseDate } from '../clock/china-time.ts'
import { normaliseCode } from './normalise.ts'

export type IdentityFault = 'identity-shape' | 'identity-area' | 'identity-birth' | 'identity-check'

/** What an identity number says. `area` is the 6-digit code of first registration, of a year unknown. */
export interface IdentityNumber { number: string; area: string; birth: string; sex: 'male' | 'female' }

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'

/**
 * First digits of areas: provinces, Taiwan 71 and 83 (residence permit), Hong Kong 81, Macau 82, and 91–98 on the
 * permanent residence cards of foreigners since 2023, which follow the same scheme.
 */
const AREA = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[1-8])/

/**
 * Reads an identity number: shape, area, a real date of birth and the check character. With `today` ('YYYY-MM-DD')
 * a birth after it is refused too. Nothing of the number stands in the fault.
 */
export function parseIdentity(text: string, today?: string): IdentityNumber | { fault: IdentityFault } {
  const number = normaliseCode(text)
  if (!/^\d{17}[\dX]$/.test(number)) return { fault: 'identity-shape' }
  if (!AREA.test(number)) return { fault: 'identity-area' }
  const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (parseDate(birth) === undefined || birth < '1850' || (today !== undefined && birth > today)) {
    return { fault: 'identity-birth' }
  }
  if (identityCheckCharacter(number.slice(0, 17)) !== number[17]) return { fault: 'identity-check' }
  return { number, area: number.slice(0, 6), birth, sex: Number(number[16]) % 2 === 1 ? 'male' : 'female' }
}

/** Whether a text is a valid identity number. */
export function isIdentity(text: string, today?: string): boolean {
  return !('fault' in parseIdentity(text, today))
}

/**
 * The whole number from its first 17 digits, or from a 15-digit number of before 1999 (born in the 1900s).
 * @throws RangeError when the text is neither.
 */
export function completeIdentity(text: string): string {
  const digits = normaliseCode(text)
  if (!/^(?:\d{15}|\d{17})$/.test(digits)) throw new RangeError('an identity number is completed from 15 or 17 digits')
  const body = digits.length === 15 ? `${digits.slice(0, 6)}19${digits.slice(6)}` : digits
  return body + identityCheckCharacter(body)
}

/** The 18th character for 17 digits. */
export function identityCheckCharacter(body: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(body[i]), 0)
  return CHECK_CHARACTERS[sum % 11]!
}
