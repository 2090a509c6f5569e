import type { Matter } from '@onegrid/domain'
import { matterClasses } from '@onegrid/domain'
import { formatLimit } from '@onegrid/domain/words'
import { useMemo } from 'react'
import type { JSX } from 'react'
import { ChoicePicker } from '../../pickers/choice-picker.tsx'
import type { ChoiceGroup, PickerProps } from '../../pickers/choice-picker.tsx'
import { useLanguage } from '../../words/room-words.ts'

/** A matter as the draft has it: also one that is not published yet. */
export function DraftMatterPicker({ matters, ...props }: PickerProps & { matters: readonly Matter[] }): JSX.Element {
  const language = useLanguage()
  const groups = useMemo(() => {
    const nameOf = ({ name }: { name: { zh: string; en: string } }): string => (language === 'en' ? name.en : name.zh)
    return matterClasses.flatMap((one) => one.subclasses.map((sub): ChoiceGroup => ({
      title: `${nameOf(one)} · ${nameOf(sub)}`,
      choices: matters.filter(({ code }) => code.startsWith(sub.code)).map((matter) => ({
        value: matter.code, label: nameOf(matter), beside: formatLimit(matter.limit, language),
        also: [matter.code, ...(matter.aliases ?? [])].join(' '),
      })),
    }))).filter(({ choices }) => choices.length > 0)
  }, [matters, language])
  return <ChoicePicker {...props} choices={groups} />
}
