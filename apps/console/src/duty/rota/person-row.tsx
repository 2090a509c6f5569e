import type { StaffPost } from '@onegrid/contract'
import type { Role } from '@onegrid/domain'
import { wordsOf } from '@onegrid/domain/words'
import { memo } from 'react'
import type { JSX } from 'react'
import { useLanguage } from '../../words/room-words.ts'
import { useDutyWords } from '../words.ts'
import { barsOf, labelsOf } from './bars.ts'
import { chinaDate } from './days.ts'
import type { Span } from './days.ts'
import { dayClass, NowMark } from './day-heads.tsx'
import { Ghosts } from './ghosts.tsx'
import type { Brush, Cell } from './plan.ts'
import { ShiftBar, barText } from './shift-bar.tsx'
import { crosses, effective, isAhead } from './shifts.ts'
import type { Shift } from './shifts.ts'
import { loadOf } from './sums.ts'
import type { Drag } from './use-drag.ts'
import type { SpecialDay } from './use-rota.ts'
import { dateWithWeekday, hoursText } from './written.ts'

interface PersonRowProps {
  post: StaffPost
  row: number
  shifts: readonly Shift[]
  dates: readonly string[]
  span: Span
  now: number
  special: ReadonlyMap<string, SpecialDay>
  drag: Drag | undefined
  brush: Brush | undefined
  editable: boolean
  cursor: Cell
  chosen: (cell: Cell) => boolean
  /** Of the axis, in pixels: whether words fit. */
  width: number
}

const LANE = 26

/** One person's days and bars. Cells take the keyboard, bars the hand. */
export const PersonRow = memo(function PersonRow(props: PersonRowProps): JSX.Element {
  const { post, row, shifts, dates, span, now, special, drag, brush, editable, cursor, chosen, width } = props
  const drawn = barsOf(shifts, span)
  const { bars, lanes } = drawn
  const labels = labelsOf(drawn, width)
  const byTime = dates.length === 1
  const leave = shifts.filter(({ kind }) => kind === 'leave').map(effective)
  return (
    <div
      className={`rota-row${editable ? ' is-editable' : ''}`} role="row"
      style={{ '--lanes': lanes } as React.CSSProperties}
    >
      <PersonHead post={post} shifts={shifts} span={span} />
      <div className="rota-track" data-row={row}>
        {dates.map((date, day) => (
          <DayCell
            key={date} date={date} name={post.name} shifts={shifts} off={dayClass(date, special)}
            isToday={date === chinaDate(now)}
            isCursor={cursor.row === row && cursor.day === day} isChosen={chosen({ row, day })}
          />
        ))}
        <div className="rota-bars" role="gridcell">
          {bars.map((bar, i) => (
            <ShiftBar
              key={bar.shift.id} bar={bar} label={labels[i] ?? 'sign'} now={now} byTime={byTime} top={bar.lane * LANE}
              isVoid={bar.shift.kind !== 'leave' && leave.some((away) => crosses(away, effective(bar.shift)))}
              movable={editable && bar.shift.kind !== 'leave' && isAhead(bar.shift, now)}
              lifted={(drag?.does === 'move' || drag?.does === 'resize') && drag.shift.id === bar.shift.id}
            />
          ))}
        </div>
        <Ghosts
          drag={drag} brush={brush} row={row} postId={post.id} accountId={post.accountId} shifts={shifts}
          dates={dates} span={span} now={now}
        />
        <NowMark span={span} now={now} />
      </div>
    </div>
  )
})

function PersonHead({ post, shifts, span }: { post: StaffPost; shifts: readonly Shift[]; span: Span }): JSX.Element {
  const say = useDutyWords()
  const words = wordsOf(useLanguage())
  const { worked, nights, leaveDays, shifts: count } = loadOf(shifts, span)
  const role = post.title ?? words.role[post.role as Role] ?? post.role
  const sums = [
    count > 0 || worked > 0 ? say('grid.load', { hours: hoursText(worked) }) : undefined,
    nights > 0 ? say('grid.nights', { n: nights, count: nights }) : undefined,
    leaveDays > 0 ? say('grid.leaveDays', { n: leaveDays }) : undefined,
  ]
  const said = sums.filter((sum) => sum !== undefined)
  return (
    <div className="rota-person" role="rowheader">
      <b title={post.name}>{post.name}</b>
      <span title={role}>{role}</span>
      <small>
        {!post.keepsRota && count === 0 ? [say('grid.alwaysThere'), ...said].join(' · ') : said.join(' · ')}
      </small>
    </div>
  )
}

function DayCell({ date, name, shifts, off, isToday, isCursor, isChosen }: {
  date: string
  name: string
  shifts: readonly Shift[]
  off: string
  isToday: boolean
  isCursor: boolean
  isChosen: boolean
}): JSX.Element {
  const say = useDutyWords()
  const language = useLanguage()
  const own = shifts.filter((shift) => chinaDate(shift.startsAt) <= date && chinaDate(shift.endsAt - 1) >= date)
  const said = own.length === 0 ? say('grid.none') : own.map((shift) => barText(shift, say)).join(say('and'))
  return (
    <div
      className={['rota-cell', off, isToday && 'is-today', isChosen && 'is-chosen'].filter(Boolean).join(' ')}
      role="gridcell" tabIndex={isCursor ? 0 : -1} aria-selected={isChosen}
      aria-label={say('grid.cell', { name, date: dateWithWeekday(date, language), shifts: said })}
    />
  )
}
