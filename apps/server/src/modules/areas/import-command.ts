/**
 * Grids from a file: read, judged against the ground as it stands, and taken whole or not at all.
 * Rules: docs/domain.md A1, A2.
 */
import { chinaDate } from '@onegrid/domain'
import type { DivisionScheme, Id } from '@onegrid/domain'
import { v7 as uuidv7 } from 'uuid'
import type { Audit, AuditActor } from '../../platform/audit/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { AreasApi } from './api.ts'
import type { Finding } from './findings.ts'
import { hasErrors } from './findings.ts'
import type { AreaGeometry } from './geometry.ts'
import type { CheckedGrid, ExistingGrid, Ground, VillageGround } from './grid-draft.ts'
import { importCsv } from './import-csv.ts'
import { importExcel } from './import-excel.ts'
import { importGeojson } from './import-geojson.ts'
import { toGridDrafts } from './import-grids.ts'
import type { ImportResult } from './import-result.ts'
import { importShapefile } from './import-shapefile.ts'
import { endAreas, insertAreas, insertImport, reviseAreas } from './store.ts'
import type { NewArea, StoredImport } from './store.ts'
import { successorsOf } from './succession.ts'
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
  /** Villages that the taken grids lie in. */
  villages: number
  /** Grids in force that end with it, or would. */
  ended: number
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
    const plan = planOf(tree, judged.grids, wish, chinaDate(today))
    if (outcome === 'imported') await store(tx, by.districtId, plan, chinaDate(today))
    const kept = read.rows.map(({ row, original }) => ({ row, original }))
    const touched = { villages: plan.villages, ended: plan.ending.length }
    const report = { findings, rows: kept, ...touched } satisfies ImportFindings
    const stored = {
      id: uuidv7(), fileName: wish.fileName, importedBy: by.principal?.accountId ?? null, outcome,
      areasCount: judged.grids.length, report, importedAt: Date.now(),
    } as const
    await insertImport(tx, by.districtId, stored)
    const detail = { fileName: wish.fileName, areas: judged.grids.length, findings: findings.length, dry: wish.dry }
    const entry = { action: 'area.import', objectType: 'import', objectId: stored.id, detail } as const
    await audit(by, { ...entry, outcome: refused ? 'refused' : 'success' }, tx)
    return stored
  })
}

async function parse({ fileName, bytes }: ImportWish): Promise<ImportResult> {
  const ending = fileName.toLowerCase().split('.').at(-1)
  if (ending === 'xlsx') return importExcel(bytes, 'grids')
  if (ending === 'csv' || ending === 'txt') return importCsv(bytes, 'grids')
  if (ending === 'zip' || ending === 'shp') return importShapefile(bytes, 'grids')
  return importGeojson(bytes, 'grids')
}

/**
 * The ground that the set is judged against. Only villages of the file's own code list count: the same digits name
 * other villages in another list. Whatever list they are of, grids in force fill ground.
 */
function groundOf(tree: AreaTree, wish: ImportWish, covered: ReadonlySet<string>): Ground {
  const { scheme, version, replace } = wish
  const villages = new Map<string, VillageGround>()
  const existing: ExistingGrid[] = []
  for (const area of tree.all()) {
    const { code, name, urbanRuralClass, polygon } = area
    if (area.level === 'village' && isOfList(area, wish)) {
      const known = { code, name, ...(urbanRuralClass && { urbanRuralClass }) }
      villages.set(code, { ...known, ...(polygon && { outline: polygon }) })
    }
    if (area.level !== 'grid') continue
    const village = area.villageId === null ? undefined : tree.get(area.villageId)
    const villageCode = village && isOfList(village, wish) ? village.code : ''
    if (replace && covered.has(villageCode)) continue
    const known = isOfList(area, wish) ? code : `${area.codeScheme} ${area.codeVersion} ${code}`
    existing.push({ code: known, name, villageCode, ...(polygon && { geometry: polygon }) })
  }
  const outline = tree.root?.polygon
  return { scheme, version, districtCode: tree.root?.code ?? '', villages, existing, ...(outline && { outline }) }
}

function isOfList(area: Area, { scheme, version }: ImportWish): boolean {
  return area.codeScheme === scheme && area.codeVersion === version
}

interface Plan {
  villages: number
  made: MadeGrid[]
  /** Of the made ones those that correct a grid of today. */
  corrected: MadeGrid[]
  /** Grids in force whose ground the made ones take over. */
  ending: Area[]
}

/** What storing the grids would do to the tree. */
function planOf(tree: AreaTree, grids: readonly CheckedGrid[], wish: ImportWish, today: string): Plan {
  const all = [...tree.all()]
  const listed = all.filter(area => isOfList(area, wish))
  const villages = new Map(listed.filter(({ level }) => level === 'village').map(area => [area.code, area]))
  const made = grids.flatMap((grid): MadeGrid[] => {
    const village = villages.get(grid.villageCode)
    return village ? [gridArea(grid, village, wish, today)] : []
  })
  const touched = new Set(made.map(({ villageId }) => villageId))
  if (!wish.replace) return { villages: touched.size, made, corrected: [], ending: [] }

  const before = all.filter(area => area.level === 'grid' && touched.has(area.villageId))
  // A file sent again on the same day corrects the first: a code begins only once a day.
  const begun = before.filter(area => area.validFrom === today && isOfList(area, wish))
  const begunToday = new Map(begun.map(({ code, id }) => [code, id]))
  const now = made.map(grid => ({ ...grid, id: begunToday.get(grid.code) ?? grid.id }))
  const staying = new Set(now.map(({ id }) => id))
  const corrected = now.filter(grid => begunToday.has(grid.code))
  return { villages: touched.size, made: now, corrected, ending: before.filter(({ id }) => !staying.has(id)) }
}

async function store(tx: Tx, districtId: number, { made, corrected, ending }: Plan, today: string): Promise<void> {
  const successors = successorsOf(ending, made, id => {
    const villageId = ending.find(area => area.id === id)?.villageId
    return made.filter(grid => grid.villageId === villageId).map(grid => grid.id)
  })
  await endAreas(tx, districtId, [...successors].map(([id, heirs]) => ({ id, successors: heirs })), today)
  await reviseAreas(tx, districtId, corrected)
  await insertAreas(tx, districtId, made.filter(grid => !corrected.includes(grid)))
}

type MadeGrid = NewArea & { polygon: AreaGeometry }

function gridArea(grid: CheckedGrid, village: Area, { scheme, version }: ImportWish, validFrom: string): MadeGrid {
  return {
    id: uuidv7(), parentId: village.id, level: 'grid', code: grid.code, codeScheme: scheme, codeVersion: version,
    name: grid.name, kind: grid.kind, urbanRuralClass: village.urbanRuralClass, households: grid.households ?? null,
    townId: village.townId, villageId: village.id, polygon: grid.geometry, validFrom,
  }
}
