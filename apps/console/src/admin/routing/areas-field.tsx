import { Tag } from 'antd'
import type { JSX } from 'react'
import { AreaPicker } from '../../pickers/area-picker.tsx'
import type { ControlProps } from '../parts/field.tsx'
import { useRoutingWords } from './words.ts'

/** Areas one by one: what is chosen stands before the picker. */
export function AreasField({ value = [], onChange, nameOf, named, ...control }: ControlProps & {
  value: readonly string[] | undefined
  onChange: (areas: string[]) => void
  nameOf: (id: string) => string | undefined
  /** Told of the name of what was just chosen. */
  named: (id: string, name: string) => void
}): JSX.Element {
  const say = useRoutingWords()
  return (
    <div className="rule-areas">
      {value.map((id) => {
        const name = nameOf(id) ?? `${id.slice(-6)}${say('sentence.gone')}`
        return (
          <Tag
            key={id} closable={{ 'aria-label': say('form.removeArea', { name }) }}
            onClose={() => onChange(value.filter((other) => other !== id))}
          >
            {name}
          </Tag>
        )
      })}
      <AreaPicker
        {...control} value={null} placeholder={say('form.addArea')}
        onChange={(id, area) => {
          if (!id || value.includes(id)) return
          if (area) named(id, area.name)
          onChange([...value, id])
        }}
      />
    </div>
  )
}
