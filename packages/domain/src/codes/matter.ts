/** Matter codes (事项): class 2 digits, subclass 2, item 2; a prefix names the branch. Rule: docs/domain.md 分类. */

export type MatterDepth = 'class' | 'subclass' | 'item'

/** A node of the catalogue; the parts below its depth are undefined. */
export interface MatterCode { code: string; depth: MatterDepth; class: string; subclass?: string; item?: string }

/** Reads 2, 4 or 6 digits, each pair 01–99; undefined for anything else. */
export function parseMatterCode(text: string): MatterCode | undefined {
  if (!/^(?:(?!00)\d\d){1,3}$/.test(text)) return undefined
  const [top, subclass, item] = [text.slice(0, 2), text.slice(0, 4), text]
  if (text.length === 2) return { code: text, depth: 'class', class: top }
  if (text.length === 4) return { code: text, depth: 'subclass', class: top, subclass }
  return { code: text, depth: 'item', class: top, subclass, item }
}

/** Whether a matter belongs to a branch: itself or below it. */
export function isMatterWithin(code: string, branch: string): boolean {
  return branch.length % 2 === 0 && code.startsWith(branch)
}
