import { decodeText } from './decode-text.ts'
import { finding } from './findings.ts'
import type { Finding } from './findings.ts'
import { fileFault, importRows } from './import-rows.ts'
import type { SourceRow } from './import-rows.ts'
import { importLimits, refused } from './import-result.ts'
import type { ImportPurpose, ImportResult } from './import-result.ts'

/** Reference systems whose numbers are WGS-84 or CGCS2000 degrees (they differ by centimetres). */
const DEGREES = /CRS:?84$|EPSG:{1,2}(4326|4490)$/i

/** Reads a GeoJSON FeatureCollection (RFC 7946; UTF-8, UTF-16 or GB18030). Properties are the columns. */
export function importGeojson(
  bytes: Uint8Array,
  purpose: ImportPurpose = 'grids',
  limits = importLimits,
): ImportResult {
  const fault = fileFault(bytes, ['json'], 'GeoJSON', limits)
  if (fault !== undefined) return refused(fault)
  const decoded = decodeText(bytes)
  if ('code' in decoded) return refused(decoded)
  const deep = tooDeepAt(decoded.text)
  if (deep !== undefined) return refused(brokenAt(decoded.text, deep))
  let parsed: unknown
  try {
    parsed = JSON.parse(decoded.text)
  } catch (error) {
    return refused(brokenJson(decoded.text, error as SyntaxError))
  }
  return importFeatures(parsed, purpose, limits)
}

function importFeatures(parsed: unknown, purpose: ImportPurpose, limits: typeof importLimits): ImportResult {
  if (!isObject(parsed) || parsed.type !== 'FeatureCollection' || !Array.isArray(parsed.features)) {
    return refused(finding('not-feature-collection', { kind: kindOf(parsed) }))
  }
  const crs = crsOf(parsed.crs)
  if (crs !== undefined && !DEGREES.test(crs)) return refused(finding('crs-other', { crs: crs.slice(0, 80) }))

  const { length: count } = parsed.features as unknown[]
  if (count > limits.rows) return refused(finding('too-many-rows', { count, limit: limits.rows }))
  const broken: Finding[] = []
  const headings = new Set<string>()
  const source: SourceRow[] = []
  for (const [i, feature] of (parsed.features as unknown[]).entries()) {
    const row = i + 1
    if (!isObject(feature) || feature.type !== 'Feature') {
      broken.push(finding('feature-broken', { row }, { row }))
      source.push({ row, original: { feature } })
      continue
    }
    const original = isObject(feature.properties) ? feature.properties : {}
    for (const heading of Object.keys(original)) headings.add(heading)
    source.push({ row, original, geometry: feature.geometry ?? null })
  }
  const result = importRows([...headings], source, purpose, limits)
  return { rows: result.rows, findings: [...result.findings, ...broken] }
}

function kindOf(parsed: unknown): string {
  if (isObject(parsed) && typeof parsed.type === 'string') return parsed.type.slice(0, 40)
  return Array.isArray(parsed) ? 'array' : typeof parsed
}

/** GeoJSON of 2008 named its system: {"crs": {"properties": {"name": "urn:ogc:def:crs:EPSG::4490"}}}. */
function crsOf(crs: unknown): string | undefined {
  if (!isObject(crs) || !isObject(crs.properties)) return undefined
  return typeof crs.properties.name === 'string' ? crs.properties.name : undefined
}

/** Line and column of a fault, counted from 1 as editors do. */
function brokenJson(text: string, { message }: SyntaxError): Finding {
  const position = Number(/at position (\d+)/.exec(message)?.[1] ?? text.length)
  return position >= text.trimEnd().length ? finding('file-cut') : brokenAt(text, position)
}

/** Brackets in one another: a feature with its geometry has nine. Whoever walks deeper ones may run out of stack. */
const DEEPEST = 64

/** Where brackets stand too deep in one another; undefined where they do not. */
function tooDeepAt(text: string): number | undefined {
  let depth = 0
  const signs = /"(?:[^"\\]|\\.)*"|[[{]|[\]}]/gs
  for (let found = signs.exec(text); found; found = signs.exec(text)) {
    const [sign] = found
    if (sign === '[' || sign === '{') depth++
    else if (sign === ']' || sign === '}') depth--
    if (depth > DEEPEST) return found.index
  }
  return undefined
}

function brokenAt(text: string, position: number): Finding {
  const before = text.slice(0, position).split('\n')
  const near = text.slice(Math.max(0, position - 10), position + 10).replace(/\s+/g, ' ')
  return finding('json-broken', { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, near })
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
