import { findingTerms, findingWords } from './finding-words.ts'
import type { Position } from './geometry.ts'
import type { Words } from './words-of-files.ts'

/** error: the row cannot be taken. warning: somebody should look. hint: a likely cause, or something left out. */
export type Severity = Words['severity']
export type FindingCode = keyof typeof findingWords
export type Language = 'zh-CN' | 'en'
export type Params = Readonly<Record<string, string | number>>

/** One thing found in one row (or in the whole file, without a row), with what to do about it. */
export interface Finding {
  code: FindingCode
  severity: Severity
  /** As the source counts for a person: row of the sheet, line of the file, number of the feature. */
  row?: number
  /** Column heading or property. */
  field?: string
  /** Where to look on a map. */
  at?: Position
  params: Params
}

export function finding(
  code: FindingCode,
  params: Params = {},
  where: { row?: number; field?: string; at?: Position } = {},
): Finding {
  return { code, severity: findingWords[code].severity, ...where, params }
}

/** The sentence of a finding: what is wrong and what to do. */
export function sayFinding({ code, params }: Pick<Finding, 'code' | 'params'>, language: Language): string {
  const template: string = findingWords[code][language]
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name]
    if (value === undefined) return whole
    if (typeof value === 'number') return value.toLocaleString(language)
    return isTerm(value) ? findingTerms[value][language] : value
  })
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error')
}

function isTerm(value: string): value is keyof typeof findingTerms {
  return Object.hasOwn(findingTerms, value)
}
