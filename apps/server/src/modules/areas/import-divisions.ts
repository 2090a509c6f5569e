import { parentDivision, parseDivision } from '@onegrid/domain'
import type { Division, DivisionScheme } from '@onegrid/domain'
import { finding } from './findings.ts'
import type { Finding } from './findings.ts'
import { ownName } from './headings.ts'
import type { ImportedRow } from './import-result.ts'

export interface ImportedDivision extends Division {
  row: number
  name: string
  /** Shortest form, like `code`. */
  parentCode: string
  urbanRuralClass?: string
  /** Where the source puts its name. */
  at?: [number, number]
}

/** Which code list a file follows: nobody can tell from the codes, so whoever imports says it. */
export interface CodeList {
  scheme: DivisionScheme
  version: string
}

/** Divisions that the system already holds, code (shortest form) → name, of one list. */
export interface StoredDivisions extends CodeList {
  names: ReadonlyMap<string, string>
}

/**
 * Imported rows as county, towns and villages of one code list, upper ones first.
 * A code that is stored under another name in the *same* list is a mistake or the wrong list, and is refused; codes of
 * different lists are never compared: 22 codes of five counties name different towns in the two schemes.
 */
export function toDivisions(
  rows: readonly ImportedRow[],
  list: CodeList,
  stored?: StoredDivisions,
): { divisions: ImportedDivision[]; findings: Finding[] } {
  const findings: Finding[] = []
  const divisions = new Map<string, ImportedDivision>()
  const comparable = stored?.scheme === list.scheme && stored.version === list.version ? stored : undefined
  for (const { row, values } of rows) {
    const say = (code: Finding['code'], params: Finding['params']) => findings.push(finding(code, params, { row }))
    const { code = '', name = '', urbanRuralClass, lon, lat } = values
    if (code === '' || name === '') {
      say('value-missing', { row, field: ownName(code === '' ? 'code' : 'name', 'divisions') })
      continue
    }
    const division = parseDivision(code, list.scheme, list.version)
    if ('fault' in division) {
      say('division-code-form', { value: code })
      continue
    }
    const twin = divisions.get(division.code)
    if (twin !== undefined) {
      say('code-twice', { value: code, otherRow: twin.row })
      continue
    }
    const other = comparable?.names.get(division.code)
    if (other !== undefined && other !== name) {
      say('scheme-collision', { value: code, scheme: list.scheme, version: list.version, stored: other, name })
      continue
    }
    const parentCode = shortest(values.parentCode, list) ?? parentDivision(division)?.code ?? ''
    divisions.set(division.code, {
      ...division,
      row,
      name,
      parentCode,
      ...(urbanRuralClass === undefined ? {} : { urbanRuralClass }),
      ...(lon === undefined || lat === undefined ? {} : { at: [lon, lat] }),
    })
  }
  for (const { row, name, level, parentCode } of divisions.values()) {
    // Counties hang on a prefecture that a district's own system does not hold.
    if (level !== 'town' && level !== 'village') continue
    if (divisions.has(parentCode) || comparable?.names.has(parentCode)) continue
    findings.push(finding('parent-unknown', { name, value: parentCode }, { row }))
  }
  return { divisions: [...divisions.values()].toSorted((a, b) => a.code.length - b.code.length), findings }
}

/** The shortest form of a code that a source gives for the division above. */
function shortest(code: string | undefined, { scheme, version }: CodeList): string | undefined {
  if (code === undefined) return undefined
  const division = parseDivision(code, scheme, version)
  return 'fault' in division ? code : division.code
}
