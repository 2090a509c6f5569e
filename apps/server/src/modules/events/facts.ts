/**
 * What the rules need to know of the world, looked up before they decide: places, units, people on duty, pictures,
 * other cases. Rule: decision 6.
 */
import { hash } from 'node:crypto'
import { findTask, isOpenTask, isWorking, matterOf, openTasks, route } from '@onegrid/domain'
import type { AreaRef, CaseState, Facts, Id, Level, Place, RouteDecision, Source } from '@onegrid/domain'
import type { Db } from '../../platform/database/index.ts'
import { fileFacts, filesNamed } from './commands/pictures.ts'
import { actorOf, mayRead } from '../cases/index.ts'
import type { Principal } from '../../platform/identity/index.ts'
import type { EventRooms } from './rooms.ts'
import type { Scene } from './scene.ts'

/** What an action names, as far as facts depend on it. */
export interface NamedAction {
  action: string
  taskId?: Id
  input: Readonly<Record<string, unknown>>
  /** Who names other cases: what he may not read does not exist for him. */
  principal?: Principal
}

export async function factsFor(
  rooms: EventRooms, db: Db, scene: Scene, state: CaseState, named: NamedAction,
): Promise<Facts> {
  return {
    ...factsIn(scene, state, named),
    files: await fileFacts(rooms, db, scene.districtId, filesNamed(named.input), state.id),
    others: await othersFor(rooms, db, scene, state, named),
  }
}

/** Those that the scene alone tells: all but pictures and other cases. */
export function factsIn(scene: Scene, state: CaseState, named: NamedAction): Facts {
  const { input } = named
  const areas = input.point ? areasOf(scene, input.point as Place) : state.areas
  const matter = (input.matter as string | undefined) ?? state.matter
  const described = matterOf(scene.policy, input.matter as string | undefined)
  const level = (input.level as number | undefined) ?? described?.level ?? state.level ?? 4
  return {
    areas,
    route: routesAgain.includes(named.action)
      ? routeOf(scene, { matter, level, source: state.source, areas })
      : undefined,
    units: unitsIn(scene, input),
    desks: desksOf(scene, state),
    members: named.action === 'assignPerson' ? membersFor(scene, state, named.taskId) : undefined,
    officerId: confirmerId(scene, state),
    rulingDeskId: rulingDesk(scene, state),
    sample: sampleOf(state.id),
  }
}

/** The decision of the routing table for a case as it would be. */
export function routeOf(
  scene: Scene, about: { matter?: string; level: number; source: string; areas: AreaRef },
): RouteDecision {
  return route(
    scene.policy,
    {
      matter: about.matter ?? '',
      level: about.level as Level,
      source: about.source as Source,
      areaPath: scene.areaPath(about.areas),
      gridId: about.areas.gridId,
      working: isWorking(scene.calendar, scene.at),
    },
    scene.routing,
  )
}

/** The grid of a point; a point in no grid lies in no village and town either, and routing says so. */
export function areasOf(scene: Scene, place: Place | undefined): AreaRef {
  return place ? (scene.tree.locate(place.lon, place.lat) ?? {}) : {}
}

/** Units that may be put to work, by id; a closed or unknown one is left out and the rule refuses it. */
export function unitsNamed(scene: Scene, ids: readonly (Id | undefined)[]): NonNullable<Facts['units']> {
  const found: NonNullable<Facts['units']> = {}
  for (const id of ids) {
    const unit = id === undefined ? undefined : scene.unit(id)
    if (id !== undefined && unit) found[id] = unit
  }
  return found
}

/** A number that the case's id fixes: the draw for check cannot be repeated until it pleases. Rule: decision 27. */
export function sampleOf(id: Id): number {
  return hash('sha256', id, 'buffer').readUInt32BE(0) / 2 ** 32
}

const routesAgain: readonly string[] = ['reclassify', 'relocate']

function unitsIn(scene: Scene, input: NamedAction['input']): Facts['units'] {
  const { lead, unit, units = [], assists = [] } = input as { lead?: Id; unit?: Id; units?: Id[]; assists?: Id[] }
  return unitsNamed(scene, [lead, unit, ...units, ...assists])
}

function desksOf(scene: Scene, { deskId }: CaseState): Facts['desks'] {
  const desk = deskId === undefined ? undefined : scene.desk(deskId)
  return desk ? { [desk.id]: { tier: desk.tier, aboveId: scene.deskAbove(desk.id) } } : {}
}

function membersFor(scene: Scene, state: CaseState, taskId: Id | undefined): Id[] {
  const task = findTask(state, taskId) ?? openTasks(state, 'lead', 'assist')[0]
  return task?.unitId ? scene.membersOf(task.unitId) : []
}

/**
 * The officer who raised it while he is on duty, else the grid's officer on duty, else its leader. Rule: decision 29.
 */
function confirmerId(scene: Scene, state: CaseState): Id | undefined {
  const way = scene.policy.confirmBySource[state.source as Source]
  if (way === 'reporter' && state.reporterId && scene.isOnDuty(state.reporterId)) return state.reporterId
  return state.areas.gridId ? scene.officerOf(state.areas.gridId) : undefined
}

/** The town rules among its own; between two bureaus' units the district does. Rule: docs/domain.md 实务 6. */
function rulingDesk(scene: Scene, state: CaseState): Id {
  const leads = state.tasks.filter((task) => task.kind === 'lead' && (task.state === 'returned' || isOpenTask(task)))
  const units = new Set(leads.flatMap((task) => task.unitId ?? []))
  const bureaus = [...units].filter((id) => scene.unit(id)?.isBureaus ?? true)
  const tier = bureaus.length > 1 ? 'district' : 'town'
  return scene.routing.deskFor(tier, scene.areaPath(state.areas)) ?? scene.routing.lastResort
}

async function othersFor(
  rooms: EventRooms, db: Db, scene: Scene, state: CaseState, { input, principal }: NamedAction,
): Promise<Facts['others']> {
  const { survivor, earlier } = input as { survivor?: Id; earlier?: Id }
  const ids = [survivor, earlier, state.state === 'merged' ? state.survivorId : undefined].filter(
    (id) => id !== undefined,
  )
  const found: NonNullable<Facts['others']> = {}
  for (const id of ids) {
    const other = await rooms.cases.load(scene.districtId, id, db)
    if (other?.kind !== 'event') continue
    // His own survivor he may leave, wherever that lies by now.
    const isHis = id === state.survivorId || !principal || mayRead(actorOf(principal, other, scene), other)
    if (isHis) found[id] = other
  }
  return found
}
