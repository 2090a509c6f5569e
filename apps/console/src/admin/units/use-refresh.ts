import { useQueryClient } from '@tanstack/react-query'

const stale = [
  'listUnits',
  'readUnit',
  'listDesks',
  'readDesk',
  'listPosts',
  'readPost',
  'listDisplacedPosts',
  'listVacancies',
  'listRoutingGaps',
  'getGridCard',
]

/** After a change of units, desks or posts: whatever shows them is read again, pickers too. */
export function useRefresh(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ predicate: ({ queryKey: [id] }) => stale.includes(String(id)) })
}
