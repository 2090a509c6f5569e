import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import type { JSX } from 'react'
import { useLanguage } from '../../words/room-words.ts'
import type { ControlProps } from './field.tsx'
import { useFormWords } from './words.ts'

/** A day, as text that the server takes: 2026-09-30. */
export function DateField({ value, onChange, from, ...field }: ControlProps & {
  value: string | undefined
  onChange: (value: string | undefined) => void
  /** Days before it cannot be chosen. */
  from?: string
}): JSX.Element {
  const words = useFormWords()
  dayjs.locale(useLanguage() === 'en' ? 'en' : 'zh-cn')
  return (
    <DatePicker
      {...field}
      className="date-field"
      placeholder={words('day')}
      value={value ? dayjs(value) : null}
      minDate={from ? dayjs(from) : undefined}
      onChange={(date) => onChange(date?.format('YYYY-MM-DD'))}
    />
  )
}
