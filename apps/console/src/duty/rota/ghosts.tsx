import type { JSX } from 'react'
import { useDutyWords } from '../words.ts'
import { chinaTime, endTime, spanOfTimes } from './days.ts'
import type { Span } from './days.ts'
import { obstacleTo } from './plan.ts'
import type { Brush, NewShift } from './plan.ts'
import type { Shift } from './shifts.ts'
import type { Drag } from './use-drag.ts'

interface GhostsProps {
  drag: Drag | undefined
  brush: Brush | undefined
  row: number
  postId: string
  accountId: string
  shifts: readonly Shift[]
  dates: readonly string[]
  span: Span
  now: number
}

/** What would stand in this row if the hand let go now; what cannot be is crossed out, with why. */
export function Ghosts(
  { drag, brush, row, postId, accountId, shifts, dates, span, now }: GhostsProps
): JSX.Element | null {
  const say = useDutyWords()
  const wanted = drag ? wantedIn(drag, brush, row, dates) : []
  if (wanted.length === 0) return null
  return (
    <>
      {wanted.map(({ from, to, kind, id }) => {
        const shift: NewShift & { id?: string; accountId: string } = {
          id, postId, accountId, kind, startsAt: from, endsAt: to,
        }
        const obstacle = obstacleTo(shift, shifts, now)
        const length = span.to - span.from
        const [left, right] = [Math.max(from, span.from), Math.min(to, span.to)]
        if (right <= left) return null
        return (
          <span key={from} className={`rota-ghost is-${kind}${obstacle ? ' is-impossible' : ''}`}
            style={{ left: `${((left - span.from) / length) * 100}%`, width: `${((right - left) / length) * 100}%` }}>
            {obstacle ? say(`obstacle.${obstacle}`) : `${chinaTime(from)}–${endTime(to)}`}
          </span>
        )
      })}
    </>
  )
}

type Wanted = Span & Pick<NewShift, 'kind'> & { id?: string }

function wantedIn(drag: Drag, brush: Brush | undefined, row: number, dates: readonly string[]): Wanted[] {
  switch (drag.does) {
    case 'paint': {
      const [low, high] = [Math.min(drag.from.row, drag.to.row), Math.max(drag.from.row, drag.to.row)]
      if (!brush || row < low || row > high) return []
      const [first, last] = [Math.min(drag.from.day, drag.to.day), Math.max(drag.from.day, drag.to.day)]
      return dates.slice(first, last + 1).map(
        (date) => ({ kind: brush.kind, ...spanOfTimes(date, brush.from, brush.to) })
      )
    }
    case 'draw': return row === drag.row ? [{ kind: brush?.kind ?? 'desk', ...drag.span }] : []
    case 'move':
    case 'resize': {
      const { kind, id } = drag.shift
      return row === drag.row && kind !== 'leave' ? [{ kind, id, ...drag.span }] : []
    }
  }
}
