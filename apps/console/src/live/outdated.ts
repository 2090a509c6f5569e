/** What was read of a case and is shown nowhere, once the case has moved: it is asked anew when it is shown again. */
import type { QueryClient } from '@tanstack/react-query'
import { idIn } from '../api/queries.ts'
import type { LiveLine } from './stream.ts'

/**
 * What is being shown stays as it is: its page says what came in, and does not move under whoever reads it.
 *
 * @param line undefined where lines may have been missed: then of every case
 */
export function outdate(queries: QueryClient, line: Pick<LiveLine, 'caseId'> | undefined): void {
  void queries.invalidateQueries({
    type: 'inactive',
    refetchType: 'none',
    predicate: ({ queryKey }) => {
      const id = idIn(queryKey)
      return line ? id === line.caseId : id !== undefined
    },
  })
}
