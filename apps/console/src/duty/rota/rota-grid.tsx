import type { StaffPost } from '@onegrid/contract'
import { useMemo, useRef } from 'react'
import type { JSX, KeyboardEvent } from 'react'
import { useLanguage } from '../../words/room-words.ts'
import { useDutyWords } from '../words.ts'
import { CoverRow } from './cover-row.tsx'
import { DayHeads } from './day-heads.tsx'
import type { Span } from './days.ts'
import { cellsBetween } from './plan.ts'
import type { Brush, Cell } from './plan.ts'
import { PersonRow } from './person-row.tsx'
import { isAhead } from './shifts.ts'
import type { Shift } from './shifts.ts'
import { useDrag } from './use-drag.ts'
import { useGridKeys } from './use-grid-keys.ts'
import { useWidth } from './use-width.ts'
import type { Rota, SpecialDay } from './use-rota.ts'
import { shortDate } from './written.ts'
import './rota.css'

interface RotaGridProps {
  rota: Rota
  dates: readonly string[]
  span: Span
  now: number
  special: ReadonlyMap<string, SpecialDay>
  brush: Brush | undefined
  mayPlan: (post: StaffPost) => boolean
  /** Desks mark when nobody is there. */
  covered: boolean
  onPaint: (cells: readonly Cell[]) => void
  onDraw: (post: StaffPost, span: Span) => void
  onMove: (shift: Shift, post: StaffPost, span: Span) => void
  onOpenCell: (post: StaffPost, date: string) => void
  onOpenShift: (shift: Shift) => void
  onRemove: (shifts: readonly Shift[]) => void
  onPickDay?: (date: string) => void
}

/** As rota.css has it. */
const PERSON = 176

/** People × days, shifts as bars drawn to time. Drawn upon with a hand or by keys: see use-drag, use-grid-keys. */
export function RotaGrid(props: RotaGridProps): JSX.Element {
  const { rota, dates, span, now, special, brush, mayPlan, covered } = props
  const say = useDutyWords()
  const language = useLanguage()
  const body = useRef<HTMLDivElement>(null)
  const width = useWidth(body) - PERSON
  const { people, shifts } = rota
  const byId = useMemo(() => new Map(shifts.map((shift) => [shift.id, shift])), [shifts])
  const of = useMemo(() => rowsOf(people, shifts), [people, shifts])
  const keys = useGridKeys({
    rows: people.length, days: dates.length,
    onOpen: (cell) => openCell(cell),
    onPaint: props.onPaint,
    onRemove: (cells) => props.onRemove(
      cells.flatMap((cell) => startingIn(of[cell.row] ?? [], dates[cell.day])).filter((shift) => mayChange(shift))
    ),
  })
  const { drag, onPointerDown } = useDrag({
    field: body, span, days: dates.length, byTime: dates.length === 1,
    shiftOf: (id) => byId.get(id),
    mayPlan: (row) => people[row] !== undefined && mayPlan(people[row]),
    mayMove: (shift) => shift.kind !== 'leave' && mayChange(shift),
  }, {
    onPaint: (from, to) => (
      from.row === to.row && from.day === to.day ? openCell(from) : props.onPaint(cellsBetween(from, to))
    ),
    onDraw: (row, drawn) => people[row] && props.onDraw(people[row], drawn),
    onMove: (shift, row, to) => people[row] && props.onMove(shift, people[row], to),
    onClickCell: (cell) => { keys.go(cell); openCell(cell) },
    onClickShift: props.onOpenShift,
  })

  function mayChange(shift: Shift): boolean {
    const post = people.find(({ id }) => id === shift.postId)
    return post !== undefined && mayPlan(post) && isAhead(shift, now) && !shift.pending
  }

  function openCell({ row, day }: Cell): void {
    const [post, date] = [people[row], dates[day]]
    if (post && date) props.onOpenCell(post, date)
  }

  const [first, last] = [dates[0] ?? '', dates.at(-1) ?? '']
  return (
    <div
      className={`rota${drag ? ' is-dragging' : ''}`}
      style={{ '--days': dates.length } as React.CSSProperties}
      onKeyDown={(event: KeyboardEvent) => keys.onKeyDown(event)}
    >
      <div className="rota-scroll">
        <div
          role="grid"
          aria-label={say('grid.label', { from: shortDate(first, language), to: shortDate(last, language) })}
          aria-multiselectable="true"
          aria-rowcount={people.length + 1}
          className="rota-table"
        >
          <DayHeads dates={dates} span={span} special={special} now={now} onPickDay={props.onPickDay} />
          {covered && <CoverRow rota={rota} span={span} now={now} />}
          <div ref={body} className="rota-body" role="rowgroup" onPointerDown={onPointerDown}>
            {people.map((post, row) => (
              <PersonRow
                key={post.id}
                post={post}
                row={row}
                shifts={of[row] ?? []}
                dates={dates}
                span={span}
                now={now}
                special={special}
                drag={drag}
                brush={brush}
                editable={mayPlan(post)}
                cursor={keys.cursor}
                chosen={keys.chosen}
                width={width}
              />
            ))}
          </div>
        </div>
      </div>
    </div>
  )
}

/** Shifts are the post's, leave is the person's. */
function rowsOf(people: readonly StaffPost[], shifts: readonly Shift[]): Shift[][] {
  return people.map((post) => shifts.filter(
    (shift) => (shift.kind === 'leave' ? shift.accountId === post.accountId : shift.postId === post.id)
  ))
}

function startingIn(shifts: readonly Shift[], date: string | undefined): Shift[] {
  return shifts.filter((shift) => date !== undefined && dateOf(shift.startsAt) === date)
}

function dateOf(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
}
