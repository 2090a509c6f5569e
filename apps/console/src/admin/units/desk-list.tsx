import { Button } from 'antd'
import { wordsOf } from '@onegrid/domain/words'
import type { Desk, Unit } from '@onegrid/contract'
import { useState } from 'react'
import type { JSX } from 'react'
import { useDesks } from '../../pickers/directory.ts'
import { useLanguage } from '../../words/room-words.ts'
import { CloseDesk } from './close-desk.tsx'
import { DeskForm } from './desk-form.tsx'
import { useUnitWords } from './words.ts'

/** The desks of a unit: what area each receives for, who stands in for it. */
export function DeskList({ unit }: { unit: Unit }): JSX.Element {
  const say = useUnitWords()
  const { tier } = wordsOf(useLanguage())
  const { items, byId } = useDesks()
  const [editing, setEditing] = useState<Desk | 'new'>()
  const [closing, setClosing] = useState<Desk>()
  const own = items.filter(({ unitId }) => unitId === unit.id)
  return (
    <section className="pane-part">
      <header>
        <h3>{say('desks.title')}</h3>
        {unit.active && (
          <Button size="small" onClick={() => setEditing('new')}>
            {say('desks.add')}
          </Button>
        )}
      </header>
      {own.length === 0 && <p className="plain-none">{say('desks.none')}</p>}
      {own.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th>{say('desks.name')}</th>
              <th>{say('desks.tier')}</th>
              <th>{say('desks.area')}</th>
              <th>{say('desks.fallback')}</th>
              <th className="figure">{say('desks.posts')}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {own.map((desk) => (
              <tr key={desk.id}>
                <td>{desk.name}</td>
                <td>{tier[desk.tier]}</td>
                <td>{desk.areaName}</td>
                <td>{desk.fallbackDeskId === null ? say('desks.above') : byId.get(desk.fallbackDeskId)?.name}</td>
                <td className="figure">{desk.posts}</td>
                <td className="acts">
                  <Button type="text" size="small" onClick={() => setEditing(desk)}>
                    {say('edit')}
                  </Button>
                  <Button type="text" size="small" onClick={() => setClosing(desk)}>
                    {say('close')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {editing && (
        <DeskForm unit={unit} desk={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />
      )}
      {closing && <CloseDesk desk={closing} onClose={() => setClosing(undefined)} />}
    </section>
  )
}
