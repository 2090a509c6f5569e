import type { Limit } from '@onegrid/domain'
import { limitFault } from '@onegrid/domain'
import { formatDue } from '@onegrid/domain/words'
import type { JSX } from 'react'
import { useRead } from '../../api/queries.ts'
import { useProblemText } from '../../feedback/problem.ts'
import { useNow } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { DayStrip } from './day-strip.tsx'
import './calendars.css'

/** A preview that stands still for a while: the minute that passes moves no day. */
const STEP_MS = 5 * 60_000

/** When a limit would end that began now, and why. */
export function DuePreview({ limit, say, folded }: {
  limit: Limit
  /** Puts the moment into a sentence. */
  say: (due: string) => string
  /** Without the days. */
  folded?: boolean
}): JSX.Element | null {
  const language = useLanguage()
  const textOf = useProblemText()
  const now = useNow(60_000)
  const start = new Date(Math.floor(now / STEP_MS) * STEP_MS).toISOString()
  const { value, unit, statutory } = limit
  const possible = limitFault(limit) === undefined
  const read = useRead(
    'explainDeadline', { query: { start, value, unit, ...(statutory && { statutory }) } },
    { keep: true, enabled: possible },
  )
  if (!possible) return null
  if (read.isError) return <p className="rules-soft">{textOf(read.error)}</p>
  if (!read.data) return <p className="calendar-due-text" aria-busy="true"> </p>
  const { dueAt, text, days } = read.data
  return (
    <div className="calendar-due">
      <p className="calendar-due-text"><b>{say(formatDue(Date.parse(dueAt), now, language))}</b></p>
      <p className="rules-soft">{text}</p>
      {!folded && days.length > 1 && <DayStrip days={days} dueAt={dueAt} />}
    </div>
  )
}
