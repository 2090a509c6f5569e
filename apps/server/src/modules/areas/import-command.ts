/** Grids from a file: read, judged against the ground as it stands, and taken whole or not at all. Rules: A1, A2. */
import { chinaDate } from '@onegrid/domain'
import type { DivisionScheme, Id } from '@onegrid/domain'
import { v7 as uuidv7 } from 'uuid'
import type { Audit, AuditActor } from '../../platform/audit/index.ts'
import type { AreasApi } from './api.ts'
import type { Finding } from './findings.ts'
import { hasErrors } from './findings.ts'
import type { CheckedGrid, Ground, VillageGround } from './grid-draft.ts'
import { importCsv } from './import-csv.ts'
import { importExcel } from './import-excel.ts'
import { importGeojson } from './import-geojson.ts'
import { toGridDrafts } from './import-grids.ts'
import type { ImportResult } from './import-result.ts'
import { importShapefile } from './import-shapefile.ts'
import { endAreas, insertAreas, insertImport } from './store.ts'
import type { NewArea, StoredImport } from './store.ts'
import type { Area, AreaTree } from './tree.ts'
import { validateGrids } from './validate.ts'

export interface ImportWish {
  fileName: string
  bytes: Uint8Array
  /** Only check. */
  dry: boolean
  scheme: DivisionScheme
  version: string
  /** Ends the grids of the villages that the file covers; otherwise they stay and must not be overlapped. */
  replace: boolean
}

export interface ImportFindings {
  findings: Finding[]
  rows: { row: number; original: Record<string, unknown> }[]
}

/** @param today business time, ms: from this day on the new grids are in force */
export async function importGrids(
  areas: AreasApi, audit: Audit, by: AuditActor & { principal?: { accountId: Id } }, wish: ImportWish, today: number,
): Promise<StoredImport> {
  const read = await parse(wish)
  const { drafts, findings: unread } = toGridDrafts(read.rows)
  const villagesOf = new Set(drafts.map(({ parentCode }) => parentCode))
  return areas.change(by.districtId, async (tx, tree) => {
    const judged = validateGrids(drafts, groundOf(tree, wish, villagesOf))
    const findings = [...read.findings, ...unread, ...judged.findings]
    const refused = hasErrors(findings) || judged.grids.length === 0
    const outcome = refused ? 'rejected' : wish.dry ? 'checked' : 'imported'
    if (outcome === 'imported') await store(tx, by.districtId, tree, judged.grids, wish, chinaDate(today))
    const report = { findings, rows: read.rows.map(({ row, original }) => ({ row, original })) } satisfies ImportFindings
    const stored = {
      id: uuidv7(), fileName: wish.fileName, importedBy: by.principal?.accountId ?? null, outcome, areasCount: judged.grids.length, report,
    } as const
    await insertImport(tx, by.districtId, stored)
    const detail = { fileName: wish.fileName, areas: judged.grids.length, findings: findings.length }
    await audit(by, { action: 'area.import', objectType: 'import', objectId: stored.id, outcome: refused ? 'refused' : 'success', detail }, tx)
    return { ...stored, importedAt: Date.now() }
  })
}

async function parse({ fileName, bytes }: ImportWish): Promise<ImportResult> {
  const ending = fileName.toLowerCase().split('.').at(-1)
  if (ending === 'xlsx') return importExcel(bytes, 'grids')
  if (ending === 'csv' || ending === 'txt') return importCsv(bytes, 'grids')
  if (ending === 'zip' || ending === 'shp') return importShapefile(bytes, 'grids')
  return importGeojson(bytes, 'grids')
}

/** The ground that the set is judged against: villages by the code list that the file follows. */
function groundOf(tree: AreaTree, { scheme, version, replace }: ImportWish, covered: ReadonlySet<string>): Ground {
  const villages = new Map<string, VillageGround>()
  const existing: { code: string; name: string; geometry: NonNullable<Area['polygon']> }[] = []
  for (const area of tree.all()) {
    if (area.level === 'village') {
      const { code, name, urbanRuralClass, polygon } = area
      villages.set(code, { code, name, ...(urbanRuralClass && { urbanRuralClass }), ...(polygon && { outline: polygon }) })
    }
    if (area.level !== 'grid' || !area.polygon) continue
    const village = area.villageId === null ? undefined : tree.get(area.villageId)
    if (replace && village && covered.has(village.code)) continue
    existing.push({ code: area.code, name: area.name, geometry: area.polygon })
  }
  const outline = tree.root?.polygon
  return { scheme, version, districtCode: tree.root?.code ?? '', villages, existing, ...(outline && { outline }) }
}

async function store(
  tx: Parameters<typeof insertAreas>[0], districtId: number, tree: AreaTree, grids: readonly CheckedGrid[], wish: ImportWish, validFrom: string,
): Promise<void> {
  const villages = new Map([...tree.all()].filter(({ level }) => level === 'village').map(area => [area.code, area]))
  const made = grids.flatMap((grid): NewArea[] => {
    const village = villages.get(grid.villageCode)
    return village ? [gridArea(grid, village, wish, validFrom)] : []
  })
  if (wish.replace) {
    const touched = new Set(made.map(({ villageId }) => villageId))
    const ended = [...tree.all()].filter(area => area.level === 'grid' && touched.has(area.villageId)).map(({ id }) => id)
    await endAreas(tx, districtId, ended, validFrom, made.map(({ id }) => id))
  }
  await insertAreas(tx, districtId, made)
}

function gridArea(grid: CheckedGrid, village: Area, { scheme, version }: ImportWish, validFrom: string): NewArea {
  return {
    id: uuidv7(), parentId: village.id, level: 'grid', code: grid.code, codeScheme: scheme, codeVersion: version, name: grid.name,
    kind: grid.kind, urbanRuralClass: village.urbanRuralClass, households: grid.households ?? null, townId: village.townId,
    villageId: village.id, polygon: grid.geometry, validFrom,
  }
}
