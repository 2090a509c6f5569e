import type { CaseSummary } from '@onegrid/contract'
import { Moment } from '@onegrid/web'
import { Button } from 'antd'
import type { JSX } from 'react'
import { Link } from 'react-router'
import { CaseChip } from '../case/case-chip.tsx'
import { caseAddress } from '../case/case-row.tsx'
import { useNow, useRoles } from '../session/session.tsx'
import { useLanguage } from '../words/room-words.ts'
import type { Proposals, SimilarCase } from './use-proposals.ts'
import { useReportWords } from './words.ts'

interface DuplicatesProps {
  similar: Proposals['similar']
  hasPoint: boolean
  busy: boolean
  /** «The same»: this report goes into that event. */
  onSame: (into: CaseSummary) => void
}

/** What is like it, near by and of late. Nothing is merged by itself: one press says that it is the same. */
export function Duplicates({ similar, hasPoint, busy, onSame }: DuplicatesProps): JSX.Element {
  const say = useReportWords()
  const now = useNow()
  const { items, waiting, failed } = similar
  const told = !hasPoint ? say('similar.noPoint') : failed ? say('similar.failed') : waiting ? say('similar.checking')
    : items.length === 0 ? say('similar.none') : say('similar.found', { count: items.length })
  return (
    <section className={`report-similar${items.length > 0 ? ' has-some' : ''}`} aria-label={say('similar.label')}>
      <p role="status" className="report-similar-told">{told}</p>
      <ul>
        {items.map((one) => <Alike key={one.case.id} one={one} now={now} busy={busy} onSame={onSame} />)}
      </ul>
    </section>
  )
}

interface AlikeProps extends Pick<DuplicatesProps, 'busy' | 'onSame'> {
  one: SimilarCase
  now: number
}

function Alike({ one, now, busy, onSame }: AlikeProps): JSX.Element {
  const say = useReportWords()
  const language = useLanguage()
  const maySay = useRoles('dispatcher')
  const { case: item, metres } = one
  const closed = item.closedAt !== null
  return (
    <li className="report-alike">
      <div className="report-alike-main">
        <span className="report-alike-head">
          <CaseChip item={item} now={now} plain />
          <b title={item.title}>{item.title}</b>
        </span>
        <span className="report-alike-owes" title={item.sentence ?? undefined}>{item.sentence ?? item.stateText}</span>
        <span className="report-alike-facts">
          {metres !== null && <span>{say('similar.metres', { n: metres })}</span>}
          <Moment at={item.openedAt} now={now} language={language} />
          {item.address && <span>{item.address}</span>}
        </span>
      </div>
      <div className="report-alike-acts">
        {maySay && (
          <Button
            size="small" disabled={closed || busy} title={say(closed ? 'similar.closed' : 'similar.sameWhy')}
            onClick={() => onSame(item)}
          >
            {say('similar.same')}
          </Button>
        )}
        <Link to={caseAddress(item)} aria-label={`${say('similar.open')} ${item.title}`}>{say('similar.open')}</Link>
      </div>
    </li>
  )
}
