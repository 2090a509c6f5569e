import type { QueryClient } from '@tanstack/react-query'

/** After an edit: whatever was answered by the calendar as it was. */
export function forgetCalendar(queries: QueryClient): void {
  for (const name of ['getCalendar', 'getCalendarYear', 'explainDeadline', 'countDeadlines']) {
    void queries.invalidateQueries({ queryKey: [name] })
  }
}
