import type { JSX } from 'react'
import { useDutyWords } from '../words.ts'
import type { Bar, Label } from './bars.ts'
import { chinaTime, endTime } from './days.ts'
import { isRunning } from './shifts.ts'
import type { Shift } from './shifts.ts'

interface ShiftBarProps {
  bar: Bar
  label: Label
  now: number
  top: number
  byTime: boolean
  movable: boolean
  /** Its holder is on leave: it counts for nothing meanwhile. */
  isVoid: boolean
  /** Being dragged: its ghost is elsewhere. */
  lifted: boolean
}

/**
 * A shift drawn to time. By kind: filled, dark, outlined or hatched, each with its sign, so that nothing rests on
 * colour.
 */
export function ShiftBar({ bar, label, now, top, byTime, movable, isVoid, lifted }: ShiftBarProps): JSX.Element {
  const say = useDutyWords()
  const { shift, left, width, cutBefore, cutAfter } = bar
  const flags = [
    `is-${shift.kind}`,
    cutBefore && 'cut-before',
    cutAfter && 'cut-after',
    movable && 'is-movable',
    isVoid && 'is-void',
    lifted && 'is-lifted',
    shift.pending && 'is-pending',
    isRunning(shift, now) && 'is-running',
    shift.begunAt !== null && 'is-begun',
  ]
  return (
    <button
      type="button"
      tabIndex={-1}
      data-shift={shift.id}
      className={['rota-bar', ...flags.filter(Boolean)].join(' ')}
      style={{ left: `${left * 100}%`, width: `${width * 100}%`, top }}
      title={wholeText(shift, say)}
      aria-label={wholeText(shift, say)}
    >
      {label !== 'whole' && <em>{say(`kindMark.${shift.kind}`)}</em>}
      {label === 'whole' && <span>{barText(shift, say)}</span>}
      {['inside', 'after', 'before'].includes(label) && (
        <span className={`label-${label}`}>{`${chinaTime(shift.startsAt)}–${endTime(shift.endsAt)}`}</span>
      )}
      {movable && byTime && <i data-edge="start" className="rota-edge at-start" />}
      {movable && byTime && <i data-edge="end" className="rota-edge at-end" />}
    </button>
  )
}

type Say = ReturnType<typeof useDutyWords>

/** 值台 08:30–17:30 */
export function barText({ kind, startsAt, endsAt }: Pick<Shift, 'kind' | 'startsAt' | 'endsAt'>, say: Say): string {
  return say('grid.bar', { kind: say(`kind.${kind}`), from: chinaTime(startsAt), to: endTime(endsAt) })
}

/** With who, and whether he came and left as planned. */
function wholeText(shift: Shift, say: Say): string {
  const { name, begunAt, endedEarlyAt } = shift
  return [
    name, barText(shift, say),
    begunAt !== null && say('grid.begun', { time: chinaTime(begunAt) }),
    endedEarlyAt !== null && say('grid.endedEarly', { time: chinaTime(endedEarlyAt) }),
  ].filter(Boolean).join(' · ')
}
