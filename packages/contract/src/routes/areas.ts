/** The ground: the area tree, where a point lies, imports with a row-by-row report, exports. */
import Type from 'typebox'
import type { Static } from 'typebox'
import { DateOnly, Id, Moment, Nullable, Obj, Page, pageQuery } from '../common.ts'
import { defineRoute } from '../route.ts'

const Level = Type.Enum(['district', 'town', 'village', 'grid', 'micro_grid'])

export const AreaBody = Obj(
  {
    id: Id,
    parentId: Nullable(Id),
    level: Level,
    code: Type.String({ description: 'Meaningful only with its scheme and version' }),
    codeScheme: Type.String(),
    codeVersion: Type.String(),
    name: Type.String(),
    kind: Type.String(),
    urbanRuralClass: Nullable(Type.String()),
    households: Nullable(Type.Integer()),
    children: Type.Integer(),
    grids: Type.Integer({ description: 'Grids that lie in it' }),
    within: Type.String({ description: 'Names of what it lies in, widest first, without the district: 漓渚镇 花溪社区' }),
    validFrom: DateOnly,
    version: Type.Integer(),
    polygon: Type.Optional(Nullable(Type.Unknown({ description: 'GeoJSON geometry, WGS-84; with ?polygons=true' }))),
  },
  { title: 'Area' },
)
export type AreaBody = Static<typeof AreaBody>

export const FindingBody = Obj(
  {
    code: Type.String(),
    severity: Type.Enum(['error', 'warning', 'hint']),
    row: Nullable(Type.Integer()),
    field: Nullable(Type.String()),
    at: Nullable(Type.Array(Type.Number())),
    message: Type.String({ description: 'What is wrong and what to do' }),
  },
  { title: 'Finding' },
)

export const ImportReport = Obj(
  {
    id: Id,
    fileName: Type.String(),
    outcome: Type.Enum(['checked', 'rejected', 'imported']),
    areas: Type.Integer({ description: 'Areas that could be taken, or have been' }),
    villages: Type.Integer({ description: 'Villages that they lie in' }),
    ended: Type.Integer({ description: 'Grids in force that end with it, or would' }),
    findings: Type.Array(FindingBody),
    rows: Type.Array(Obj({ row: Type.Integer(), original: Type.Record(Type.String(), Type.Unknown()) }), {
      description: 'The rows as they came: whatever is found, nothing is lost',
    }),
    at: Moment,
  },
  { title: 'ImportReport' },
)
export type ImportReport = Static<typeof ImportReport>

export const listAreas = defineRoute({
  id: 'listAreas',
  method: 'GET',
  path: '/api/v1/areas',
  module: 'areas',
  summary: { zh: '区划与网格：下级、检索', en: 'Areas: children of one, or by words' },
  access: { row: 'area.read' },
  query: Obj({
    parent: Type.Optional(Id),
    level: Type.Optional(Level),
    q: Type.Optional(Type.String({ maxLength: 60 })),
    polygons: Type.Optional(Type.Boolean()),
    after: Type.Optional(Type.String({ maxLength: 20, description: 'Code of the last one of the page before' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000, default: 500 })),
  }),
  responses: { 200: Obj({ items: Type.Array(AreaBody), next: Type.Optional(Type.String()), root: Nullable(Id) }) },
  revalidated: true,
  errors: ['unknown-reference'],
})

export const readArea = defineRoute({
  id: 'readArea',
  method: 'GET',
  path: '/api/v1/areas/{id}',
  module: 'areas',
  summary: { zh: '一个区域及其上级', en: 'One area and what it lies in' },
  access: { row: 'area.read' },
  params: Obj({ id: Id }),
  responses: { 200: Obj({ area: AreaBody, path: Type.Array(Obj({ id: Id, name: Type.String(), level: Level })) }) },
  errors: ['not-found'],
})

export const locatePoint = defineRoute({
  id: 'locatePoint',
  method: 'GET',
  path: '/api/v1/areas/at',
  module: 'areas',
  summary: { zh: '坐标落在哪个网格', en: 'The grid of a point' },
  access: { row: 'area.read' },
  query: Obj({ lon: Type.Number({ minimum: -180, maximum: 180 }), lat: Type.Number({ minimum: -180, maximum: 180 }) }),
  responses: {
    200: Obj({
      grid: Nullable(AreaBody), village: Nullable(AreaBody), town: Nullable(AreaBody),
      nearest: Nullable(Obj({ grid: AreaBody, metres: Type.Number() })),
    }),
  },
  errors: ['position-swapped', 'position-outside'],
})

const scheme = Type.Enum(['nbs', 'mca'])

export const importAreas = defineRoute({
  id: 'importAreas',
  method: 'POST',
  path: '/api/v1/areas/imports',
  module: 'areas',
  summary: {
    zh: '导入网格：GeoJSON、Shapefile（zip）、Excel、CSV；dry=true 只检查不入库',
    en: 'Import grids; dry=true only checks',
  },
  access: { row: 'area.write' },
  query: Obj({
    dry: Type.Optional(Type.Boolean()),
    scheme: Type.Optional(scheme),
    version: Type.Optional(Type.String({ maxLength: 20 })),
    replace: Type.Optional(Type.Boolean({ description: 'Ends the grids of the villages that the file covers' })),
  }),
  responses: { 200: ImportReport, 201: ImportReport },
  errors: ['payload-too-large', 'text-not-storable'],
  upload: true,
  rateLimit: { max: 20, perSeconds: 60 },
})

export const listImports = defineRoute({
  id: 'listImports',
  method: 'GET',
  path: '/api/v1/areas/imports',
  module: 'areas',
  summary: { zh: '导入记录', en: 'Imports, newest first' },
  access: { row: 'area.write' },
  query: Obj({ ...pageQuery }),
  responses: {
    200: Page(
      Obj({
        id: Id,
        fileName: Type.String(),
        outcome: Type.Enum(['checked', 'rejected', 'imported']),
        areas: Type.Integer(),
        errors: Type.Integer(),
        warnings: Type.Integer(),
        by: Nullable(Type.String({ description: 'Name of the account' })),
        at: Moment,
      }, { title: 'ImportEntry' }),
    ),
  },
  errors: [],
})

export const readImport = defineRoute({
  id: 'readImport',
  method: 'GET',
  path: '/api/v1/areas/imports/{id}',
  module: 'areas',
  summary: { zh: '一次导入的逐行结果', en: 'What an import found, row by row' },
  access: { row: 'area.write' },
  params: Obj({ id: Id }),
  responses: { 200: ImportReport },
  errors: ['not-found'],
})

export const exportAreas = defineRoute({
  id: 'exportAreas',
  method: 'GET',
  path: '/api/v1/areas/export',
  module: 'areas',
  summary: { zh: '导出网格（GeoJSON、Excel）', en: 'Export grids' },
  access: { row: 'area.read' },
  query: Obj({ format: Type.Enum(['geojson', 'xlsx']), parent: Type.Optional(Id) }),
  responses: { 200: Type.String({ contentEncoding: 'binary' }) },
  errors: ['unknown-reference'],
  stream: 'file',
})

export const areaRoutes = [listAreas, locatePoint, importAreas, exportAreas, listImports, readImport, readArea] as const
