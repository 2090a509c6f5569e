import type { JSX } from 'react'
import { chinaDate } from '@onegrid/domain'
import { useSearchParams } from 'react-router'
import { useRead } from '../../api/queries.ts'
import { Failed, Waiting } from '../../feedback/states.tsx'
import { useNow } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { sayWhen } from '../policies/say-when.ts'
import { YearEditor } from './year-editor.tsx'
import { useCalendarWords } from './words.ts'
import '../policies/rules.css'
import './calendars.css'

/** A year on one page: which days are worked, in which sessions, and when a limit would end. */
export default function CalendarsPage(): JSX.Element {
  const say = useCalendarWords()
  const language = useLanguage()
  const now = useNow(60_000)
  const [search, setSearch] = useSearchParams()
  const asked = Number(search.get('year'))
  const year = asked >= 1992 && asked <= 2999 ? asked : Number(chinaDate(now).slice(0, 4))
  const overview = useRead('getCalendar', undefined, { every: 30_000 })
  const go = (next: number): void => setSearch(
    (params) => { params.set('year', String(next)); return params }, { replace: true },
  )
  const { changedAt = null, changedBy, version, years = [], warnings = [] } = overview.data ?? {}
  // The years with data, those that deadlines reach, and the one that is shown.
  const offered = [...new Set([...years, ...warnings.map((one) => one.year), year])].sort().slice(-8)
  return (
    <div className="rules-room">
      <header className="admin-head">
        <h1>{say('title')}</h1>
        <nav className="calendar-years" aria-label={say('yearLabel')}>
          {offered.map((one) => (
            <button
              key={one} type="button" aria-current={one === year} className={years.includes(one) ? '' : 'missing'}
              title={years.includes(one) ? undefined : say('notAnnounced')} onClick={() => go(one)}
            >
              {one}{!years.includes(one) && <span aria-hidden="true"> !</span>}
            </button>
          ))}
        </nav>
        {overview.data && (
          <span className="admin-head-note calendar-by">
            {
              changedAt === null
                ? say('builtIn')
                : say(
                  'changedBy', { who: changedBy ?? say('system'), when: sayWhen(changedAt, now, language), version },
                )
            }
          </span>
        )}
      </header>
      {overview.isError && <Failed error={overview.error} again={() => void overview.refetch()} />}
      {overview.isPending && <Waiting rows={12} />}
      {overview.data && <YearEditor key={year} year={year} overview={overview.data} today={chinaDate(now)} />}
    </div>
  )
}
