import type { Matter } from '@onegrid/domain'
import { matterClasses } from '@onegrid/domain'
import { TreeSelect } from 'antd'
import { useMemo } from 'react'
import type { JSX } from 'react'
import { useLanguage } from '../../words/room-words.ts'
import type { ControlProps } from '../parts/field.tsx'
import { useRoutingWords } from './words.ts'

interface Node {
  value: string
  title: string
  children?: Node[]
}

/** Classes, subclasses and matters: a class that is chosen takes in all that is below it, also what comes later. */
export function MatterPrefixes({ matters, value, onChange, ...control }: ControlProps & {
  matters: readonly Matter[]
  value: readonly string[] | undefined
  onChange: (prefixes: string[]) => void
}): JSX.Element {
  const say = useRoutingWords()
  const language = useLanguage()
  const tree = useMemo(() => {
    const nameOf = (
      { code, name }: { code: string; name: { zh: string; en: string } }
    ): string => `${code} ${language === 'en' ? name.en : name.zh}`
    return matterClasses.map((one): Node => ({
      value: one.code,
      title: nameOf(one),
      children: one.subclasses.map((sub) => ({
        value: sub.code,
        title: nameOf(sub),
        children: matters.filter(({ code }) => code.startsWith(sub.code))
          .map((matter) => ({ value: matter.code, title: nameOf(matter) })),
      })),
    }))
  }, [matters, language])
  return (
    <TreeSelect<string[], Node>
      {...control} multiple allowClear treeCheckable treeCheckStrictly={false}
      showCheckedStrategy={TreeSelect.SHOW_PARENT} value={[...(value ?? [])]} treeData={tree}
      placeholder={say('form.matterPlaceholder')} treeNodeFilterProp="title" maxTagCount={8} listHeight={320}
      onChange={(next) => onChange([...next].sort())}
    />
  )
}
