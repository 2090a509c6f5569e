import type { Answer } from '../../api/client.ts'

/** Sessions by season, the years with data, and who changed the calendar last. */
export type Overview = Answer<'getCalendar'>
