import type { OrderDetail } from '@onegrid/contract'
import type { Phase } from '@onegrid/domain'
import { choiceWord, formatDate, formatDeadline, formatLimit, wordsOf } from '@onegrid/domain/words'
import type { JSX, ReactNode } from 'react'
import { Link } from 'react-router'
import { CaseChip } from '../case/case-chip.tsx'
import { useTrail } from '../case/case-reads.ts'
import { useNow } from '../session/session.tsx'
import { OrderMarks } from '../supervision/orders/marks.tsx'
import { useLanguage } from '../words/room-words.ts'
import { Dated } from './dated.tsx'
import { exchangeOf, wordsIn } from './replies.ts'
import { ReplyEntry } from './reply-entry.tsx'
import { useOrderWords } from './words.ts'

/** The document: heading, number, the facts in a ruled table, then reply and review. */
export function OrderSheet({ order }: { order: OrderDetail }): JSX.Element {
  const say = useOrderWords()
  const language = useLanguage()
  const now = useNow()
  const { summary, type, event, phase, tasks } = order
  const trail = useTrail({ kind: 'order', id: summary.id })
  const { issued, replies, cancelled } = exchangeOf(trail.data ?? [])
  const reply = tasks.findLast(({ kind }) => kind === 'reply')
  const clock = reply?.clocks.at(-1)
  const phases: Readonly<Record<string, string>> = wordsOf(language).phase
  return (
    <div className="order-sheet">
      <header>
        <h1>{say('heading')}</h1>
        <p className="order-no">
          {say('kind', { type: choiceWord('type', type, language) })} · {say('number', { number: summary.number })}
        </p>
        <p className="order-state">
          <CaseChip item={summary} now={now} />
          <b>{summary.stateText}</b>
          <OrderMarks marks={order} />
        </p>
        {summary.sentence && <p className="order-sentence">{summary.sentence}</p>}
      </header>
      <dl className="order-facts" aria-label={say('facts')}>
        <Fact name={say('event')}>
          {event ? (
            <>
              <Link to={`/events/${event.id}`}>{event.title}</Link> <CaseChip item={event} now={now} plain />
              <small>
                {[event.number, event.stateText, event.address, event.grid?.name].filter(Boolean).join(' · ')}
              </small>
            </>
          ) : (
            <>
              {summary.title}
              <small>{say('eventGone')}</small>
            </>
          )}
        </Fact>
        {phase && <Fact name={say('about')}>{say('aboutPhase', { phase: phases[phase as Phase] ?? phase })}</Fact>}
        <Fact name={say('issuer')}>
          {summary.desk?.name ?? say('none')}
          <small>
            <Dated at={summary.openedAt} />
          </small>
        </Fact>
        <Fact name={say('to')}>
          <b>{reply?.owner?.name ?? summary.lead?.name ?? say('none')}</b>
        </Fact>
        {clock && (
          <Fact name={say('due')}>
            <b>{formatDeadline(Date.parse(clock.dueAt), language, now)}</b>
            <small>
              {say('why', {
                start: formatDate(Date.parse(clock.startedAt), language, now),
                limit: formatLimit(clock.limit, language),
                due: formatDeadline(Date.parse(clock.dueAt), language, now),
              })}
            </small>
          </Fact>
        )}
        {wordsIn(issued) && (
          <Fact name={say('reason')}>
            <p className="order-words">{wordsIn(issued)}</p>
          </Fact>
        )}
        <MarkFacts order={order} now={now} />
      </dl>
      <section className="order-replies">
        {replies.length === 0 && (
          <ReplyEntry
            title={say('reply')}
            none={cancelled ? say('cancelled', { reason: wordsIn(cancelled) }) : say('noReply')}
          />
        )}
        {replies.map((one, i) => (
          <ReplyEntry
            key={one.line.seq}
            title={replies.length > 1 ? say('round', { n: i + 1 }) : say('reply')}
            reply={one}
          />
        ))}
        {cancelled && replies.length > 0 && (
          <ReplyEntry title={say('review')} none={say('cancelled', { reason: wordsIn(cancelled) })} />
        )}
      </section>
    </div>
  )
}

/** Cards are given by named persons; what the system has proposed is said to be no more than that. */
function MarkFacts({ order: { card, listed, proposedCard, proposedListing }, now }: {
  order: OrderDetail; now: number
}): JSX.Element | null {
  const say = useOrderWords()
  const language = useLanguage()
  const time = (at: string): string => formatDate(Date.parse(at), language, now)
  const colour = (value: string): string => choiceWord('colour', value, language)
  const lines = [
    card &&
      (card.by
        ? say('card', { colour: colour(card.colour), name: card.by.name, time: time(card.at) })
        : say('cardNoName', { colour: colour(card.colour), time: time(card.at) })),
    !card && proposedCard && say('proposedCard', { colour: colour(proposedCard) }),
    listed &&
      (listed.until
        ? say('listedUntil', { since: time(listed.since), until: time(listed.until) })
        : say('listed', { since: time(listed.since) })),
    listed?.until && Date.parse(listed.until) < now && say('listedOver'),
    !listed && proposedListing && say('proposedListing'),
  ].filter((line) => typeof line === 'string')
  if (lines.length === 0) return null
  return <Fact name={say('marks')}>{lines.map((line) => <p key={line}>{line}</p>)}</Fact>
}

function Fact({ name, children }: { name: string; children: ReactNode }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
