import type { StaffPost } from '@onegrid/contract'
import { Button } from 'antd'
import type { JSX } from 'react'
import { SidePanel } from '../../shell/side-panel.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { useDutyWords } from '../words.ts'
import { chinaDate, chinaTime } from './days.ts'
import { spanOfTimes } from './days.ts'
import type { Brush, NewShift } from './plan.ts'
import { barText } from './shift-bar.tsx'
import { ShiftForm } from './shift-form.tsx'
import { isAhead } from './shifts.ts'
import type { Shift } from './shifts.ts'
import type { Planning } from './use-planning.ts'
import { dateWithWeekday, momentText } from './written.ts'

interface Shared {
  people: readonly StaffPost[]
  shifts: readonly Shift[]
  now: number
  planning: Planning
  close: () => void
  /** The panel stands over the left edge: what it is about lies at the right one. */
  atStart: boolean
}

/** A day of a person: what stands there, and one shift more. */
export function CellPanel({
  post, date, span, brush, people, shifts, now, planning, close, atStart, editable, onOpenShift,
}: Shared & {
  post: StaffPost
  date: string
  /** Drawn by hand; else the hours of the brush. */
  span?: { from: number; to: number }
  brush: Brush | undefined
  editable: boolean
  onOpenShift: (shift: Shift) => void
}): JSX.Element {
  const say = useDutyWords()
  const language = useLanguage()
  const there = shifts.filter((shift) => (
    shift.kind === 'leave' ? shift.accountId === post.accountId : shift.postId === post.id
  ) &&
    chinaDate(shift.startsAt) <= date && chinaDate(shift.endsAt - 1) >= date)
  const isPast = date < chinaDate(now)
  const hours = span ?? spanOfTimes(date, brush?.from ?? '08:30', brush?.to ?? '17:30')
  const initial: NewShift = { postId: post.id, kind: brush?.kind ?? 'desk', startsAt: hours.from, endsAt: hours.to }
  return (
    <SidePanel
      title={say('panel.cell', { name: post.name, date: dateWithWeekday(date, language) })} close={close}
      atStart={atStart}
    >
      {there.length > 0 && (
        <>
          <h3>{say('panel.otherShifts')}</h3>
          <ul className="panel-shifts">
            {there.map((shift) => (
              <li key={shift.id}>
                <button type="button" onClick={() => onOpenShift(shift)}>
                  <i className={`rota-swatch is-${shift.kind}`} />
                  {barText(shift, say)}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {isPast && there.length === 0 && <p className="form-note">{say('panel.past')}</p>}
      {editable && !isPast && (
        <>
          {there.length > 0 && <h3>{say('panel.newShift')}</h3>}
          <ShiftForm
            key={`${post.id} ${date} ${span?.from ?? ''}`} initial={initial} people={people} shifts={shifts} now={now}
            save={async (shift) => {
              const done = await planning.plan([shift])
              if (done) close()
              return done
            }}
          />
        </>
      )}
    </SidePanel>
  )
}

/** One shift: to other hours, to somebody else, away, or ended now. */
export function ShiftPanel({
  shift,
  people,
  shifts,
  now,
  planning,
  close,
  atStart,
  editable,
}: Shared & { shift: Shift; editable: boolean }): JSX.Element {
  const say = useDutyWords()
  const language = useLanguage()
  const { kind, name, startsAt, endsAt, begunAt, endedEarlyAt } = shift
  const ahead = isAhead(shift, now)
  const over = (endedEarlyAt ?? endsAt) <= now
  const nameOf = (postId: string): string => people.find((post) => post.id === postId)?.name ?? name
  const saidMove = (to: NewShift): string =>
    say('done.moved', {
      name: nameOf(to.postId),
      date: dateWithWeekday(chinaDate(to.startsAt), language),
      from: chinaTime(to.startsAt),
      to: chinaTime(to.endsAt),
    })
  const closing = async (act: Promise<boolean>): Promise<boolean> => {
    const done = await act
    if (done) close()
    return done
  }
  return (
    <SidePanel
      title={say('panel.cell', { name, date: dateWithWeekday(chinaDate(startsAt), language) })}
      close={close}
      atStart={atStart}
    >
      <dl className="panel-facts">
        <dt>
          <i className={`rota-swatch is-${kind}`} />
          {say(`kind.${kind}`)}
        </dt>
        <dd>
          {momentText(startsAt, language)} – {momentText(endsAt, language, chinaDate(startsAt))}
        </dd>
        {begunAt !== null && <dd>{say('grid.begun', { time: chinaTime(begunAt) })}</dd>}
        {endedEarlyAt !== null && (
          <dd>{say('grid.endedEarly', { time: momentText(endedEarlyAt, language, chinaDate(startsAt)) })}</dd>
        )}
      </dl>
      {editable && ahead && kind !== 'leave' && (
        <ShiftForm
          key={shift.id}
          initial={{ ...shift, kind }}
          id={shift.id}
          people={people}
          shifts={shifts}
          now={now}
          save={(to) => closing(planning.move(shift, to, saidMove(to)))}
          also={
            <Button danger onClick={() => void closing(planning.remove([shift]))}>
              {say('act.remove')}
            </Button>
          }
        />
      )}
      {editable && !over && (!ahead || kind === 'leave') && (
        <div className="form-acts">
          <Button onClick={() => void closing(planning.end(shift, now))}>
            {say(kind === 'leave' ? 'act.endLeave' : 'act.end')}
          </Button>
        </div>
      )}
      {editable && !ahead && kind !== 'leave' && <p className="form-note">{say('panel.begunWhy')}</p>}
    </SidePanel>
  )
}
