import { forbiddenColumns } from '@onegrid/domain'
import { finding } from './findings.ts'
import type { Finding } from './findings.ts'
import type { ImportPurpose, ImportedValues } from './import-result.ts'

export type Field = keyof ImportedValues

/** What each heading of a source means; a heading that is not known has no field. */
export interface Columns {
  fields: Map<string, Field>
  findings: Finding[]
}

/** Headings seen in districts' own tables, in the statistics bureau's lists and in our exports. The first is ours. */
const names: Record<ImportPurpose, Partial<Record<Field, readonly string[]>>> = {
  grids: {
    code: ['网格编码', '网格编号', '网格代码', '编码', 'code', 'grid code', 'grid_code', 'gridcode', 'wgbm', 'bgid'],
    name: ['网格名称', '网格名', '名称', 'name', 'grid name', 'grid_name', 'wgmc'],
    parentCode: [
      '所属村社编码', '所属村编码', '所属社区编码', '村社编码', '村编码', '社区编码', '村级编码', '所属区划编码', '上级编码',
      'village code', 'village_code', 'parent code', 'parent_code',
    ],
    kind: ['网格类型', '网格类别', '类型', 'kind', 'grid kind', 'grid_kind', 'grid type', 'wglx'],
    households: ['户数', '总户数', '常住户数', 'households', 'hs'],
    urbanRuralClass: ['城乡分类代码', '城乡分类', 'urban rural class', 'urban_rural_class', 'cxfl'],
    lon: ['经度', '中心经度', 'lon', 'lng', 'longitude'],
    lat: ['纬度', '中心纬度', 'lat', 'latitude'],
  },
  divisions: {
    code: ['区划编码', '区划代码', '统计用区划代码', '编码', '代码', 'code', 'code12', 'code9', 'adcode', 'division code'],
    name: ['区划名称', '名称', 'name', 'division name'],
    parentCode: ['上级编码', '上级代码', '上级区划代码', 'parent code', 'parent_code', 'parent_code12'],
    urbanRuralClass: ['城乡分类代码', '城乡分类', 'urban rural class', 'urban_rural_class', 'cxfl'],
    lon: ['经度', 'lon', 'lng', 'longitude', 'lon_wgs84'],
    lat: ['纬度', 'lat', 'latitude', 'lat_wgs84'],
  },
}

/** What our exports say besides; it is checked elsewhere, or only for people. */
const ownOthers = ['level', 'code_scheme', 'code_version']

const required: Record<ImportPurpose, readonly Field[]> = { grids: ['code', 'name'], divisions: ['code', 'name'] }

/**
 * Reads the headings of a table or the property names of features. A heading that the boundaries forbid is an error
 * about the whole source; the caller then keeps nothing of it, not even in the report.
 */
export function readHeadings(headings: readonly string[], purpose: ImportPurpose): Columns {
  const forbidden = forbiddenColumns(headings)
  if (forbidden.length > 0) {
    const findings = forbidden.map(({ heading, kind }) =>
      finding('forbidden-column', { field: heading, topic: `@${kind}` }, { field: heading }))
    return { fields: new Map(), findings }
  }
  const findings: Finding[] = []
  const fields = new Map<string, Field>()
  const headingOf = new Map<Field, string>()
  for (const heading of headings) {
    const field = fieldOf(heading, purpose)
    if (field === undefined) {
      if (heading.trim() === '' || ownOthers.includes(heading)) continue
      findings.push(finding('heading-unknown', { field: heading }, { field: heading }))
      continue
    }
    const first = headingOf.get(field)
    if (first !== undefined) {
      const params = { first, second: heading, field: ownName(field, purpose) }
      findings.push(finding('heading-twice', params, { field: heading }))
      continue
    }
    headingOf.set(field, heading)
    fields.set(heading, field)
  }
  for (const field of required[purpose]) {
    if (headingOf.has(field)) continue
    const known = names[purpose][field] ?? []
    findings.push(finding('heading-missing', { field: ownName(field, purpose), names: known.slice(0, 6).join('、') }))
  }
  return { fields, findings }
}

/** The field that a heading means, whatever its spacing, width, case and unit: "户数(户)" is "户数". */
export function fieldOf(heading: string, purpose: ImportPurpose): Field | undefined {
  const wanted = plain(heading)
  for (const [field, known] of Object.entries(names[purpose])) {
    if (known.some(name => plain(name) === wanted)) return field as Field
  }
  return undefined
}

/** Our own heading for a field, in Chinese: the one of exports and of findings. */
export function ownName(field: Field, purpose: ImportPurpose): string {
  return names[purpose][field]?.[0] ?? field
}

function plain(heading: string): string {
  return heading.normalize('NFKC').replace(/\(.*?\)/g, '').replace(/[\s_*:]/g, '').toLowerCase()
}
