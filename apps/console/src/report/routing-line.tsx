import type { MapPoint } from '@onegrid/web/map'
import { formatDue, formatLimit, joined } from '@onegrid/domain/words'
import type { Language } from '@onegrid/domain/words'
import type { JSX } from 'react'
import { useRead } from '../api/queries.ts'
import { useNow } from '../session/session.tsx'
import { useLanguage } from '../words/room-words.ts'
import type { Proposals, Trial } from './use-proposals.ts'
import { useReportWords } from './words.ts'

/** Whose job it will be, until when and why: what the clerk tells the caller before sending. */
export function RoutingLine({ proposals, point }: { proposals: Proposals; point: MapPoint | null }): JSX.Element {
  const say = useReportWords()
  const { trial, matter, proposal } = proposals
  const job = proposal.taken?.code === matter ? proposal.taken : undefined
  const lacks = !matter ? 'routing.noMatter' : !point ? 'routing.noPoint' : undefined
  return (
    <section className="report-routing" aria-label={say('routing.label')}>
      {trial ? <Tried trial={trial} /> : lacks ? <p>{say(lacks)}</p> : job && (
        <dl>
          <Fact name={say('routing.unit')} value={job.unit ?? job.unitFunction} />
          <Fact name={say('routing.limit')} value={job.limitText} />
        </dl>
      )}
    </section>
  )
}

function Tried({ trial }: { trial: Trial }): JSX.Element {
  const say = useReportWords()
  const language = useLanguage()
  const now = useNow()
  const { desk, lead, assists, officer, auto, steps, fallbacks, warning, limit, dueAt } = trial
  const because = steps.filter(({ matched }) => matched).flatMap((step) => step.because.map(({ message }) => message))
  const lacks = [...fallbacks.map(({ message }) => message), warning, lead ? null : say('routing.noLead')]
  const due = formatDue(Date.parse(dueAt), now, language)
  return (
    <>
      <dl>
        <Fact name={say('routing.desk')} value={auto ? say('routing.auto') : desk.name} />
        {lead && <Fact name={say('routing.lead')} value={lead.name} strong />}
        {assists.length > 0 && <Fact name={say('routing.assists')} value={namesOf(assists, language)} />}
        {officer && <Fact name={say('routing.officer')} value={officer.name} />}
        <Fact name={say('routing.limit')} value={say('routing.due', { limit: formatLimit(limit, language), due })} />
      </dl>
      {[...new Set(lacks)].map((text) => text && <p key={text} className="report-lack">{text}</p>)}
      <details className="report-because">
        <summary>{say('routing.why')}</summary>
        {[...new Set(because)].map((text) => <p key={text}>{text}</p>)}
        <DeadlineWhy trial={trial} />
      </details>
    </>
  )
}

/** The clock explains itself: sessions, days off. */
function DeadlineWhy({ trial: { at, limit } }: { trial: Trial }): JSX.Element | null {
  const { value, unit, statutory } = limit
  const query = { start: at, value, unit, ...(statutory && { statutory }) }
  const { data } = useRead('explainDeadline', { query }, { keep: true })
  return data ? <p>{data.text}</p> : null
}

function namesOf(units: Trial['assists'], language: Language): string {
  return joined(units.map(({ name }) => name), language)
}

function Fact({ name, value, strong }: { name: string; value: string; strong?: boolean }): JSX.Element {
  return <div><dt>{name}</dt><dd>{strong ? <b>{value}</b> : value}</dd></div>
}
