/** What was read of a case and is shown nowhere, once the case has moved: it is asked anew when it is shown again. */
import type { QueryClient } from '@tanstack/react-query'
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
    predicate: ({ queryKey: [, input] }) => {
      const id = (input as { params?: { id?: string } } | undefined)?.params?.id
      return line ? id === line.caseId : id !== undefined
    },
  })
}
