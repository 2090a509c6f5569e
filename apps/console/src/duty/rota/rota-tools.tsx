import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import type { JSX } from 'react'
import { useLanguage } from '../../words/room-words.ts'
import { useDutyWords } from '../words.ts'
import { addDays, chinaDate, mondayOf } from './days.ts'
import { keyOf } from './plan.ts'
import type { Brush } from './plan.ts'
import { ScopePicker } from './scope-picker.tsx'
import type { Scope } from './use-rota.ts'
import { dateWithWeekday, shortDate } from './written.ts'

interface RotaToolsProps {
  scope: Scope | undefined
  choose: (scope: Scope) => void
  dates: readonly string[]
  now: number
  /** To a week, or to a single day. */
  go: (date: string, by: 'week' | 'day') => void
  brushes: readonly Brush[]
  brush: Brush | undefined
  setBrush: (brush: Brush) => void
  editable: boolean
  copy: () => void
  leave: () => void
}

/** Whose rota, when, and what dragging puts down. */
export function RotaTools(props: RotaToolsProps): JSX.Element {
  const { scope, choose, dates, now, go, editable, copy, leave } = props
  const say = useDutyWords()
  const language = useLanguage()
  const byDay = dates.length === 1
  const [first, last] = [dates[0] ?? '', dates.at(-1) ?? '']
  const by = byDay ? 'day' : 'week'
  const step = byDay ? 1 : 7
  const today = chinaDate(now)
  return (
    <div className="rota-tools no-print">
      <div className="rota-tools-row">
        <ScopePicker scope={scope} choose={choose} />
        <div className="rota-when">
          <Button
            icon={<LeftOutlined />}
            aria-label={say(byDay ? 'week.dayBefore' : 'week.before')}
            title={say(byDay ? 'week.dayBefore' : 'week.before')}
            onClick={() => go(addDays(first, -step), by)}
          />
          <b>
            {byDay
              ? dateWithWeekday(first, language)
              : say('week.range', { from: shortDate(first, language), to: shortDate(last, language) })}
          </b>
          <Button
            icon={<RightOutlined />}
            aria-label={say(byDay ? 'week.dayAfter' : 'week.after')}
            title={say(byDay ? 'week.dayAfter' : 'week.after')}
            onClick={() => go(addDays(first, step), by)}
          />
          <Button
            disabled={byDay ? first === today : first === mondayOf(today)}
            onClick={() => go(byDay ? today : mondayOf(today), by)}
          >
            {say(byDay ? 'week.today' : 'week.this')}
          </Button>
          <Segmented<'week' | 'day'>
            value={by}
            aria-label={say('week.view')}
            options={[
              { value: 'week', label: say('week.byWeek') },
              { value: 'day', label: say('week.byDay') },
            ]}
            onChange={(next) => go(next === 'week' ? mondayOf(first) : dates.includes(today) ? today : first, next)}
          />
        </div>
      </div>
      {editable && (
        <div className="rota-tools-row">
          <Brushes {...props} />
          <div className="rota-acts">
            <Button onClick={leave}>{say('act.leave')}</Button>
            <Button onClick={copy}>{say('act.copy')}</Button>
          </div>
        </div>
      )}
    </div>
  )
}

/** The shifts that dragging puts down: those that this rota has most. */
function Brushes({ brushes, brush, setBrush }: Pick<RotaToolsProps, 'brushes' | 'brush' | 'setBrush'>): JSX.Element {
  const say = useDutyWords()
  return (
    <div className="rota-brushes" role="radiogroup" aria-label={say('brush.label')} title={say('brush.why')}>
      <span>{say('brush.label')}</span>
      {brushes.map((one) => {
        const isOn = brush !== undefined && keyOf(one) === keyOf(brush)
        return (
          <label key={keyOf(one)} className={isOn ? 'is-on' : ''}>
            <input type="radio" name="rota-brush" checked={isOn} onChange={() => setBrush(one)} />
            <i className={`rota-swatch is-${one.kind}`} />
            {say('grid.bar', { kind: say(`kind.${one.kind}`), from: one.from, to: one.to })}
          </label>
        )
      })}
    </div>
  )
}
