/** What a post needs, by its role: so that the form asks for nothing else. The server decides. */
import type { Input } from '../../api/client.ts'
import type { AreaLevel } from '../../pickers/area-picker.tsx'

export type PostRole = Input<'createPost'>['body']['role']

export const workRoles = [
  'dispatcher',
  'handler',
  'checker',
  'officer',
  'grid_leader',
  'leader',
] as const satisfies readonly PostRole[]
export const adminRoles = ['admin_system', 'admin_security', 'admin_audit'] as const satisfies readonly PostRole[]

/** Levels on which a post of this role may lie; undefined for all. Rule: decision 32. */
export function levelsFor(role: PostRole | undefined): readonly AreaLevel[] | undefined {
  if (role === 'officer') return ['grid', 'micro_grid']
  if (role === 'grid_leader') return ['grid', 'village']
  return undefined
}

/** A dispatcher sits at a desk; a checker may. */
export function deskFor(role: PostRole | undefined): 'needed' | 'possible' | 'none' {
  if (role === 'dispatcher') return 'needed'
  return role === 'checker' ? 'possible' : 'none'
}

interface VacancyLike {
  kind: 'grid_without_officer' | 'grid_without_leader' | 'desk_without_dispatcher' | 'unit_without_handler'
  id: string
  areaId: string
  unitId: string | null
}

const roleOf: Record<VacancyLike['kind'], PostRole> = {
  grid_without_officer: 'officer',
  grid_without_leader: 'grid_leader',
  desk_without_dispatcher: 'dispatcher',
  unit_without_handler: 'handler',
}

/** The address of the form that fills a vacancy, with all that is known of it. */
export function fillAddress({ kind, id, areaId, unitId }: VacancyLike): string {
  const params = new URLSearchParams({ give: '1', role: roleOf[kind], at: areaId })
  if (unitId !== null) params.set('unit', unitId)
  if (kind === 'desk_without_dispatcher') params.set('desk', id)
  return `/admin/posts?${params.toString()}`
}
