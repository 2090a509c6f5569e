/** The API of areas: who, what, call. */
import {
  exportAreas, importAreas, listAreas, listImports as importsRoute, locatePoint, readArea, readImport as importRoute,
  toMoment,
} from '@onegrid/contract'
import type { AreaBody, ImportReport } from '@onegrid/contract'
import { checkPosition } from '@onegrid/domain'
import type { Id } from '@onegrid/domain'
import type { Readable } from 'node:stream'
import type { AppKit } from '../../app-kit.ts'
import {
  Answer,
  decodeCursor,
  encodeCursor,
  isStorable,
  keyPart,
  Problem,
  readWhole,
} from '../../platform/http/index.ts'
import type { RequestContext } from '../../platform/http/index.ts'
import type { AreasApi } from './api.ts'
import { exportExcel, exportGeojson } from './export-areas.ts'
import { sayFinding } from './findings.ts'
import { importGrids } from './import-command.ts'
import type { ImportFindings } from './import-command.ts'
import { importLimits } from './import-result.ts'
import { listImports, readImport } from './store.ts'
import type { StoredImport } from './store.ts'
import type { Area, AreaTree } from './tree.ts'

/** A point farther than this from every grid is not beside one. */
const NEAR_METRES = 500

export function installAreaRoutes(kit: AppKit, areas: AreasApi): void {
  const { router, audit, db } = kit

  router.handle(listAreas, async ({ districtId }, { query }) => {
    const tree = await areas.tree(districtId)
    const { limit = 500, after = '', polygons = false } = query
    const found = select(tree, query).filter(({ code }) => code > after)
    const page = found.slice(0, limit)
    return {
      items: page.map(area => bodyOf(tree, area, polygons)),
      next: found.length > limit ? page.at(-1)?.code : undefined,
      root: tree.root?.id ?? null,
    }
  })

  router.handle(readArea, async ({ districtId }, { params }) => {
    const tree = await areas.tree(districtId)
    const area = tree.get(params.id)
    if (!area) throw new Problem('not-found')
    const path = tree.path(area.id).flatMap(id => tree.get(id) ?? [])
    return { area: bodyOf(tree, area, true), path: path.map(({ id, name, level }) => ({ id, name, level })) }
  })

  router.handle(locatePoint, async ({ districtId }, { query: { lon, lat } }) => {
    const check = checkPosition(lon, lat)
    if (check !== 'ok') throw new Problem(check === 'swapped' ? 'position-swapped' : 'position-outside')
    const tree = await areas.tree(districtId)
    const found = tree.locate(lon, lat)
    const near = found ? undefined : tree.nearestGrid(lon, lat, NEAR_METRES)
    const body = (id: Id | undefined): AreaBody | null => {
      const area = id === undefined ? undefined : tree.get(id)
      return area ? bodyOf(tree, area, false) : null
    }
    const nearest = body(near?.gridId)
    return {
      grid: body(found?.gridId), village: body(found?.villageId), town: body(found?.townId),
      nearest: nearest && near ? { grid: nearest, metres: Math.round(near.metres) } : null,
    }
  })

  router.handle(importAreas, async (ctx, { query }, request) => {
    const root = (await areas.tree(ctx.districtId)).root
    const report = await importGrids(areas, audit, ctx, {
      fileName: fileName(request.headers['x-file-name']),
      bytes: await readWhole(request.body as Readable, importLimits.bytes),
      dry: query.dry ?? false,
      replace: query.replace ?? false,
      scheme: query.scheme ?? (root?.codeScheme as 'nbs' | undefined) ?? 'nbs',
      version: query.version ?? root?.codeVersion ?? '',
    }, ctx.now)
    return new Answer(report.outcome === 'imported' ? 201 : 200, reportOf(ctx, report))
  })

  router.handle(importsRoute, async ({ districtId }, { query }) => {
    const limit = query.limit ?? 50
    const before = decodeCursor(query.cursor, [keyPart.id])?.[0]
    const found = await listImports(db, districtId, { before, limit: limit + 1 })
    const items = found.slice(0, limit).map(entry => ({ ...entry, at: toMoment(entry.at) }))
    return { items, ...(found.length > limit && { next: encodeCursor([items.at(-1)!.id]) }) }
  })

  router.handle(importRoute, async (ctx, { params }) => {
    const report = await readImport(db, ctx.districtId, params.id)
    if (!report) throw new Problem('not-found')
    return reportOf(ctx, report)
  })

  router.handleRaw(exportAreas, async (ctx, { query }, _request, reply) => {
    const tree = await areas.tree(ctx.districtId)
    const chosen = gridsBelow(tree, query.parent)
    const detail = { format: query.format, areas: chosen.length }
    await audit(ctx, { action: 'area.export', objectType: 'area', outcome: 'success', detail })
    const list = { scheme: tree.root?.codeScheme ?? 'nbs', version: tree.root?.codeVersion ?? '' }
    const rows = chosen.map(area => exported(tree, area))
    const name = `grids-${tree.root?.code ?? ''}.${query.format}`
    void reply.header('content-disposition', `attachment; filename="${name}"`)
    if (query.format === 'geojson') return reply.type('application/geo+json').send(exportGeojson(rows, list))
    const book = Buffer.from(await exportExcel(rows))
    return reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').send(book)
  })
}

