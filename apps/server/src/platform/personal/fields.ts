/**
 * Every personal field, declared once: what for, on what ground, how sensitive, how long. A field that is not here
 * cannot be stored. Rules: docs/boundaries.md, docs/domain.md R15; PIPL 6, 13, 28.
 */
import {
  maskAddress,
  maskIdentity,
  maskName,
  maskTelephone,
  normaliseCode,
  parseTelephone,
} from '@onegrid/domain'

interface Words {
  readonly zh: string
  readonly en: string
}

export interface FieldDeclaration {
  readonly label: Words
  readonly purpose: Words
  readonly basis: Words
  readonly sensitivity: 'general' | 'sensitive'
  /** Days after the subject's last concern (a case's closing, a register's end). */
  readonly retentionDays: number
  /** What everybody who may see the subject at all sees of the value. */
  readonly mask: (value: string) => string
  /** Where the field is searched for equality: how two ways of writing become one. */
  readonly normalise?: (value: string) => string
}

const contact: Words = { zh: '联系当事人、核实情况、答复办理结果', en: 'To reach the person, verify and answer' }
const duty: Words = {
  zh: '《个人信息保护法》第13条第1款第3项：履行法定职责所必需',
  en: 'PIPL art. 13(1)(3): necessary for statutory duties',
}
const consent: Words = { zh: '《个人信息保护法》第13条第1款第1项：本人同意', en: 'PIPL art. 13(1)(1): consent' }

/** Two years after a case ends: the time in which an administrative act can still be questioned. */
const CASE_DAYS = 730

export const baseFields = {
  name: {
    label: { zh: '姓名', en: 'Name' },
    purpose: contact,
    basis: duty,
    sensitivity: 'general',
    retentionDays: CASE_DAYS,
    mask: maskName,
    normalise: trimmed,
  },
  telephone: {
    label: { zh: '联系电话', en: 'Telephone' },
    purpose: contact,
    basis: duty,
    sensitivity: 'general',
    retentionDays: CASE_DAYS,
    mask: maskTelephone,
    normalise: value => parseTelephone(value)?.number ?? normaliseCode(value),
  },
  identity_number: {
    label: { zh: '公民身份号码', en: 'Identity number' },
    purpose: { zh: '法定须实名办理的事项中核对身份', en: 'To identify the person where the law asks for it' },
    basis: duty,
    sensitivity: 'sensitive',
    retentionDays: CASE_DAYS,
    mask: maskIdentity,
    normalise: normaliseCode,
  },
  address: {
    label: { zh: '住址', en: 'Address' },
    purpose: { zh: '上门核实、处置和回访', en: 'To call on the person' },
    basis: duty,
    sensitivity: 'general',
    retentionDays: CASE_DAYS,
    mask: maskAddress,
  },
  contact_note: {
    label: { zh: '联系说明', en: 'How to be reached' },
    purpose: contact,
    basis: consent,
    sensitivity: 'general',
    retentionDays: CASE_DAYS,
    mask: () => '***',
  },
} as const satisfies Record<string, FieldDeclaration>

/** The declarations of a process: the base ones and what modules add before the first request. */
export class FieldRegistry {
  readonly #fields = new Map<string, FieldDeclaration>(Object.entries(baseFields))

  /** @throws Error when a field is declared twice, or its declaration leaves something out */
  declare(fields: Readonly<Record<string, FieldDeclaration>>): void {
    for (const [field, declaration] of Object.entries(fields)) {
      if (this.#fields.has(field)) throw new Error(`Personal field ${field} is declared twice`)
      const fault = declarationFault(field, declaration)
      if (fault) throw new Error(`Personal field ${field}: ${fault}`)
      this.#fields.set(field, declaration)
    }
  }

  get(field: string): FieldDeclaration | undefined {
    return this.#fields.get(field)
  }

  all(): [string, FieldDeclaration][] {
    return [...this.#fields]
  }
}

/** What a declaration lacks. */
export function declarationFault(field: string, declaration: FieldDeclaration): string | undefined {
  if (!/^[a-z][a-z0-9_]{1,39}$/.test(field)) return 'the name is not snake_case'
  for (const part of ['label', 'purpose', 'basis'] as const) {
    if (!declaration[part].zh.trim() || !declaration[part].en.trim()) return `${part} is missing in a language`
  }
  const { retentionDays } = declaration
  if (!Number.isInteger(retentionDays) || retentionDays < 1) return 'retention is not in whole days'
  return undefined
}

function trimmed(value: string): string {
  return value.normalize('NFKC').replace(/\s+/g, ' ').trim()
}
