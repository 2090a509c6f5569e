import ExcelJS from 'exceljs'
import { harmless } from '../../platform/spreadsheet/index.ts'
import type { AreaGeometry } from './geometry.ts'
import { ownName } from './headings.ts'

/** A grid or a division as exports show it. */
export interface ExportedArea {
  code: string
  name: string
  parentCode: string
  level: string
  kind: string
  households?: number
  urbanRuralClass?: string
  geometry?: AreaGeometry
}

const kindLabels: Readonly<Record<string, string>> = {
  base_grid: '基础网格',
  business_grid: '业务网格',
  dedicated_grid: '专属网格',
}

/** The areas as a GeoJSON FeatureCollection (RFC 7946), in the form that importGeojson takes back. */
export function exportGeojson(areas: readonly ExportedArea[], list: { scheme: string; version: string }): string {
  const features = areas.map(({ geometry, ...area }) => ({
    type: 'Feature',
    id: area.code,
    properties: {
      code: area.code,
      name: area.name,
      parent_code: area.parentCode,
      level: area.level,
      kind: area.kind,
      households: area.households ?? null,
      urban_rural_class: area.urbanRuralClass ?? null,
      code_scheme: list.scheme,
      code_version: list.version,
    },
    geometry: geometry ?? null,
  }))
  return JSON.stringify({ type: 'FeatureCollection', features })
}

/** The register of grids as a workbook (no borders), with the headings that importExcel knows. */
export async function exportExcel(areas: readonly ExportedArea[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('网格', { views: [{ state: 'frozen', ySplit: 1 }] })
  const heading = (field: Parameters<typeof ownName>[0]) => ownName(field, 'grids')
  sheet.columns = [
    // Text format: a spreadsheet shows a 15-digit number as 3.3E+14 and loses digits when somebody retypes it.
    { header: heading('code'), key: 'code', width: 20, style: { numFmt: '@' } },
    { header: heading('name'), key: 'name', width: 24 },
    { header: heading('parentCode'), key: 'parentCode', width: 18, style: { numFmt: '@' } },
    { header: heading('kind'), key: 'kind', width: 12 },
    { header: heading('households'), key: 'households', width: 8 },
    { header: heading('urbanRuralClass'), key: 'urbanRuralClass', width: 14, style: { numFmt: '@' } },
  ]
  for (const area of areas) {
    sheet.addRow({
      code: harmless(area.code),
      name: harmless(area.name),
      parentCode: harmless(area.parentCode),
      kind: kindLabels[area.kind] ?? area.kind,
      households: area.households,
      urbanRuralClass: area.urbanRuralClass,
    })
  }
  sheet.getRow(1).font = { bold: true }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
