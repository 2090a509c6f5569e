import type { MatterEntry } from '@onegrid/contract'
import { formatLimit } from '@onegrid/domain/words'
import type { JSX } from 'react'
import { useRead } from '../api/queries.ts'
import { useLanguage } from '../words/room-words.ts'
import { ChoicePicker } from './choice-picker.tsx'
import type { Choice, ChoiceGroup, PickerProps } from './choice-picker.tsx'
import { DIRECTORY_FRESH_MS, useMatters } from './directory.ts'
import { usePickerWords } from './words.ts'

/** A matter of the catalogue by its code, found by name, code, class or by who answers for it. */
export function MatterPicker(props: PickerProps): JSX.Element {
  const say = usePickerWords()
  const language = useLanguage()
  const { items, loading, failed } = useMatters()
  const { data: classes } = useRead('listMatterClasses', undefined, { fresh: DIRECTORY_FRESH_MS })
  const toChoice = (matter: MatterEntry, title: string): Choice => ({
    value: matter.code,
    label: matter.name,
    beside: formatLimit(matter.limit, language),
    also: `${matter.code} ${title} ${matter.leadFunction}`,
  })
  const groups: ChoiceGroup[] = (classes?.items ?? []).flatMap((one) => one.subclasses.map((subclass) => {
    const title = `${one.name} · ${subclass.name}`
    const inside = items.filter((matter) => matter.subclassCode === subclass.code)
    return { title, choices: inside.map((matter) => toChoice(matter, title)) }
  })).filter((group) => group.choices.length > 0)
  const known = items.map((matter) => toChoice(matter, ''))
  const read = { choices: groups, known, loading, failed }
  return <ChoicePicker placeholder={say('matter')} {...props} {...read} />
}
