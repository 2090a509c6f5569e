import type { Matter } from '@onegrid/domain'
import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { JSX } from 'react'
import { useSearchParams } from 'react-router'
import { Empty } from '../../feedback/states.tsx'
import { useRoles } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import type { Standing } from '../policies/draft-data.ts'
import { isKept } from '../policies/piece-form.ts'
import { MatterCard } from './matter-card.tsx'
import { MatterForm } from './matter-form.tsx'
import type { MatterRow } from './matter-list.ts'
import { useMatterWords } from './words.ts'

/** One matter: read as a card, changed in a form, new or copied from another. */
export function MatterPane({ code, standing, rows, today, open }: {
  /** A code, or `new`. */
  code: string
  standing: Standing
  rows: readonly MatterRow[]
  today: string
  open: (code: string | null) => void
}): JSX.Element {
  const say = useMatterWords()
  const language = useLanguage()
  const mayWrite = useRoles('admin_system')
  const [search, setSearch] = useSearchParams()
  const row = rows.find(({ matter }) => matter.code === code)
  const [editing, setEditing] = useState(
    () => mayWrite && (search.has('field') || (row !== undefined && isKept(`matters/${code}`))),
  )
  const nameOf = ({ name }: Matter): string => (language === 'en' ? name.en : name.zh)
  const copied = standing.policy.matters.find((matter) => matter.code === search.get('copy'))
  const isNew = code === 'new'
  const title = isNew
    ? (copied ? say('form.copyTitle', { name: nameOf(copied) }) : say('form.newTitle'))
    : row ? nameOf(row.matter) : code
  const present = standing.policy.matters.find((matter) => matter.code === code)
  return (
    <section className="matters-pane" aria-label={title}>
      <header className="matters-pane-head">
        {!isNew && <span className="matters-code">{code}</span>}
        <h2>{title}</h2>
        {row && <small>{language === 'en' ? row.matter.name.zh : row.matter.name.en}</small>}
        <Button type="text" icon={<CloseOutlined />} aria-label={say('card.close')} onClick={() => open(null)} />
      </header>
      {isNew && mayWrite && (
        <MatterForm key={copied?.code} standing={standing} copied={copied} done={(next) => open(next ?? null)} />
      )}
      {!isNew && !row && <Empty title={say('card.unknown', { code })} />}
      {row && (editing && present
        ? <MatterForm standing={standing} present={present} field={
          search.get('field') ?? undefined
        } done={() => setEditing(false)} />
        : (
          <MatterCard
            row={row} standing={standing} today={today} edit={() => setEditing(true)} open={open}
            copy={() => setSearch((now) => { now.set('matter', 'new'); now.set('copy', code); return now })}
          />
        ))}
    </section>
  )
}
