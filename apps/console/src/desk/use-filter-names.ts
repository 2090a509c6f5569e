import { useRead } from '../api/queries.ts'
import { DIRECTORY_FRESH_MS } from '../pickers/directory.ts'
import type { CaseFilter } from './filters.ts'
import type { Names } from './filter-words.ts'

/** Names of what a filter names by id; each directory is read only where the filter names something of it. */
export function useFilterNames({ area, unit, desk, matter }: CaseFilter): Names {
  const fresh = DIRECTORY_FRESH_MS
  const areas = useRead('readArea', { params: { id: area ?? '' } }, { enabled: area !== undefined, fresh })
  const units = useRead('listUnits', { query: {} }, { enabled: unit !== undefined, fresh })
  const desks = useRead('listDesks', { query: {} }, { enabled: desk !== undefined, fresh })
  const classes = useRead('listMatterClasses', undefined, {
    enabled: matter?.some((code) => code.length < 6) ?? false,
    fresh,
  })
  const matters = useRead(
    'listMatters',
    { query: {} },
    { enabled: matter?.some((code) => code.length === 6) ?? false, fresh },
  )
  const known = [
    ...(classes.data?.items.flatMap((one) => [one, ...one.subclasses]) ?? []),
    ...(matters.data?.items ?? []),
  ]
  return {
    area: (id) => (areas.data?.area.id === id ? areas.data.area.name : undefined),
    unit: (id) => units.data?.items.find((one) => one.id === id)?.name,
    desk: (id) => desks.data?.items.find((one) => one.id === id)?.name,
    matter: (code) => known.find((one) => one.code === code)?.name,
  }
}
