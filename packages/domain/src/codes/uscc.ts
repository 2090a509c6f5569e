/** Unified social credit codes of organisations (统一社会信用代码). Rule: GB 32100-2015. */
import { normaliseCode } from './normalise.ts'

export type UsccFault = 'uscc-shape' | 'uscc-check'

/** What a code says: who registered the organisation, of which kind, in which area. */
export interface Uscc { code: string; department: string; category: string; area: string; organisation: string }

/** Digits and capitals without I, O, S, V, Z, which are misread. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Reads a code: shape and check character (weights 3ⁱ mod 31). */
export function parseUscc(text: string): Uscc | { fault: UsccFault } {
  const code = normaliseCode(text)
  if (!/^[1-9A-HJ-NPQRTUWXY][0-9A-HJ-NPQRTUWXY]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) {
    return { fault: 'uscc-shape' }
  }
  if (usccCheckCharacter(code.slice(0, 17)) !== code[17]) return { fault: 'uscc-check' }
  return {
    code, department: code[0]!, category: code[1]!, area: code.slice(2, 8), organisation: code.slice(8, 17),
  }
}

/** Whether a text is a valid unified social credit code. */
export function isUscc(text: string): boolean {
  return !('fault' in parseUscc(text))
}

/**
 * The 18th character for the first 17.
 * @throws RangeError when a character is not one of the 31.
 */
export function usccCheckCharacter(body: string): string {
  let sum = 0
  let weight = 1
  for (const character of body) {
    const value = CHARACTERS.indexOf(character)
    if (value < 0) throw new RangeError(`not a character of a social credit code: ${character}`)
    sum += value * weight
    weight = (weight * 3) % 31
  }
  return CHARACTERS[(31 - (sum % 31)) % 31]!
}
