/**
 * Division codes (区划代码): 6 digits of county, 3 of town (GB/T 10114), 3 of village. The statistics bureau (`nbs`)
 * and the civil affairs ministry (`mca`) give the same 9 digits to different towns, and both change yearly, so a code
 * never travels without its scheme and version. Rule: docs/domain.md 编码.
 */

export type DivisionScheme = 'nbs' | 'mca'
export type DivisionLevel = 'province' | 'prefecture' | 'county' | 'town' | 'village'

/** A division. `code` is the shortest form (6, 9 or 12 digits); `version` names the edition, e.g. '2021'. */
export interface Division { code: string; level: DivisionLevel; scheme: DivisionScheme; version: string }

export type DivisionFault = 'division-shape' | 'division-gap'

export type TownKind = 'street' | 'town' | 'township' | 'enterprise'

/**
 * Reads a code of 6, 9 or 12 digits; zeros at the end are padding. `division-gap`: a lower part without the upper one,
 * such as a village whose town is 000.
 */
export function parseDivision(
  text: string, scheme: DivisionScheme, version: string,
): Division | { fault: DivisionFault } {
  if (!/^(?:\d{6}|\d{9}|\d{12})$/.test(text) || text.startsWith('00')) return { fault: 'division-shape' }
  const prefecture = text.slice(2, 4)
  const county = text.slice(4, 6)
  const town = text.slice(6, 9) || '000'
  const village = text.slice(9) || '000'
  if (village !== '000') {
    return town === '000' ? { fault: 'division-gap' } : { code: text, level: 'village', scheme, version }
  }
  // A prefecture may have towns without counties (Dongguan 441900003), a province may not.
  if (town !== '000') {
    return prefecture === '00' ? { fault: 'division-gap' } : { code: text.slice(0, 9), level: 'town', scheme, version }
  }
  if (prefecture === '00' && county !== '00') return { fault: 'division-gap' }
  const level = county !== '00' ? 'county' : prefecture !== '00' ? 'prefecture' : 'province'
  return { code: text.slice(0, 6), level, scheme, version }
}

/** The division above, of the same scheme and version; undefined for a province. */
export function parentDivision(division: Division): Division | undefined {
  const { code } = division
  switch (division.level) {
    case 'village': return { ...division, code: code.slice(0, 9), level: 'town' }
    case 'town': {
      const level = code.slice(4, 6) === '00' ? 'prefecture' : 'county'
      return { ...division, code: code.slice(0, 6), level }
    }
    case 'county': return { ...division, code: `${code.slice(0, 4)}00`, level: 'prefecture' }
    case 'prefecture': return { ...division, code: `${code.slice(0, 2)}0000`, level: 'province' }
    case 'province': return undefined
  }
}

/** Whether two codes name the same division. Codes of different schemes or versions never do: use a crosswalk. */
export function sameDivision(a: Division, b: Division): boolean {
  return a.code === b.code && a.scheme === b.scheme && a.version === b.version
}

/** The 12-digit form, padded with zeros. */
export function paddedDivision(division: Division): string {
  return division.code.padEnd(12, '0')
}

/** The kind of a town by its three digits (GB/T 10114): 001 street, 100 town, 200 township, 400 enterprise. */
export function townKind(division: Division): TownKind | undefined {
  if (division.level !== 'town' && division.level !== 'village') return undefined
  const number = Number(division.code.slice(6, 9))
  if (number < 100) return 'street'
  if (number < 200) return 'town'
  if (number < 400) return 'township'
  return number < 600 ? 'enterprise' : undefined
}
