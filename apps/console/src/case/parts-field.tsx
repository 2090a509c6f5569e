import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { JSX } from 'react'
import { MatterPicker } from '../pickers/matter-picker.tsx'
import type { PartValue } from './values.ts'
import { useCaseWords } from './words.ts'

interface PartsFieldProps {
  id: string
  value: readonly PartValue[] | undefined
  onChange: (value: readonly PartValue[]) => void
  max: number
}

/** What one report falls into: each part a matter and what it is. */
export function PartsField({ id, value, onChange, max }: PartsFieldProps): JSX.Element {
  const say = useCaseWords()
  const parts = value && value.length > 0 ? value : [{}, {}]
  const change = (at: number, more: PartValue): void =>
    onChange(parts.map((part, i) => (i === at ? { ...part, ...more } : part)))
  return (
    <div className="parts-field">
      {parts.map((part, i) => (
        <fieldset key={i}>
          <legend>{say('field.part', { n: i + 1 })}</legend>
          <MatterPicker id={i === 0 ? id : undefined}
            aria-label={`${say('field.part', { n: i + 1 })} ${say('field.partMatter')}`} value={part.matter}
            onChange={(matter) => change(i, { matter })} />
          <textarea className="field-text" rows={2}
            aria-label={`${say('field.part', { n: i + 1 })} ${say('field.partText')}`}
            placeholder={say('field.partText')} value={part.text ?? ''}
            onChange={({ target }) => change(i, { text: target.value })} />
          {parts.length > 1 && (
            <Button type="text" size="small" icon={<CloseOutlined />} aria-label={say('field.dropPart', { n: i + 1 })}
              onClick={() => onChange(parts.filter((_, at) => at !== i))} />
          )}
        </fieldset>
      ))}
      {parts.length < max && (
        <Button type="dashed" size="small" icon={<PlusOutlined />} onClick={() => onChange([...parts, {}])}>
          {say('field.addPart')}
        </Button>
      )}
    </div>
  )
}
