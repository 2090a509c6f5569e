import type { JSX } from 'react'
import { useLanguage } from '../../words/room-words.ts'
import { useDutyWords } from '../words.ts'
import { NowMark } from './day-heads.tsx'
import type { Span } from './days.ts'
import { gapsOf } from './gaps.ts'
import type { Rota } from './use-rota.ts'
import { lengthText, momentText } from './written.ts'

/** Whether the desk has somebody at every moment: only who may work its queue counts, a checker does not. */
export function CoverRow({ rota, span, now }: { rota: Rota; span: Span; now: number }): JSX.Element {
  const say = useDutyWords()
  const gaps = gapsOf(rota.people.filter(({ role }) => role === 'dispatcher').map(seatOf), rota.shifts, span)
  const all = gaps.reduce((sum, { from, to }) => sum + to - from, 0)
  const language = useLanguage()
  const sum = gaps.length === 0 ? say('grid.covered') : say(
    'grid.gaps', { n: gaps.length, count: gaps.length, length: lengthText(all, language) },
  )
  return (
    <div className="rota-row rota-cover" role="row">
      <div className="rota-person" role="rowheader">
        <b>{say('grid.cover')}</b>
        <small className={gaps.length > 0 ? 'is-lacking' : ''}>{sum}</small>
      </div>
      <div className="rota-track" role="gridcell">
        <i className="rota-covered" />
        {gaps.map((gap) => <Gap key={gap.from} gap={gap} span={span} />)}
        <NowMark span={span} now={now} />
      </div>
    </div>
  )
}

/** Share of the row that the word needs. */
const ROOMY = 0.06

function Gap({ gap, span }: { gap: Span; span: Span }): JSX.Element {
  const say = useDutyWords()
  const language = useLanguage()
  const length = span.to - span.from
  const why = say('grid.gapWhy', {
    from: momentText(gap.from, language), to: momentText(gap.to, language),
    length: lengthText(gap.to - gap.from, language),
  })
  // A word that does not fit says nothing; the whole is in the name of the mark.
  const [left, width] = [(gap.from - span.from) / length, (gap.to - gap.from) / length]
  return (
    <span className="rota-gap" role="img" aria-label={why} title={why}
      style={{ left: `${left * 100}%`, width: `${width * 100}%` }}>
      {width > ROOMY && say('grid.gap')}
    </span>
  )
}

function seatOf({ id, accountId, keepsRota }: Rota['people'][number]) {
  return { postId: id, accountId, keepsRota }
}
