/** The filter of the API as the lists take it. */
import { fromMoment } from '@onegrid/contract'
import type { Id, Light, Viewport } from '@onegrid/domain'
import { Problem } from '../../platform/http/index.ts'
import type { CaseFilter, StepOwner } from '../cases/index.ts'
import type { AreaTree } from '../areas/index.ts'

export interface EventQuery {
  state?: string
  open?: boolean
  light?: string
  level?: string
  matter?: string
  source?: string
  area?: Id
  /** `west,south,east,north` */
  bbox?: string
  unit?: Id
  desk?: Id
  /** `unit:<id>` */
  owner?: string
  openedFrom?: string
  openedTo?: string
  dueFrom?: string
  dueTo?: string
  q?: string
}

/** @throws Problem unknown-reference for an area that the district does not have */
export function filterOf(tree: AreaTree, query: EventQuery): CaseFilter {
  return {
    kinds: ['event'],
    states: listed(query.state),
    open: query.open,
    ...owedBy(query.owner, query.light as Light | undefined),
    levels: listed(query.level)?.map(Number),
    matters: listed(query.matter),
    sources: listed(query.source),
    ...areaFilter(tree, query.area),
    within: viewOf(query.bbox),
    unitId: query.unit,
    deskId: query.desk,
    openedFrom: moment(query.openedFrom),
    openedTo: moment(query.openedTo),
    dueFrom: moment(query.dueFrom),
    dueTo: moment(query.dueTo),
    text: query.q?.trim() || undefined,
  }
}

/** With an owner the light is of the step that he owes, else of the case. */
export function owedBy(owner: string | undefined, light: Light | undefined): Pick<CaseFilter, 'owes' | 'lights'> {
  const lights = light === undefined ? undefined : [light]
  if (owner === undefined) return { lights }
  const [kind, id = ''] = owner.split(':')
  return { owes: { kind: kind as StepOwner['kind'], id, lights } }
}

/** @throws Problem unknown-reference for an area that the district does not have */
export function areaFilter(tree: AreaTree, id: Id | undefined): CaseFilter {
  if (id === undefined) return {}
  const level = tree.get(id)?.level
  if (level === 'district') return {}
  if (level === 'town') return { townId: id }
  if (level === 'village') return { villageId: id }
  if (level === 'grid') return { gridId: id }
  throw new Problem('unknown-reference')
}

/** @throws Problem invalid-request for a view that runs backwards, or beyond the earth */
export function checkedView(view: Viewport, path: string): Viewport {
  const { west, south, east, north } = view
  if (west <= east && south <= north && west >= -180 && east <= 180 && south >= -90 && north <= 90) return view
  throw new Problem('invalid-request', undefined, { fields: [{ path, code: 'view', message: NO_VIEW }] })
}

const NO_VIEW = {
  zh: '应依次为西、南、东、北，西不大于东，南不大于北',
  en: 'must be west, south, east, north: west not beyond east, south not beyond north',
}

function viewOf(bbox: string | undefined): Viewport | undefined {
  const [west, south, east, north] = bbox?.split(',').map(Number) ?? []
  if (bbox === undefined) return undefined
  return checkedView({ west: west!, south: south!, east: east!, north: north! }, 'query.bbox')
}

function listed(text: string | undefined): string[] | undefined {
  return text?.split(',')
}

function moment(text: string | undefined): number | undefined {
  return text === undefined ? undefined : fromMoment(text)
}
