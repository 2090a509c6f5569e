/** Events as lists: filtered, exported, owed by the reader, on a map. */
import Type from 'typebox'
import { CaseSummary, LightBody, StepOwnerKey, TabCount, WorkItem } from '../cases.ts'
import { Id, Moment, Nullable, Obj, Page, pageQuery } from '../common.ts'
import { defineRoute } from '../route.ts'

/** Values separated by commas; what fits none of them is refused, since it would silently list all or nothing. */
function listOf(value: string, maxLength: number, description: string) {
  return Type.Optional(Type.String({ maxLength, pattern: `^${value}(,${value})*$`, description }))
}

const DEGREES = '-?\\d{1,3}(\\.\\d{1,9})?'

export const eventFilters = {
  state: listOf('[a-z_]+', 200, 'States, separated by commas'),
  open: Type.Optional(Type.Boolean()),
  light: Type.Optional(LightBody),
  level: listOf('[1-4]', 10, 'Levels, separated by commas; 1 is gravest'),
  matter: listOf('\\d{2,6}', 100, 'Codes or beginnings of codes, separated by commas'),
  source: listOf('[a-z]+', 100, 'Sources, separated by commas'),
  area: Type.Optional(Id),
  bbox: Type.Optional(Type.String({
    maxLength: 80, pattern: `^${DEGREES}(,${DEGREES}){3}$`, description: 'west,south,east,north: what a map shows',
  })),
  unit: Type.Optional(Id),
  desk: Type.Optional(Id),
  owner: Type.Optional(StepOwnerKey),
  openedFrom: Type.Optional(Moment),
  openedTo: Type.Optional(Moment),
  dueFrom: Type.Optional(Moment),
  dueTo: Type.Optional(Moment),
  q: Type.Optional(Type.String({ maxLength: 100, description: 'Words, an address or a number' })),
} as const

const order = Type.Optional(Type.Enum(['due', 'newest', 'oldest', 'level', 'updated']))

export const listEvents = defineRoute({
  id: 'listEvents',
  method: 'GET',
  path: '/api/v1/events',
  module: 'events',
  summary: { zh: '事件列表：筛选、翻页、中文检索', en: 'Events that the reader may see' },
  access: { row: 'event.read' },
  query: Obj({ ...eventFilters, order, count: Type.Optional(Type.Boolean()), ...pageQuery }),
  responses: { 200: Page(CaseSummary) },
  errors: ['unknown-reference'],
})

export const exportEvents = defineRoute({
  id: 'exportEvents',
  method: 'GET',
  path: '/api/v1/events/export',
  module: 'events',
  summary: { zh: '按列表的筛选和排序导出 Excel（留痕）', en: 'The list as an Excel workbook, on record' },
  access: { row: 'export.write' },
  query: Obj({ ...eventFilters, order }),
  responses: { 200: Type.String({ contentEncoding: 'binary' }) },
  errors: ['unknown-reference', 'export-too-large'],
  stream: 'file',
  rateLimit: { max: 10, perSeconds: 60 },
})

const tab = Type.Optional(
  Type.String({ maxLength: 30, description: 'What I owe: accept, dispatch, sign, handle, check, confirm, ruling …' }),
)

export const readWorklist = defineRoute({
  id: 'readWorklist',
  method: 'GET',
  path: '/api/v1/worklist',
  module: 'events',
  summary: { zh: '我的待办：每行一个应办环节，按时限排序', en: 'What waits for me, one row per obligation, by clock' },
  access: { row: 'event.read' },
  query: Obj({ tab, ...eventFilters, ...pageQuery }),
  responses: {
    200: Obj({
      items: Type.Array(WorkItem),
      next: Type.Optional(Type.String()),
      tabs: Type.Record(Type.String(), TabCount),
    }),
  },
  errors: ['unknown-reference'],
})

export const mapEvents = defineRoute({
  id: 'mapEvents',
  method: 'GET',
  path: '/api/v1/events/map',
  module: 'events',
  summary: { zh: '视野内的未结事件；缩小时为数量', en: 'Open events in a viewport; tallies when zoomed out' },
  access: { row: 'event.read' },
  query: Obj({
    west: Type.Number({ minimum: -180, maximum: 180 }),
    south: Type.Number({ minimum: -90, maximum: 90 }),
    east: Type.Number({ minimum: -180, maximum: 180 }),
    north: Type.Number({ minimum: -90, maximum: 90 }),
    zoom: Type.Integer({ minimum: 0, maximum: 22 }),
    light: eventFilters.light,
    level: eventFilters.level,
    matter: eventFilters.matter,
  }),
  responses: {
    200: Obj({
      cases: Type.Array(
        Obj({
          id: Id,
          kind: Type.String(),
          number: Type.String(),
          title: Type.String(),
          state: Type.String(),
          matter: Nullable(Type.String()),
          level: Nullable(Type.Integer()),
          lon: Type.Number(),
          lat: Type.Number(),
          light: Nullable(LightBody),
        }),
      ),
      tiles: Type.Array(Obj({ lon: Type.Number(), lat: Type.Number(), count: Type.Integer(), red: Type.Integer() })),
      more: Type.Boolean(),
    }),
  },
  errors: ['unknown-reference'],
})

export const eventListRoutes = [listEvents, exportEvents, readWorklist, mapEvents] as const
