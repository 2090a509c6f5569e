import { Button } from 'antd'
import { useState } from 'react'
import type { JSX } from 'react'
import type { Answer } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { Failed, Waiting } from '../../feedback/states.tsx'
import { useMe } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { stampText } from '../parts/dates.ts'
import { RoomHead } from '../parts/room-head.tsx'
import { ErasureForm } from './erasure-form.tsx'
import { usePersonalWords } from './words.ts'
import './personal.css'

type Held = Answer<'readRetention'>['items'][number]

const counts = ['running', 'later', 'soon', 'due'] as const

/** What is held of people, for how long yet, and how one of them is erased. Numbers only: a value is shown nowhere. */
export default function PersonalRoom(): JSX.Element {
  const say = usePersonalWords()
  const { roles } = useMe()
  const [asking, setAsking] = useState(false)
  const held = useRead('readRetention')
  return (
    <>
      <RoomHead title={say('title')} note={say('note')}>
        {roles.includes('admin_security') && (
          <Button type="primary" onClick={() => setAsking(true)}>{say('erase')}</Button>
        )}
      </RoomHead>
      <div className="held">
        {held.isPending && <Waiting />}
        {held.error && <Failed error={held.error} again={() => void held.refetch()} />}
        {held.data && <HeldTable items={held.data.items} />}
      </div>
      {asking && <ErasureForm fields={held.data?.items ?? []} onClose={() => setAsking(false)} />}
    </>
  )
}

function HeldTable({ items }: { items: readonly Held[] }): JSX.Element {
  const say = usePersonalWords()
  const language = useLanguage()
  const words = ({ zh, en }: { zh: string; en: string }) => (language === 'en' ? en : zh)
  return (
    <table className="held-table">
      <thead>
        <tr>
          {(['field', 'purpose', 'period', ...counts, 'first'] as const).map((name) => (
            <th key={name} scope="col">{say(`col.${name}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map(({ field, label, purpose, retentionDays, firstDueAt, ...numbers }) => (
          <tr key={field}>
            <th scope="row">{words(label)}</th>
            <td>{words(purpose)}</td>
            <td>{say('days', { days: retentionDays })}</td>
            {counts.map((name) => <td key={name} className="number">{numbers[name]}</td>)}
            <td>{firstDueAt === null ? '—' : stampText(firstDueAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
