import type { CaseSummary } from '@onegrid/contract'
import type { Source } from '@onegrid/domain'
import { wordsOf } from '@onegrid/domain/words'
import { LevelBar, Moment } from '@onegrid/web'
import type { JSX } from 'react'
import { levelName } from '../shell/levels.ts'
import { useShellWords } from '../shell/words.ts'
import { useLanguage } from '../words/room-words.ts'
import { CaseChip } from './case-chip.tsx'
import type { Clocked } from './clock-now.ts'
import { ChooseBox, openByClick, RowIcon, RowLink, standingClass } from './row-parts.tsx'
import type { RowStanding } from './row-parts.tsx'
import { useRowWords } from './row-words.ts'
import './case-row.css'

export interface CaseRowProps extends RowStanding {
  item: CaseSummary
  /** Business time, ms. */
  now: number
  /** The clock and sentence of one obligation, where the row is about it and not about the whole case. */
  owed?: Clocked & { sentence: string | null }
  /** A word under the clock: what is to be done. */
  step?: string
}

/** A case on any list: light first, then what it is and who owes what, then where and when. */
export function CaseRow({ item, now, owed, step, ...standing }: CaseRowProps): JSX.Element {
  const { chosen, gone, onChoose } = standing
  const { sentence } = owed ?? item
  return (
    <div className={standingClass(standing)} onClick={(event) => openByClick(event, standing)}>
      <div className="case-row-cells">
        {onChoose ? <ChooseBox number={item.number} chosen={chosen} onChoose={onChoose} /> : onChoose === null && <span className="row-choose" />}
        <span className="row-clock">
          {gone ? <span className="row-gone">{gone}</span> : <CaseChip item={owed ?? item} now={now} plain />}
          {step && <small>{step}</small>}
        </span>
        <RowIcon item={item} />
        <span className="row-main">
          <span className="row-title">
            <RowLink item={item} {...standing} />
            {item.address && <span className="row-address">{item.address}</span>}
          </span>
          <span className="row-owes" title={sentence ?? undefined}>{sentence ?? item.stateText}</span>
        </span>
        <RowPlace item={item} now={now} />
      </div>
    </div>
  )
}

function RowPlace({ item, now }: { item: CaseSummary; now: number }): JSX.Element {
  const say = useRowWords()
  const shell = useShellWords()
  const language = useLanguage()
  const source = item.kind === 'order' ? say('order') : (wordsOf(language).source[item.source as Source] ?? item.source)
  const place = item.grid ?? item.village ?? item.town
  return (
    <>
      <LevelBar level={item.level} name={levelName(shell, item.level)} />
      <span className="row-side">
        <span className="row-where" title={place?.name}>{place?.name ?? say('noPlace')}</span>
        <span className="row-when">{source} <Moment at={item.openedAt} now={now} language={language} /></span>
      </span>
    </>
  )
}

export { caseAddress } from './row-parts.tsx'
