import { memo } from 'react'
import type { JSX } from 'react'
import { ChooseBox, openByClick, RowIcon, RowLink, standingClass, useSpeech } from '../case/row-parts.tsx'
import type { RowStanding } from '../case/row-parts.tsx'
import '../case/case-row.css'
import type { ColumnName, EventRow as Row } from './columns.ts'
import { cellOf } from './event-cells.tsx'
import './event-row.css'

interface EventRowProps extends RowStanding {
  row: Row
  names: readonly ColumnName[]
  tracks: string
  /** Business time, ms. */
  now: number
}

/** An event in columns. While a list scrolls, only rows that come into sight are drawn. */
export const EventRow = memo(({ row, names, tracks, now, ...standing }: EventRowProps): JSX.Element => {
  const speech = useSpeech()
  const { say } = speech
  const { gone, chosen, onChoose } = standing
  return (
    <div
      className={`${standingClass(standing)} ev-row`}
      style={{ gridTemplateColumns: `20px ${tracks}` }}
      onClick={(event) => openByClick(event, standing)}
    >
      {onChoose ? <ChooseBox number={row.number} say={say} chosen={chosen} onChoose={onChoose} /> : <span />}
      {names.map((name) => {
        if (name !== 'title')
          return (
            <span key={name} className={`ev-cell ev-${name}`}>
              {name === 'clock' && gone ? gone : cellOf(name, row, now, speech)}
            </span>
          )
        return (
          <span key={name} className="ev-cell ev-title">
            <RowIcon item={row} say={say} />
            <span>
              <span className="row-title">
                <RowLink item={row} say={say} {...standing} />
              </span>
              {!names.includes('address') && <span className="row-address">{row.address}</span>}
            </span>
          </span>
        )
      })}
    </div>
  )
})
EventRow.displayName = 'EventRow'
