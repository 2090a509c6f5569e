import type { CaseSummary } from '@onegrid/contract'
import type { Source } from '@onegrid/domain'
import { wordsOf } from '@onegrid/domain/words'
import { ClockChip, LevelBar, Moment } from '@onegrid/web'
import { memo } from 'react'
import type { JSX } from 'react'
import { levelName } from '../shell/levels.ts'
import { chipProps } from './case-chip.tsx'
import type { Clocked } from './clock-now.ts'
import { ChooseBox, openByClick, RowIcon, RowLink, standingClass, useSpeech } from './row-parts.tsx'
import type { RowStanding, Speech } from './row-parts.tsx'
import './case-row.css'

interface CaseRowProps extends RowStanding {
  item: CaseSummary
  /** Business time, ms. */
  now: number
  /** The clock and sentence of one obligation, where the row is about it and not about the whole case. */
  owed?: Clocked & { sentence: string | null }
  /** A word under the clock: what is to be done. */
  step?: string
}

/**
 * A case on any list: light first, then what it is and who owes what, then where and when. While a list scrolls, only
 * rows that come into sight are drawn.
 */
export const CaseRow = memo(({ item, now, owed, step, ...standing }: CaseRowProps): JSX.Element => {
  const speech = useSpeech()
  const { language, say } = speech
  const { chosen, gone, onChoose } = standing
  const clock = owed ?? item
  const { sentence } = clock
  return (
    <div className={standingClass(standing)} onClick={(event) => openByClick(event, standing)}>
      <div className="case-row-cells">
        {onChoose ? (
          <ChooseBox number={item.number} say={say} chosen={chosen} onChoose={onChoose} />
        ) : (
          onChoose === null && <span className="row-choose" />
        )}
        <span className="row-clock">
          {gone ? (
            <span className="row-gone">{gone}</span>
          ) : (
            <ClockChip {...chipProps(clock, now, language, say)} plain />
          )}
          {step && <small>{step}</small>}
        </span>
        <RowIcon item={item} say={say} />
        <span className="row-main">
          <span className="row-title">
            <RowLink item={item} say={say} {...standing} />
            {item.address && <span className="row-address">{item.address}</span>}
            <span className="row-spot">{placeOf(item) ?? say('noPlace')}</span>
          </span>
          <span className="row-owes" title={sentence ?? undefined}>
            {sentence ?? item.stateText}
          </span>
        </span>
        <RowPlace item={item} now={now} speech={speech} />
      </div>
    </div>
  )
})
CaseRow.displayName = 'CaseRow'

function RowPlace({
  item,
  now,
  speech: { say, shell, language },
}: {
  item: CaseSummary
  now: number
  speech: Speech
}): JSX.Element {
  const source = item.kind === 'order' ? say('order') : (wordsOf(language).source[item.source as Source] ?? item.source)
  const place = placeOf(item)
  return (
    <>
      <LevelBar level={item.level} name={levelName(shell, item.level)} />
      <span className="row-side">
        <span className="row-where" title={place}>
          {place ?? say('noPlace')}
        </span>
        <span className="row-when">
          {source} <Moment at={item.openedAt} now={now} language={language} />
        </span>
      </span>
    </>
  )
}

function placeOf({ grid, village, town }: CaseSummary): string | undefined {
  return (grid ?? village ?? town)?.name
}

export { caseAddress } from './row-parts.tsx'
