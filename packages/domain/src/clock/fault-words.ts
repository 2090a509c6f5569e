/** What an administrator reads when a calendar or a limit is refused. Rule: decision 38; {value} is `problem.value`. */
import type { CalendarFaultCode } from './calendar-faults.ts'
import type { LimitFaultCode } from './limit.ts'

export const calendarFaultWords = {
  'zh-CN': {
    no_season: '至少设置一个作息季节。',
    season_date: '季节起始日“{value}”不是有效的月日，格式如 05-01。',
    season_twice: '季节起始日“{value}”重复。',
    season_without_session: '该季节没有工作时段。',
    session_time: '时段“{value}”不是有效时间，格式如 08:30–12:00。',
    session_backwards: '时段“{value}”的结束不晚于开始。',
    session_overlap: '时段“{value}”与前一时段重叠。',
    day_date: '“{value}”不是有效日期，格式如 2026-10-01。',
    day_kind: '“{value}”不是日期类型，应为节假日或调休上班。',
    day_twice: '日期“{value}”重复。',
    year_unknown: '“{value}”不是可用的年份。',
    year_twice: '年份“{value}”重复。',
    year_without_days: '{value} 年没有节假日数据，公布前不能标为已公布。',
    range: '年份范围“{value}”无效，应在 1992 至 2999 年之间。',
  },
  en: {
    no_season: 'Set at least one season of working hours.',
    season_date: '“{value}” is not a day of the year. Write it as 05-01.',
    season_twice: 'Two seasons begin on {value}.',
    season_without_session: 'This season has no working session.',
    session_time: '“{value}” is not a session. Write it as 08:30–12:00.',
    session_backwards: 'Session {value} does not end after it begins.',
    session_overlap: 'Session {value} overlaps the one before.',
    day_date: '“{value}” is not a date. Write it as 2026-10-01.',
    day_kind: '“{value}” is not a kind of day: holiday or workday.',
    day_twice: '{value} is listed twice.',
    year_unknown: '“{value}” is not a year that can be used.',
    year_twice: 'Year {value} is listed twice.',
    year_without_days: '{value} has no holidays: leave it out until they are announced.',
    range: 'Years {value} are not a range within 1992 to 2999.',
  },
} as const satisfies Record<'zh-CN' | 'en', Record<CalendarFaultCode, string>>

export const limitFaultWords = {
  'zh-CN': {
    unit_unknown: '时限单位不在可选范围内。',
    value_not_positive: '时限须大于零。',
    days_not_whole: '按日计的时限须为整数。',
    value_too_large: '时限不能超过十年。',
  },
  en: {
    unit_unknown: 'This unit of time is not known.',
    value_not_positive: 'A limit is greater than zero.',
    days_not_whole: 'A limit in days is a whole number.',
    value_too_large: 'A limit is at most ten years.',
  },
} as const satisfies Record<'zh-CN' | 'en', Record<LimitFaultCode, string>>

/** The warning of `holidayWarning`; dates and times are put in by the formatter. */
export const holidayWarningWords = {
  'zh-CN': '按工作时间计算，截止为 {due}，中间隔 {days} 个休息日；改为连续计时，截止为 {urgentDue}。',
  en: 'In working hours this is due {due}, after {days} days off. Counted day and night it is due {urgentDue}.',
} as const satisfies Record<'zh-CN' | 'en', string>
