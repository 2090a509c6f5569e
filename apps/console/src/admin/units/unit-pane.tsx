import { Button } from 'antd'
import type { Unit } from '@onegrid/contract'
import { useState } from 'react'
import type { JSX } from 'react'
import { Facts } from '../parts/facts.tsx'
import { CloseUnit } from './close-unit.tsx'
import { DeskList } from './desk-list.tsx'
import { FunctionList } from './function-list.tsx'
import { MemberList } from './member-list.tsx'
import { UnitForm } from './unit-form.tsx'
import { pathOf } from './unit-rows.ts'
import { useUnitWords } from './words.ts'

/** One unit: where it stands, what it does, its desks, its people; and what may be changed. */
export function UnitPane({ unit, known, onChoose }: {
  unit: Unit
  known: ReadonlyMap<string, Unit>
  onChoose: (id: string) => void
}): JSX.Element {
  const say = useUnitWords()
  const [doing, setDoing] = useState<'edit' | 'close' | 'below'>()
  const above = pathOf(known, unit.id).slice(1)
  const below = [...known.values()].filter(({ parentId, active }) => parentId === unit.id && active)
  const done = (): void => setDoing(undefined)
  return (
    <div className="pane-sheet">
      <div className="pane-title">
        <h2>{unit.name}</h2>
        {!unit.active && <span className="tag warn">{say('closedMark')}</span>}
        {unit.active && (
          <div className="pane-acts">
            <Button onClick={() => setDoing('edit')}>{say('edit')}</Button>
            <Button onClick={() => setDoing('below')}>{say('newBelow')}</Button>
            <Button danger onClick={() => setDoing('close')}>
              {say('close')}
            </Button>
          </div>
        )}
      </div>
      <Facts
        items={[
          [say('fact.kind'), say(`kind.${unit.kind}`)],
          [say('fact.area'), unit.areaName],
          [
            say('fact.parent'),
            above[0] && (
              <button key="up" type="button" className="link-button" onClick={() => onChoose(above[0]!.id)}>
                {above[0].name}
              </button>
            ),
          ],
          [say('fact.below'), below.length || null],
          [say('fact.version'), unit.version],
        ]}
      />
      <FunctionList unit={unit} known={known} />
      <DeskList unit={unit} />
      <MemberList unitId={unit.id} />
      {doing === 'edit' && <UnitForm unit={unit} onClose={done} />}
      {doing === 'below' && <UnitForm parentId={unit.id} areaId={unit.areaId} onClose={done} onMade={onChoose} />}
      {doing === 'close' && <CloseUnit unit={unit} onClose={done} />}
    </div>
  )
}
