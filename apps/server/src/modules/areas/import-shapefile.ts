import { parseDbf, parseShp } from 'shpjs'
import { finding } from './findings.ts'
import type { Finding } from './findings.ts'
import { fileFault, importRows } from './import-rows.ts'
import { importLimits, refused } from './import-result.ts'
import type { ImportPurpose, ImportResult } from './import-result.ts'
import { readZip } from './zip.ts'

/**
 * Reads a zip with one shapefile (.shp, .dbf, .prj, .cpg of one name). Projected positions (CGCS2000 zones in metres)
 * become degrees by the .prj; text is read as the .cpg says, else as UTF-8 where it is valid, else as GB18030.
 */
export function importShapefile(
  bytes: Uint8Array,
  purpose: ImportPurpose = 'grids',
  limits = importLimits,
): ImportResult {
  const unfit = fileFault(bytes, ['zip'], '@shapefile', limits)
  if (unfit !== undefined) return refused(unfit)
  const files = readZip(bytes, limits.unpackedBytes)
  if (files === undefined) return refused(finding('archive-unsafe', { limit: limits.unpackedBytes / 1e6 }))

  const own = [...files].filter(([name]) => !name.includes('__MACOSX'))
  const parts = new Map(own.map(([name, data]) => [name.toLowerCase(), data]))
  const layers = [...parts.keys()].filter(name => name.endsWith('.shp')).map(name => name.slice(0, -4))
  const [layer] = layers
  if (layer === undefined) return refused(finding('shapefile-incomplete', { missing: '.shp' }))
  if (layers.length > 1) {
    const names = layers.map(name => name.split('/').at(-1)).join('、')
    return refused(finding('shapefile-many', { count: layers.length, names: names.slice(0, 120) }))
  }
  const shp = parts.get(`${layer}.shp`)
  const dbf = parts.get(`${layer}.dbf`)
  if (shp === undefined || dbf === undefined) return refused(finding('shapefile-incomplete', { missing: '.dbf' }))
  const prj = textOf(parts.get(`${layer}.prj`))

  const fault = tableFault(dbf, limits)
  if (fault !== undefined) return refused(fault)
  let shapes: (object | null)[]
  let records: Record<string, unknown>[]
  try {
    shapes = parseShp(shp, prj)
    records = parseDbf(dbf, textOf(parts.get(`${layer}.cpg`)) ?? encodingOf(dbf))
  } catch {
    return refused(finding('shapefile-unreadable'))
  }
  if (shapes.length !== records.length) return refused(finding('shapefile-unreadable'))

  const source = records.map((record, i) => ({ row: i + 1, original: cleaned(record), geometry: shapes[i] ?? null }))
  const result = importRows(Object.keys(records[0] ?? {}), source, purpose, limits)
  if (prj !== undefined || result.rows.length === 0) return result
  return { rows: result.rows, findings: [finding('shapefile-datum-unknown'), ...result.findings] }
}

/** The reader believes the header: four thousand million records of nothing would be read one by one. */
function tableFault(dbf: Uint8Array, { rows }: typeof importLimits): Finding | undefined {
  if (dbf.length < 32) return finding('shapefile-unreadable')
  const view = new DataView(dbf.buffer, dbf.byteOffset, dbf.length)
  const [count, headerLength, length] = [view.getUint32(4, true), view.getUint16(8, true), view.getUint16(10, true)]
  if (headerLength + count * length > dbf.length + 1) return finding('shapefile-unreadable')
  return count > rows ? finding('too-many-rows', { count, limit: rows }) : undefined
}

/** dBASE pads text with spaces and empty numbers read as NaN. */
function cleaned(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) =>
    [name, typeof value === 'string' ? value.trim() : Number.isNaN(value) ? null : value]))
}

/** Without a .cpg the names of the fields and the records decide; the rest of a dBASE header is binary. */
function encodingOf(dbf: Uint8Array): string {
  const view = new DataView(dbf.buffer, dbf.byteOffset, dbf.length)
  const headerLength = view.getUint16(8, true)
  const texts = [dbf.subarray(headerLength)]
  for (let at = 32; at + 32 < headerLength; at += 32) texts.push(dbf.subarray(at, at + 11))
  try {
    for (const text of texts) new TextDecoder('utf-8', { fatal: true }).decode(text)
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}

function textOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes).trim()
}
