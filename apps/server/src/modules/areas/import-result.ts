import type { GridKind } from './grid-draft.ts'
import type { Finding } from './findings.ts'

/** What a table may be about: it decides which headings mean what, and which are needed. */
export type ImportPurpose = 'grids' | 'divisions'

/** The neutral row of every format: codes as digits, numbers as numbers, geometry as it came. */
export interface ImportedValues {
  code?: string
  name?: string
  parentCode?: string
  kind?: GridKind
  households?: number
  urbanRuralClass?: string
  lon?: number
  lat?: number
}

export interface ImportedRow {
  /** As the source counts for a person: row of the sheet, line of the file, number of the feature. */
  row: number
  /** Everything that the source says under its own headings: whatever the findings, nothing is lost. */
  original: Record<string, unknown>
  values: ImportedValues
  /** GeoJSON geometry, not yet trusted (see read-geometry.ts). */
  geometry?: unknown
}

/** With an error about the whole file there are no rows, and nothing of it may be stored. */
export interface ImportResult {
  rows: ImportedRow[]
  findings: Finding[]
}

export interface ImportLimits {
  /** Bytes of the file as uploaded. */
  bytes: number
  /** Bytes of an archive (zip, xlsx) when unpacked. */
  unpackedBytes: number
  rows: number
  /** Of a workbook, all its parts together: what is read takes a hundred times the memory of what is packed. */
  elements: number
}

/**
 * A district of 1,700 grids is a GeoJSON of 4 MB and a national code list of one county 2,000 rows: ten times that is
 * generous, more is a mistake that would hold up everybody else on the server.
 */
export const importLimits: ImportLimits = {
  bytes: 40e6, unpackedBytes: 200e6, rows: 20_000, elements: 3_000_000,
}

export function refused(...findings: Finding[]): ImportResult {
  return { rows: [], findings }
}
