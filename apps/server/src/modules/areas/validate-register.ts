import { parseDivision, parseGridCode } from '@onegrid/domain'
import { finding } from './findings.ts'
import type { Finding } from './findings.ts'
import type { Ground, GridDraft, HouseholdLimits } from './grid-draft.ts'

/** Codes, names and the village of every grid: 12 + 3 digits, on a village only. Rule: docs/domain.md 编码. */
export function registerFindings(drafts: readonly GridDraft[], ground: Ground): Finding[] {
  const findings: Finding[] = []
  const rowOfCode = new Map<string, number>()
  const rowOfName = new Map<string, number>()
  const inForce = new Map((ground.existing ?? []).map(grid => [grid.code, grid]))
  const namesInForce = new Map((ground.existing ?? []).map(grid => [`${grid.villageCode} ${grid.name}`, grid]))
  for (const { row, code, name, parentCode } of drafts) {
    const say = (...[about, params, field]: [Finding['code'], Finding['params'], string]) =>
      findings.push(finding(about, params, { row, field }))

    if (name.trim() === '') say('value-missing', { row, field: 'name' }, 'name')
    const village = villageFault(parentCode, ground)
    if (village !== undefined) say(village, { value: parentCode, district: ground.districtCode }, 'parentCode')

    if ('fault' in parseGridCode(code, ground.scheme, ground.version)) say('grid-code-form', { value: code }, 'code')
    else if (village === undefined && !code.startsWith(parentCode)) {
      say('grid-code-elsewhere', { value: code, village: parentCode }, 'code')
    }
    const codeRow = rowOfCode.get(code)
    const holder = inForce.get(code)
    if (codeRow !== undefined) say('code-twice', { value: code, otherRow: codeRow }, 'code')
    else if (holder !== undefined) say('code-in-force', { value: code, other: holder.name }, 'code')
    else rowOfCode.set(code, row)

    const fullName = `${parentCode} ${name.trim()}`
    const nameRow = rowOfName.get(fullName)
    const namesake = holder === undefined ? namesInForce.get(fullName) : undefined
    if (nameRow !== undefined) say('name-twice', { value: name, otherRow: nameRow }, 'name')
    else if (namesake !== undefined) say('name-in-force', { value: name, otherCode: namesake.code }, 'name')
    else rowOfName.set(fullName, row)
  }
  return findings
}

/** More households than one officer can know. A dedicated grid (market, park, school) is not counted by households. */
export function householdFindings(
  drafts: readonly GridDraft[],
  ground: Ground,
  limits: HouseholdLimits,
): Finding[] {
  const findings: Finding[] = []
  for (const { row, name, kind, households, parentCode } of drafts) {
    const where = { row, field: 'households' }
    if (households === undefined) {
      if (kind === 'base_grid') findings.push(finding('households-missing', { name }, where))
      continue
    }
    if (!Number.isInteger(households) || households < 0) {
      findings.push(finding('households-wrong', { name, value: String(households) }, where))
      continue
    }
    if (kind !== 'base_grid') continue
    const setting = isUrban(parentCode, ground.villages.get(parentCode)?.urbanRuralClass) ? 'urban' : 'rural'
    const limit = limits[setting]
    if (households > limit) {
      findings.push(finding('households-over-limit', { name, households, limit, setting: `@${setting}` }, where))
    }
  }
  return findings
}

/**
 * The statistics bureau's class decides: 1xx town, 2xx country. Where it is not known, the village code does:
 * 001–199 are residents' committees, 200 and above villagers' committees.
 */
export function isUrban(villageCode: string, urbanRuralClass?: string): boolean {
  if (urbanRuralClass !== undefined) return urbanRuralClass.startsWith('1')
  return Number(villageCode.slice(9, 12)) < 200
}

function villageFault(code: string, ground: Ground): Finding['code'] | undefined {
  if (ground.villages.has(code)) return undefined
  const division = parseDivision(code, ground.scheme, ground.version)
  if ('fault' in division) return 'village-unknown'
  if (division.level !== 'village') return 'grid-not-in-village'
  return division.code.startsWith(ground.districtCode) ? 'village-unknown' : 'village-elsewhere'
}
