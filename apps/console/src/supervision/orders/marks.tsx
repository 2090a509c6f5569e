import type { OrderSummary } from '@onegrid/contract'
import { choiceWord, formatDue } from '@onegrid/domain/words'
import type { JSX } from 'react'
import { useNow } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { useSupervisionWords } from '../words.ts'
import './marks.css'

type MarksOf = Pick<OrderSummary['supervision'], 'card' | 'listed' | 'proposedCard' | 'proposedListing'>

/** Cards and listing as small plates: issued ones filled, proposals in outline, each by its word. */
export function OrderMarks({ marks }: { marks: MarksOf }): JSX.Element | null {
  const say = useSupervisionWords()
  const language = useLanguage()
  const now = useNow()
  const { card, listed, proposedCard, proposedListing } = marks
  if (!card && !listed && !proposedCard && !proposedListing) return null
  const time = (at: string): string => formatDue(Date.parse(at), now, language)
  const colour = (value: string): string => choiceWord('colour', value, language)
  const issued = card && [card.by && say('mark.by', { name: card.by.name }), time(card.at)].filter(Boolean).join(' · ')
  return (
    <span className="order-marks">
      {card && (
        <span className={`order-card is-${card.colour}`} title={issued ?? undefined}>
          {colour(card.colour)}
        </span>
      )}
      {!card && proposedCard && (
        <span className={`order-card is-${proposedCard} is-proposed`}>
          {say('mark.proposedCard', { colour: colour(proposedCard) })}
        </span>
      )}
      {listed && (
        <span
          className="order-listed"
          title={listed.until ? say('mark.listedUntil', { time: time(listed.until) }) : say('mark.listedNoEnd')}
        >
          {say('mark.listed')}
        </span>
      )}
      {!listed && proposedListing && <span className="order-listed is-proposed">{say('mark.proposedListing')}</span>}
    </span>
  )
}
