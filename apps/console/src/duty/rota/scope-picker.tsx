import { Segmented } from 'antd'
import { useState } from 'react'
import type { JSX } from 'react'
import { AreaPicker } from '../../pickers/area-picker.tsx'
import { DeskPicker } from '../../pickers/desk-picker.tsx'
import { UnitPicker } from '../../pickers/unit-picker.tsx'
import { useDutyWords } from '../words.ts'
import type { Scope, ScopeKind } from './use-rota.ts'

/** Whose rota: a desk's, a unit's or an area's. */
export function ScopePicker({ scope, choose }: {
  scope: Scope | undefined; choose: (scope: Scope) => void
}): JSX.Element {
  const say = useDutyWords()
  const [kind, setKind] = useState<ScopeKind>()
  const shown = kind ?? scope?.kind ?? 'desk'
  const value = scope?.kind === shown ? scope.id : undefined
  const take = (id: string | undefined): void => {
    if (id === undefined) return
    setKind(undefined)
    choose({ kind: shown, id })
  }
  return (
    <div className="scope-picker" role="group" aria-label={say('scope.label')}>
      <Segmented<ScopeKind>
        value={shown}
        onChange={setKind}
        aria-label={say('scope.label')}
        options={(['desk', 'unit', 'area'] as const).map((one) => ({ value: one, label: say(`scope.${one}`) }))}
      />
      {shown === 'desk' && (
        <DeskPicker
          value={value}
          onChange={take}
          placeholder={say('scope.pickDesk')}
          aria-label={say('scope.pickDesk')}
        />
      )}
      {shown === 'unit' && (
        <UnitPicker
          value={value}
          onChange={take}
          placeholder={say('scope.pickUnit')}
          aria-label={say('scope.pickUnit')}
        />
      )}
      {shown === 'area' && (
        <AreaPicker
          value={value}
          onChange={take}
          placeholder={say('scope.pickArea')}
          aria-label={say('scope.pickArea')}
          allowClear={false}
        />
      )}
    </div>
  )
}
