import { CheckCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { JSX } from 'react'
import { Link } from 'react-router'
import { CaseChip } from '../case/case-chip.tsx'
import { caseAddress } from '../case/case-row.tsx'
import type { Sending, Sent } from './use-sending.ts'
import { useReportWords } from './words.ts'

/** What became of it: the number to tell the caller, who owes what until when, and the next call. */
interface ReportAnswerProps {
  sent: Sent
  sending: Sending
  onAgain: () => void
}

export function ReportAnswer({ sent, sending, onAgain }: ReportAnswerProps): JSX.Element {
  const say = useReportWords()
  const { case: item, into, warnings, edited } = sent
  const merged = into && !into.refused && !into.undone
  const told = [...warnings, ...(edited ? [say('answer.edited')] : [])]
  return (
    <section className="report-answer" role="status">
      <p className="report-answer-head"><CheckCircleOutlined /> {headline(sent, say)}</p>
      <p className="report-number">{item.number}</p>
      <p className="report-answer-title">{item.title}</p>
      {merged
        ? <Owes item={into.case} />
        : <Owes item={item} />}
      {merged && <p className="report-hint">{say('answer.reply')}</p>}
      {into?.undone && <p className="report-hint">{say('answer.unmerged')}</p>}
      {told.map((text) => <p key={text} className="report-lack">{text}</p>)}
      <div className="report-answer-acts">
        <Button type="primary" autoFocus onClick={onAgain}>{say('answer.again')}</Button>
        <Link to={caseAddress(item)}>{say('answer.open')}</Link>
        {into && <Link to={caseAddress(into.case)}>{say('answer.openInto', { number: into.case.number })}</Link>}
        {merged && (
          <Button loading={sending.busy} onClick={() => void sending.unmerge()}>{say('answer.unmerge')}</Button>
        )}
      </div>
    </section>
  )
}

function Owes({ item }: { item: Sent['case'] }): JSX.Element {
  return (
    <p className="report-answer-owes">
      <CaseChip item={item} /> <span>{item.sentence ?? item.stateText}</span>
    </p>
  )
}

function headline({ case: item, body, outcome, into }: Sent, say: ReturnType<typeof useReportWords>): string {
  if (into?.refused) return say('answer.mergeFailed', { number: into.case.number, why: into.refused })
  if (into && !into.undone) return say('answer.merged', { number: into.case.number })
  if (outcome === 'same') return say('answer.same')
  // A number that has an open event already: the report became a further word on that one.
  if (body.externalNumber && item.updatedAt !== item.openedAt && !into) return say('answer.added')
  return say(body.as === 'selfHandle' ? 'answer.filed' : body.as === 'backfill' ? 'answer.backfilled' : 'answer.done')
}
