import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn.js'
import type { JSX } from 'react'
import { useLanguage } from '../words/room-words.ts'
import { datesOf } from './spans.ts'
import type { MovingSpan, Span } from './spans.ts'
import { Toggles } from './toggles.tsx'
import { useDeskWords } from './words.ts'

const DATE = 'YYYY-MM-DD'

/** Days as one says them, or two dates. */
export function SpanField({
  id,
  value,
  onChange,
  moving,
}: {
  id: string
  value: Span | undefined
  onChange: (span: Span | undefined) => void
  moving: readonly MovingSpan[]
}): JSX.Element {
  const say = useDeskWords()
  dayjs.locale(useLanguage() === 'en' ? 'en' : 'zh-cn')
  const dates = value ? datesOf(value) : undefined
  return (
    <span className="span-field">
      <Toggles<MovingSpan>
        label={say('filter.range')}
        isOn={(span) => span === value}
        onToggle={(span) => onChange(span === value ? undefined : span)}
        choices={moving.map((span) => ({ value: span, label: say(`span.${span}`) }))}
      />
      <DatePicker.RangePicker
        id={{ start: id }}
        value={dates ? [dayjs(dates[0]), dayjs(dates[1])] : null}
        placeholder={[say('filter.from'), say('filter.to')]}
        onChange={(range) => {
          const [from, to] = range ?? []
          onChange(from && to ? `${from.format(DATE)}..${to.format(DATE)}` : undefined)
        }}
      />
    </span>
  )
}
