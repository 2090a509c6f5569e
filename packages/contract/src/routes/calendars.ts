/** Working sessions, holidays and make-up workdays, and why a deadline is when it is. Rule: docs/domain.md A7. */
import Type from 'typebox'
import type { Static } from 'typebox'
import { DateOnly, Moment, MOST, Nullable, Obj } from '../common.ts'
import { ClockLimit } from '../forms.ts'
import { defineRoute } from '../route.ts'

const Year = Obj({ year: Type.Integer({ minimum: 1992, maximum: 2999 }) })
const Version = Type.Integer({ minimum: 0, maximum: MOST, description: 'The version that the form showed' })
const WallTime = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$' })
const MonthDay = Type.String({ pattern: '^[0-9]{2}-[0-9]{2}$', examples: ['10-01'] })
const Session = Obj({ start: WallTime, end: WallTime })
export const SeasonBody = Obj({ from: MonthDay, sessions: Type.Array(Session, { maxItems: 6 }) }, { title: 'Season' })
export const SpecialDayBody = Obj(
  {
    date: DateOnly,
    kind: Type.Enum(['holiday', 'workday']),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 30 })),
  },
  { title: 'SpecialDay' },
)

const Warning = Obj({ year: Type.Integer(), message: Type.String() })

export const CalendarOverview = Obj(
  {
    version: Type.Integer(),
    changedAt: Nullable(Moment),
    changedBy: Nullable(Type.String({ description: 'Name; null for the system' })),
    seasons: Type.Array(SeasonBody),
    years: Type.Array(Type.Integer(), { description: 'Years whose holidays have been announced' }),
    warnings: Type.Array(Warning, { description: 'Years that deadlines reach and that have no data' }),
  },
  { title: 'CalendarOverview' },
)

export const getCalendar = defineRoute({
  id: 'getCalendar',
  method: 'GET',
  path: '/api/v1/calendars',
  module: 'matters',
  summary: { zh: '工作时段与已有年份', en: 'Sessions, and the years with data' },
  access: { row: 'calendar.read' },
  responses: { 200: CalendarOverview },
  errors: [],
})

export const putSeasons = defineRoute({
  id: 'putSeasons',
  method: 'PUT',
  path: '/api/v1/calendars/seasons',
  module: 'matters',
  summary: { zh: '修改冬夏令工作时段', en: 'Change the sessions of the seasons' },
  access: { row: 'calendar.write' },
  body: Obj({ version: Version, seasons: Type.Array(SeasonBody, { minItems: 1, maxItems: 12 }) }),
  responses: { 200: CalendarOverview },
  errors: ['stale-form', 'calendar-faulty'],
})

export const CalendarYear = Obj(
  {
    version: Type.Integer(),
    year: Type.Integer(),
    announced: Type.Boolean(),
    days: Type.Array(SpecialDayBody),
    workdays: Type.Integer({ description: 'In the whole year' }),
    warning: Nullable(Type.String()),
  },
  { title: 'CalendarYear' },
)
export type CalendarYear = Static<typeof CalendarYear>

export const getCalendarYear = defineRoute({
  id: 'getCalendarYear',
  method: 'GET',
  path: '/api/v1/calendars/{year}',
  module: 'matters',
  summary: { zh: '一年的节假日与调休', en: 'Holidays and make-up workdays of a year' },
  access: { row: 'calendar.read' },
  params: Year,
  responses: { 200: CalendarYear },
  errors: [],
})

export const putCalendarYear = defineRoute({
  id: 'putCalendarYear',
  method: 'PUT',
  path: '/api/v1/calendars/{year}',
  module: 'matters',
  summary: { zh: '修改一年的节假日与调休；在办时限随之重算', en: 'Change a year; open deadlines follow' },
  access: { row: 'calendar.write' },
  params: Year,
  body: Obj({ version: Version, announced: Type.Boolean(), days: Type.Array(SpecialDayBody, { maxItems: 366 }) }),
  responses: { 200: CalendarYear },
  errors: ['stale-form', 'calendar-faulty'],
})

export const countDeadlines = defineRoute({
  id: 'countDeadlines',
  method: 'GET',
  path: '/api/v1/calendars/deadlines',
  module: 'matters',
  summary: { zh: '改动某日以后的日历会涉及多少在办件', en: 'How many open cases a change from some day on would concern' },
  access: { row: 'calendar.write' },
  query: Obj({ from: DateOnly }),
  responses: {
    200: Obj({
      open: Type.Integer({ description: 'Open cases: all are computed anew' }),
      after: Type.Integer({ description: 'Of them those whose clock ends on that day or later' }),
    }),
  },
  errors: [],
})

export const DueExplanationBody = Obj(
  {
    startedAt: Moment,
    dueAt: Moment,
    yellowAt: Moment,
    provisional: Type.Boolean(),
    limit: ClockLimit,
    text: Type.String({ description: 'The whole reason as a sentence' }),
    days: Type.Array(
      Obj({
        date: DateOnly,
        kind: Type.Enum(['workday', 'makeup', 'weekend', 'holiday']),
        name: Nullable(Type.String()),
        provisional: Type.Boolean(),
        sessions: Type.Array(Obj({ from: Moment, to: Moment })),
        countedSeconds: Type.Number(),
      }),
    ),
  },
  { title: 'DueExplanation' },
)
export type DueExplanationBody = Static<typeof DueExplanationBody>

export const explainDeadline = defineRoute({
  id: 'explainDeadline',
  method: 'GET',
  path: '/api/v1/calendars/explain',
  module: 'matters',
  summary: { zh: '某时限何时到期、为什么', en: 'When a limit ends, and why' },
  access: { row: 'calendar.read' },
  query: Obj({
    start: Moment,
    value: Type.Number({ exclusiveMinimum: 0, maximum: 1000 }),
    unit: Type.Enum(['urgent_hour', 'work_hour', 'work_day', 'natural_day']),
    statutory: Type.Optional(Type.Boolean()),
  }),
  responses: { 200: DueExplanationBody },
  errors: [],
})

export const calendarRoutes = [
  getCalendar, putSeasons, getCalendarYear, putCalendarYear, countDeadlines, explainDeadline,
] as const
