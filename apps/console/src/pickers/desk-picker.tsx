import { wordsOf } from '@onegrid/domain/words'
import type { JSX } from 'react'
import { useLanguage } from '../words/room-words.ts'
import { ChoicePicker } from './choice-picker.tsx'
import type { PickerProps } from './choice-picker.tsx'
import { useDesks } from './directory.ts'
import { usePickerWords } from './words.ts'

export function DeskPicker(props: PickerProps): JSX.Element {
  const say = usePickerWords()
  const { tier } = wordsOf(useLanguage())
  const { items, loading, failed } = useDesks()
  const choices = items.map((desk) => ({ value: desk.id, label: desk.name, beside: tier[desk.tier] }))
  return <ChoicePicker placeholder={say('desk')} {...props} choices={choices} loading={loading} failed={failed} />
}
