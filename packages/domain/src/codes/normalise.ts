/**
 * A code as typed, pasted or exported from a spreadsheet: full-width digits, spaces, hyphens and invisible marks are
 * how people and Excel write it, not part of it.
 */
export function normaliseCode(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cf}\p{Pd}·]/gu, '').toUpperCase()
}
