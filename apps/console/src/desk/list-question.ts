import type { RouteId } from '../api/client.ts'
import type { LiveLine } from '../live/stream.ts'

/** What a held list asks the server, and how its rows are told apart. */
export interface ListQuestion<Row, Page> {
  /** The route that answers: whoever acts on a case has its lists asked anew. */
  route: RouteId
  /** What makes it another list: days that move with the calendar are named by their name, not by today's moments. */
  asks: object
  read: (page: PageOf) => Promise<Page>
  keyOf: (row: Row) => string
  caseOf: (row: Row) => string
  /** The rows of one case by its number; absent where the list is searched for something else. */
  find?: (number: string) => Promise<Page>
  isNew: (row: Row, since: number) => boolean
  /** Whether a line may bring a case onto the list that was not on it. */
  mayBring: (line: LiveLine) => boolean
}

/** What a list route takes beside its filters. */
interface PageOf {
  cursor?: string
  limit: number
}
