import type { AppKit } from '../../app-kit.ts'
import { createAreasApi } from './api.ts'
import type { AreasApi } from './api.ts'
import { installAreaRoutes } from './routes.ts'

export function installAreas(kit: AppKit): AreasApi {
  const areas = createAreasApi(kit)
  installAreaRoutes(kit, areas)
  kit.router.constraints({ area_name_key: 'already-exists', area_code_key: 'already-exists' })
  return areas
}
