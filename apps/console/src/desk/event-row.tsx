import type { JSX } from 'react'
import { ChooseBox, openByClick, RowIcon, RowLink, standingClass } from '../case/row-parts.tsx'
import type { RowStanding } from '../case/row-parts.tsx'
import '../case/case-row.css'
import type { ColumnName, EventRow as Row } from './columns.ts'
import { EventCell } from './event-cells.tsx'
import './event-row.css'

/** An event in columns. */
export function EventRow({ row, names, tracks, now, ...standing }: RowStanding & {
  row: Row; names: readonly ColumnName[]; tracks: string; now: number
}): JSX.Element {
  const { gone, chosen, onChoose } = standing
  return (
    <div className={`${standingClass(standing)} ev-row`} style={{ gridTemplateColumns: `20px ${tracks}` }} onClick={(event) => openByClick(event, standing)}>
      {onChoose ? <ChooseBox number={row.number} chosen={chosen} onChoose={onChoose} /> : <span />}
      {names.map((name) => {
        if (name !== 'title') return <span key={name} className={`ev-cell ev-${name}`}>{name === 'clock' && gone ? gone : <EventCell name={name} row={row} now={now} />}</span>
        return (
          <span key={name} className="ev-cell ev-title">
            <RowIcon item={row} />
            <span>
              <span className="row-title"><RowLink item={row} {...standing} /></span>
              {!names.includes('address') && <span className="row-address">{row.address}</span>}
            </span>
          </span>
        )
      })}
    </div>
  )
}
