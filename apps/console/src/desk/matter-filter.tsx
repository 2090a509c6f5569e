import { TreeSelect } from 'antd'
import { useMemo } from 'react'
import type { JSX } from 'react'
import { useRead } from '../api/queries.ts'
import { DIRECTORY_FRESH_MS, useMatters } from '../pickers/directory.ts'
import { useDeskWords } from './words.ts'

interface Node {
  value: string
  title: string
  children?: Node[]
}

/** Classes, subclasses and matters: a class that is chosen stands for all in it, also for those that come later. */
export function MatterFilter({
  id,
  value,
  onChange,
}: {
  id: string
  value: readonly string[] | undefined
  onChange: (codes: string[] | undefined) => void
}): JSX.Element {
  const say = useDeskWords()
  const classes = useRead('listMatterClasses', undefined, { fresh: DIRECTORY_FRESH_MS })
  const matters = useMatters()
  const tree = useMemo<Node[]>(
    () =>
      (classes.data?.items ?? []).map((one) => ({
        value: one.code,
        title: one.name,
        children: one.subclasses.map((subclass) => ({
          value: subclass.code,
          title: subclass.name,
          children: matters.items
            .filter(({ subclassCode }) => subclassCode === subclass.code)
            .map(({ code, name }) => ({ value: code, title: name })),
        })),
      })),
    [classes.data, matters.items],
  )
  return (
    <TreeSelect
      id={id}
      value={value ? [...value] : []}
      onChange={(codes: string[]) => onChange(codes.length > 0 ? codes : undefined)}
      treeData={tree}
      treeCheckable
      showCheckedStrategy={TreeSelect.SHOW_PARENT}
      showSearch={{ treeNodeFilterProp: 'title' }}
      allowClear
      maxTagCount="responsive"
      loading={matters.loading}
      placeholder={say('filter.anyMatter')}
      popupMatchSelectWidth={320}
      listHeight={360}
    />
  )
}
