/** The events list as columns: the same cells under the same heads, for the eye that goes down one of them. */
import type { Source } from '@onegrid/domain'
import { wordsOf } from '@onegrid/domain/words'
import { ClockChip, LevelBar, Moment } from '@onegrid/web'
import type { JSX, ReactNode } from 'react'
import { chipProps } from '../case/case-chip.tsx'
import type { Speech } from '../case/row-parts.tsx'
import { levelName } from '../shell/levels.ts'
import { columns, orderOnPress } from './columns.ts'
import type { ColumnName, EventRow, Order } from './columns.ts'
import { useEventsWords } from './events-words.ts'
import type { EventsSay } from './events-words.ts'

export function columnTitle(name: ColumnName, say: EventsSay): string {
  return say(name === 'title' ? 'columns.title_' : `columns.${name}`)
}

/** The head of the list; what the list can be ordered by is pressed. */
export function ColumnHead({
  names,
  tracks,
  order,
  onOrder,
}: {
  names: readonly ColumnName[]
  tracks: string
  order: Order
  onOrder: (order: Order) => void
}): JSX.Element {
  const say = useEventsWords()
  return (
    <div className="ev-head" style={{ gridTemplateColumns: `20px ${tracks}` }}>
      <span />
      {names.map((name) => {
        const title = columnTitle(name, say)
        const next = orderOnPress(name, order)
        if (!next) return <span key={name}>{title}</span>
        const isOn = columns[name].order?.includes(order) ?? false
        return (
          <button
            key={name}
            type="button"
            className={isOn ? 'is-on' : ''}
            title={say(`order.${next}`)}
            onClick={() => onOrder(next)}
          >
            {title}
            {isOn && <span aria-hidden="true">{order === 'newest' || order === 'updated' ? ' ↓' : ' ↑'}</span>}
          </button>
        )
      })}
    </div>
  )
}

/** What stands in a cell; the row draws the title's itself. */
export function cellOf(
  name: Exclude<ColumnName, 'title'>,
  row: EventRow,
  now: number,
  { language, say, shell }: Speech,
): ReactNode {
  const moment = (at: string | null): ReactNode => at && <Moment at={at} now={now} language={language} />
  switch (name) {
    case 'clock':
      return <ClockChip {...chipProps(row, now, language, say)} plain />
    case 'owes':
      return (
        <span className="ev-owes" title={row.sentence ?? undefined}>
          {row.sentence}
        </span>
      )
    case 'state':
      return row.stateText
    case 'level':
      return <LevelBar level={row.level} name={levelName(shell, row.level)} />
    case 'matter':
      return row.matter?.name
    case 'grid':
      return row.grid?.name
    case 'village':
      return row.village?.name
    case 'town':
      return row.town?.name
    case 'address':
      return row.address
    case 'source':
      return wordsOf(language).source[row.source as Source] ?? row.source
    case 'opened':
      return moment(row.openedAt)
    case 'due':
      return moment(row.dueAt)
    case 'lead':
      return row.lead?.name
    case 'desk':
      return row.desk?.name
    case 'number':
      return row.number
    case 'updated':
      return moment(row.updatedAt)
    case 'closed':
      return moment(row.closedAt)
    case 'rounds':
      return row.round
  }
}
