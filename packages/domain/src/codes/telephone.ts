/** Telephone numbers of the mainland: their shape, not whether they ring. */
import { normaliseCode } from './normalise.ts'

export type TelephoneKind = 'mobile' | 'landline' | 'service'

/** `number` holds digits only, an extension after '-' as in 057512345678-801. */
export interface Telephone { number: string; kind: TelephoneKind }

/**
 * Reads a mobile (11 digits from 13), a landline with area code (0575-81234567, extension allowed), or a service
 * number (400/800, 95xxx, 12345, 110). Spaces, hyphens and +86 are dropped. Undefined when it is none of them:
 * a landline without area code cannot be called from elsewhere.
 */
export function parseTelephone(text: string): Telephone | undefined {
  const [main = '', extension] = text.normalize('NFKC').split(/(?:转|#|ext\.?|x)\s*(?=\d{1,6}\s*$)/i)
  const number = normaliseCode(main).replace(/[()]/g, '').replace(/^(?:\+|00)86(?=[01])/, '')
    .replace(/^86(?=1\d{10}$)/, '')
  const kind = kindOf(number)
  if (kind === undefined || (extension !== undefined && kind === 'mobile')) return undefined
  return { number: extension === undefined ? number : `${number}-${extension.trim()}`, kind }
}

function kindOf(number: string): TelephoneKind | undefined {
  if (/^1[3-9]\d{9}$/.test(number)) return 'mobile'
  // Beijing and the other two-digit areas (010, 02x) have 8 digits; three-digit areas 7 or 8.
  if (/^(?:010|02\d)\d{8}$/.test(number) || /^0[3-9]\d{2}\d{7,8}$/.test(number)) return 'landline'
  if (/^(?:[48]00\d{7}|9[56]\d{3,6}|1[12]\d{1,3})$/.test(number)) return 'service'
  return undefined
}