function select(tree: AreaTree, { parent, level, q }: { parent?: Id; level?: string; q?: string }): Area[] {
  if (parent !== undefined && !tree.get(parent)) throw new Problem('unknown-reference')
  if (q !== undefined)
    return tree
      .search(q, 200)
      .filter(area => level === undefined || area.level === level)
      .toSorted(byCode)
  if (level !== undefined) {
    const below = (area: Area): boolean => parent === undefined || tree.path(area.id).includes(parent)
    return [...tree.all()].filter(area => area.level === level && below(area)).toSorted(byCode)
  }
  const from = parent ?? tree.root?.id
  return from === undefined ? [] : [...tree.children(from)]
}

function gridsBelow(tree: AreaTree, parent: Id | undefined): Area[] {
  return select(tree, { parent, level: 'grid' })
}

function exported(tree: AreaTree, area: Area) {
  const { code, name, level, kind, households, urbanRuralClass, polygon, parentId } = area
  return {
    code, name, level, kind,
    parentCode: parentId === null ? '' : (tree.get(parentId)?.code ?? ''),
    ...(households !== null && { households }),
    ...(urbanRuralClass && { urbanRuralClass }),
    ...(polygon && { geometry: polygon }),
  }
}

function bodyOf(tree: AreaTree, area: Area, polygon: boolean): AreaBody {
  const { townId: _town, villageId: _village, polygon: shape, ...rest } = area
  const { id } = area
  const around = { children: tree.children(id).length, grids: tree.gridsIn(id), within: tree.within(id) }
  return { ...rest, ...around, ...(polygon && { polygon: shape }) }
}

function reportOf({ lang }: RequestContext, stored: StoredImport): ImportReport {
  const { findings, rows, villages, ended } = stored.report as ImportFindings
  return {
    id: stored.id,
    fileName: stored.fileName,
    outcome: stored.outcome,
    areas: stored.areasCount,
    villages,
    ended,
    at: toMoment(stored.importedAt),
    findings: findings.map(found => ({
      code: found.code,
      severity: found.severity,
      row: found.row ?? null,
      field: found.field ?? null,
      at: found.at ? [...found.at] : null,
      message: sayFinding(found, lang),
    })),
    rows,
  }
}

function fileName(header: string | string[] | undefined): string {
  if (typeof header !== 'string') return 'grids.geojson'
  const name = decoded(header)
  if (name === undefined || !isStorable(name)) throw new Problem('text-not-storable')
  return [...(name.split(/[\\/]/).at(-1) ?? '')].slice(-120).join('') || 'grids.geojson'
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

function byCode(a: Area, b: Area): number {
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0
}
