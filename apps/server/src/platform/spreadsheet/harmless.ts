/**
 * Text that begins like a formula (OWASP, CSV injection; in Chinese input also by a full-width sign) gets an apostrophe
 * in front: harmless in a workbook, it would run when somebody saves the sheet as CSV and opens that.
 */
export function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

/** What `harmless` was given. */
export function wasHarmless(text: string): string {
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text
}

const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/
