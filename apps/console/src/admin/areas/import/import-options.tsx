import { Checkbox, Input, Select } from 'antd'
import type { JSX } from 'react'
import { Field } from '../../parts/field.tsx'
import type { ImportChoice } from './send-import.ts'
import { useImportWords } from './words.ts'

/** Whether grids in force give way, and by which code list the file speaks. */
export function ImportOptions({ choice, disabled, onChange }: {
  choice: ImportChoice
  disabled: boolean
  onChange: (choice: ImportChoice) => void
}): JSX.Element {
  const say = useImportWords()
  const schemes = (['nbs', 'mca'] as const).map((value) => ({ value, label: say(`scheme.${value}`) }))
  return (
    <div className="import-options">
      <div>
        <Checkbox
          checked={choice.replace}
          disabled={disabled}
          onChange={({ target }) => onChange({ ...choice, replace: target.checked })}
        >
          {say('replace')}
        </Checkbox>
        <p className="import-why">{say('replaceWhy')}</p>
      </div>
      <div className="import-list">
        <Field label={say('list')}>
          {(field) => (
            <Select
              {...field}
              allowClear
              disabled={disabled}
              value={choice.scheme}
              options={schemes}
              placeholder={say('listDefault')}
              onChange={(scheme?: 'nbs' | 'mca') =>
                onChange({ replace: choice.replace, ...(scheme && { scheme, version: choice.version }) })
              }
            />
          )}
        </Field>
        {choice.scheme && (
          <Field label={say('version')}>
            {(field) => (
              <Input
                {...field}
                inputMode="numeric"
                maxLength={20}
                disabled={disabled}
                value={choice.version ?? ''}
                onChange={({ target }) => onChange({ ...choice, version: target.value || undefined })}
              />
            )}
          </Field>
        )}
      </div>
    </div>
  )
}
