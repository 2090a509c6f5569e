import { CloseOutlined, DownOutlined, ExportOutlined, PrinterOutlined } from '@ant-design/icons'
import type { EventDetail } from '@onegrid/contract'
import type { Source } from '@onegrid/domain'
import { choiceWord, formatDate, formatDue, formatDuration, wordsOf } from '@onegrid/domain/words'
import { LevelBar, Moment } from '@onegrid/web'
import { useState } from 'react'
import type { JSX } from 'react'
import { Link } from 'react-router'
import { CaseChip } from '../case/case-chip.tsx'
import { ClassIcon } from '../case/class-icon.tsx'
import { CopyButton } from '../case/copy-button.tsx'
import { useNow } from '../session/session.tsx'
import { levelName } from '../shell/levels.ts'
import { useShellWords } from '../shell/words.ts'
import { useLanguage } from '../words/room-words.ts'
import { ClockWhy } from './clock-why.tsx'
import { chipClockOf, isSameClock } from './clocks.ts'
import { useEventWords } from './words.ts'
import { useClocks } from './use-clocks.ts'

/** What it is, how late, and who owes what until when: to be read in three seconds. */
export function EventHead({ event, onClose }: { event: EventDetail; onClose?: () => void }): JSX.Element {
  const say = useEventWords()
  const shell = useShellWords()
  const { summary } = event
  return (
    <header className="event-head">
      <PrintHead number={summary.number} />
      <div className="event-title">
        <LevelBar level={summary.level} name={levelName(shell, summary.level)} />
        <ClassIcon matter={summary.matter?.code ?? null} name={summary.matter?.name ?? ''} size={18} />
        {onClose ? <h2>{summary.title}</h2> : <h1>{summary.title}</h1>}
        <span className="event-number">
          <span>{summary.number}</span><CopyButton text={summary.number} name={say('head.copyNumber')} />
        </span>
        <span className="event-tools no-print">
          {onClose && (
            <Link className="icon-button" to={`/events/${summary.id}`} aria-label={say('head.page')}
              title={say('head.page')}>
              <ExportOutlined />
            </Link>
          )}
          {!onClose && (
            <button type="button" className="icon-button" aria-label={say('head.print')} title={say('head.print')}
              onClick={() => print()}>
              <PrinterOutlined />
            </button>
          )}
          {onClose && (
            <button type="button" className="icon-button" aria-label={say('head.close')} title={say('head.close')}
              onClick={onClose}>
              <CloseOutlined />
            </button>
          )}
        </span>
      </div>
      <Owes event={event} />
      <Facts event={event} />
    </header>
  )
}

/** The chip, the sentence, and why that moment. */
function Owes({ event: { summary, ...event } }: { event: EventDetail }): JSX.Element {
  const say = useEventWords()
  const [open, setOpen] = useState(false)
  const clocks = useClocks(summary.id)
  const clock = chipClockOf({ summary, ...event })
  const why = clock && clocks.data?.items.find((one) => isSameClock(one.clock, clock))
  const item = clock ? { ...summary, limit: clock.limit, clockText: clock.text } : summary
  return (
    <>
      <div className="event-owes">
        <CaseChip item={item} />
        <b>{summary.sentence ?? <Ended summary={summary} links={event.links} />}</b>
        {why && (
          <button type="button" className="quiet-link no-print" aria-expanded={open} onClick={() => setOpen(!open)}>
            {say('head.why')} <DownOutlined className={open ? 'turned' : ''} />
          </button>
        )}
      </div>
      {open && why && <ClockWhy item={why} />}
    </>
  )
}

/** Where it went on; when it ended and how long it took; or that it waits for nobody. */
function Ended({ summary: { openedAt, closedAt }, links }: Pick<EventDetail, 'summary' | 'links'>): JSX.Element {
  const say = useEventWords()
  const language = useLanguage()
  const now = useNow()
  const { survivor } = links
  if (survivor) return <Link to={`/events/${survivor.id}`}>{say('head.mergedInto', { number: survivor.number })}</Link>
  if (closedAt === null) return <>{say('head.nothing')}</>
  const took = formatDuration((Date.parse(closedAt) - Date.parse(openedAt)) / 1000, language)
  return <>{say('head.ended', { time: formatDue(Date.parse(closedAt), now, language), took })}</>
}

function Facts({ event }: { event: EventDetail }): JSX.Element {
  const say = useEventWords()
  const language = useLanguage()
  const now = useNow()
  const { summary, facts, counts, externalNumber } = event
  const place = [...new Set([summary.town?.name, summary.village?.name, summary.grid?.name])].filter(Boolean).join(' ')
  const source = wordsOf(language).source[summary.source as Source] ?? summary.source
  const suspended = facts['suspended'] as { condition: string } | undefined
  const condition = suspended && choiceWord('condition', suspended.condition, language)
  const marks = [
    facts['urgent'] === true && say('head.urgent'),
    facts['backfilled'] !== undefined && say('head.backfilled'),
    facts['way'] !== undefined && say('head.selfSolved'),
    condition !== undefined && say('head.suspended', { condition }),
    (counts['returns'] ?? 0) > 0 && say('tasks.returns', { count: counts['returns'] }),
    (counts['urges'] ?? 0) > 0 && say('tasks.urges', { count: counts['urges'] }),
  ].filter((mark) => mark !== false)
  return (
    <p className="event-facts">
      <b>{summary.stateText}</b>
      {summary.round > 1 && <span>{say('head.round', { n: summary.round })}</span>}
      {summary.matter && summary.matter.name !== summary.title && <span>{summary.matter.name}</span>}
      <span>{say('head.from', { source })} <Moment at={summary.openedAt} now={now} language={language} /></span>
      {place && <span>{place}</span>}
      {externalNumber && <span>{say('head.external', { number: externalNumber })}</span>}
      {marks.map((mark) => <span key={mark} className="event-mark">{mark}</span>)}
    </p>
  )
}

/** On paper only: what it is and as of when. */
function PrintHead({ number }: { number: string }): JSX.Element {
  const say = useEventWords()
  const language = useLanguage()
  const now = useNow()
  return (
    <p className="print-only event-print-head">
      <b>{say('print.title')}</b>
      <span>{say('print.page', { number })}</span>
      <span>{say('print.at', { at: formatDate(now, language) })}</span>
    </p>
  )
}
